// The table of all rules, by id.
#include "lint/rules.hpp"

#include <algorithm>
#include <array>

namespace amends::impl {

namespace {

constexpr std::array<const LintRule*, 43> all = {&rules::aim_not_inside,
                                                 &rules::always_holds,
                                                 &rules::autoresponder,
                                                 &rules::bad_allow,
                                                 &rules::beyond_every_limit,
                                                 &rules::certain_yet_failing,
                                                 &rules::gap,
                                                 &rules::heavier_than_time,
                                                 &rules::instead_of_nothing,
                                                 &rules::limit_above_cap,
                                                 &rules::limit_falls,
                                                 &rules::may_without_effect,
                                                 &rules::must_and_never,
                                                 &rules::must_while_out,
                                                 &rules::never_holds,
                                                 &rules::no_because,
                                                 &rules::no_certain_step,
                                                 &rules::no_disadvantage,
                                                 &rules::no_source,
                                                 &rules::no_tolerance,
                                                 &rules::nobody_may,
                                                 &rules::not_monotone,
                                                 &rules::parameter_gap,
                                                 &rules::percent_lost,
                                                 &rules::quotes_policy,
                                                 &rules::reads_leaving,
                                                 &rules::round_trips,
                                                 &rules::same_title,
                                                 &rules::shadowed,
                                                 &rules::short_memory,
                                                 &rules::step_always_out,
                                                 &rules::step_not_planned,
                                                 &rules::unreachable_level,
                                                 &rules::unused_burden,
                                                 &rules::unused_commitment,
                                                 &rules::unused_context,
                                                 &rules::unused_ease,
                                                 &rules::unused_fact,
                                                 &rules::unused_kind,
                                                 &rules::unused_parameter,
                                                 &rules::unused_role,
                                                 &rules::unused_value,
                                                 &rules::worthless_hours};

}  // namespace

std::span<const LintRule* const> all_lint_rules() noexcept { return all; }

const LintRule* find_rule(std::string_view id) noexcept {
  const auto found = std::find_if(all.begin(), all.end(), [&](const LintRule* rule) { return rule->id == id; });
  return found == all.end() ? nullptr : *found;
}

}  // namespace amends::impl
