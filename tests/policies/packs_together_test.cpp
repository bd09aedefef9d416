// Real packs on one case: an airline's own policy and the laws that may hold for a flight.
#include <amends/lint.hpp>
#include <amends/policy_paths.hpp>
#include <amends/together.hpp>

#include "support/golden.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace amends {
namespace {

std::vector<Policy> load(const std::vector<std::string>& names) {
  std::vector<std::string> files;
  for (const std::string& name : names) files.push_back((testing::root() / "policies" / name).string());
  std::vector<Policy> policies;
  for (Result<Policy>& policy : load_policies(files)) policies.push_back(std::move(policy).value());
  return policies;
}

// Amsterdam to London with a carrier of the EU, three hours and a half late.
constexpr const char* to_london = R"(
flight: {from: eu, to: uk, distance: 344, departs: 2026-03-02T13:00:00Z}
carrier.licensed_in: eu
disruption: delay
delay_at_departure: 3 h 40 min
delay_at_arrival: 3 h 30 min
journey: travelled
overnight_stay_needed: false
customer.tier: silver
problem: {kind: complaint, opened_at: 2026-03-02T18:00:00Z}
agent: {role: agent}
)";

Recommendation ask(const std::vector<std::string>& names, const std::string& yaml) {
  const std::vector<Policy> policies = load(names);
  const Result<Case> read = read_case_yaml(policies, yaml);
  EXPECT_TRUE(read.has_value()) << to_string(read.diagnostics());
  return recommend(policies, read.value(), parse_time("2026-03-02T20:00:00Z").time.value());
}

const RemedyAnswer* compensation(const Recommendation& r) {
  const auto found = std::find_if(r.remedies.begin(), r.remedies.end(),
                                  [](const RemedyAnswer& remedy) { return remedy.id == "compensation"; });
  return found == r.remedies.end() ? nullptr : &*found;
}

TEST(PacksTogether, OneCaseAndFivePoliciesGetOneAnswer) {
  const Recommendation r = ask({"airline/airline.yaml", "law/eu261.yaml", "law/uk261.yaml", "law/us-refunds.yaml",
                                "law/us-denied-boarding.yaml"},
                               to_london);
  EXPECT_EQ(r.policy.name, "airline");
  EXPECT_EQ(r.others.size(), 4u);
  EXPECT_TRUE(r.problems.empty()) << to_string(r.problems);
  ASSERT_NE(compensation(r), nullptr);
  EXPECT_EQ(to_string(*compensation(r)->entitlement), "250.00 EUR");
  EXPECT_EQ(compensation(r)->policy, "eu261");
  EXPECT_TRUE(compensation(r)->owed);
  EXPECT_FALSE(compensation(r)->needs_approval);
  const bool said = std::any_of(r.reasons.begin(), r.reasons.end(), [](const Reason& reason) {
    return reason.policy == "uk261" && reason.text.find("made good once (220.00 GBP)") != std::string::npos;
  });
  EXPECT_TRUE(said);
}

TEST(PacksTogether, TheLawThatStandsFirstPaysWhereCurrenciesDiffer) {
  const Recommendation r = ask({"airline/airline.yaml", "law/uk261.yaml", "law/eu261.yaml"}, to_london);
  ASSERT_NE(compensation(r), nullptr);
  EXPECT_EQ(to_string(*compensation(r)->entitlement), "220.00 GBP");
}

TEST(PacksTogether, AFlightOfNoneOfTheLawsIsTheAirlinesAlone) {
  std::string elsewhere = to_london;
  for (const char* place : {"from: eu", "to: uk", "licensed_in: eu"}) {
    const std::size_t at = elsewhere.find(place);
    const std::string name = place;
    elsewhere.replace(at, name.size(), name.substr(0, name.find(':')) + ": elsewhere");
  }
  const Recommendation r = ask({"airline/airline.yaml", "law/eu261.yaml", "law/uk261.yaml"}, elsewhere);
  EXPECT_EQ(compensation(r), nullptr);
  EXPECT_TRUE(r.problems.empty()) << to_string(r.problems);
}

// Whoever the agent is, what is owed is owed.
TEST(PacksTogether, WhatIsOwedDependsOnNoRole) {
  for (const char* role : {"agent", "supervisor"}) {
    std::string yaml = to_london;
    yaml.replace(yaml.find("role: agent"), 11, std::string("role: ") + role);
    const Recommendation r = ask({"airline/airline.yaml", "law/eu261.yaml"}, yaml);
    ASSERT_NE(compensation(r), nullptr) << role;
    EXPECT_EQ(to_string(*compensation(r)->open), "250.00 EUR");
    EXPECT_FALSE(compensation(r)->needs_approval);
  }
}

// No two packs that may meet on one case contradict each other.
TEST(PacksTogether, DoNotContradictEachOther) {
  const std::vector<std::vector<std::string>> meetings = {
      {"airline/airline.yaml", "law/eu261.yaml", "law/uk261.yaml", "law/canada-appr.yaml", "law/us-refunds.yaml",
       "law/us-denied-boarding.yaml"},
      {"shop/returns.yaml", "law/uk-consumer-rights.yaml"},
      {"shop/orders.yaml", "law/uk-consumer-rights.yaml"},
      {"shop/prices.yaml", "law/uk-consumer-rights.yaml"},
      {"shop/shipping.yaml", "law/eu-sale-of-goods.yaml"},
      {"retail/retail.yaml", "law/eu-sale-of-goods.yaml"},
      {"contact-centre/contact-centre.yaml", "law/ofcom-automatic-compensation.yaml"},
      {"telecom-support.yaml", "law/ofcom-automatic-compensation.yaml"}};
  for (const std::vector<std::string>& names : meetings)
    for (const Finding& finding : lint_together(load(names)))
      EXPECT_EQ(finding.diagnostic.level, DiagnosticLevel::note) << to_string(finding);
}

}  // namespace
}  // namespace amends
