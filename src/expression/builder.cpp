#include "expression/builder.hpp"

#include "expression/evaluator.hpp"

#include <cstring>

namespace amends::impl {

namespace {

constexpr std::uint8_t reads_case = 1;

void append(std::string& key, std::uint64_t number) {
  char bytes[sizeof number];
  std::memcpy(bytes, &number, sizeof number);
  key.append(bytes, sizeof bytes);
}

std::uint64_t bits(Cell cell, Type type) {
  switch (type.kind) {
    case TypeKind::boolean:
      return cell.boolean ? 1 : 0;
    case TypeKind::real:
    case TypeKind::money: {
      std::uint64_t result = 0;
      std::memcpy(&result, &cell.real, sizeof result);
      return result;
    }
    case TypeKind::text:
      return reinterpret_cast<std::uintptr_t>(cell.text);
    case TypeKind::list:
      return reinterpret_cast<std::uintptr_t>(cell.list);
    case TypeKind::record:
      return reinterpret_cast<std::uintptr_t>(cell.record);
    default:
      return static_cast<std::uint64_t>(cell.integer);
  }
}

}  // namespace

std::span<const std::uint32_t> ProgramBuilder::operands_of(std::uint32_t n) const {
  const Node& node = program_.nodes_[n];
  return {program_.operands_.data() + node.b, node.c};
}

std::uint32_t ProgramBuilder::constant_number(Cell cell, Type type) {
  // The same numbers in a list are the same list: their key is their elements.
  std::string key;
  append(key, static_cast<std::uint64_t>(cell.state));
  const auto describe_cell = [&](const auto& self, Cell c, Type t) -> void {
    append(key, static_cast<std::uint64_t>(t.kind) << 16U | t.id);
    if (t.kind == TypeKind::list && c.known()) {
      append(key, c.list->size);
      for (std::uint32_t i = 0; i != c.list->size; ++i) self(self, c.list->cells[i], types_.element(t));
    } else if (c.known()) {
      append(key, bits(c, t));
    } else {
      append(key, 1000 + static_cast<std::uint64_t>(c.state));
    }
  };
  describe_cell(describe_cell, cell, type);
  const auto [found, fresh] =
      known_constants_.try_emplace(std::move(key), static_cast<std::uint32_t>(program_.constants_.size()));
  if (fresh) program_.constants_.push_back(cell);
  return found->second;
}

std::uint32_t ProgramBuilder::constant(Cell cell, Type type, Span span) {
  Node node;
  node.op = Op::constant;
  node.type = type;
  node.span = span;
  node.a = constant_number(keep(cell, type), type);
  return insert(node, 0);
}

// Texts and lists made while folding outlive the evaluation that made them.
Cell ProgramBuilder::keep(Cell cell, Type type) {
  if (!cell.known()) return cell;
  if (type.kind == TypeKind::text && !cell.text->of_policy) return Cell::of(scope_.intern(cell.text->bytes));
  if (type.kind != TypeKind::list) return cell;
  if (!program_.lists_) program_.lists_ = std::make_shared<Program::Lists>();
  std::vector<Cell> cells;
  for (std::uint32_t i = 0; i != cell.list->size; ++i) cells.push_back(keep(cell.list->cells[i], types_.element(type)));
  Program::Lists& lists = *program_.lists_;
  lists.cells.push_back(std::move(cells));
  lists.lists.push_back({lists.cells.back().data(), cell.list->size});
  return Cell::of(static_cast<const ListValue*>(&lists.lists.back()));
}

bool ProgramBuilder::is_pure(const Node& node) const {
  switch (node.op) {
    case Op::slot:
    case Op::now:
    case Op::host:
    case Op::slot_in_list:
    case Op::slot_in_set:
      return false;
    default:
      return !is_slot_comparison(node.op);
  }
}

// An equal node that is there already, or this one. `operands`: how many numbers from b on belong to it.
std::uint32_t ProgramBuilder::insert(const Node& node, std::size_t operands) {
  std::string key;
  append(key,
         static_cast<std::uint64_t>(node.op) << 32U | static_cast<std::uint64_t>(node.type.kind) << 16U | node.type.id);
  append(key, node.a);
  append(key, node.c);
  if (operands == 0) append(key, node.b);
  for (std::size_t i = 0; i != operands; ++i) append(key, program_.operands_[node.b + i]);
  const auto number = static_cast<std::uint32_t>(program_.nodes_.size());
  const auto [found, fresh] = known_nodes_.try_emplace(std::move(key), number);
  if (!fresh) return found->second;

  std::uint8_t free = is_pure(node) ? std::uint8_t{0} : reads_case;
  if (node.op == Op::local) free = static_cast<std::uint8_t>(2U << node.a);
  for_each_operand(node, program_.operands_, [&](std::uint32_t n) {
    std::uint8_t under = free_[n];
    if (is_comprehension(node.op) && n != node.a)
      under = static_cast<std::uint8_t>(under & ~(6U << program_.operands_[node.b + 2]));
    free = static_cast<std::uint8_t>(free | under);
  });
  program_.nodes_.push_back(node);
  free_.push_back(free);
  if (free != 0 || node.op == Op::constant) return number;

  // Nothing of the case is in it: compute it now. What fails is left to fail in the evaluation.
  Arena arena;
  Frame frame;
  frame.program = &program_;
  frame.arena = &arena;
  const Cell value = program_.evaluate({number}, frame);
  if (!value.known()) return number;
  const std::uint32_t folded = constant(value, node.type, node.span);
  found->second = folded;
  return folded;
}

std::uint32_t ProgramBuilder::node(Op op, Type type, Span span, std::uint32_t a, std::uint32_t b, std::uint32_t c,
                                   std::int8_t slope) {
  Node node;
  node.op = op;
  node.type = type;
  node.slope = slope;
  node.a = a;
  node.b = b;
  node.c = c;
  node.span = span;
  return insert(node, 0);
}

std::uint32_t ProgramBuilder::node_with(Op op, Type type, Span span, std::uint32_t a,
                                        std::span<const std::uint32_t> extra, std::int8_t slope) {
  Node node;
  node.op = op;
  node.type = type;
  node.slope = slope;
  node.a = a;
  node.b = static_cast<std::uint32_t>(program_.operands_.size());
  node.c = static_cast<std::uint32_t>(extra.size());
  node.span = span;
  program_.operands_.insert(program_.operands_.end(), extra.begin(), extra.end());
  return insert(node, extra.size());
}

std::uint32_t ProgramBuilder::compare(Op op, Span span, std::uint32_t left, std::uint32_t right, std::uint32_t d,
                                      std::int8_t slope) {
  const Type boolean{TypeKind::boolean, 0};
  const bool simple = slope == 0 && domain::depth(d) == 0 && d != domain::row;
  if (simple && at(left).op == Op::constant && at(right).op == Op::slot) {
    std::swap(left, right);
    op = mirrored(op);
  }
  if (simple && at(left).op == Op::slot && at(right).op == Op::constant && program_.constants_[at(right).a].known())
    return node(fused(op), boolean, span, at(left).a, at(right).a, d);
  return node(op, boolean, span, left, right, d, slope);
}

std::uint32_t ProgramBuilder::in(Span span, std::uint32_t value, std::uint32_t list, std::uint32_t d,
                                 std::int8_t slope) {
  const Type boolean{TypeKind::boolean, 0};
  const Type type = at(value).type;
  if (at(list).op == Op::list) {
    const std::span<const std::uint32_t> elements = operands_of(list);
    std::vector<std::uint32_t> extra{d};
    extra.insert(extra.end(), elements.begin(), elements.end());
    return node_with(Op::in_any, boolean, span, value, extra, slope);
  }
  if (const Cell* const constant = constant_of(list); constant != nullptr && constant->known()) {
    const bool slot = at(value).op == Op::slot;
    if (type.kind == TypeKind::enumeration && types_.enumeration(type).names.size() <= 62) {
      std::int64_t set = 0;
      for (std::uint32_t i = 0; i != constant->list->size; ++i)
        if (constant->list->cells[i].known()) set |= std::int64_t{1} << constant->list->cells[i].integer;
      const std::uint32_t number = constant_number(Cell::of(set), {TypeKind::integer, 0});
      return node(slot ? Op::slot_in_set : Op::in_set, boolean, span, slot ? at(value).a : value, number);
    }
    if (slot && domain::depth(d) == 0) return node(Op::slot_in_list, boolean, span, at(value).a, at(list).a, d);
  }
  return node(Op::in_list, boolean, span, value, list, d, slope);
}

}  // namespace amends::impl
