// instead-of-nothing: a remedy that replaces another one which is never due at the same time.
#include "lint/exact.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

void check_instead_of_nothing(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  for (std::size_t i = 0; i < policy.remedies.size(); ++i) {
    if (policy.remedies[i].instead_of < 0) continue;
    const RemedyDef& other = policy.remedies[static_cast<std::size_t>(policy.remedies[i].instead_of)];
    const Expr here = condition_of(policy, policy.remedies[i].rule);
    const Expr there = condition_of(policy, other.rule);
    if (!here.exists() || !there.exists()) continue;
    if (might(lint, {{here, true}}).verdict == Verdict::no) continue;  // never-holds says it
    if (might(lint, {{there, true}}).verdict == Verdict::no) continue;
    const Analysis analysis = might(lint, {{here, true}, {there, true}});
    const Span span = lint.entries("remedies")[i].block().get("instead_of")->span();
    if (analysis.verdict == Verdict::no)
      lint.found(span,
                 ticked(policy.remedies[i].name) + " and " + ticked(other.name) +
                     " are never due together, so this changes nothing",
                 "correct one of the conditions, or leave `instead_of` out");
    else if (analysis.verdict == Verdict::inconclusive)
      lint.inconclusive(span, why_inconclusive(analysis));
  }
}

}  // namespace

constinit const LintRule instead_of_nothing = {
    "instead-of-nothing", DiagnosticLevel::warning, "An `instead_of` between remedies that are never due together",
    "`instead_of` says which of two remedies is given where both are due. Where they never are, one of the conditions "
    "says something else than was meant.",
    check_instead_of_nothing};

}  // namespace amends::impl::rules
