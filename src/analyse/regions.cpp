// Borders by bisection; directions from the syntax.
#include "analyse/regions.hpp"

#include "expression/functions.hpp"

namespace amends::impl {

namespace {

constexpr Direction turned(Direction direction) noexcept {
  if (direction == Direction::rises) return Direction::falls;
  if (direction == Direction::falls) return Direction::rises;
  return direction;
}

constexpr Direction joined(Direction a, Direction b) noexcept {
  if (a == Direction::still) return b;
  if (b == Direction::still || a == b) return a;
  return Direction::anyhow;
}

bool is_text(const Program& program, const Node& node) { return program.node(node.a).type.kind == TypeKind::text; }

}  // namespace

Truth Regions::at(std::uint32_t node, std::uint32_t variable, Cell value) {
  probe_.set(variable, value);
  return truth_of(probe_.read(node));
}

void Regions::borders(const Atom& atom, std::uint32_t variable, const Axis& axis, std::set<std::int64_t>& found) {
  const Node& node = program_.node(atom.node);
  if (is_slot_comparison(node.op)) {  // the usual case, without a search
    const Cell constant = program_.constant_number(node.b);
    const std::int64_t ordinal = axis.ordinal(constant);
    // Borders too many do no harm.
    if (axis.kind == TypeKind::money && axis.cell(ordinal).real != constant.real) found.insert(ordinal - 1);
    if (ordinal > axis.first) found.insert(ordinal);
    if (ordinal < axis.last) found.insert(ordinal + 1);
    return;
  }
  if (atom.rises != 0) {
    bisect(atom.rises, variable, axis, found);
    bisect(atom.falls, variable, axis, found);
  } else {
    bisect(atom.node, variable, axis, found);
  }
}

void Regions::bisect(std::uint32_t node, std::uint32_t variable, const Axis& axis, std::set<std::int64_t>& found) {
  const std::vector<std::int64_t> points = axis.ladder(probe_.now());
  const auto read = [&](std::int64_t ordinal) { return at(node, variable, axis.cell(ordinal)); };
  std::int64_t before = points.front();
  Truth truth_before = read(before);
  for (std::size_t i = 1; i < points.size(); ++i) {
    const Truth end = read(points[i]);
    while (truth_before != end) {
      std::int64_t low = before, high = points[i];
      while (static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) > 1) {
        const auto half = (static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low)) / 2;
        const auto middle = static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + half);
        (read(middle) == truth_before ? low : high) = middle;
      }
      found.insert(high);
      before = high;
      truth_before = read(high);
    }
    before = points[i];
  }
  probe_.forget(variable);
}

bool Regions::is_exact(const Atom& atom, std::uint32_t variable) {
  const Node& node = program_.node(atom.node);
  if (is_slot_comparison(node.op)) return true;
  switch (node.op) {
    case Op::slot:
    case Op::slot_in_list:
    case Op::slot_in_set:
      return true;
    case Op::has:
      return program_.node(node.a).op == Op::slot;
    case Op::equal:
      if (is_text(program_, node)) {
        const Op a = program_.node(node.a).op, b = program_.node(node.b).op;
        return (a == Op::slot && b == Op::constant) || (a == Op::constant && b == Op::slot);
      }
      [[fallthrough]];
    case Op::less:
      if (is_text(program_, node)) return false;
      return joined(direction(node.a, variable), turned(direction(node.b, variable))) != Direction::anyhow;
    default:
      return false;
  }
}

bool Regions::is_relative(const Atom& atom) const {
  const Node& node = program_.node(atom.node);
  if (node.op == Op::has || node.op == Op::slot) return true;
  if (atom.uses_calendar || (node.op != Op::less && node.op != Op::equal)) return false;
  const std::optional<int> left = times_in(node.a), right = times_in(node.b);
  return left && right && *left == *right;
}

// 1: moves as the times do, 0: stays when they move; nullopt: neither, as far as can be seen.
std::optional<int> Regions::times_in(std::uint32_t number) const {
  const Node& node = program_.node(number);
  const bool is_time = node.type.kind == TypeKind::time;
  const auto both_the_same = [&]() -> std::optional<int> {
    std::optional<int> all;
    bool agree = true;
    for_each_operand(node, program_.operands(), [&](std::uint32_t operand) {
      const std::optional<int> one = times_in(operand);
      agree = agree && one && (!all || *all == *one);
      all = one;
    });
    return agree ? all : std::nullopt;
  };
  switch (node.op) {
    case Op::now:
      return 1;
    case Op::slot:
      return is_time ? 1 : 0;
    case Op::constant:
      if (is_time) return std::nullopt;
      return 0;
    case Op::time_add:
    case Op::time_subtract:
      return times_in(node.b) == 0 ? times_in(node.a) : std::nullopt;
    case Op::int_subtract:
      return both_the_same() ? std::optional<int>(0) : std::nullopt;
    case Op::call: {
      const std::optional<int> all = both_the_same();
      return all && (*all == 0 || is_time) ? all : std::nullopt;
    }
    case Op::host:
      if (static_cast<HostCall>(node.a) == HostCall::now) return 1;
      if (reads_history(static_cast<HostCall>(node.a))) return 0;
      return std::nullopt;
    default:
      return both_the_same() == 0 ? std::optional<int>(0) : std::nullopt;
  }
}

Direction Regions::direction(std::uint32_t node, std::uint32_t variable) {
  const auto key = std::pair(node, variable);
  const auto found = known_.find(key);
  if (found != known_.end()) return found->second;
  const Direction direction = compute(node, variable);
  known_[key] = direction;
  return direction;
}

Direction Regions::only_still(std::uint32_t number, std::uint32_t variable) {
  Direction all = Direction::still;
  for_each_operand(program_.node(number), program_.operands(), [&](std::uint32_t operand) {
    if (direction(operand, variable) != Direction::still) all = Direction::anyhow;
  });
  return all;
}

// Of a constant number; 0 where it is none.
double Regions::sign(std::uint32_t number) const {
  const Node& node = program_.node(number);
  if (node.op == Op::host && static_cast<HostCall>(node.a) == HostCall::parameter) return sign_of_parameter(node);
  const Cell* const cell = program_.constant({number});
  if (cell == nullptr || !cell->known()) return 0;
  const TypeKind kind = program_.node(number).type.kind;
  if (kind == TypeKind::real || kind == TypeKind::money) return cell->real;
  return static_cast<double>(cell->integer);
}

// A parameter has a sign where all its values have the same.
double Regions::sign_of_parameter(const Node& node) const {
  const Cell* const which = program_.constant({program_.operands()[node.b]});
  if (which == nullptr) return 0;
  double all = 0;
  for (const ParameterValue& value : policy_.parameters[static_cast<std::size_t>(which->integer)].values) {
    const bool real = node.type.kind == TypeKind::real || node.type.kind == TypeKind::money;
    const double one = real ? value.value.real : static_cast<double>(value.value.integer);
    if (one == 0 || one * all < 0) return 0;
    all = one;
  }
  return all;
}

Direction Regions::of_host(std::uint32_t number, std::uint32_t variable) {
  const Node& node = program_.node(number);
  const Variable& wanted = variables_[variable];
  const auto operand = [&](std::uint32_t i) { return program_.operands()[node.b + i]; };
  const auto call = static_cast<HostCall>(node.a);
  if (reads_history(call)) {
    std::vector<Cell> arguments;
    for (std::uint32_t i = 0; i < node.c; ++i)
      if (const Cell* const cell = program_.constant({operand(i)})) arguments.push_back(*cell);
    if (arguments.size() != node.c) return Direction::anyhow;
    return variables_.find(call, arguments) == variable ? Direction::rises : Direction::still;
  }
  switch (call) {
    case HostCall::now:
      return wanted.kind == Variable::Kind::now ? Direction::rises : Direction::still;
    case HostCall::parameter:
      return wanted.kind == Variable::Kind::now ? Direction::anyhow : Direction::still;
    case HostCall::days_between:
      return joined(turned(direction(operand(0), variable)), direction(operand(1), variable));
    case HostCall::start_of_day:
      return direction(operand(0), variable);
    case HostCall::burden_tolerance: {  // it falls with failures where each leaves less than all
      const bool plain =
          policy_.tolerance_hours.constant.has_value() && (!policy_.tolerance_each_failure_leaves.exists() ||
                                                           policy_.tolerance_each_failure_leaves.constant.has_value());
      if (!plain) return Direction::anyhow;
      if (!wanted.is(HostCall::attempts_failed)) return Direction::still;
      return policy_.tolerance_each_failure_leaves.exists() ? Direction::falls : Direction::still;
    }
    case HostCall::add_period:
      // Months and working days can swap two times within a day; working hours cannot.
      if (const Cell* const period = program_.constant({operand(1)});
          period != nullptr && Period::unpack(period->integer).unit == PeriodUnit::working_hours)
        return direction(operand(0), variable);
      return only_still(number, variable);
    default:
      return only_still(number, variable);
  }
}

Direction Regions::compute(std::uint32_t number, std::uint32_t variable) {
  const Node& node = program_.node(number);
  const Variable& wanted = variables_[variable];
  const auto a = [&] { return direction(node.a, variable); };
  const auto b = [&] { return direction(node.b, variable); };
  const auto scaled = [&](std::uint32_t by, Direction direction) {
    if (direction == Direction::still) return direction;
    const double factor = sign(by);
    return factor > 0 ? direction : factor < 0 ? turned(direction) : Direction::anyhow;
  };
  switch (node.op) {
    case Op::constant:
      return Direction::still;
    case Op::slot:
      return wanted.kind == Variable::Kind::fact && wanted.slot == node.a ? Direction::rises : Direction::still;
    case Op::now:
      return wanted.kind == Variable::Kind::now ? Direction::rises : Direction::still;
    case Op::int_negate:
    case Op::real_negate:
      return turned(a());
    case Op::to_real:
      return a();
    case Op::int_add:
    case Op::real_add:
    case Op::money_add:
    case Op::time_add:
      return joined(a(), b());
    case Op::int_subtract:
    case Op::real_subtract:
    case Op::money_subtract:
    case Op::time_subtract:
      return joined(a(), turned(b()));
    case Op::int_multiply:
    case Op::real_multiply:
    case Op::money_multiply:
    case Op::duration_scale:
      if (a() == Direction::still) return b() == Direction::still ? Direction::still : scaled(node.a, b());
      return b() == Direction::still ? scaled(node.b, a()) : Direction::anyhow;
    case Op::int_divide:
    case Op::real_divide:
    case Op::money_divide:
    case Op::duration_divide:
    case Op::duration_ratio:
      if (b() != Direction::still) return Direction::anyhow;
      return scaled(node.b, a());
    case Op::host:
      return of_host(number, variable);
    case Op::call:
      switch (static_cast<FunctionId>(node.a)) {
        case FunctionId::min:
        case FunctionId::max:
        case FunctionId::earliest:
        case FunctionId::latest:
        case FunctionId::ceil:
        case FunctionId::floor:
        case FunctionId::round:
        case FunctionId::to_double:
        case FunctionId::to_int: {
          Direction all = Direction::still;
          for_each_operand(node, program_.operands(), [&](std::uint32_t operand) {
            const TypeKind kind = program_.node(operand).type.kind;
            const Direction one = direction(operand, variable);
            const bool plain = kind != TypeKind::text && kind != TypeKind::list;
            all = joined(all, plain || one == Direction::still ? one : Direction::anyhow);
          });
          return all;
        }
        default:
          return only_still(number, variable);
      }
    default:
      return only_still(number, variable);
  }
}

}  // namespace amends::impl
