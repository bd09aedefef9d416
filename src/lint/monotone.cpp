// How expressions move when there is one more failed attempt or demand.
#include "lint/monotone.hpp"

#include "expression/functions.hpp"
#include "expression/op.hpp"

namespace amends::impl {

namespace {

constexpr Motion turned(Motion motion) noexcept {
  if (motion == Motion::rises) return Motion::falls;
  if (motion == Motion::falls) return Motion::rises;
  return motion;
}

// Of what rises or falls with both.
constexpr Motion joined(Motion a, Motion b) noexcept {
  if (a == Motion::still) return b;
  if (b == Motion::still || a == b) return a;
  return Motion::anyhow;
}

}  // namespace

Motion Monotone::of(Expr expr) { return expr.exists() ? node(expr.node) : Motion::still; }

Motion Monotone::of(const Choice& choice) {
  Motion motion = Motion::still;
  for (const ChoiceItem& item : choice.items) {
    if (item.when.exists() && of(item.when) != Motion::still) return Motion::anyhow;
    motion = joined(motion, of(item.is));
  }
  return motion;
}

Motion Monotone::node(std::uint32_t number) {
  const auto found = known_.find(number);
  if (found != known_.end()) return found->second;
  const Motion motion = compute(number);
  known_[number] = motion;
  return motion;
}

Motion Monotone::only_still(std::uint32_t number) {
  Motion motion = Motion::still;
  for_each_operand(policy_.program.node(number), policy_.program.operands(), [&](std::uint32_t operand) {
    if (node(operand) != Motion::still) motion = Motion::anyhow;
  });
  return motion;
}

double Monotone::sign(std::uint32_t number) const {
  const Cell* cell = policy_.program.constant({number});
  if (cell == nullptr || !cell->known()) return 0;
  const TypeKind kind = policy_.program.node(number).type.kind;
  if (kind == TypeKind::real || kind == TypeKind::money) return cell->real;
  return static_cast<double>(cell->integer);
}

Motion Monotone::product(std::uint32_t a, std::uint32_t b) {
  if (node(a) == Motion::still && node(b) == Motion::still) return Motion::still;
  if (sign(b) != 0) return sign(b) > 0 ? node(a) : turned(node(a));
  if (sign(a) != 0) return sign(a) > 0 ? node(b) : turned(node(b));
  return Motion::anyhow;
}

Motion Monotone::quotient(std::uint32_t a, std::uint32_t b) {
  if (node(a) == Motion::still && node(b) == Motion::still) return Motion::still;
  if (sign(b) != 0) return sign(b) > 0 ? node(a) : turned(node(a));
  return Motion::anyhow;
}

Motion Monotone::host(std::uint32_t number) {
  const Node& at = policy_.program.node(number);
  switch (static_cast<HostCall>(at.a)) {
    case HostCall::tried:
    case HostCall::failed:
    case HostCall::demanded:
    case HostCall::times_demanded:
    case HostCall::burden_borne:
    case HostCall::burden_borne_of:
    case HostCall::attempts_tried:
    case HostCall::attempts_failed:
    case HostCall::attempts_worsened:
    case HostCall::severity:  // as far as the raises themselves only rise, which is warned about there
      return only_still(number) == Motion::still ? Motion::rises : Motion::anyhow;
    case HostCall::burden_tolerance:
      return Motion::falls;
    case HostCall::step:
    case HostCall::step_title:
      return Motion::anyhow;
    case HostCall::value: {
      const double value = sign(policy_.program.operands()[at.b]);
      return of(policy_.values[static_cast<std::size_t>(value)].choice);
    }
    default:
      return only_still(number);
  }
}

Motion Monotone::compute(std::uint32_t number) {
  const Node& at = policy_.program.node(number);
  const auto motion_of_slot = [&](std::uint32_t slot) {
    const std::string& name = policy_.facts[slot].name;
    return name == "attempts" || name == "demands" ? Motion::anyhow : Motion::still;
  };
  switch (at.op) {
    case Op::slot:
    case Op::slot_equal:
    case Op::slot_not_equal:
    case Op::slot_less:
    case Op::slot_less_equal:
    case Op::slot_greater:
    case Op::slot_greater_equal:
    case Op::slot_in_list:
    case Op::slot_in_set:
      return motion_of_slot(at.a);
    case Op::not_:
    case Op::int_negate:
    case Op::real_negate:
      return turned(node(at.a));
    case Op::to_real:
      return node(at.a);
    case Op::and_:
    case Op::or_:
    case Op::int_add:
    case Op::real_add:
    case Op::money_add:
    case Op::time_add:
      return joined(node(at.a), node(at.b));
    case Op::int_subtract:
    case Op::real_subtract:
    case Op::money_subtract:
    case Op::time_subtract:
    case Op::greater:
    case Op::greater_equal:
      return joined(node(at.a), turned(node(at.b)));
    case Op::less:
    case Op::less_equal:
      return joined(turned(node(at.a)), node(at.b));
    case Op::int_multiply:
    case Op::real_multiply:
    case Op::money_multiply:
    case Op::duration_scale:
      return product(at.a, at.b);
    case Op::int_divide:
    case Op::real_divide:
    case Op::money_divide:
    case Op::duration_divide:
    case Op::duration_ratio:
      return quotient(at.a, at.b);
    case Op::conditional:
      return node(at.a) == Motion::still ? joined(node(at.b), node(at.c)) : only_still(number);
    case Op::host:
      return host(number);
    case Op::call:
      switch (static_cast<FunctionId>(at.a)) {
        case FunctionId::min:
        case FunctionId::max:
        case FunctionId::ceil:
        case FunctionId::floor:
        case FunctionId::round:
        case FunctionId::to_double: {
          Motion motion = Motion::still;
          for_each_operand(at, policy_.program.operands(),
                           [&](std::uint32_t operand) { motion = joined(motion, node(operand)); });
          return motion;
        }
        default:
          return only_still(number);
      }
    default:
      return only_still(number);
  }
}

}  // namespace amends::impl
