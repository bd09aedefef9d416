// What the commands that answer cases begin with.
#pragma once

#include "cli/arguments.hpp"

#include <amends/policy.hpp>

#include <optional>
#include <string>
#include <vector>

namespace amends::cli {

// The policy, or what to exit with: its mistakes are printed, and a role that it does not have is wrong usage.
struct Loaded {
  std::optional<Policy> policy;
  int status = fine;
};
Loaded load_policy(const Arguments& arguments);

// The policy and those that hold, too, in their order.
struct LoadedPolicies {
  std::vector<Policy> policies;  // empty: see status
  int status = fine;
};
LoadedPolicies load_policies(const Arguments& arguments);

// Sets the agent's role where one was asked for.
void set_role(const Arguments& arguments, Case& c);

// The policy and the one case of `verb`, its role set, or what to exit with.
struct LoadedCase {
  std::optional<Policy> policy;
  std::optional<Case> a_case;  // both, or neither
  int status = fine;
};
LoadedCase load_one_case(const Arguments& arguments, const std::string& verb);

}  // namespace amends::cli
