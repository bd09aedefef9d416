// The functions that need no host.
#include "expression/arithmetic.hpp"
#include "expression/evaluator.hpp"
#include "expression/functions.hpp"
#include "text/number.hpp"

#include <amends/money.hpp>
#include <amends/time.hpp>

#include <boost/container/small_vector.hpp>

#include <charconv>
#include <cmath>
#include <cstring>

namespace amends::impl {

namespace {

bool by_real(Type type) { return type.kind == TypeKind::real || type.kind == TypeKind::money; }

bool is_least(FunctionId id) { return id == FunctionId::min || id == FunctionId::earliest; }

Cell extreme(FunctionId id, Type type, std::span<const Cell> cells) {
  if (cells.empty()) return Cell::error(EvalError::no_such_index);
  Cell best = cells.front();
  for (const Cell& cell : cells) {
    const bool less = by_real(type) ? cell.real < best.real : cell.integer < best.integer;
    const bool more = by_real(type) ? cell.real > best.real : cell.integer > best.integer;
    if (is_least(id) ? less : more) best = cell;
  }
  return best;
}

Cell total(Type type, std::span<const Cell> cells) {
  if (!by_real(type)) {
    Cell sum = Cell::of(std::int64_t{0});
    for (const Cell& cell : cells)
      if (sum.known()) sum = arithmetic::add(sum.integer, cell.integer);
    return sum;
  }
  double sum = 0;
  for (const Cell& cell : cells) sum += cell.real;
  return type.kind == TypeKind::money ? arithmetic::money(sum) : arithmetic::real(sum);
}

std::int64_t code_points(std::string_view text) {
  std::int64_t count = 0;
  for (const char c : text)
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++count;
  return count;
}

Cell to_bool(std::string_view text) {
  for (const std::string_view yes : {"1", "t", "T", "true", "TRUE", "True"})
    if (text == yes) return Cell::of(true);
  for (const std::string_view no : {"0", "f", "F", "false", "FALSE", "False"})
    if (text == no) return Cell::of(false);
  return Cell::error(EvalError::bad_conversion);
}

template <typename Optional>
Cell or_bad(const Optional& value) {
  return value ? Cell::of(*value) : Cell::error(EvalError::bad_conversion);
}

std::string to_text(TypeKind from, std::span<const Cell> arguments) {
  const Cell x = arguments.front();
  switch (from) {
    case TypeKind::boolean:
      return x.boolean ? "true" : "false";
    case TypeKind::integer:
      return std::to_string(x.integer);
    case TypeKind::real:
      return format_exact(x.real);
    case TypeKind::time:
      return to_string(Time{x.integer});
    case TypeKind::duration:
      return to_string(Duration{x.integer});
    case TypeKind::money:
      return to_string(Money{static_cast<std::int64_t>(std::round(x.real)),
                             Currency::from_code(arguments[1].text->bytes).value_or(Currency())});
    default:
      return std::string(x.text->bytes);
  }
}

}  // namespace

Cell Evaluator::text_result(std::uint32_t n, std::string_view bytes) {
  char* const copy = frame_.arena == nullptr ? nullptr : frame_.arena->bytes(bytes.size());
  Text* const text = copy == nullptr ? nullptr : frame_.arena->text({copy, bytes.size()});
  if (text == nullptr) return fail(n, EvalError::budget);
  if (!bytes.empty()) std::memcpy(copy, bytes.data(), bytes.size());
  return Cell::of(static_cast<const Text*>(text));
}

Cell Evaluator::concat(std::uint32_t n, Cell x, Cell y, bool text) {
  if (frame_.arena == nullptr) return fail(n, EvalError::budget);
  if (text) {
    const std::string_view a = x.text->bytes, b = y.text->bytes;
    char* const copy = frame_.arena->bytes(a.size() + b.size());
    Text* const made = copy == nullptr ? nullptr : frame_.arena->text({copy, a.size() + b.size()});
    if (made == nullptr) return fail(n, EvalError::budget);
    if (!a.empty()) std::memcpy(copy, a.data(), a.size());
    if (!b.empty()) std::memcpy(copy + a.size(), b.data(), b.size());
    return Cell::of(static_cast<const Text*>(made));
  }
  Cell* const cells = frame_.arena->cells(std::size_t{x.list->size} + y.list->size);
  ListValue* const made = cells == nullptr ? nullptr : frame_.arena->list(cells, x.list->size + y.list->size);
  if (made == nullptr) return fail(n, EvalError::budget);
  for (std::uint32_t i = 0; i != x.list->size; ++i) cells[i] = x.list->cells[i];
  for (std::uint32_t i = 0; i != y.list->size; ++i) cells[x.list->size + i] = y.list->cells[i];
  return Cell::of(static_cast<const ListValue*>(made));
}

Cell Evaluator::call(std::uint32_t n, const Node& node) {
  boost::container::small_vector<Cell, 8> arguments(node.c);
  Cell missing = Cell::of(true);
  for (std::uint32_t i = 0; i != node.c; ++i) {
    arguments[i] = eval(program_.operands_[node.b + i]);
    if (!arguments[i].known()) missing = missing.known() ? arguments[i] : undecided(n, missing, arguments[i]);
  }
  if (!missing.known()) return undecided(n, missing, missing);

  const auto id = static_cast<FunctionId>(node.a);
  const TypeKind from = program_.nodes_[program_.operands_[node.b]].type.kind;
  const Cell x = arguments[0];
  std::span<const Cell> values(arguments.data(), arguments.size());
  const bool aggregate = id == FunctionId::min || id == FunctionId::max || id == FunctionId::sum ||
                         id == FunctionId::earliest || id == FunctionId::latest;
  if (aggregate && from == TypeKind::list) {
    values = {x.list->cells, x.list->size};
    for (const Cell& cell : values) {
      if (!spend(n)) return Cell::error(EvalError::budget);
      if (!cell.known()) missing = missing.known() ? read(cell) : undecided(n, missing, read(cell));
    }
    if (!missing.known()) return undecided(n, missing, missing);
  }

  Cell result;
  switch (id) {
    case FunctionId::min:
    case FunctionId::max:
    case FunctionId::earliest:
    case FunctionId::latest:
      result = extreme(id, node.type, values);
      break;
    case FunctionId::sum:
      result = total(node.type, values);
      break;
    case FunctionId::ceil:
      result = arithmetic::whole(std::ceil(x.real), EvalError::out_of_range);
      break;
    case FunctionId::floor:
      result = arithmetic::whole(std::floor(x.real), EvalError::out_of_range);
      break;
    case FunctionId::round:
      result = arithmetic::whole(std::round(x.real), EvalError::out_of_range);
      break;
    case FunctionId::size:
      result = Cell::of(from == TypeKind::list ? static_cast<std::int64_t>(x.list->size) : code_points(x.text->bytes));
      break;
    case FunctionId::starts_with:
      result = Cell::of(x.text->bytes.starts_with(arguments[1].text->bytes));
      break;
    case FunctionId::ends_with:
      result = Cell::of(x.text->bytes.ends_with(arguments[1].text->bytes));
      break;
    case FunctionId::contains:
      result = Cell::of(x.text->bytes.find(arguments[1].text->bytes) != std::string_view::npos);
      break;
    case FunctionId::to_int:
      result = from == TypeKind::real   ? arithmetic::whole(std::trunc(x.real), EvalError::out_of_range)
               : from == TypeKind::text ? or_bad(parse_integer(x.text->bytes))
                                        : x;
      break;
    case FunctionId::to_double:
      result = from == TypeKind::text ? or_bad(parse_double(x.text->bytes)) : x;
      break;
    case FunctionId::to_bool:
      result = from == TypeKind::text ? to_bool(x.text->bytes) : x;
      break;
    case FunctionId::to_duration:
      result = x;
      if (from == TypeKind::text) {
        const std::optional<Duration> parsed = parse_duration(x.text->bytes);
        result = parsed ? Cell::of(parsed->seconds) : Cell::error(EvalError::bad_conversion);
      }
      break;
    case FunctionId::to_time:
      result = from == TypeKind::integer ? arithmetic::time(x.integer) : x;
      if (from == TypeKind::text) {
        const ParsedTime parsed = parse_time(x.text->bytes);
        result = parsed.time ? Cell::of(parsed.time->seconds) : Cell::error(EvalError::bad_conversion);
      }
      break;
    case FunctionId::to_string:
      return from == TypeKind::text ? x : text_result(n, to_text(from, values));
    default:
      result = Cell::error(EvalError::out_of_range);
  }
  return result.state == State::error ? fail(n, result.error_code) : result;
}

}  // namespace amends::impl
