// unused-burden: A burden that no step demands and nothing measures.
#include "lint/linter.hpp"
#include "lint/reading.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

void check_unused_burden(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  const Reads reads(policy);
  // What is recorded of it is borne, and that decides something.
  if (reads.borne || policy.tolerance_hours.exists()) return;
  for (std::uint16_t i = 0; i < policy.burdens.size(); ++i) {
    bool used = reads.burdens[i] || policy.burdens[i].since.exists();
    for (const StepDef& step : policy.steps)
      for (const auto& [burden, quantity] : step.demands) used = used || burden == i;
    if (!used)
      lint.found(lint.entries("burdens")[i].name.span,
                 "no step demands the burden " + ticked(policy.burdens[i].name) + ", and nothing measures it",
                 "add it to the `demands` of the steps that ask it of people, or leave it out");
  }
}

}  // namespace

constinit const LintRule unused_burden = {
    "unused-burden", DiagnosticLevel::warning, "A burden that no step demands and nothing measures",
    "A burden counts where a step demands it, where it is recorded and hours borne are weighed, or where "
    "an expression asks for it. One that does none of these is a cost to customers that the policy leaves "
    "out of its account.",
    check_unused_burden};

}  // namespace amends::impl::rules
