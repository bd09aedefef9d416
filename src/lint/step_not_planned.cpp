// step-not-planned: A step that the fixed plan leaves out and no rule brings in.
#include "lint/linter.hpp"
#include "lint/rules.hpp"

#include <algorithm>

namespace amends::impl::rules {

namespace {

void check_step_not_planned(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  if (policy.plan_expected) return;
  for (std::uint16_t s = 0; s < policy.steps.size(); ++s) {
    const auto has = [s](const PlanItem& item) {
      return std::find(item.steps.begin(), item.steps.end(), s) != item.steps.end();
    };
    const bool planned =
        std::any_of(policy.plan.begin(), policy.plan.end(), has) ||
        std::any_of(policy.musts.begin(), policy.musts.end(), [s](const StepRule& must) { return must.step == s; });
    if (!planned)
      lint.found(lint.entries("steps")[s].name.span,
                 "the plan leaves " + ticked(policy.steps[s].name) + " out, so it is never recommended",
                 "add it to `plan`, or leave the step out");
  }
}

}  // namespace

constinit const LintRule step_not_planned = {
    "step-not-planned", DiagnosticLevel::warning, "A step that the fixed plan leaves out and no rule brings in",
    "Under a fixed `plan`, only its steps are planned, and those that a `must` demands. A step in neither "
    "is never recommended.",
    check_step_not_planned};

}  // namespace amends::impl::rules
