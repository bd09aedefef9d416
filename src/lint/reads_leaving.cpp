// reads-leaving: An expression reads `signals.leaving`, directly or through a value.
#include "lint/linter.hpp"
#include "lint/reading.hpp"
#include "lint/rules.hpp"

#include <algorithm>

namespace amends::impl::rules {

namespace {

// The values that read it, also through each other.
std::vector<bool> values_reading(const CompiledPolicy& policy, std::uint32_t slot) {
  std::vector<bool> values(policy.values.size());
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i]) continue;
      for (const ChoiceItem& item : policy.values[i].choice.items)
        if (reads_slot(policy, item.when, slot, values) || reads_slot(policy, item.is, slot, values))
          values[i] = changed = true;
    }
  }
  return values;
}

void check_reads_leaving(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  const auto leaving = std::find_if(policy.facts.begin(), policy.facts.end(),
                                    [](const PolicyFact& fact) { return fact.name == "signals.leaving"; });
  if (leaving == policy.facts.end() || !leaving->used) return;
  const auto slot = static_cast<std::uint32_t>(leaving - policy.facts.begin());
  const std::vector<bool> values = values_reading(policy, slot);
  for (const Site& site : policy.sites) {
    if (!reads_slot(policy, site.expr, slot, values)) continue;
    const bool directly = reads_slot(policy, site.expr, slot, {});
    lint.found(site.span, std::string("this reads `signals.leaving`") + (directly ? "" : " through a value"),
               "what helps should not depend on a threat to leave");
  }
}

}  // namespace

constinit const LintRule reads_leaving = {
    "reads-leaving", DiagnosticLevel::warning, "An expression reads `signals.leaving`, directly or through a value",
    "Whoever is helped only when they threaten to go learns to threaten, and whoever is too polite or too "
    "tired for it pays for them. What helps should follow from what happened and what it cost.",
    check_reads_leaving};

}  // namespace amends::impl::rules
