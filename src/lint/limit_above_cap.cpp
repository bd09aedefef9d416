// limit-above-cap: A limit that lies above a cap on the same grants, so that it is never reached.
#include "lint/limits.hpp"
#include "lint/linter.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

void check_limit_above_cap(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  for (const LimitDef& limit : policy.empowerment.limits) {
    if (limit.unlimited || !limit.amount.constant) continue;
    for (const CapDef& cap : policy.empowerment.caps) {
      if (cap.kind != limit.kind || !cap.at_most.constant) continue;
      if (limit.amount.constant->real <= cap.at_most.constant->real) continue;
      lint.found(place_of_limit(lint, limit),
                 "the limit of " + ticked(policy.empowerment.roles[limit.role].name) + " lies above the cap on " +
                     ticked(policy.kinds[limit.kind]) + ", so it is never reached",
                 "lower the limit, raise the cap, or write `unlimited` where only the cap should bind");
      break;
    }
  }
}

}  // namespace

constinit const LintRule limit_above_cap = {
    "limit-above-cap", DiagnosticLevel::warning,
    "A limit that lies above a cap on the same grants, so that it is never reached",
    "Beyond a cap nobody approves. A limit above it promises a role an amount that it can never grant.",
    check_limit_above_cap};

}  // namespace amends::impl::rules
