// What the commands that answer cases begin with.
#include "cli/load.hpp"

#include "cli/case_files.hpp"
#include "cli/terminal.hpp"

#include <amends/policy_paths.hpp>

#include <algorithm>

namespace amends::cli {

Loaded load_policy(const Arguments& arguments) {
  LoadedPolicies loaded = load_policies(arguments);
  if (loaded.policies.empty()) return {std::nullopt, loaded.status};
  return {std::move(loaded.policies.front()), fine};
}

LoadedPolicies load_policies(const Arguments& arguments) {
  LoadedPolicies loaded;
  std::vector<std::string> paths = {arguments.policy};
  paths.insert(paths.end(), arguments.also.begin(), arguments.also.end());
  std::vector<std::string> roles;
  for (Result<Policy>& policy : amends::load_policies(paths)) {
    if (!policy) {
      complain(policy.diagnostics(), arguments);
      loaded.status = mistakes;
      continue;
    }
    for (const std::string& role : policy->roles())
      if (std::find(roles.begin(), roles.end(), role) == roles.end()) roles.push_back(role);
    loaded.policies.push_back(std::move(policy).value());
  }
  if (loaded.status != fine) return {{}, loaded.status};
  if (!arguments.role.empty() && std::find(roles.begin(), roles.end(), arguments.role) == roles.end()) {
    std::string known;
    for (const std::string& role : roles) known += (known.empty() ? "" : ", ") + role;
    complain("amends: --role: the policy has no role `" + arguments.role + "`" +
             (known.empty() ? std::string() : "; it has " + known) + "\n");
    return {{}, wrong_usage};
  }
  return loaded;
}

void set_role(const Arguments& arguments, Case& c) {
  if (!arguments.role.empty()) c.agent.role = arguments.role;
}

LoadedCase load_one_case(const Arguments& arguments, const std::string& verb) {
  Loaded loaded = load_policy(arguments);
  if (!loaded.policy) return {std::nullopt, std::nullopt, loaded.status};
  const CaseFile file = read_case_file(arguments.cases.front());
  if (file.error) {
    complain({*file.error}, arguments);
    return {std::nullopt, std::nullopt, mistakes};
  }
  if (file.cases.size() != 1) {
    complain("amends: " + verb + " takes one case, " + arguments.cases.front() + " holds " +
             std::to_string(file.cases.size()) + "\n");
    return {std::nullopt, std::nullopt, wrong_usage};
  }
  Result<Case> read = read_case({*loaded.policy}, file.cases.front());
  complain(read.diagnostics(), arguments);
  if (!read) return {std::nullopt, std::nullopt, mistakes};
  Case c = std::move(read).value();
  set_role(arguments, c);
  return {std::move(loaded.policy), std::move(c), fine};
}

}  // namespace amends::cli
