// How much is covered.
#include <amends/coverage.hpp>

#include <algorithm>

namespace amends {

namespace {

Covered count(const std::vector<RuleCoverage>& rules) {
  Covered covered;
  for (const RuleCoverage& rule : rules) {
    if (rule.held == 0 && !rule.out_of_reach.empty()) {
      ++covered.left_out;
      continue;
    }
    ++covered.of;
    covered.covered += rule.held > 0 ? 1 : 0;
  }
  return covered;
}

}  // namespace

Covered Coverage::covered_rules() const { return count(rules); }
Covered Coverage::covered_rows() const { return count(rows); }

Covered Coverage::covered_conditions() const {
  Covered covered;
  const auto one = [&](bool decided, bool cannot) {
    if (cannot && !decided) {
      ++covered.left_out;
      return;
    }
    ++covered.of;
    covered.covered += decided ? 1 : 0;
  };
  for (const ConditionCoverage& condition : conditions)
    for (const OperandCoverage& operand : condition.operands) {
      one(operand.decided_true, operand.cannot_true);
      one(operand.decided_false, operand.cannot_false);
    }
  return covered;
}

Covered Coverage::covered_steps() const {
  Covered covered;
  for (const StepCoverage& step : steps) {
    ++covered.of;
    covered.covered += step.recommended > 0 ? 1 : 0;
  }
  return covered;
}

Covered Coverage::covered_roles() const {
  Covered covered;
  covered.of = roles.size() * severities.size();
  covered.covered = static_cast<std::size_t>(
      std::count_if(role_severity.begin(), role_severity.end(), [](const RoleCoverage& c) { return !c.role.empty(); }));
  return covered;
}

}  // namespace amends
