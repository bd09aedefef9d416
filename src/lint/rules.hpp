// The rules of the linter: each is one file, src/lint/<rule>.cpp.
#pragma once

#include "lint/lint_rule.hpp"

namespace amends::impl::rules {

extern const LintRule aim_not_inside;
extern const LintRule always_holds;
extern const LintRule autoresponder;
extern const LintRule bad_allow;
extern const LintRule beyond_every_limit;
extern const LintRule certain_yet_failing;
extern const LintRule gap;
extern const LintRule heavier_than_time;
extern const LintRule instead_of_nothing;
extern const LintRule limit_above_cap;
extern const LintRule limit_falls;
extern const LintRule may_without_effect;
extern const LintRule must_and_never;
extern const LintRule must_while_out;
extern const LintRule never_holds;
extern const LintRule no_because;
extern const LintRule no_certain_step;
extern const LintRule no_disadvantage;
extern const LintRule no_source;
extern const LintRule no_tolerance;
extern const LintRule nobody_may;
extern const LintRule not_monotone;
extern const LintRule parameter_gap;
extern const LintRule percent_lost;
extern const LintRule quotes_policy;
extern const LintRule reads_leaving;
extern const LintRule round_trips;
extern const LintRule same_title;
extern const LintRule shadowed;
extern const LintRule short_memory;
extern const LintRule step_always_out;
extern const LintRule step_not_planned;
extern const LintRule unreachable_level;
extern const LintRule unused_burden;
extern const LintRule unused_commitment;
extern const LintRule unused_context;
extern const LintRule unused_ease;
extern const LintRule unused_fact;
extern const LintRule unused_kind;
extern const LintRule unused_parameter;
extern const LintRule unused_role;
extern const LintRule unused_value;
extern const LintRule worthless_hours;

}  // namespace amends::impl::rules
