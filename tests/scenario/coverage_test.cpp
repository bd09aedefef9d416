// What is covered, on a small policy whose every number is worked out by hand.
#include "scenario/trying.hpp"

#include <algorithm>

namespace amends {
namespace {

using testing::mistakes;
using testing::run;

Coverage covered_by(const std::string& scenarios, bool prove = false) {
  TestOptions options;
  options.coverage = true;
  options.prove = prove;
  const TestReport report = run("now: 2026-03-02T09:00:00Z\nscenarios:\n" + scenarios, options);
  EXPECT_EQ(mistakes(report.runs.front().diagnostics), "");
  EXPECT_EQ(report.failed(), 0U) << to_text(report);
  return report.coverage.at(0);
}

std::string scenario(const std::string& name, const std::string& given) {
  return "  - {name: " + name + ", given: {" + given + "}, expect: {stage: any}}\n";
}

const RuleCoverage& rule(const Coverage& coverage, const std::string& name) {
  for (const auto* rules : {&coverage.rules, &coverage.rows})
    for (const RuleCoverage& one : *rules)
      if (one.name == name) return one;
  static const RuleCoverage none;
  ADD_FAILURE() << "no rule " << name;
  return none;
}

const ConditionCoverage& condition(const Coverage& coverage, const std::string& of) {
  for (const ConditionCoverage& one : coverage.conditions)
    if (one.of == of) return one;
  static const ConditionCoverage none;
  ADD_FAILURE() << "no condition of " << of;
  return none;
}

TEST(Coverage, ARuleIsCoveredOnceItHasHeld) {
  const Coverage coverage =
      covered_by(scenario("a", "problem.safety_risk: false") + scenario("b", "problem.safety_risk: true"));
  EXPECT_EQ(rule(coverage, "never repair").read, 2U);
  EXPECT_EQ(rule(coverage, "never repair").held, 1U);
  EXPECT_EQ(rule(coverage, "raise to serious").held, 0U);
  EXPECT_EQ(coverage.decisions, 2U);
}

TEST(Coverage, WhatADecisionDoesNotComeToIsNotRead) {
  const std::string fixed = "attempts: [{step: repair, at: 2026-03-01T09:00:00Z, outcome: fixed}]";
  const Coverage coverage = covered_by(scenario("a", fixed));
  EXPECT_EQ(rule(coverage, "never repair").read, 0U);  // it is fixed: nothing is planned
  EXPECT_EQ(rule(coverage, "raise to serious").read, 1U);
  EXPECT_EQ(rule(coverage, "chance of repair, item 1").read, 0U);
}

TEST(Coverage, RowsAfterTheOneThatHeldAreNotRead) {
  const Coverage one = covered_by(scenario("a", "watts: 2500, fault: cable"));
  EXPECT_EQ(rule(one, "value band, item 1").held, 1U);
  EXPECT_EQ(rule(one, "value band, item 2").read, 0U);
  EXPECT_EQ(one.covered_rows(), (Covered{2, 4, 0}));
  const Coverage both =
      covered_by(scenario("a", "watts: 2500, fault: cable") + scenario("b", "watts: 900, fault: lid"));
  EXPECT_EQ(both.covered_rows(), (Covered{4, 4, 0}));
}

TEST(Coverage, EachOperandMustDecideBothWays) {
  const std::string gold = "customer.tier: gold, product.has_substitute: ";
  // (tier gold) and not (has a substitute): true and false
  const Coverage one = covered_by(scenario("a", gold + "false"));
  const ConditionCoverage& first = condition(one, "context tea_drinker");
  ASSERT_EQ(first.operands.size(), 2U);
  EXPECT_TRUE(first.operands[0].decided_true);
  EXPECT_FALSE(first.operands[0].decided_false);
  EXPECT_FALSE(first.operands[1].decided_true);
  EXPECT_TRUE(first.operands[1].decided_false);
  const Coverage all = covered_by(scenario("a", gold + "false") + scenario("b", gold + "true") +
                                  scenario("c", "customer.tier: none_such, product.has_substitute: false"));
  for (const OperandCoverage& operand : condition(all, "context tea_drinker").operands) {
    EXPECT_TRUE(operand.decided_true) << operand.text;
    EXPECT_TRUE(operand.decided_false) << operand.text;
  }
  EXPECT_EQ(condition(all, "context tea_drinker").read, 3U);
  EXPECT_EQ(condition(all, "context tea_drinker").held, 1U);
}

TEST(Coverage, PlacesAreThoseOfThePolicy) {
  const Coverage coverage = covered_by(scenario("a", ""));
  const OperandCoverage& operand = condition(coverage, "raise to critical").operands[1];
  EXPECT_EQ(operand.text, "problem.safety_risk");
  EXPECT_EQ(operand.place.file, "kettle.yaml");
  const std::string& line = coverage.files.at(0).lines.at(operand.place.line - 1);
  EXPECT_EQ(line.substr(operand.place.column - 1, operand.place.length), "problem.safety_risk");
  EXPECT_EQ(coverage.files.at(0).lines.at(rule(coverage, "never repair").place.line - 1), "  - never: repair");
}

TEST(Coverage, StepsAndRoles) {
  const Coverage coverage =
      covered_by(scenario("a", "agent.role: agent, fault: lid, problem.safety_risk: false") +
                 scenario("b", "agent.role: manager, problem.safety_risk: true") + scenario("c", ""));
  EXPECT_EQ(coverage.covered_roles(), (Covered{2, 6, 0}));
  EXPECT_EQ(coverage.role_severity.size(), 3U);  // and once no role was known
  EXPECT_EQ(coverage.covered_steps().of, 3U);
  const std::string text = summary(coverage);
  EXPECT_NE(text.find("  agent          1        -         -\n"), std::string::npos) << text;
  EXPECT_NE(text.find("  manager        -        -         1\n"), std::string::npos) << text;
}

TEST(Coverage, WhatIsProvedToBeOutOfReachIsNotCounted) {
  const Policy policy = Policy::parse(R"(amends: 1
policy: p
version: "1"
facts: {n: int}
values:
  v:
    type: [low, high, odd]
    is:
      - {when: n >= 10, is: high}
      - {when: n >= 20, is: odd}
      - {when: n > 5 and n > 3, is: odd}
      - {is: low}
)",
                                      "p.yaml")
                            .value();
  TestOptions options;
  options.coverage = true;
  options.prove = true;
  const TestReport report = test_text(policy, R"(now: 2026-03-02T09:00:00Z
scenarios:
  - name: bands
    rows: |
      n  || values.v
      4  || low
      6  || odd
      10 || high
)",
                                      "p_test.yaml", options);
  ASSERT_EQ(report.failed(), 0U) << to_text(report);
  const Coverage& coverage = report.coverage.at(0);
  EXPECT_EQ(coverage.covered_rows(), (Covered{3, 3, 1}));  // nothing of 20 and more comes to the second row
  EXPECT_EQ(rule(coverage, "value v, item 2").out_of_reach, "no case comes to it");
  const ConditionCoverage& third = condition(coverage, "value v, item 3");
  EXPECT_TRUE(third.operands[1].cannot_false);  // n > 3 is false only where n > 5 is, too
  EXPECT_TRUE(third.operands[0].decided_true && third.operands[0].decided_false && third.operands[1].decided_true);
  EXPECT_EQ(coverage.covered_conditions().percent(), 100) << to_text(coverage);
}

TEST(Coverage, AsTextShowsWhatIsMissingUnderItsLine) {
  const Coverage coverage = covered_by(scenario("a", "problem.safety_risk: false, watts: 2500"));
  const std::string text = to_text(coverage);
  EXPECT_NE(text.find("   28 |     - to: critical\n"
                      "      |       ^^ raise to critical never held\n"
                      "   29 |       when: attempts.failed >= 2 or problem.safety_risk\n"
                      "      |             ^^^^^^^^^^^^^^^^^^^^ never decided by being true\n"
                      "      |                                     ^^^^^^^^^^^^^^^^^^^ never decided by being true\n"),
            std::string::npos)
      << text;
  const std::string all = to_text(coverage, true);
  EXPECT_NE(all.find("    1x   29 |       when: attempts.failed >= 2 or problem.safety_risk\n"), std::string::npos)
      << all;
}

TEST(Coverage, AsLcovHasLinesFunctionsAndBranches) {
  const std::string text = to_lcov(covered_by(scenario("a", "problem.safety_risk: true")));
  EXPECT_EQ(text.substr(0, 20), "TN:\nSF:kettle.yaml\nF");
  EXPECT_TRUE(text.ends_with("end_of_record\n"));
  EXPECT_NE(text.find("FNDA:1,never repair\n"), std::string::npos) << text;
  EXPECT_NE(text.find("FNDA:0,raise to serious\n"), std::string::npos) << text;
  EXPECT_NE(text.find("DA:29,1\n"), std::string::npos) << text;
  // Two branches for each operand, and the sums agree.
  const auto count = [&](const std::string& what) {
    std::size_t n = 0;
    for (std::size_t at = text.find("\n" + what); at != std::string::npos; at = text.find("\n" + what, at + 1)) ++n;
    return n;
  };
  const auto number = [&](const std::string& key) {
    return std::stoul(text.substr(text.find("\n" + key) + key.size() + 1));
  };
  EXPECT_EQ(count("BRDA:"), number("BRF:"));
  EXPECT_EQ(count("BRDA:") % 2, 0U);
  EXPECT_EQ(count("FN:"), number("FNF:"));
  EXPECT_EQ(count("DA:"), number("LF:"));
}

TEST(Coverage, AsJsonHasTheSameNumbers) {
  const Coverage coverage = covered_by(scenario("a", "problem.safety_risk: true"));
  const std::string json = to_json(coverage, 0);
  const Covered rules = coverage.covered_rules();
  EXPECT_NE(
      json.find("\"rules\": {\"covered\": " + std::to_string(rules.covered) + ", \"of\": " + std::to_string(rules.of)),
      std::string::npos)
      << json;
}

TEST(Coverage, AChangedPolicyIsAnotherPolicy) {
  EXPECT_EQ(covered_by("  - {name: a, change: {steps: {repair: {costs: 1 EUR}}}, expect: {stage: any}}\n").decisions,
            0U);
}

}  // namespace
}  // namespace amends
