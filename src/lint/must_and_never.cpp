// must-and-never: two rules that demand and forbid the same step at once.
#include "lint/exact.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

void check_must_and_never(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  for (const StepRule& must : policy.musts)
    for (const StepRule& never : policy.nevers) {
      if (must.step != never.step) continue;
      std::vector<Reading> readings;
      for (const std::uint16_t rule : {must.rule, never.rule})
        if (const Expr condition = condition_of(policy, rule); condition.exists())
          readings.push_back({condition, true});
      const Analysis analysis = can(lint, readings);
      const std::uint16_t later = std::max(must.rule, never.rule);
      const std::uint16_t earlier = std::min(must.rule, never.rule);
      if (analysis.verdict == Verdict::yes)
        lint.found(place_of(policy, later),
                   "this can hold together with " + ticked(policy.rules[earlier].name) + ": then " +
                       ticked(policy.steps[must.step].name) + " must be done and must never be done",
                   "say in one of them when the other one counts", shown(analysis));
      else if (analysis.verdict == Verdict::inconclusive)
        lint.inconclusive(place_of(policy, later), why_inconclusive(analysis));
    }
}

}  // namespace

constinit const LintRule must_and_never = {
    "must-and-never", DiagnosticLevel::warning, "A `must` and a `never` of the same step that can hold together",
    "A `never` is stronger than a `must`: the step is out, and the answer reports a conflict. Whoever wrote the `must` "
    "meant that it happens. Decide in the policy which of them counts, not in the case.",
    check_must_and_never};

}  // namespace amends::impl::rules
