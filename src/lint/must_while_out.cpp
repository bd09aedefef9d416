// must-while-out: a step that is demanded while it cannot be done.
#include "lint/exact.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

void check_must_while_out(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  for (const StepRule& must : policy.musts) {
    const Expr when = condition_of(policy, policy.steps[must.step].when_rule);
    if (!when.exists() || policy.program.constant(when) != nullptr) continue;
    std::vector<Reading> readings = {{when, false}};
    if (const Expr condition = condition_of(policy, must.rule); condition.exists())
      readings.push_back({condition, true});
    const Analysis analysis = can(lint, readings);
    if (analysis.verdict == Verdict::yes)
      lint.found(place_of(policy, must.rule),
                 "this can hold while the `when` of " + ticked(policy.steps[must.step].name) + " does not",
                 "say in the rule when the step can be done, or name another step for the other cases",
                 shown(analysis));
    else if (analysis.verdict == Verdict::inconclusive)
      lint.inconclusive(place_of(policy, must.rule), why_inconclusive(analysis));
  }
}

}  // namespace

constinit const LintRule must_while_out = {
    "must-while-out", DiagnosticLevel::note, "A `must` that can hold while the step's own `when` does not",
    "A `must` does not make possible what cannot be done: the step stays out, and the answer reports a conflict. If "
    "something has to happen in those cases, too, the policy should say what.",
    check_must_while_out};

}  // namespace amends::impl::rules
