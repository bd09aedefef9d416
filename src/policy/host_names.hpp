// How expressions name what the evaluation supplies without arguments.
#pragma once

#include "expression/scope.hpp"

#include <string_view>

namespace amends::impl {

// "attempts.failed"; empty for what takes an argument, and for what a list of facts need not say: now, the step.
constexpr std::string_view name_of(HostCall call) noexcept {
  switch (call) {
    case HostCall::burden_borne:
      return "burden.borne";
    case HostCall::burden_tolerance:
      return "burden.tolerance";
    case HostCall::attempts_tried:
      return "attempts.tried";
    case HostCall::attempts_failed:
      return "attempts.failed";
    case HostCall::attempts_worsened:
      return "attempts.worsened";
    case HostCall::promises_broken:
      return "promises.broken";
    case HostCall::severity:
      return "severity";
    default:
      return {};
  }
}

}  // namespace amends::impl
