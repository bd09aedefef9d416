// Comparisons, membership, and the moment at which a comparison with time will come out differently.
#include "expression/arithmetic.hpp"
#include "expression/evaluator.hpp"

#include <algorithm>
#include <cmath>

namespace amends::impl {

namespace {

template <typename T>
bool relation(Op op, const T& x, const T& y) noexcept {
  switch (op) {
    case Op::equal:
      return x == y;
    case Op::not_equal:
      return x != y;
    case Op::less:
      return x < y;
    case Op::less_equal:
      return x <= y;
    case Op::greater:
      return x > y;
    default:
      return x >= y;
  }
}

}  // namespace

bool equal_texts(const Text* x, const Text* y) noexcept {
  return x == y || (!(x->of_policy && y->of_policy) && x->bytes == y->bytes);
}

bool holds(Op op, Cell x, Cell y, std::uint32_t d) noexcept {
  switch (d) {
    case domain::integer:
      return relation(op, x.integer, y.integer);
    case domain::real:
      return relation(op, x.real, y.real);
    case domain::boolean:
      return relation(op, x.boolean, y.boolean);
    case domain::text:
      if (op == Op::equal) return equal_texts(x.text, y.text);
      if (op == Op::not_equal) return !equal_texts(x.text, y.text);
      return relation(op, x.text->bytes, y.text->bytes);
    default:
      return (x.record == y.record) == (op == Op::equal);
  }
}

Cell equal_cells(Cell x, Cell y, std::uint32_t d) noexcept {
  if (x.state == State::none || y.state == State::none) return Cell::of(false);
  if (!x.known() || !y.known()) return x.state == State::unknown || y.known() ? x : y;
  const std::uint32_t depth = domain::depth(d);
  if (depth == 0) return Cell::of(holds(Op::equal, x, y, d));
  if (x.list->size != y.list->size) return Cell::of(false);
  Cell result = Cell::of(true);
  for (std::uint32_t i = 0; i != x.list->size; ++i) {
    const Cell same = equal_cells(x.list->cells[i], y.list->cells[i], domain::base(d) | (depth - 1) << 4U);
    if (same.is_false()) return same;
    if (!same.known()) result = same;
  }
  return result;
}

Cell Evaluator::compare(std::uint32_t n, const Node& node) {
  const Mark start = mark();
  const Cell x = eval(node.a);
  const Cell y = eval(node.b);
  if (x.known() && y.known()) {
    if (node.slope != 0) note_moment(node, node.op, x, y);
    if (domain::depth(node.c) == 0) return Cell::of(holds(node.op, x, y, node.c));
    const Cell same = equal_cells(x, y, node.c);
    return same.known() ? Cell::of(same.boolean == (node.op == Op::equal)) : read(same);
  }
  if (node.op == Op::equal || node.op == Op::not_equal) {
    // Nothing equals none, whatever the other side turns out to be.
    if ((x.state == State::none && y.state != State::error) || (y.state == State::none && x.state != State::error)) {
      take_back(start);
      return Cell::of(node.op == Op::not_equal);
    }
  }
  return undecided(n, x, y);
}

Cell Evaluator::compare_slot(std::uint32_t n, const Node& node) {
  const Cell x = frame_.slots[node.a];
  const Op op = unfused(node.op);
  if (x.known()) [[likely]] {
    const Cell y = program_.constants_[node.b];
    // What the case says is interned: equal texts are the same one.
    if (node.c == domain::text && (op == Op::equal || op == Op::not_equal))
      return Cell::of((x.text == y.text) == (op == Op::equal));
    return Cell::of(holds(op, x, y, node.c));
  }
  if (x.state == State::none && (op == Op::equal || op == Op::not_equal)) return Cell::of(op == Op::not_equal);
  return undecided(n, read(x), Cell::of(true));
}

Cell Evaluator::element(Cell value, Cell list, std::uint32_t d) {
  if (value.state == State::none || list.state == State::none) return Cell::of(false);
  if (!value.known()) return value;
  if (!list.known()) return list;
  Cell result = Cell::of(false);
  for (std::uint32_t i = 0; i != list.list->size; ++i) {
    const Cell same = equal_cells(value, list.list->cells[i], d);
    if (same.is_true()) return same;
    if (!same.known()) result = same;
  }
  return read(result);
}

Cell Evaluator::in_list(std::uint32_t n, const Node& node) {
  const Mark start = mark();
  const Cell value = eval(node.a);
  const Cell list = eval(node.b);
  if (value.state == State::none || list.state == State::none) {
    if (value.state == State::error || list.state == State::error) return undecided(n, value, list);
    take_back(start);
    return Cell::of(false);
  }
  if (!value.known() || !list.known()) return undecided(n, value, list);
  // Each element counts as a step, so that a long list cannot be searched for free.
  for (std::uint32_t i = 0; i != list.list->size; ++i)
    if (!spend(n)) return Cell::error(EvalError::budget);
  if (node.slope != 0) frame_.moment(frame_.now + 1);
  return element(value, list, node.c);
}

// x in [a, b] is x == a || x == b: an unknown a hides nothing.
Cell Evaluator::in_any(std::uint32_t n, const Node& node) {
  const Mark start = mark();
  const Cell value = eval(node.a);
  if (value.state == State::none) return Cell::of(false);
  const std::uint32_t d = program_.operands_[node.b];
  Cell unknown = Cell::of(false), error = Cell::of(false);
  if (value.state == State::unknown) unknown = value;
  if (value.state == State::error) error = value;
  if (node.slope != 0) frame_.moment(frame_.now + 1);
  for (std::uint32_t i = 1; i < node.c; ++i) {
    const Cell other = eval(program_.operands_[node.b + i]);
    const Cell same = value.known() || other.undecided() ? equal_cells(value, other, d) : value;
    if (same.is_true()) {
      take_back(start);
      return same;
    }
    if (same.state == State::unknown) unknown = read(same);
    if (same.state == State::error) error = same;
  }
  (void)n;
  return unknown.known() ? error : unknown;
}

// With s = +1 or -1 seconds a second, x - y reaches 0 at now + d and passes it one second later: `<` and `>=` change
// there, `<=` and `>` a second later, `==` and `!=` at both.
void Evaluator::note_moment(const Node& node, Op op, Cell x, Cell y) {
  if (node.slope == 2) {
    if (!moving_calendar(node, op, x, y) && !moving_ratio(node, op, x, y)) frame_.moment(frame_.now + 1);
    return;
  }
  if (node.slope < 0) {
    std::swap(x, y);
    op = mirrored(op);
  }
  std::int64_t ahead = 0;  // seconds until they are equal
  if (__builtin_sub_overflow(y.integer, x.integer, &ahead)) return;
  if (op == Op::less_equal || op == Op::greater || ((op == Op::equal || op == Op::not_equal) && ahead == 0)) ++ahead;
  std::int64_t moment = 0;
  if (ahead > 0 && !__builtin_add_overflow(frame_.now, ahead, &moment)) frame_.moment(moment);
}

// `bought_at < now - 2 years`: one side is now (plus something fixed) shifted by a period, the other does not move. The
// shifted time never goes back as now goes on, so the first second at which it reaches the other is found by halving.
bool Evaluator::moving_calendar(const Node& node, Op op, Cell x, Cell y) {
  const auto shifted = [&](std::uint32_t n) {
    const Node& side = program_.nodes_[n];
    if (side.op != Op::host || static_cast<HostCall>(side.a) != HostCall::add_period) return false;
    const Node& time = program_.nodes_[program_.operands_[side.b]];
    const Node& period = program_.nodes_[program_.operands_[side.b + 1]];
    return time.slope == 1 && period.slope == 0;
  };
  const bool right = shifted(node.b) && program_.nodes_[node.a].slope == 0;
  if (!right && !(shifted(node.a) && program_.nodes_[node.b].slope == 0)) return false;
  if (right) {
    std::swap(x, y);
    op = mirrored(op);
  }
  const Node& side = program_.nodes_[right ? node.b : node.a];
  Cell arguments[2] = {eval(program_.operands_[side.b]), eval(program_.operands_[side.b + 1])};
  if (!arguments[0].known() || !arguments[1].known()) return false;
  const std::int64_t from = arguments[0].integer;
  // The moment at which the shifted time is at least `goal`.
  const std::int64_t goal =
      op == Op::less_equal || op == Op::greater || x.integer == y.integer ? y.integer + 1 : y.integer;
  if (x.integer >= goal) return true;
  const auto reached = [&](std::int64_t ahead) {
    arguments[0] = Cell::of(from + ahead);
    const Cell there = frame_.host->call(HostCall::add_period, arguments, frame_);
    return !there.known() || there.integer >= goal;
  };
  std::int64_t low = 0, high = std::max<std::int64_t>(goal - x.integer, 1);
  constexpr std::int64_t far = 400LL * 366 * 86400;
  while (high < far && !reached(high)) {
    low = high;
    high = high + std::max<std::int64_t>(high / 8, 86400 * 4);
  }
  if (high >= far) return true;
  if (low == 0) {
    const std::int64_t near = high - 86400 * 4;
    if (near > 0 && !reached(near)) low = near;
  }
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    (reached(middle) ? high : low) = middle;
  }
  frame_.moment(frame_.now + high);
  return true;
}

// `(now - opened_at) / 1 h > 24`: one side is a duration that moves by a second each second over one that does not, the
// other is fixed. Where they meet follows from the rate; rounding is settled by trying the seconds around it.
bool Evaluator::moving_ratio(const Node& node, Op op, Cell x, Cell y) {
  if (op == Op::equal || op == Op::not_equal || node.c != domain::real) return false;
  const auto steady_ratio = [&](std::uint32_t n) {
    const Node& side = program_.nodes_[n];
    const std::int8_t above = side.op == Op::duration_ratio ? program_.nodes_[side.a].slope : std::int8_t{0};
    return (above == 1 || above == -1) && program_.nodes_[side.b].slope == 0;
  };
  const bool right = steady_ratio(node.b) && program_.nodes_[node.a].slope == 0;
  if (!right && !(steady_ratio(node.a) && program_.nodes_[node.b].slope == 0)) return false;
  if (right) {
    std::swap(x, y);
    op = mirrored(op);
  }
  const Node& side = program_.nodes_[right ? node.b : node.a];
  const Cell above = eval(side.a), below = eval(side.b);
  if (!above.known() || !below.known()) return false;
  const auto direction = static_cast<double>(program_.nodes_[side.a].slope);
  const auto divisor = static_cast<double>(below.integer);
  const bool now = holds(op, x, y, domain::real);
  const auto differs = [&](double ahead) {
    const Cell then = Cell::of((static_cast<double>(above.integer) + direction * ahead) / divisor);
    return holds(op, then, y, domain::real) != now;
  };
  const double meeting = std::floor((y.real - x.real) * divisor * direction);
  constexpr double far = 1e12;
  if (meeting < -2 || meeting > far) return true;  // they go apart, or meet in tens of thousands of years
  for (double ahead = std::max(1.0, meeting - 2); ahead <= meeting + 3; ++ahead) {
    if (!differs(ahead)) continue;
    frame_.moment(frame_.now + static_cast<std::int64_t>(ahead));
    break;
  }
  return true;
}

}  // namespace amends::impl
