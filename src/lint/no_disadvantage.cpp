// no-disadvantage: an alternative that nothing speaks against.
#include "lint/linter.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

void check_no_disadvantage(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  if (policy.steps.size() < 2) return;  // nothing else to offer
  for (std::size_t s = 0; s < policy.steps.size(); ++s) {
    const StepDef& step = policy.steps[s];
    // What a step demands is told as what speaks against it.
    if (step.ends != Ends::no || !step.against.empty() || !step.demands.empty()) continue;
    lint.found(lint.entries("steps")[s].name.span,
               ticked(step.name) + " asks nothing of the customer, and nothing is said to speak against it",
               "say what it asks of them with `demands`, or what speaks against it with `against`");
  }
}

}  // namespace

constinit const LintRule no_disadvantage = {
    "no-disadvantage", DiagnosticLevel::note, "A step without demands and without a stated disadvantage",
    "Where a customer is asked first, they are shown the alternatives with what speaks for and against each. Every way "
    "out has a price: days of waiting, things to set up again. One that seems to have none is chosen blindly, and the "
    "arithmetic believes that it costs them nothing.",
    check_no_disadvantage};

}  // namespace amends::impl::rules
