// unreachable-level: A level of severity that nothing raises a case to.
#include "lint/linter.hpp"
#include "lint/rules.hpp"

#include <algorithm>

namespace amends::impl::rules {

namespace {

void check_unreachable_level(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  const DocBlock* severity = lint.block("severity");
  if (severity == nullptr || severity->get("levels") == nullptr) return;
  const std::vector<DocName>& levels = severity->get("levels")->names;
  for (std::uint16_t level = 1; level < levels.size(); ++level) {
    const bool raised = std::any_of(policy.raises.begin(), policy.raises.end(),
                                    [&](const RaiseDef& raise) { return raise.to == level; });
    if (!raised)
      lint.found(levels[level].span, "nothing raises the severity to " + ticked(levels[level].text),
                 "add a `raise` with `to: " + levels[level].text + "`, or leave the level out");
  }
}

}  // namespace

constinit const LintRule unreachable_level = {
    "unreachable-level", DiagnosticLevel::warning, "A level of severity that nothing raises a case to",
    "What a role may do or grant at a level that is never reached, it may never do. Usually a `raise` is "
    "missing, or says another level.",
    check_unreachable_level};

}  // namespace amends::impl::rules
