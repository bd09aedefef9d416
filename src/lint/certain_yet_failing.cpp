// certain-yet-failing: A step that is certain to work, with a share that each failure leaves.
#include "lint/linter.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

void check_certain_yet_failing(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  for (std::size_t s = 0; s < policy.steps.size(); ++s) {
    const StepDef& step = policy.steps[s];
    if (!step.chance.constant || !step.chance.constant->known() || step.chance.constant->real < 1) continue;
    const DocValue* leaves = lint.entries("steps")[s].block().get("each_failure_leaves");
    if (leaves == nullptr) continue;
    if (step.each_failure_leaves.constant && step.each_failure_leaves.constant->real >= 1) continue;
    lint.found(leaves->name.span, ticked(step.name) + " is certain to work, yet this says what a failure leaves",
               "give it a `chance` below 1, or leave this out");
  }
}

}  // namespace

constinit const LintRule certain_yet_failing = {
    "certain-yet-failing", DiagnosticLevel::warning,
    "A step that is certain to work, with a share that each failure leaves",
    "A `chance` of 1 says that it cannot fail; `each_failure_leaves` says what is left after it failed. "
    "One of them is not meant.",
    check_certain_yet_failing};

}  // namespace amends::impl::rules
