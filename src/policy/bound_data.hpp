// What a bound case holds: cells by slot, histories with names as numbers.
#pragma once

#include "expression/cell.hpp"
#include "policy/bind_memory.hpp"
#include "policy/bind_plan.hpp"

#include <amends/case.hpp>
#include <amends/diagnostic.hpp>

#include <boost/container/small_vector.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace amends::impl {

struct CompiledPolicy;

struct BoundAttempt {
  std::int32_t step = -1;  // -1: the policy does not know it
  Outcome outcome = Outcome::pending;
  std::int64_t at = 0;
  std::uint32_t index = 0;  // in the case's list
};

struct BoundDemand {
  std::int32_t burden = -1;
  bool this_case = true;
  bool first_of_occasion = true;  // no earlier entry of the list has the same burden, case and time
  std::uint32_t case_number = 0;  // 0: this case; equal numbers: equal case
  double quantity = 0;
  std::int64_t at = 0;
};

struct BoundPromise {
  std::int32_t commitment = -1;
  std::int64_t made_at = 0;
  std::int64_t due_at = INT64_MAX;   // INT64_MAX: not known or none
  std::int64_t kept_at = INT64_MAX;  // INT64_MAX: not kept
  std::uint32_t index = 0;
};

struct BoundAnswer {
  std::int32_t step = -1;
  bool accepted = false;
  std::int64_t at = 0;
  std::uint32_t index = 0;  // in the case's list
};

struct BoundGrant {
  std::int32_t remedy = -1;
  std::int32_t kind = -1;
  bool this_case = true;
  std::int64_t minor = 0;
  std::int64_t at = 0;
};

struct BoundEvent {
  const Text* kind = nullptr;
  std::int64_t from = 0;
  std::int64_t to = 0;  // the first moment after it
};

struct BoundData {
  std::uint64_t policy = 0;
  std::vector<Cell> slots;  // one for each fact with a slot; unused ones stay unknown

  boost::container::small_vector<BoundAttempt, 8> attempts;  // in order of time, then as given
  boost::container::small_vector<BoundDemand, 16> demands;   // as given
  boost::container::small_vector<BoundPromise, 4> promises;
  boost::container::small_vector<BoundAnswer, 4> answers;  // in order of time, then as given
  boost::container::small_vector<BoundGrant, 4> grants;
  boost::container::small_vector<BoundEvent, 4> events;

  // Read by the evaluation itself, whether or not an expression uses them.
  std::int32_t role = -1;  // number of the agent's role; -1: not of the policy, or none
  bool role_unknown = true;
  std::int32_t severity_reached = 0;
  std::int64_t opened_at = INT64_MIN;    // INT64_MIN: unknown or none
  std::int64_t reopened_at = INT64_MIN;  // INT64_MIN: none
  enum class Reply : std::uint8_t { unanswered, no, yes };
  Reply got_what_needed = Reply::unanswered, done_well = Reply::unanswered;
  std::int64_t got_what_needed_at = INT64_MIN, done_well_at = INT64_MIN;  // INT64_MIN: not known

  // Where histories spoke of a time: to warn about what lies after now. Path and time.
  struct PastTime {
    std::string_view record;  // "attempts"
    std::string_view field;   // "at"
    std::int32_t index = -1;  // of a list; -1: a single record
    std::int64_t at = 0;
  };
  std::vector<PastTime> past_times;

  std::vector<Diagnostic> diagnostics;

  // The binding's own: the policy, which cells and texts point into, and memory that is reused from bind to bind.
  std::shared_ptr<const CompiledPolicy> compiled;
  const BindPlan* plan = nullptr;  // the policy's
  BindMemory memory;               // of the case's texts and list rows
  struct OwnText {                 // of a fact set by handle
    std::uint32_t slot = 0;
    std::string bytes;
    Text text;
  };
  std::vector<std::unique_ptr<OwnText>> own_texts;
  std::vector<std::uint32_t> occasion_order;                            // while binding
  std::vector<std::pair<std::string_view, std::uint32_t>> other_cases;  // while binding: id and demand
};

// Fills what the evaluation reads by itself (role, severity_reached, ...) from the slots.
void read_own_facts(BoundData& data);

}  // namespace amends::impl
