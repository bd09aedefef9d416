// Collects what decisions read of one policy.
#pragma once

#include "scenario/observed_run.hpp"

#include <amends/coverage.hpp>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace amends::impl {

// A condition of the policy and where in a decision it is read.
struct WatchedCondition {
  enum class When : std::uint8_t { rule, item, taken, value, remedy, recover };
  Condition condition;
  std::string of;
  When when = When::rule;
  std::uint32_t number = 0;  // of the rule, the item, the value, the remedy
};

class CoverageCollector {
 public:
  CoverageCollector(std::shared_ptr<const CompiledPolicy> policy, std::string path);

  void add(ObservedRun& run);
  // A case that was decided, to be tried again where a gap is to be closed; only the first of them are kept.
  void keep(const Case& a_case, Time now);
  const std::vector<std::pair<Case, Time>>& cases() const noexcept { return cases_; }

  // Of one decision: whether a rule held, a row was taken, a condition was read.
  bool holds(const ObservedRun& run, std::size_t rule) const;
  bool taken(const ObservedRun& run, std::size_t row) const;
  bool was_read(const ObservedRun& run, const WatchedCondition& watched) const;
  // What there is so far.
  const Coverage& coverage() const noexcept { return coverage_; }
  Coverage& coverage() noexcept { return coverage_; }

  const CompiledPolicy& policy() const noexcept { return *policy_; }
  const std::shared_ptr<const CompiledPolicy>& shared_policy() const noexcept { return policy_; }
  // In the order of coverage().conditions.
  const std::vector<WatchedCondition>& conditions() const noexcept { return conditions_; }
  // In the order of coverage().rules and rows: their numbers in the policy; of a value by date the second is what it
  // is.
  const std::vector<std::uint16_t>& rules() const noexcept { return rules_; }
  const std::vector<std::uint16_t>& steps() const noexcept { return steps_; }  // their numbers, by coverage().steps
  struct Row {
    std::uint32_t listed = no_site;
    const ParameterValue* value = nullptr;
    std::uint16_t parameter = 0;
  };
  const std::vector<Row>& rows() const noexcept { return rows_; }

 private:
  static bool is_tested_elsewhere(Span span);
  void watch_rules();
  void watch_rows();
  void watch_conditions();
  void watch_steps();
  void watch(Condition condition, std::string of, WatchedCondition::When when, std::uint32_t number);
  bool cap_counted(const ObservedRun& run, std::uint16_t rule) const;
  CodePlace place(Span span) const;

  std::shared_ptr<const CompiledPolicy> policy_;
  SiteTexts texts_;
  Coverage coverage_;
  std::vector<std::uint16_t> rules_, steps_;
  std::vector<Row> rows_;
  std::vector<WatchedCondition> conditions_;
  std::vector<std::pair<Case, Time>> cases_;
};

}  // namespace amends::impl
