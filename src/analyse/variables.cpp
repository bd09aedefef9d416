// Variables by what they read, and their names.
#include "analyse/variables.hpp"

#include "decide/wording.hpp"
#include "policy/host_names.hpp"

#include <utility>

namespace amends::impl {

bool reads_history(HostCall call) noexcept {
  switch (call) {
    case HostCall::tried:
    case HostCall::failed:
    case HostCall::fixed:
    case HostCall::declined:
    case HostCall::demanded:
    case HostCall::times_demanded:
    case HostCall::burden_borne:
    case HostCall::burden_borne_of:
    case HostCall::attempts_tried:
    case HostCall::attempts_failed:
    case HostCall::attempts_worsened:
    case HostCall::promises_broken:
    case HostCall::granted:
    case HostCall::event:
      return true;
    default:
      return false;
  }
}

Variables::Key Variables::key_of(HostCall call, std::span<const Cell> arguments) {
  Key key{1 + static_cast<int>(call), 0, 0, 0};
  if (!arguments.empty())
    std::get<1>(key) = call == HostCall::event
                           ? static_cast<std::int64_t>(reinterpret_cast<std::uintptr_t>(arguments[0].text))
                           : arguments[0].integer;
  if (arguments.size() > 1) std::get<2>(key) = arguments[1].integer;
  if (arguments.size() > 2) std::get<3>(key) = arguments[2].boolean ? 1 : 0;
  return key;
}

std::uint32_t Variables::add(const Key& key, Variable variable) {
  const auto [found, fresh] = known_.try_emplace(key, static_cast<std::uint32_t>(all_.size()));
  if (fresh) all_.push_back(std::move(variable));
  return found->second;
}

std::uint32_t Variables::of_fact(std::uint32_t slot) {
  Variable variable;
  variable.slot = slot;
  variable.type = policy_.facts[slot].type;
  variable.name = policy_.facts[slot].name;
  return add({0, slot, 0, 0}, std::move(variable));
}

std::uint32_t Variables::of_now() {
  Variable variable;
  variable.kind = Variable::Kind::now;
  variable.type = {TypeKind::time, 0};
  variable.name = "now";
  return add({-1, 0, 0, 0}, std::move(variable));
}

std::uint32_t Variables::of_history(HostCall call, std::span<const Cell> arguments, Type type) {
  Variable variable;
  variable.kind = Variable::Kind::history;
  variable.call = call;
  for (const Cell& argument : arguments)
    if (variable.argument_count < variable.arguments.size()) variable.arguments[variable.argument_count++] = argument;
  variable.type = type;
  variable.name = name_of_call(variable);
  return add(key_of(call, arguments), std::move(variable));
}

std::uint32_t Variables::find(HostCall call, std::span<const Cell> arguments) const {
  const auto found = known_.find(key_of(call, arguments));
  return found == known_.end() ? none : found->second;
}

std::string Variables::name_of_call(const Variable& variable) const {
  const auto member = [&](Type type) { return format_value(policy_, variable.arguments[0], type); };
  const auto window = [&] {
    const bool period = variable.argument_count > 2 && variable.arguments[2].boolean;
    return format_value(policy_, variable.arguments[1], {period ? TypeKind::period : TypeKind::duration, 0});
  };
  switch (variable.call) {
    case HostCall::tried:
      return "tried(" + member(policy_.step_type) + ")";
    case HostCall::failed:
      return "failed(" + member(policy_.step_type) + ")";
    case HostCall::fixed:
      return "fixed(" + member(policy_.step_type) + ")";
    case HostCall::declined:
      return "declined(" + member(policy_.step_type) + ")";
    case HostCall::demanded:
      return "demanded(" + member(policy_.burden_type) + ", " + window() + ")";
    case HostCall::times_demanded:
      return "times_demanded(" + member(policy_.burden_type) + ", " + window() + ")";
    case HostCall::burden_borne_of:
      return "burden.borne_of(" + member(policy_.burden_type) + ")";
    case HostCall::granted:
      return "granted(" + member(policy_.kind_type) + ", " + window() + ")";
    case HostCall::event:
      return "event(" + std::string(variable.arguments[0].text->bytes) + ", " +
             format_value(policy_, variable.arguments[1], {TypeKind::duration, 0}) + ")";
    default:
      return std::string(name_of(variable.call));
  }
}

}  // namespace amends::impl
