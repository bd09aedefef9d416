// What the commands that answer cases begin with.
#include "cli/load.hpp"

#include "cli/terminal.hpp"

#include <algorithm>

namespace amends::cli {

Loaded load_policy(const Arguments& arguments) {
  Result<Policy> policy = Policy::load(arguments.policy);
  if (!policy) {
    complain(policy.diagnostics(), arguments);
    return {std::nullopt, mistakes};
  }
  const std::vector<std::string> roles = policy->roles();
  if (!arguments.role.empty() && std::find(roles.begin(), roles.end(), arguments.role) == roles.end()) {
    std::string known;
    for (const std::string& role : roles) known += (known.empty() ? "" : ", ") + role;
    complain("amends: --role: the policy has no role `" + arguments.role + "`" +
             (known.empty() ? std::string() : "; it has " + known) + "\n");
    return {std::nullopt, wrong_usage};
  }
  return {std::move(policy).value(), fine};
}

void set_role(const Arguments& arguments, Case& c) {
  if (!arguments.role.empty()) c.agent.role = arguments.role;
}

}  // namespace amends::cli
