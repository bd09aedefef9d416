// no-tolerance: `burden.tolerance` is read, but the policy sets no tolerance.
#include "lint/linter.hpp"
#include "lint/reading.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

void check_no_tolerance(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  if (policy.tolerance_hours.exists()) return;
  for (const Site& site : policy.sites)
    for_each_node(policy.program, site.expr, [&](std::uint32_t, const Node& node) {
      const std::optional<HostRead> read = host_read(policy.program, node);
      if (read && read->call == HostCall::burden_tolerance)
        lint.found(site.span, "this reads `burden.tolerance`, but no tolerance is set",
                   "add a block such as `tolerance: {hours: 20}`");
    });
}

}  // namespace

constinit const LintRule no_tolerance = {
    "no-tolerance", DiagnosticLevel::warning, "`burden.tolerance` is read, but the policy sets no tolerance",
    "Without a `tolerance` block nothing ever exceeds what a customer can be asked to bear: a condition "
    "that compares with it never holds.",
    check_no_tolerance};

}  // namespace amends::impl::rules
