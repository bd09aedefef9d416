// A checked document to a compiled policy.
#pragma once

#include "document/document.hpp"
#include "policy/compiled.hpp"
#include "text/report.hpp"

namespace amends::impl {

// Fills `policy`, whose sources the document was read from. Where the report has errors afterwards, it is of no use.
void compile_policy(const DocBlock& document, CompiledPolicy& policy, Report& report);

// Calls `visit` with each choice of the policy.
template <typename Policy, typename Visit>
void for_each_choice(Policy& policy, Visit visit) {
  visit(policy.worth_of_an_hour);
  for (auto& context : policy.contexts)
    for (auto& [burden, choice] : context.weighs) visit(choice);
  for (auto& burden : policy.burdens) visit(burden.hours);
  visit(policy.halves_every);
  visit(policy.each_repeat_adds);
  visit(policy.tolerance_hours);
  visit(policy.tolerance_each_failure_leaves);
  for (auto& step : policy.steps) {
    for (auto& [burden, choice] : step.demands) visit(choice);
    visit(step.chance);
    visit(step.each_failure_leaves);
    visit(step.costs);
    visit(step.takes);
    visit(step.at_most);
  }
  for (auto& ease : policy.eases) {
    for (auto& [burden, choice] : ease.removes) visit(choice);
    visit(ease.costs);
  }
  for (auto& limit : policy.empowerment.limits) visit(limit.amount);
  for (auto& cap : policy.empowerment.caps) {
    visit(cap.at_most);
    visit(cap.within);
  }
  for (auto& remedy : policy.remedies) visit(remedy.amount);
  for (auto& commitment : policy.commitments) {
    visit(commitment.promise);
    visit(commitment.aim);
  }
  for (auto& value : policy.values) visit(value.choice);
  visit(policy.follow_up);
}

}  // namespace amends::impl
