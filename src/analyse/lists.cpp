// Entries from the fields that are read.
#include "analyse/lists.hpp"

#include "analyse/units.hpp"
#include "expression/op.hpp"
#include "expression/same_cells.hpp"
#include "model/case_fields.hpp"
#include "policy/fact_table.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

constexpr std::size_t most_rows = 96, most_values = 8;

void add(std::vector<Cell>& cells, Cell cell, Type type) {
  if (std::none_of(cells.begin(), cells.end(), [&](const Cell& c) { return same_cells(c, cell, type); }))
    cells.push_back(cell);
}

}  // namespace

Cell Lists::keep(const std::vector<Cell>& entries) {
  cells_.push_back(entries);
  lists_.push_back({cells_.back().data(), static_cast<std::uint32_t>(entries.size())});
  return Cell::of(static_cast<const ListValue*>(&lists_.back()));
}

void Lists::look_at_operands(std::uint32_t number, Read& read) const {
  for_each_operand(program_.node(number), program_.operands(), [&](std::uint32_t operand) { look(operand, read); });
}

void Lists::look(std::uint32_t number, Read& read) const {
  if (std::find(read.seen.begin(), read.seen.end(), number) != read.seen.end()) return;
  read.seen.push_back(number);
  const Node& node = program_.node(number);
  const auto field_of = [&](std::uint32_t operand) -> std::size_t {
    const Node& at = program_.node(operand);
    return at.op == Op::field && at.b < read.fields.size() ? at.b : read.fields.size();
  };
  if (node.op == Op::field && node.b < read.fields.size()) read.fields[node.b] = true;
  if (node.op == Op::has)
    if (const std::size_t field = field_of(node.a); field < read.fields.size()) read.may_be_none[field] = true;
  if (node.op == Op::constant && program_.constant({number})->known())
    read.constants.emplace_back(node.type, *program_.constant({number}));
  if (is_comparison(node.op)) {
    for (const auto& [side, other] : {std::pair(node.a, node.b), std::pair(node.b, node.a)}) {
      const Cell* const constant = program_.constant({other});
      if (const std::size_t field = field_of(side); field < read.fields.size() && constant != nullptr)
        read.compared[field].push_back(*constant);
    }
  }
  if (node.op == Op::host && static_cast<HostCall>(node.a) == HostCall::value)
    if (const Cell* const which = program_.constant({program_.operands()[node.b]}))
      for (const ChoiceItem& item : policy_.values[static_cast<std::size_t>(which->integer)].choice.items) {
        if (item.when.exists()) look(item.when.node, read);
        if (item.is.exists()) look(item.is.node, read);
      }
  look_at_operands(number, read);
}

// The plainest first.
std::vector<Cell> Lists::values(Type type, const std::vector<Cell>& compared, const Read& read,
                                std::int64_t now) const {
  std::vector<Cell> cells;
  const auto around = [&](std::int64_t step) {
    for (const Cell& cell : compared)
      for (const std::int64_t by : {std::int64_t{0}, step, -step}) add(cells, Cell::of(cell.integer + by), type);
  };
  switch (type.kind) {
    case TypeKind::boolean:
      return {Cell::of(true), Cell::of(false)};
    case TypeKind::enumeration: {
      for (const Cell& cell : compared) add(cells, cell, type);
      for (const auto& [kind, cell] : read.constants)
        if (kind == type) add(cells, cell, type);
      const std::size_t members = policy_.types.enumeration(type).names.size();
      for (std::size_t i = 0; i < members && cells.size() < most_values; ++i)
        add(cells, Cell::of(static_cast<std::int64_t>(i)), type);
      return cells;
    }
    case TypeKind::text:
      for (const Cell& cell : compared) add(cells, cell, type);
      for (const auto& [kind, cell] : read.constants)
        if (kind == type) add(cells, cell, type);
      add(cells, Cell::of(another_), type);
      return cells;
    case TypeKind::integer:
    case TypeKind::duration:
      around(1);
      for (const std::int64_t plain : {1, 0}) add(cells, Cell::of(plain), type);
      return cells;
    case TypeKind::time:
      for (const std::int64_t ago : {day, 40 * day, 400 * day, -day}) add(cells, Cell::of(now - ago), type);
      for (const auto& [kind, cell] : read.constants)
        if (kind.kind == TypeKind::duration)
          for (const std::int64_t by : {-1, 0, 1})
            for (const std::int64_t sign : {-1, 1}) add(cells, Cell::of(now + sign * cell.integer + by), type);
      around(1);
      return cells;
    case TypeKind::real:
    case TypeKind::money:
      for (const Cell& cell : compared)
        for (const double by : {0.0, 1.0, -1.0}) add(cells, Cell::of(cell.real + by), type);
      for (const double plain : {1.0, 0.0}) add(cells, Cell::of(plain), type);
      return cells;
    default:
      return {Cell::none()};
  }
}

// What a field is that nobody reads, but that an entry must have.
Cell Lists::usual(std::uint32_t slot, std::size_t field, Type type, std::int64_t now) const {
  const PolicyFact& fact = policy_.facts[slot];
  if (fact.declared) return Cell();
  const FieldInfo& info = case_records()[fact.record].fields[field];
  if (info.absent_is_none) return Cell::none();
  if (!info.required) return Cell();
  switch (type.kind) {
    case TypeKind::time:
      return Cell::of(now - day);
    case TypeKind::text:
      return Cell::of(another_);
    case TypeKind::real:
    case TypeKind::money:
      return Cell::of(1.0);
    default:
      return Cell::of(std::int64_t{0});
  }
}

std::vector<Cell> Lists::worth_trying(std::uint32_t slot, std::span<const std::uint32_t> nodes, std::int64_t now) {
  const Type element = policy_.types.element(policy_.facts[slot].type);
  const bool records = element.kind == TypeKind::record;
  const std::vector<RecordField> none_at_all;
  const std::vector<RecordField>& fields = records ? policy_.types.record(element).fields : none_at_all;
  Read read;
  read.fields.resize(fields.size());
  read.may_be_none.resize(fields.size());
  read.compared.resize(fields.size());
  for (const std::uint32_t node : nodes) look(node, read);

  std::vector<Cell> entries;
  if (!records) {
    std::vector<Cell> compared;
    for (const auto& [type, cell] : read.constants)
      if (type == element) compared.push_back(cell);
    entries = values(element, compared, read, now);
  } else {
    std::vector<std::vector<Cell>> rows{{}};
    for (std::size_t f = 0; f < fields.size(); ++f) {
      std::vector<Cell> choices{usual(slot, f, fields[f].type, now)};
      if (read.fields[f]) {
        const Cell otherwise = choices.front();
        choices = values(fields[f].type, read.compared[f], read, now);
        const bool required =
            !policy_.facts[slot].declared && case_records()[policy_.facts[slot].record].fields[f].required;
        if (!required && otherwise.state == State::none) choices.push_back(otherwise);
        if (!required && otherwise.state != State::none && read.may_be_none[f]) choices.push_back(Cell::none());
      }
      std::vector<std::vector<Cell>> longer;
      for (const std::vector<Cell>& row : rows)
        for (const Cell& choice : choices) {
          if (longer.size() >= most_rows) break;
          longer.push_back(row);
          longer.back().push_back(choice);
        }
      rows = std::move(longer);
    }
    for (const std::vector<Cell>& row : rows) {
      cells_.push_back(row);
      entries.push_back(Cell::of(static_cast<const Cell*>(cells_.back().data())));
    }
  }
  std::vector<Cell> lists{keep({})};
  for (const Cell& entry : entries) lists.push_back(keep({entry}));
  for (const Cell& entry : entries) lists.push_back(keep({entry, entry}));
  for (std::size_t i = 1; i < entries.size() && i < most_values; ++i) lists.push_back(keep({entries[0], entries[i]}));
  return lists;
}

}  // namespace amends::impl
