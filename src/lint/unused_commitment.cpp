// unused-commitment: A commitment to what a step takes, where no step says how long it takes.
#include "lint/linter.hpp"
#include "lint/rules.hpp"

#include <algorithm>

namespace amends::impl::rules {

namespace {

void check_unused_commitment(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  const bool takes =
      std::any_of(policy.steps.begin(), policy.steps.end(), [](const StepDef& step) { return step.takes.exists(); });
  if (takes) return;
  for (std::size_t i = 0; i < policy.commitments.size(); ++i)
    if (policy.commitments[i].promise_is_takes)
      lint.found(lint.entries("commitments")[i].block().get("promise")->span(),
                 "no step says how long it takes, so this is never promised",
                 "give steps `takes`, or promise a time of its own");
}

}  // namespace

constinit const LintRule unused_commitment = {
    "unused-commitment", DiagnosticLevel::warning,
    "A commitment to what a step takes, where no step says how long it takes",
    "With `promise: takes` the time that is told is that of the recommended step. Where no step has "
    "`takes`, nothing is ever promised.",
    check_unused_commitment};

}  // namespace amends::impl::rules
