// The evaluator's main switch: reading, logic, arithmetic.
#include "expression/arithmetic.hpp"
#include "expression/evaluator.hpp"

#include <algorithm>

namespace amends::impl {

Cell Program::evaluate(Expr expr, Frame& frame) const { return Evaluator(*this, frame).eval(expr.node); }

Cell Evaluator::fail(std::uint32_t n, EvalError error) {
  // A comprehension may fail the same way ten thousand times; once is enough.
  constexpr std::size_t enough = 64;
  auto& problems = frame_.problems;
  const bool there =
      std::any_of(problems.begin(), problems.end(), [&](const Problem& p) { return p.node == n && p.error == error; });
  if (!there && problems.size() < enough) problems.push_back({n, error});
  return Cell::error(error);
}

// An unknown is put down where it is read.
Cell Evaluator::read(Cell cell) {
  if (cell.state == State::unknown) {
    constexpr std::size_t look_back = 64;
    auto& unknowns = frame_.unknowns;
    const auto from = unknowns.size() > look_back ? unknowns.end() - look_back : unknowns.begin();
    if (std::find(from, unknowns.end(), cell.unknown_fact) == unknowns.end()) unknowns.push_back(cell.unknown_fact);
  }
  return cell;
}

Cell Evaluator::undecided(std::uint32_t n, Cell x, Cell y) {
  if (x.state == State::unknown) return x;
  if (y.state == State::unknown) return y;
  if (x.state == State::error) return x;
  if (y.state == State::error) return y;
  return fail(n, EvalError::is_none);
}

bool Evaluator::overspent(std::uint32_t n) {
  fail(n, EvalError::budget);
  return false;
}

Cell Evaluator::eval(std::uint32_t n) {
  if (!spend(n)) return Cell::error(EvalError::budget);
  const Node& node = program_.nodes_[n];
  switch (node.op) {
    case Op::constant:
      return program_.constants_[node.a];
    case Op::slot:
      return read(frame_.slots[node.a]);
    case Op::local:
      return read(locals_[node.a]);
    case Op::now:
      return Cell::of(frame_.now);
    case Op::field: {
      const Cell record = eval(node.a);
      return record.known() ? read(record.record[node.b]) : record;
    }
    case Op::index:
      return index(n, node);
    case Op::not_: {
      const Cell x = eval(node.a);
      if (x.known()) return Cell::of(!x.boolean);
      return x.state == State::none ? fail(n, EvalError::is_none) : x;
    }
    case Op::and_:
      return junction(n, node, false);
    case Op::or_:
      return junction(n, node, true);
    case Op::conditional:
      return conditional(n, node);
    case Op::has:
      return has(node);
    case Op::equal:
    case Op::not_equal:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
      return compare(n, node);
    case Op::slot_equal:
    case Op::slot_not_equal:
    case Op::slot_less:
    case Op::slot_less_equal:
    case Op::slot_greater:
    case Op::slot_greater_equal:
      return compare_slot(n, node);
    case Op::in_any:
      return in_any(n, node);
    case Op::in_list:
      return in_list(n, node);
    case Op::in_set:
    case Op::slot_in_set: {
      const Cell x = node.op == Op::in_set ? eval(node.a) : read(frame_.slots[node.a]);
      if (x.state == State::none) return Cell::of(false);
      if (!x.known()) return x;
      // A name that the policy does not know (-1) is in no set.
      const auto set = static_cast<std::uint64_t>(program_.constants_[node.b].integer);
      return Cell::of(x.integer >= 0 && (set >> static_cast<unsigned>(x.integer) & 1U) != 0);
    }
    case Op::slot_in_list:
      return element(read(frame_.slots[node.a]), program_.constants_[node.b], node.c);
    case Op::list:
      return make_list(n, node);
    case Op::call:
      return call(n, node);
    case Op::host:
      return host(n, node);
    case Op::all:
      return quantify(n, node, false);
    case Op::exists:
      return quantify(n, node, true);
    case Op::exists_one:
      return exactly_one(n, node);
    case Op::map:
      return map(n, node);
    case Op::int_negate:
    case Op::real_negate:
    case Op::period_negate:
    case Op::to_real:
      return negate(n, node);
    default:
      return arithmetic(n, node);
  }
}

Cell Evaluator::has(const Node& node) {
  const Cell x = eval(node.a);
  return x.known() ? Cell::of(true) : x.state == State::none ? Cell::of(false) : x;
}

// && and ||: the deciding side wins, then unknown, then error. The right side is not looked at where the left decides,
// and is where the left does not, so that an unknown side does not hide the other's unknowns.
Cell Evaluator::junction(std::uint32_t n, const Node& node, bool deciding) {
  const Mark start = mark();
  Cell left = eval(node.a);
  if (left.known() && left.boolean == deciding) return left;
  if (left.state == State::none) left = fail(n, EvalError::is_none);
  Cell right = eval(node.b);
  if (right.known()) {
    if (left.known()) return right;
    if (right.boolean != deciding) return left;
    take_back(start);
    return right;
  }
  if (right.state == State::none) right = fail(n, EvalError::is_none);
  if (left.state == State::unknown || right.known()) return left;
  if (right.state == State::unknown || left.known()) return right;
  return left;
}

// Under an unknown condition the branches decide only where both are known and equal. What would fail in a branch has
// not failed: perhaps it is the other one that counts.
Cell Evaluator::conditional(std::uint32_t n, const Node& node) {
  const Mark start = mark();
  const Cell condition = eval(node.a);
  if (condition.known()) return eval(condition.boolean ? node.b : node.c);
  if (condition.state == State::none) return fail(n, EvalError::is_none);
  if (condition.state == State::error) return condition;
  const std::size_t problems = frame_.problems.size();
  const Cell yes = eval(node.b);
  const Cell no = eval(node.c);
  bool same = yes.state == State::none && no.state == State::none;
  if (yes.known() && no.known()) {
    switch (node.type.kind) {
      case TypeKind::boolean:
        same = yes.boolean == no.boolean;
        break;
      case TypeKind::real:
      case TypeKind::money:
        same = yes.real == no.real;
        break;
      case TypeKind::text:
        same = equal_texts(yes.text, no.text);
        break;
      case TypeKind::list:
        same = yes.list == no.list;
        break;
      case TypeKind::record:
        same = yes.record == no.record;
        break;
      default:
        same = yes.integer == no.integer;
    }
  }
  if (same) {
    take_back(start);
    return yes;
  }
  if (frame_.problems.size() > problems) frame_.problems.resize(problems);
  return condition;
}

Cell Evaluator::negate(std::uint32_t n, const Node& node) {
  const Cell x = eval(node.a);
  if (!x.known()) return x.state == State::none ? fail(n, EvalError::is_none) : x;
  switch (node.op) {
    case Op::int_negate: {
      const Cell result = arithmetic::subtract(0, x.integer);
      return result.known() ? result : fail(n, result.error_code);
    }
    case Op::real_negate:
      return Cell::of(-x.real);
    case Op::period_negate: {
      Period period = Period::unpack(x.integer);
      period.count = -period.count;
      return Cell::of(period.packed());
    }
    default:
      return Cell::of(static_cast<double>(x.integer));
  }
}

Cell Evaluator::arithmetic(std::uint32_t n, const Node& node) {
  namespace ar = arithmetic;
  const Cell x = eval(node.a);
  const Cell y = eval(node.b);
  if (!x.known() || !y.known()) return undecided(n, x, y);
  Cell result;
  switch (node.op) {
    case Op::int_add:
      result = ar::add(x.integer, y.integer);
      break;
    case Op::int_subtract:
      result = ar::subtract(x.integer, y.integer);
      break;
    case Op::int_multiply:
      result = ar::multiply(x.integer, y.integer);
      break;
    case Op::int_divide:
      result = ar::divide(x.integer, y.integer);
      break;
    case Op::int_modulo:
      result = ar::modulo(x.integer, y.integer);
      break;
    case Op::real_add:
      result = ar::real(x.real + y.real);
      break;
    case Op::real_subtract:
      result = ar::real(x.real - y.real);
      break;
    case Op::real_multiply:
      result = ar::real(x.real * y.real);
      break;
    case Op::real_divide:
      result = ar::divide(x.real, y.real);
      break;
    case Op::money_add:
      result = ar::money(x.real + y.real);
      break;
    case Op::money_subtract:
      result = ar::money(x.real - y.real);
      break;
    case Op::money_multiply:
      result = ar::money(x.real * y.real);
      break;
    case Op::money_divide:
      result = ar::divide_money(x.real, y.real);
      break;
    case Op::time_add:
      result = ar::add(x.integer, y.integer);
      if (result.known()) result = ar::time(result.integer);
      break;
    case Op::time_subtract:
      result = ar::subtract(x.integer, y.integer);
      if (result.known()) result = ar::time(result.integer);
      break;
    case Op::duration_scale:
      result = ar::scale(x.integer, y.real);
      break;
    case Op::duration_divide:
      result = ar::divide_duration(x.integer, y.real);
      break;
    case Op::duration_ratio:
      result = ar::divide(static_cast<double>(x.integer), static_cast<double>(y.integer));
      break;
    case Op::concat_text:
      return concat(n, x, y, true);
    case Op::concat_list:
      return concat(n, x, y, false);
    default:
      result = Cell::error(EvalError::overflow);
  }
  return result.known() ? result : fail(n, result.error_code);
}

// Facts and history are read by the host; what it answers is not trusted to leave nothing behind.
Cell Evaluator::host(std::uint32_t n, const Node& node) {
  constexpr std::uint32_t most = 4;
  const Mark start = mark();
  Cell arguments[most];
  Cell missing = Cell::of(true);
  const std::uint32_t count = std::min(node.c, most);
  for (std::uint32_t i = 0; i != count; ++i) {
    arguments[i] = eval(program_.operands_[node.b + i]);
    if (!arguments[i].known()) missing = missing.known() ? arguments[i] : undecided(n, missing, arguments[i]);
  }
  if (!missing.known()) return undecided(n, missing, missing);
  const Mark before = mark();
  const Cell result = frame_.host == nullptr
                          ? Cell::error(EvalError::out_of_range)
                          : frame_.host->call(static_cast<HostCall>(node.a), {arguments, count}, frame_);
  switch (result.state) {
    case State::unknown:
      break;
    case State::error:
      if (frame_.problems.size() == before.problems) fail(n, result.error_code);
      break;
    default:
      take_back(start);
  }
  return result;
}

}  // namespace amends::impl
