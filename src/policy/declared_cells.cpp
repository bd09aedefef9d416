// Facts that a policy declares, given by name, as its cells.
#include "policy/fact_cells.hpp"

#include "model/case_reader.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <variant>

namespace amends::impl {

namespace {

constexpr std::size_t longest_text = 60;

std::string_view found_kind(const FactValue& value) {
  constexpr std::array<std::string_view, std::variant_size_v<FactValue::Variant>> kinds{
      "none",       "a truth value", "a whole number", "a number", "text", "an amount of money",
      "a duration", "a time",        "a list",         "a record"};
  return kinds[value.variant().index()];
}

template <typename T>
const T* get(const FactValue& value) {
  return std::get_if<T>(&value.variant());
}

}  // namespace

std::string ValuePlace::path() const {
  std::string text = parent != nullptr ? parent->path() : std::string();
  if (index >= 0) return text + "[" + std::to_string(index) + "]";
  return text.empty() ? std::string(name) : text + "." + std::string(name);
}

Cell FactCells::of(const FactValue& value, std::uint32_t fact, std::string_view name) {
  if (get<None>(value) != nullptr) return Cell::none();
  return declared_cell(value, policy_.facts[fact].type, {nullptr, name}, unknown_cell(fact));
}

Cell FactCells::declared_cell(const FactValue& value, Type type, const ValuePlace& place, Cell in_error) {
  if (get<None>(value) != nullptr) return Cell::none();
  const auto impossible = [&](std::string message) {
    report_.error_at(place.path(), "impossible-value", std::move(message));
    return in_error;
  };
  switch (type.kind) {
    case TypeKind::boolean:
      if (const bool* b = get<bool>(value)) return Cell::of(*b);
      break;
    case TypeKind::integer:
      if (const std::int64_t* i = get<std::int64_t>(value)) return Cell::of(*i);
      break;
    case TypeKind::real:
      if (const std::int64_t* i = get<std::int64_t>(value)) return Cell::of(static_cast<double>(*i));
      if (const double* d = get<double>(value))
        return std::isfinite(*d) ? Cell::of(*d) : impossible("it is not a finite number");
      break;
    case TypeKind::text:
      if (const std::string* s = get<std::string>(value)) return Cell::of(text(*s));
      break;
    case TypeKind::duration:
      if (const Duration* d = get<Duration>(value)) return Cell::of(d->seconds);
      break;
    case TypeKind::time:
      if (const Time* t = get<Time>(value))
        return t->seconds >= first_second && t->seconds <= last_second
                   ? Cell::of(t->seconds)
                   : impossible("the time lies outside the years 0001 to 9999");
      break;
    case TypeKind::money:
      if (const Money* m = get<Money>(value)) {
        if (m->currency == policy_.currency || policy_.currency == Currency())
          return Cell::of(static_cast<double>(m->minor));
        report_other_currency(*m, place.path());
        return in_error;
      }
      break;
    case TypeKind::enumeration:
      if (const std::string* s = get<std::string>(value)) {
        const EnumType& known = policy_.types.enumeration(type);
        if (const std::optional<std::int64_t> number = TypeTable::member(known, *s)) return Cell::of(*number);
        report_unknown_name(*s, std::vector<std::string_view>(known.names.begin(), known.names.end()), place.path(),
                            report_);
        return in_error;
      }
      break;
    case TypeKind::list:
      if (const FactValue::List* list = get<FactValue::List>(value)) {
        if (list->size() <= max_list) return declared_list(*list, type, place);
        report_too_many(place.path(), report_);
        return in_error;
      }
      break;
    case TypeKind::record:
    case TypeKind::period:
    case TypeKind::any:
      break;
  }
  std::string wanted = policy_.types.to_string(type);
  if (type.kind == TypeKind::record) wanted = "an entry of `" + wanted + "`";
  report_.error_at(place.path(), "wrong-type",
                   "the policy wants " + wanted + ", found " + std::string(found_kind(value)));
  return in_error;
}

Cell FactCells::declared_list(const FactValue::List& list, Type type, const ValuePlace& place) {
  const Type element = policy_.types.element(type);
  Cell* const cells = memory_.cells(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    const FactValue::Record* const record = get<FactValue::Record>(list[i]);
    const ValuePlace here{&place, {}, static_cast<std::int64_t>(i)};
    if (element.kind == TypeKind::record && record != nullptr)
      cells[i] = Cell::of(declared_row(*record, element, static_cast<std::int32_t>(i), here));
    else
      cells[i] = declared_cell(list[i], element, here, Cell::error(EvalError::bad_conversion));
  }
  return Cell::of(memory_.list(cells, list.size()));
}

const Cell* FactCells::declared_row(const FactValue::Record& record, Type type, std::int32_t row,
                                    const ValuePlace& place) {
  const std::vector<RecordField>& fields = policy_.types.record(type).fields;
  Cell* const cells = memory_.cells(fields.size());
  std::size_t known = 0;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    cells[i] = unknown_cell(fields[i].fact, row);
    const auto found = record.find(fields[i].name);
    if (found == record.end()) continue;
    ++known;
    cells[i] = declared_cell(found->second, fields[i].type, {&place, fields[i].name}, cells[i]);
  }
  if (known == record.size()) return cells;

  std::vector<std::string> names;
  for (const RecordField& field : fields) names.push_back(field.name);
  for (const auto& [name, value] : record) {
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    const std::string wrong = shown(name, longest_text);
    report_.error_at(ValuePlace{&place, wrong}.path(), "unknown-name", "the policy declares no `" + wrong + "` here",
                     did_you_mean(name, names));
  }
  return cells;
}

}  // namespace amends::impl
