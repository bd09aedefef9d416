// never-holds: a condition that can never hold.
#include "expression/op.hpp"
#include "lint/exact.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

bool is_and(const CompiledPolicy& policy, Expr expr) { return policy.program.node(expr.node).op == Op::and_; }

void check_never_holds(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  for (const Site& site : policy.sites) {
    if (!is_condition(site)) continue;
    const Cell* cell = policy.program.constant(site.expr);
    if (cell != nullptr) {
      if (cell->is_false())
        lint.found(site.span, "this can never hold", "correct it, or leave out what stands under it");
      continue;
    }
    const Analysis analysis = might(lint, {{site.expr, true}});
    if (analysis.verdict == Verdict::no)
      lint.found(site.span, "this can never hold, whatever the case",
                 is_and(policy, site.expr)
                     ? "two of its parts contradict each other: look for swapped bounds, or `and` where `or` is meant"
                     : "there is nothing that it could be true of: look at what it is compared with");
    else if (analysis.verdict == Verdict::inconclusive)
      lint.inconclusive(analysis.span.exists() ? analysis.span : site.span, why_inconclusive(analysis));
  }
}

}  // namespace

constinit const LintRule never_holds = {
    "never-holds", DiagnosticLevel::warning, "A condition that can never hold",
    "What stands under it is never done, never given, never asked; the policy promises something that it does not "
    "keep. "
    "The analysis is exact for comparisons of numbers, money, times, counts, names and texts with constants: where it "
    "says never, no case can make it hold.",
    check_never_holds};

}  // namespace amends::impl::rules
