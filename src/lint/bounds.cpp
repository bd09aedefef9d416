// Between which numbers the value of an expression always lies.
#include "lint/bounds.hpp"

#include "expression/functions.hpp"
#include "lint/reading.hpp"

#include <algorithm>
#include <cmath>

namespace amends::impl {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

Bounds joined(Bounds a, Bounds b) { return {std::min(a.least, b.least), std::max(a.most, b.most)}; }
Bounds sum(Bounds a, Bounds b) { return {a.least + b.least, a.most + b.most}; }
Bounds negated(Bounds a) { return {-a.most, -a.least}; }

double times(double a, double b) { return a == 0 || b == 0 ? 0 : a * b; }

Bounds product(Bounds a, Bounds b) {
  const double all[] = {times(a.least, b.least), times(a.least, b.most), times(a.most, b.least), times(a.most, b.most)};
  return {*std::min_element(std::begin(all), std::end(all)), *std::max_element(std::begin(all), std::end(all))};
}

Bounds quotient(Bounds a, Bounds b) {
  if (b.least <= 0 && b.most >= 0) return {};
  return product(a, {1 / b.most, 1 / b.least});
}

class BoundsOf {
 public:
  explicit BoundsOf(const CompiledPolicy& policy) : policy_(policy), program_(policy.program) {}

  Bounds of(Expr expr) const { return expr.exists() ? node(expr.node) : Bounds{}; }

  Bounds of(const Choice& choice) const {
    Bounds all{infinite, -infinite};
    for (const ChoiceItem& item : choice.items)
      if (item.is.exists()) all = joined(all, of(item.is));
    return all.least <= all.most ? all : Bounds{};
  }

 private:
  static double number_of(const Cell& cell, TypeKind kind) {
    return kind == TypeKind::real || kind == TypeKind::money ? cell.real : static_cast<double>(cell.integer);
  }

  static bool is_number(TypeKind kind) {
    return kind == TypeKind::real || kind == TypeKind::money || kind == TypeKind::integer || kind == TypeKind::duration;
  }

  Bounds host(const Node& at) const {
    const std::optional<HostRead> read = host_read(program_, at);
    switch (static_cast<HostCall>(at.a)) {
      case HostCall::tried:
      case HostCall::failed:
      case HostCall::fixed:
      case HostCall::demanded:
      case HostCall::times_demanded:
      case HostCall::burden_borne:
      case HostCall::burden_borne_of:
      case HostCall::burden_tolerance:
      case HostCall::attempts_tried:
      case HostCall::attempts_failed:
      case HostCall::attempts_worsened:
      case HostCall::promises_broken:
        return {0, infinite};
      case HostCall::value:
        return read->argument < 0 ? Bounds{} : of(policy_.values[static_cast<std::size_t>(read->argument)].choice);
      case HostCall::parameter:
      case HostCall::parameter_at: {
        if (read->argument < 0) return {};
        Bounds all{infinite, -infinite};
        for (const ParameterValue& value : policy_.parameters[static_cast<std::size_t>(read->argument)].values) {
          const double number = number_of(value.value, at.type.kind);
          all = joined(all, {number, number});
        }
        return all;
      }
      default:
        return {};
    }
  }

  Bounds call(const Node& at) const {
    const FunctionId id = static_cast<FunctionId>(at.a);
    std::vector<Bounds> arguments;
    for_each_operand(at, program_.operands(), [&](std::uint32_t operand) { arguments.push_back(node(operand)); });
    const auto is_list = [&] { return program_.node(program_.operands()[at.b]).type.kind == TypeKind::list; };
    switch (id) {
      case FunctionId::min:
      case FunctionId::max: {
        if (arguments.empty() || is_list()) return {};
        Bounds all = arguments.front();
        for (const Bounds& other : arguments)
          all = id == FunctionId::min ? Bounds{std::min(all.least, other.least), std::min(all.most, other.most)}
                                      : Bounds{std::max(all.least, other.least), std::max(all.most, other.most)};
        return all;
      }
      case FunctionId::ceil:
      case FunctionId::floor:
      case FunctionId::round:
        return {std::floor(arguments.front().least), std::ceil(arguments.front().most)};
      case FunctionId::to_double:
        return is_number(program_.node(program_.operands()[at.b]).type.kind) ? arguments.front() : Bounds{};
      case FunctionId::size:
        return {0, infinite};
      default:
        return {};
    }
  }

  Bounds node(std::uint32_t number) const {
    const Node& at = program_.node(number);
    if (!is_number(at.type.kind)) return {};
    if (const Cell* cell = program_.constant({number}); cell != nullptr && cell->known()) {
      const double value = number_of(*cell, at.type.kind);
      return {value, value};
    }
    switch (at.op) {
      case Op::to_real:
        return node(at.a);
      case Op::int_negate:
      case Op::real_negate:
        return negated(node(at.a));
      case Op::int_add:
      case Op::real_add:
      case Op::money_add:
        return sum(node(at.a), node(at.b));
      case Op::int_subtract:
      case Op::real_subtract:
      case Op::money_subtract:
        return sum(node(at.a), negated(node(at.b)));
      case Op::int_multiply:
      case Op::real_multiply:
      case Op::money_multiply:
      case Op::duration_scale:
        return product(node(at.a), node(at.b));
      case Op::real_divide:
      case Op::money_divide:
      case Op::duration_divide:
      case Op::duration_ratio:
        return quotient(node(at.a), node(at.b));
      case Op::conditional:
        return joined(node(at.b), node(at.c));
      case Op::host:
        return host(at);
      case Op::call:
        return call(at);
      default:
        return {};
    }
  }

  const CompiledPolicy& policy_;
  const Program& program_;
};

}  // namespace

Bounds bounds_of(const CompiledPolicy& policy, Expr expr) { return BoundsOf(policy).of(expr); }
Bounds bounds_of(const CompiledPolicy& policy, const Choice& choice) { return BoundsOf(policy).of(choice); }

}  // namespace amends::impl
