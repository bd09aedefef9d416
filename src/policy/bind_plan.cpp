// What binding does for one policy, worked out once.
#include "policy/bind_plan.hpp"

#include "model/case_fields.hpp"
#include "policy/compiled.hpp"
#include "policy/fact_table.hpp"

#include <algorithm>
#include <array>

namespace amends::impl {

BindPlan make_bind_plan(const CompiledPolicy& policy) {
  BindPlan plan;
  const std::array<std::pair<std::string_view, std::uint32_t*>, 8> own{{
      {"agent.role", &plan.role},
      {"problem.severity_reached", &plan.severity_reached},
      {"problem.opened_at", &plan.opened_at},
      {"problem.reopened_at", &plan.reopened_at},
      {"closing.got_what_needed", &plan.got_what_needed},
      {"closing.got_what_needed_at", &plan.got_what_needed_at},
      {"closing.done_well", &plan.done_well},
      {"closing.done_well_at", &plan.done_well_at},
  }};
  const auto records = case_records();
  for (std::uint32_t slot = 0; slot < policy.facts.size(); ++slot) {
    const PolicyFact& fact = policy.facts[slot];
    if (fact.of_list_record) continue;
    if (fact.declared) {
      plan.declared.emplace_back(fact.name, slot);
      continue;
    }
    const RecordInfo& record = records[fact.record];
    if (fact.field == list_field) {
      plan.lists.push_back({slot, &record, fact.used});
      continue;
    }
    const FieldInfo& field = record.fields[fact.field];
    bool read_by_us = false;
    for (const auto& [name, number] : own) {
      if (name != fact.name) continue;
      *number = slot;
      read_by_us = true;
    }
    if (fact.used || read_by_us) plan.singles.push_back({slot, &record, &field});
    if (field.past) plan.past.push_back({slot, &record, &field});
  }
  std::sort(plan.declared.begin(), plan.declared.end());
  return plan;
}

}  // namespace amends::impl
