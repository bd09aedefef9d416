// no-certain-step: a plan that may leave the problem unfixed.
#include "lint/linter.hpp"
#include "lint/rules.hpp"

#include <algorithm>

namespace amends::impl::rules {

namespace {

bool is_certain(const StepDef& step) {
  return step.ends != Ends::no || !step.chance.exists() || (step.chance.constant && step.chance.constant->real >= 1);
}

void check_no_certain_step(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  if (!policy.plan_expected || policy.steps.empty()) return;
  if (std::none_of(policy.steps.begin(), policy.steps.end(), is_certain))
    lint.found(lint.document().get("steps")->name.span, "no step is certain to end the problem",
               "give one `chance: 1`, as a refund has, or `ends: hand_over`");
}

}  // namespace

constinit const LintRule no_certain_step = {
    "no-certain-step", DiagnosticLevel::warning, "No step is certain to end the problem, or the last resort can be out",
    "A plan whose every step may fail ends with a customer whose problem is still there, and nobody knows what to do "
    "next. One step must always be left: a refund, a replacement, a person who takes over.",
    check_no_certain_step};

}  // namespace amends::impl::rules
