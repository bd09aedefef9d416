// What the scenarios of a policy leave open, and the cases that would close it.
#pragma once

#include "analyse/analyser.hpp"
#include "scenario/coverage_collector.hpp"

#include <optional>
#include <string>
#include <vector>

namespace amends::impl {

// One thing that is not covered yet.
struct Gap {
  enum class Kind : std::uint8_t { rule, row, operand, step };
  Kind kind = Kind::rule;
  std::size_t index = 0;    // among the coverage's rules, rows, conditions or steps
  std::size_t operand = 0;  // of the condition
  bool is = true;           // how the operand reads where it decides
  std::string name;         // as a name of the scenario: "raise to serious holds"
  std::string about;        // what it is about: "attempts.failed >= 1"
  CodePlace place;
};

std::vector<Gap> gaps_of(const CoverageCollector& collector);

// Whether a decision closes it.
bool closes(const CoverageCollector& collector, const Gap& gap, ObservedRun& run);

// The readings that would close it: of each way, all together. None where it is no matter of conditions.
std::vector<std::vector<Reading>> ways_to_close(const CoverageCollector& collector, const Gap& gap);

// Finds cases that close gaps, and proofs that there is none.
class GapCloser {
 public:
  GapCloser(const Policy& policy, const CoverageCollector& collector);

  struct Answer {
    std::optional<Case> a_case;
    Time now;
    bool proved = false;  // there is no such case
    std::string why;      // where there is neither a case nor a proof
  };
  Answer close(const Gap& gap);
  // Only whether it is proved that nothing can close it; in words.
  std::string proof(const Gap& gap);

 private:
  bool try_case(const Gap& gap, Case a_case, Time now, Answer& answer);
  void forget_what_does_not_matter(const Gap& gap, const Case& before, Case& tried, Time now);
  bool try_around(const Gap& gap, const Case& a_case, Time now, Answer& answer);
  bool try_at_date(const Gap& gap, const std::vector<std::pair<Case, Time>>& cases, Answer& answer);
  bool try_cap(const Gap& gap, const std::vector<std::pair<Case, Time>>& cases, Answer& answer);
  bool is_cap(const Gap& gap) const;
  std::optional<std::uint16_t> step_of(const Gap& gap) const;
  std::optional<std::uint16_t> role_of(const Gap& gap) const;

  const CoverageCollector& collector_;
  const CompiledPolicy& policy_;
  Analyser analyser_;
};

// Leaves out of the coverage what is proved to be out of reach.
void prove_out_of_reach(const Policy& policy, CoverageCollector& collector);

}  // namespace amends::impl
