// Several policies on one case: a law and a shop, a contract and a hotline.
#include "story.hpp"

#include <amends/together.hpp>

#include <gtest/gtest.h>

namespace amends {
namespace {

using namespace story;

constexpr std::string_view shop_text = R"(
amends: 1
policy: shop
version: "1"
currency: EUR
worth_of_an_hour: 20 EUR
facts:
  loyal: bool
burdens:
  parcel: {unit: parcel, hours: 1}
tolerance: {hours: 10}
severity:
  levels: [low, high]
steps:
  repair: {title: Repair it, demands: {parcel: 1}, chance: 0.8, costs: 10 EUR}
  replace: {title: Send a new one, demands: {parcel: 1}, chance: 0.9, costs: 100 EUR}
  ask_manager: {title: Ask the manager, ends: hand_over}
empowerment:
  roles: [agent, manager]
  may: {replace: {agent: high, manager: low}}
  limits:
    goodwill: {agent: 20 EUR, manager: unlimited}
remedies:
  voucher: {kind: goodwill, amount: 10 EUR, when: loyal}
commitments:
  answer: {promise: 5 days, aim: 2 days}
)";

std::string law_text(std::string_view more) {
  return R"(
amends: 1
policy: law
version: "2026"
currency: EUR
facts:
  days_late: int
  unsafe: {type: bool, default: false}
severity:
  levels: [low, high]
  raise: [{to: high, when: unsafe, because: Somebody may be hurt.}]
steps:
  repair: {title: Repair}
  refund: {title: Give the money back, when: unsafe or failed(repair) >= 1, because: The buyer may reject it.}
remedies:
  late_delivery: {owed: true, kind: compensation, when: days_late >= 10, amount: days_late * 1 EUR, source: Law s.3}
commitments:
  answer: {promise: 3 days, aim: 3 days}
plan: [repair, refund]
)" + std::string(more);
}

struct Both {
  Policy shop = policy(shop_text);
  Policy law = policy(law_text(""));
  explicit Both(std::string_view more = "") : law(policy(law_text(more))) {}

  Recommendation ask(std::string_view yaml) const {
    const std::vector<Policy> policies = {shop, law};
    return recommend(policies, read_case_yaml(policies, yaml).value(), at(noon));
  }
};

constexpr std::string_view opened = "problem: {opened_at: \"2026-03-01T12:00:00Z\"}\nagent: {role: agent}\n";

std::string known(std::string_view more) {
  return std::string(opened) + "loyal: true\ndays_late: 12\n" + std::string(more);
}

TEST(Together, OnePolicyAnswersAsByItself) {
  const Policy shop = policy(shop_text);
  const Case c = a_case(shop, "loyal: true\nagent: {role: agent}");
  EXPECT_EQ(recommend(std::vector<Policy>{shop}, c, at(noon)), recommend(shop, c, at(noon)));
}

TEST(Together, WithoutAPolicyItSaysSo) {
  const Recommendation r = recommend(std::vector<Policy>{}, Case{}, at(noon));
  ASSERT_EQ(r.problems.size(), 1u);
  EXPECT_EQ(r.problems[0].code, "no-policy");
  EXPECT_FALSE(r.step);
}

TEST(Together, WhatTheLawOwesAndWhatTheShopGivesBothStand) {
  const Recommendation r = Both().ask(known(""));
  ASSERT_NE(remedy(r, "late_delivery"), nullptr);
  EXPECT_EQ(money(remedy(r, "late_delivery")->open), "12.00 EUR");
  EXPECT_TRUE(remedy(r, "late_delivery")->owed);
  EXPECT_EQ(remedy(r, "late_delivery")->policy, "law");
  ASSERT_NE(remedy(r, "voucher"), nullptr);
  EXPECT_EQ(remedy(r, "voucher")->policy, "shop");
  EXPECT_EQ(r.policy.name, "shop");
  ASSERT_EQ(r.others.size(), 1u);
  EXPECT_EQ(r.others[0].name, "law");
  EXPECT_TRUE(r.problems.empty());
}

TEST(Together, ThePlanIsTheShopsAndWhatTheLawAddsComesAfterIt) {
  const Recommendation r =
      Both().ask(known("attempts: [{step: repair, at: \"2026-03-02T08:00:00Z\", outcome: failed}]"));
  EXPECT_EQ(step(r), "repair");
  EXPECT_EQ(r.plan, (std::vector<std::string>{"repair", "replace", "refund", "ask_manager"}));
  EXPECT_EQ(option(r, "refund").policy, "law");
  EXPECT_EQ(option(r, "repair").policy, "shop");
  EXPECT_EQ(money(option(r, "repair").cost), "10.00 EUR");
}

TEST(Together, AStepOfAnotherPolicyComesBeforeHandingOver) {
  const Recommendation r = Both().ask(known(R"(
attempts: [{step: repair, at: "2026-03-02T08:00:00Z", outcome: failed}]
answers:
  - {step: repair, answer: declined, at: "2026-03-02T09:00:00Z"}
  - {step: replace, answer: declined, at: "2026-03-02T09:00:00Z"}
)"));
  EXPECT_EQ(step(r), "refund");
  EXPECT_EQ(r.step->option.policy, "law");
}

TEST(Together, ANeverOfTheLawForbidsTheShopsStep) {
  const Recommendation r =
      Both("rules: [{never: repair, when: unsafe, because: Nobody repairs what may hurt.}]").ask(known("unsafe: true"));
  EXPECT_EQ(step(r), "replace");
  EXPECT_EQ(option(r, "repair").state, OptionState::forbidden);
  EXPECT_EQ(option(r, "repair").out, "Nobody repairs what may hurt. (law)");
  ASSERT_NE(reason(r, "never repair"), nullptr);
  EXPECT_EQ(reason(r, "never repair")->policy, "law");
}

TEST(Together, AnUnknownNeverOfTheLawLeavesTheStepUndecided) {
  const Recommendation r =
      Both("rules: [{never: repair, when: days_late > 30}]").ask(std::string(opened) + "loyal: false\n");
  EXPECT_EQ(option(r, "repair").state, OptionState::undecided);
  EXPECT_EQ(questions(r), (std::vector<std::string>{"days_late"}));
}

TEST(Together, AMustOfTheLawComesFirstEvenIfTheShopHasNoSuchStep) {
  const Recommendation r =
      Both("rules: [{must: refund, when: unsafe, because: An unsafe thing goes back.}]").ask(known("unsafe: true"));
  EXPECT_EQ(step(r), "refund");
  EXPECT_TRUE(r.step->option.must);
  ASSERT_NE(reason(r, "step refund"), nullptr);
  EXPECT_EQ(reason(r, "step refund")->text, "An unsafe thing goes back.");
}

TEST(Together, WhatOneRequiresAndAnotherForbidsIsSaid) {
  const Policy strict = policy(std::string(shop_text) + "rules: [{must: repair}]\n");
  const Policy law = policy(law_text("rules: [{never: repair, because: No repair.}]"));
  const std::vector<Policy> policies = {strict, law};
  const Recommendation r = recommend(policies, read_case_yaml(policies, known("")).value(), at(noon));
  EXPECT_EQ(step(r), "replace");
  ASSERT_EQ(r.problems.size(), 1u);
  EXPECT_EQ(r.problems[0].code, "must-is-out");
  EXPECT_EQ(r.problems[0].help, "No repair. (law)");
}

TEST(Together, TheHigherSeverityCountsAndWidensWhatTheAgentMay) {
  const Both both("rules: [{never: repair}]");
  const Recommendation calm = both.ask(known(""));
  EXPECT_EQ(calm.severity, "low");
  EXPECT_TRUE(calm.approval.needed);
  const Recommendation unsafe = both.ask(known("unsafe: true"));
  EXPECT_EQ(unsafe.severity, "high");
  EXPECT_EQ(step(unsafe), "replace");
  EXPECT_FALSE(unsafe.approval.needed);
}

TEST(Together, ThePolicyThatAsksFirstIsHeard) {
  const Both both(R"(rules:
  - ask_first: repair
    ask: Shall we repair it or give a new one?
    because: Theirs to choose.
)");
  const Recommendation r = both.ask(known(""));
  EXPECT_EQ(step(r), "repair");
  ASSERT_TRUE(r.ask_first);
  EXPECT_EQ(r.ask_first->question, "Shall we repair it or give a new one?");
  ASSERT_EQ(r.ask_first->alternatives.size(), 2u);
  EXPECT_EQ(r.ask_first->alternatives[0].id, "replace");
}

TEST(Together, TheEarlierPromiseIsTold) {
  const Recommendation r = Both().ask(known(""));
  ASSERT_EQ(r.commitments.size(), 1u);
  EXPECT_EQ(to_string(*r.commitments[0].promise), "2026-03-04T12:00:00Z");
  EXPECT_EQ(r.commitments[0].policy, "law");
  EXPECT_EQ(to_string(*r.commitments[0].aim), "2026-03-03T12:00:00Z");
}

std::string flight(std::string_view name, std::string_view currency, std::string_view amount) {
  return "amends: 1\npolicy: " + std::string(name) + "\nversion: \"1\"\ncurrency: " + std::string(currency) +
         "\nremedies:\n  compensation: {owed: true, once: disruption, amount: " + std::string(amount) + "}\n";
}

TEST(Together, OneHarmIsMadeGoodOnceTheHigherWay) {
  const std::vector<Policy> policies = {policy(flight("here", "EUR", "250 EUR")),
                                        policy(flight("there", "EUR", "400 EUR"))};
  const Recommendation r = recommend(policies, {}, at(noon));
  ASSERT_EQ(r.remedies.size(), 1u);
  EXPECT_EQ(r.remedies[0].policy, "there");
  EXPECT_EQ(money(r.remedies[0].open), "400.00 EUR");
  const auto why = std::find_if(r.reasons.begin(), r.reasons.end(), [](const Reason& x) { return x.policy == "here"; });
  ASSERT_NE(why, r.reasons.end());
  EXPECT_EQ(why->text,
            "Not on top of compensation (400.00 EUR) under there: the same harm is made good once (250.00 EUR).");
}

TEST(Together, InTwoCurrenciesTheMoreSpecificStands) {
  const std::vector<Policy> policies = {policy(flight("here", "EUR", "250 EUR")),
                                        policy(flight("there", "GBP", "400 GBP"))};
  const Recommendation r = recommend(policies, {}, at(noon));
  ASSERT_EQ(r.remedies.size(), 1u);
  EXPECT_EQ(money(r.remedies[0].open), "250.00 EUR");
}

TEST(Together, MoneyOfAnotherCurrencyIsNoMistake) {
  std::string in_pounds = law_text("");
  for (std::size_t i = in_pounds.find("EUR"); i != std::string::npos; i = in_pounds.find("EUR"))
    in_pounds.replace(i, 3, "GBP");
  const std::vector<Policy> policies = {policy(shop_text), policy(in_pounds)};
  const Recommendation r =
      recommend(policies, read_case_yaml(policies, known("product: {price: 90 EUR}\n")).value(), at(noon));
  EXPECT_TRUE(r.problems.empty());
  EXPECT_EQ(money(remedy(r, "late_delivery")->open), "12.00 GBP");
  EXPECT_EQ(money(remedy(r, "voucher")->open), "10.00 EUR");
}

TEST(Together, AFactThatNoneDeclaresIsAMistake) {
  const std::vector<Policy> policies = {policy(shop_text), policy(law_text(""))};
  const Result<Case> read = read_case_yaml(policies, "loyall: true\ndays_late: 3\n");
  ASSERT_FALSE(read);
  ASSERT_EQ(read.diagnostics().size(), 1u);
  EXPECT_EQ(read.diagnostics()[0].code, "unknown-key");
  EXPECT_NE(read.diagnostics()[0].help.find("`loyal`"), std::string::npos);
}

TEST(Together, TheShopsLimitHoldsForGoodwillOfAPolicyWithoutOne) {
  const Policy club = policy(R"(
amends: 1
policy: club
version: "1"
currency: EUR
remedies:
  gift: {kind: goodwill, amount: 30 EUR}
)");
  const std::vector<Policy> policies = {policy(shop_text), club};
  const Recommendation r =
      recommend(policies, read_case_yaml(policies, known("").substr(0, known("").find("days_late"))).value(), at(noon));
  ASSERT_NE(remedy(r, "gift"), nullptr);
  EXPECT_TRUE(remedy(r, "gift")->needs_approval);
  EXPECT_EQ(remedy(r, "gift")->approver, "manager");
}

}  // namespace
}  // namespace amends
