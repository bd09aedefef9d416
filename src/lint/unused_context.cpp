// unused-context: A context that weighs nothing, or only burdens that no step demands.
#include "lint/linter.hpp"
#include "lint/reading.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

// Whether the factor changes anything.
bool weighs_something(const Choice& factor) {
  return !factor.constant || !factor.constant->known() || factor.constant->real != 1;
}

void check_unused_context(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  const Reads reads(policy);
  const bool borne = reads.borne || policy.tolerance_hours.exists();
  const auto counts = [&](std::uint16_t burden) {
    if (borne || reads.burdens[burden]) return true;  // recorded demands of it weigh, too
    for (const StepDef& step : policy.steps)
      for (const auto& [demanded, quantity] : step.demands)
        if (demanded == burden) return true;
    return false;
  };
  for (std::size_t i = 0; i < policy.contexts.size(); ++i) {
    const ContextDef& context = policy.contexts[i];
    const Span span = lint.entries("contexts")[i].name.span;
    bool changes = false;
    bool reaches = false;
    for (const auto& [burden, factor] : context.weighs) {
      changes = changes || weighs_something(factor);
      reaches = reaches || (weighs_something(factor) && counts(burden));
    }
    if (!changes)
      lint.found(span, "the context " + ticked(context.name) + " weighs nothing, so it changes nothing",
                 "say with `weighs` which burdens weigh more or less, as in `weighs: {waiting: 2}`");
    else if (!reaches)
      lint.found(span, "the context " + ticked(context.name) + " weighs only burdens that nothing demands",
                 "weigh a burden that a step demands");
  }
}

}  // namespace

constinit const LintRule unused_context = {
    "unused-context", DiagnosticLevel::warning, "A context that weighs nothing, or only burdens that no step demands",
    "A context is there to change what burdens weigh in this life. One that changes nothing makes the "
    "policy look kinder than it is.",
    check_unused_context};

}  // namespace amends::impl::rules
