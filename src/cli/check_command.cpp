// amends check: every mistake and warning of each policy, and a line that sums up.
#include "cli/commands.hpp"
#include "cli/terminal.hpp"

#include <amends/json.hpp>
#include <amends/policy.hpp>

#include <algorithm>

namespace amends::cli {

namespace {

std::string counted(std::ptrdiff_t count, const std::string& word) {
  return std::to_string(count) + " " + word + (count == 1 ? "" : "s");
}

// "2 mistakes, 1 warning"
std::string summary(const std::vector<Diagnostic>& diagnostics) {
  const auto errors = std::count_if(diagnostics.begin(), diagnostics.end(),
                                    [](const Diagnostic& d) { return d.level == DiagnosticLevel::error; });
  const auto warnings = static_cast<std::ptrdiff_t>(diagnostics.size()) - errors;
  std::string result = errors == 0 ? "fine" : counted(errors, "mistake");
  if (warnings > 0) result += ", " + counted(warnings, "warning");
  return result;
}

}  // namespace

int check_command(const Arguments& arguments) {
  std::vector<Diagnostic> all;
  for (const std::string& path : arguments.policies) {
    const Result<Policy> policy = Policy::load(path);
    const std::vector<Diagnostic>& found = policy ? policy->warnings() : policy.diagnostics();
    all.insert(all.end(), found.begin(), found.end());
    if (arguments.json) continue;
    if (!found.empty()) print(to_string(found, coloured_output(arguments)) + "\n");
    print(path + ": " + summary(found) + "\n");
  }
  if (arguments.json) {
    print(to_json(all) + "\n");
  } else if (arguments.policies.size() > 1) {
    print("\n" + std::to_string(arguments.policies.size()) + " policies: " + summary(all) + "\n");
  }
  return has_errors(all) ? mistakes : fine;
}

}  // namespace amends::cli
