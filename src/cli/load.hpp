// What the commands that answer cases begin with.
#pragma once

#include "cli/arguments.hpp"

#include <amends/policy.hpp>

#include <optional>

namespace amends::cli {

// The policy, or what to exit with: its mistakes are printed, and a role that it does not have is wrong usage.
struct Loaded {
  std::optional<Policy> policy;
  int status = fine;
};
Loaded load_policy(const Arguments& arguments);

// Sets the agent's role where one was asked for.
void set_role(const Arguments& arguments, Case& c);

}  // namespace amends::cli
