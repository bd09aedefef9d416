// Lists: literals, elements, comprehensions.
#include "expression/evaluator.hpp"

namespace amends::impl {

Cell Evaluator::make_list(std::uint32_t n, const Node& node) {
  Cell* const cells = frame_.arena == nullptr ? nullptr : frame_.arena->cells(node.c);
  ListValue* const list = cells == nullptr ? nullptr : frame_.arena->list(cells, node.c);
  if (list == nullptr) return fail(n, EvalError::budget);
  Cell missing = Cell::of(true);
  for (std::uint32_t i = 0; i != node.c; ++i) {
    cells[i] = eval(program_.operands_[node.b + i]);
    if (cells[i].undecided()) missing = missing.known() ? cells[i] : undecided(n, missing, cells[i]);
  }
  return missing.known() ? Cell::of(static_cast<const ListValue*>(list)) : missing;
}

Cell Evaluator::index(std::uint32_t n, const Node& node) {
  const Cell list = eval(node.a);
  const Cell at = eval(node.b);
  if (!list.known() || !at.known()) return undecided(n, list, at);
  if (at.integer < 0 || at.integer >= static_cast<std::int64_t>(list.list->size))
    return fail(n, EvalError::no_such_index);
  return read(list.list->cells[at.integer]);
}

// The list of a comprehension: known, or what the comprehension is then.
Cell Evaluator::iterate(std::uint32_t n, const Node& node, Mark& start) {
  start = mark();
  const Cell list = eval(node.a);
  return list.state == State::none ? fail(n, EvalError::is_none) : list;
}

void Evaluator::bind(const Node& node, Cell list, std::uint32_t i) {
  const std::uint32_t variable = program_.operands_[node.b + 2];
  locals_[variable] = list.list->cells[i];
  locals_[variable + 1] = Cell::of(static_cast<std::int64_t>(i));
}

// exists (true decides) and all (false decides).
Cell Evaluator::quantify(std::uint32_t n, const Node& node, bool deciding) {
  Mark start{};
  const Cell list = iterate(n, node, start);
  if (!list.known()) return list;
  Cell unknown = Cell::of(!deciding), error = unknown;
  for (std::uint32_t i = 0; i != list.list->size; ++i) {
    if (!spend(n)) return Cell::error(EvalError::budget);
    bind(node, list, i);
    Cell result = eval(program_.operands_[node.b]);
    if (result.known()) {
      if (result.boolean != deciding) continue;
      take_back(start);
      return result;
    }
    if (result.state == State::none) result = fail(n, EvalError::is_none);
    (result.state == State::unknown ? unknown : error) = result;
  }
  return unknown.known() ? error : unknown;
}

// Two that hold decide, but not over an element that fails (as in CEL).
Cell Evaluator::exactly_one(std::uint32_t n, const Node& node) {
  Mark start{};
  const Cell list = iterate(n, node, start);
  if (!list.known()) return list;
  std::uint32_t count = 0;
  Cell unknown = Cell::of(false), error = unknown;
  for (std::uint32_t i = 0; i != list.list->size; ++i) {
    if (!spend(n)) return Cell::error(EvalError::budget);
    bind(node, list, i);
    Cell result = eval(program_.operands_[node.b]);
    if (result.state == State::none) result = fail(n, EvalError::is_none);
    if (result.known())
      count += result.boolean ? 1U : 0U;
    else
      (result.state == State::unknown ? unknown : error) = result;
  }
  if (error.known() && count > 1) {
    take_back(start);
    return Cell::of(false);
  }
  if (!unknown.known()) return unknown;
  return error.known() ? Cell::of(count == 1) : error;
}

// map, filter and transformList: a predicate, a transformation, or both.
Cell Evaluator::map(std::uint32_t n, const Node& node) {
  Mark start{};
  const Cell list = iterate(n, node, start);
  if (!list.known()) return list;
  const std::uint32_t predicate = program_.operands_[node.b], transform = program_.operands_[node.b + 1];
  Cell* const cells = frame_.arena == nullptr ? nullptr : frame_.arena->cells(list.list->size);
  ListValue* const made = cells == nullptr ? nullptr : frame_.arena->list(cells, 0);
  if (made == nullptr) return fail(n, EvalError::budget);
  Cell missing = Cell::of(true);
  const auto miss = [&](Cell cell) { missing = missing.known() ? cell : undecided(n, missing, cell); };
  for (std::uint32_t i = 0; i != list.list->size; ++i) {
    if (!spend(n)) return Cell::error(EvalError::budget);
    bind(node, list, i);
    if (predicate != Expr::none) {
      Cell keep = eval(predicate);
      if (keep.state == State::none) keep = fail(n, EvalError::is_none);
      if (!keep.known()) miss(keep);
      if (!keep.is_true()) continue;
    }
    const Cell result = transform == Expr::none ? list.list->cells[i] : eval(transform);
    if (result.undecided() && transform != Expr::none) miss(result);
    cells[made->size++] = result;
  }
  return missing.known() ? Cell::of(static_cast<const ListValue*>(made)) : missing;
}

}  // namespace amends::impl
