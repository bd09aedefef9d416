// The working memory of one decision, reused from one to the next.
#pragma once

#include "expression/program.hpp"
#include "policy/compiled.hpp"

#include <cstdint>
#include <vector>

namespace amends::impl {

// What the history says about one step.
struct StepHistory {
  std::int32_t tried = 0;   // fixed, partial, failed, worsened, pending
  std::int32_t failed = 0;  // failed, worsened; and fixed that did not last
  std::int32_t fixed = 0;
  bool declined = false;
  bool accepted = false;
  bool pending = false;                                           // its latest attempt is pending
  std::int64_t latest_at = INT64_MIN;                             // of its latest attempt that was tried
  std::int64_t declined_at = INT64_MIN, accepted_at = INT64_MIN;  // the latest of each; INT64_MIN: never
};

// A value of the policy, evaluated at most once, with what it left undecided for every reader.
struct ValueMemo {
  enum class Progress : std::uint8_t { not_yet, done } progress = Progress::not_yet;
  Cell cell;
  std::uint32_t unknowns_begin = 0, unknowns_end = 0;
  std::uint32_t problems_begin = 0, problems_end = 0;
};

// An unknown that left something undecided, and what: questions are asked in plan order.
struct OpenQuestion {
  std::uint32_t group = 0;  // 0: before the steps; 1 + step; beyond: remedies and values
  std::uint64_t fact = 0;
};

struct Working {
  Frame frame;
  Arena arena;
  std::vector<StepHistory> history;  // by step
  std::vector<ValueMemo> values;     // by value
  std::vector<std::uint64_t> value_unknowns;
  std::vector<std::uint64_t> borne_unknowns, tolerance_unknowns;  // what they were left undecided by
  std::vector<Problem> value_problems;
  std::vector<double> totals;                       // by step: cost + worth * hours, minor units; NaN: not priced
  std::vector<std::uint16_t> order;                 // plan order of the available steps, with those after an ending one
  std::vector<std::int64_t> borne_millionths;       // by burden
  std::vector<std::int64_t> remembered_millionths;  // by burden
  std::vector<std::int64_t> running_since;          // by burden; INT64_MIN: does not run
  std::vector<std::int64_t> granted_in_case;        // by kind, minor units
  std::vector<std::int64_t> cap_left;               // by kind; INT64_MAX: no cap
  std::vector<std::uint8_t> cap_unknown;            // by kind
  std::vector<OpenQuestion> questions;
  std::vector<Problem> problems;  // of everything that stayed undecided by a failure
  std::vector<std::pair<std::uint16_t, const ParameterValue*>> parameters;  // that were read, and the value they had
};

}  // namespace amends::impl
