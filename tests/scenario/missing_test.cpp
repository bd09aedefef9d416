// --missing closes the gap: what it writes is pasted, confirmed, run, and covers everything that can be covered.
#include "scenario/trying.hpp"
#include "support/golden.hpp"

namespace amends {
namespace {

const std::string begun = R"(now: 2026-03-02T09:00:00Z
scenarios:
  - name: begun
    expect: {step: any}
)";

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

TestReport covered(const Policy& policy, const std::string& yaml, bool missing = false) {
  TestOptions options;
  options.coverage = true;
  options.prove = true;
  options.missing = missing;
  return test_text(policy, yaml, "p_test.yaml", options);
}

// Runs it, pastes what is missing, sees it refused, confirms it, and runs it again.
Coverage closed(const Policy& policy, const std::string& yaml) {
  const TestReport first = covered(policy, yaml, true);
  EXPECT_TRUE(first.good()) << to_text(first);
  EXPECT_EQ(first.missing.size(), 1U);
  const std::string missing = first.missing.empty() ? "" : first.missing.front();
  const TestReport refused = covered(policy, yaml + missing);
  EXPECT_FALSE(refused.good());
  EXPECT_EQ(refused.passed(), first.passed()) << to_text(refused);
  const TestReport confirmed = covered(policy, yaml + replaced(missing, "    confirm:\n", "    expect:\n"));
  EXPECT_TRUE(confirmed.good()) << to_text(confirmed) << missing;
  return confirmed.coverage.at(0);
}

TEST(Missing, ClosesTheGap) {
  const Coverage coverage = closed(testing::kettle_policy(), begun);
  EXPECT_EQ(coverage.covered_rules().percent(), 100) << to_text(coverage);
  EXPECT_EQ(coverage.covered_rows().percent(), 100) << to_text(coverage);
  EXPECT_EQ(coverage.covered_conditions().percent(), 100) << to_text(coverage);
  EXPECT_EQ(coverage.covered_steps().percent(), 100) << to_text(coverage);
  EXPECT_EQ(coverage.covered_roles().percent(), 100) << to_text(coverage);
}

TEST(Missing, IsWrittenToBeRead) {
  const std::string text = covered(testing::kettle_policy(), begun, true).missing.at(0);
  EXPECT_EQ(testing::expected("scenario/missing.yaml", text), text) << testing::how_to_update;
}

TEST(Missing, IsEmptyWhereNothingIs) {
  const TestReport first = covered(testing::kettle_policy(), begun, true);
  const std::string all = begun + replaced(first.missing.at(0), "    confirm:\n", "    expect:\n");
  EXPECT_TRUE(covered(testing::kettle_policy(), all, true).missing.empty());
}

// The policies of the project, each from one scenario: rules, conditions and steps are found for all of them.
TEST(Missing, ClosesTheGapsOfThePoliciesOfTheProject) {
  for (const char* const name : {"computer-repair", "broadband-outage", "car-rental-counter", "car-service",
                                 "help-desk", "phone-upgrade", "telecom-support"}) {
    const Result<Policy> policy = Policy::load(std::string(AMENDS_SOURCE_DIR "/policies/") + name + ".yaml");
    ASSERT_TRUE(policy.has_value()) << name;
    const Coverage coverage =
        closed(*policy, "now: 2026-03-02T09:00:00Z\nscenarios:\n  - {name: begun, expect: {stage: any}}\n");
    EXPECT_GE(coverage.covered_rules().percent(), 100) << name << to_text(coverage);
    EXPECT_GE(coverage.covered_conditions().percent(), 95) << name << to_text(coverage);
  }
}

TEST(Missing, SaysWhatIsOutOfReachAndWhy) {
  const Policy policy = Policy::parse(R"(amends: 1
policy: p
version: "1"
facts: {n: int}
values:
  v:
    type: [low, high]
    is:
      - {when: n >= 10, is: high}
      - {when: n >= 20, is: high}
      - {is: low}
)",
                                      "p.yaml")
                            .value();
  TestOptions options;
  options.missing = true;
  const TestReport report = test_text(
      policy, "now: 2026-03-02T09:00:00Z\nscenarios:\n  - {name: a, given: {n: 3}, expect: {values.v: low}}\n",
      "p_test.yaml", options);
  EXPECT_EQ(report.missing.at(0),
            R"(# Of p.yaml: what its scenarios leave open. Put these below `scenarios:`, read what the policy answers
# today, and where it is right rename `confirm` to `expect`.
#
# These are proved to be out of reach, and are not counted:
#   p.yaml:10: value v, item 2 is taken: no case comes to it
#   p.yaml:10: value v, item 2 turns on `n >= 20` being true: no case lets it decide

  - name: value v, item 1 is taken
    # p.yaml:9
    now: 2026-03-04T14:00:00Z
    given:
      n: 10
    confirm:
      values.v: high
)");
}

}  // namespace
}  // namespace amends
