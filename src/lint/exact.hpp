// What rules ask the analyser, and how its answers become findings.
#pragma once

#include "analyse/analyser.hpp"
#include "lint/linter.hpp"

#include <optional>
#include <vector>

namespace amends::impl {

// The analyser's answers, as long as the policy has not asked too many: then everything is inconclusive.
Analysis can(Linter& lint, const std::vector<Reading>& readings);
Analysis might(Linter& lint, const std::vector<Reading>& readings);

// The case that the analyser found, as a finding carries it.
std::optional<WitnessCase> shown(const Analysis& analysis);

// Readings that make the severity exactly this level: no raise to a higher one holds, and one to this level does. One
// list for each way; none where nothing raises to it. Of the lowest level: that nothing raises it.
std::vector<std::vector<Reading>> at_severity(const CompiledPolicy& policy, std::uint16_t level);

// Whether the case really is of this severity: one that was kept from before may have raised it.
bool is_at(const Policy& policy, const Witness& witness, std::uint16_t level);

// Whether the policy asks there whether something holds.
bool is_condition(const Site& site);

// The condition of a rule; none where there is none.
Expr condition_of(const CompiledPolicy& policy, std::uint16_t rule);
// Where it stands: its condition, or else the rule.
Span place_of(const CompiledPolicy& policy, std::uint16_t rule);

// Why something could not be decided, as `--inconclusive` says it.
std::string why_inconclusive(const Analysis& analysis);

}  // namespace amends::impl
