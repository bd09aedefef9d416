// What binding does for one policy, worked out once: which slots it fills, and where the facts are that the evaluation
// reads by itself.
#pragma once

#include "fields/field.hpp"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace amends::impl {

struct CompiledPolicy;

struct BindPlan {
  struct Single {
    std::uint32_t slot = 0;
    const RecordInfo* record = nullptr;
    const FieldInfo* field = nullptr;
  };
  struct List {
    std::uint32_t slot = 0;  // its fields' facts have the numbers after it
    const RecordInfo* record = nullptr;
    bool used = false;
  };

  std::vector<Single> singles;  // that an expression uses, or the evaluation itself
  std::vector<Single> past;     // single times that should not lie after now
  std::vector<List> lists;      // all histories, in the order of case_records()
  std::vector<std::pair<std::string_view, std::uint32_t>> declared;  // name and slot, sorted by name

  // Facts that the evaluation reads by itself.
  std::uint32_t role = 0, severity_reached = 0, opened_at = 0, reopened_at = 0;
  std::uint32_t got_what_needed = 0, got_what_needed_at = 0, done_well = 0, done_well_at = 0;
};

BindPlan make_bind_plan(const CompiledPolicy& policy);

}  // namespace amends::impl
