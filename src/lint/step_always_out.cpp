// step-always-out: a step that can never be done.
#include "lint/exact.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

void check_step_always_out(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  for (std::uint16_t s = 0; s < policy.steps.size(); ++s) {
    const Choice& chance = policy.steps[s].chance;
    if (chance.constant && chance.constant->known() && chance.constant->real == 0) {
      lint.found(lint.entries("steps")[s].block().get("chance")->span(),
                 "a step without a chance is always out: " + ticked(policy.steps[s].name) + " can never be done",
                 "give it the chance that it has, or leave the step out; a step that hands over has `ends: hand_over`");
      continue;
    }
    std::vector<Reading> readings;
    if (const Expr when = condition_of(policy, policy.steps[s].when_rule); when.exists()) {
      if (might(lint, {{when, true}}).verdict == Verdict::no) continue;  // never-holds says it
      readings.push_back({when, true});
    }
    bool always = false;
    bool forbidden = false;
    for (const StepRule& never : policy.nevers) {
      if (never.step != s) continue;
      forbidden = true;
      const Expr condition = condition_of(policy, never.rule);
      const Cell* constant = condition.exists() ? policy.program.constant(condition) : nullptr;
      always = always || !condition.exists() || (constant != nullptr && constant->is_true());
      if (condition.exists() && constant == nullptr) readings.push_back({condition, false});
    }
    if (!forbidden) continue;
    const Analysis analysis = always ? Analysis{} : might(lint, readings);
    if (always || analysis.verdict == Verdict::no)
      lint.found(lint.entries("steps")[s].name.span,
                 ticked(policy.steps[s].name) + " can never be done: a `never` always holds where it could be",
                 "correct the `never`, or leave the step out");
    else if (analysis.verdict == Verdict::inconclusive)
      lint.inconclusive(lint.entries("steps")[s].name.span, why_inconclusive(analysis));
  }
}

}  // namespace

constinit const LintRule step_always_out = {
    "step-always-out", DiagnosticLevel::warning,
    "A step that can never be done: without a chance, or forbidden wherever it is possible",
    "The step is in the policy, in its book and in people's heads, and can never be done.", check_step_always_out};

}  // namespace amends::impl::rules
