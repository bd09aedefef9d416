// What decides, strongest first: the customer's answer, `never`, `at_most`, `when`, `must`, the plan.
#include "story.hpp"

#include <gtest/gtest.h>

namespace amends {
namespace {

using namespace story;

// Two steps of equal worth but for their cost: `cheap` comes first in the plan.
std::string two_steps(std::string_view rules) {
  return R"(
amends: 1
policy: two-steps
version: "1"
currency: EUR
worth_of_an_hour: 20 EUR
facts:
  safe: {type: bool, ask: "Is it safe?"}
  stock: int
burdens:
  visit: {unit: visit, hours: 2}
steps:
  cheap:
    title: Try the cheap way
    demands: {visit: 1}
    chance: 0.5
    costs: 10 EUR
    takes: 1 day
  dear:
    title: Try the dear way
    chance: 1
    costs: 300 EUR
)" + std::string(rules);
}

constexpr std::string_view nothing = "{}";

TEST(Deciding, ThePlanPutsTheLeastTotalForItsChanceFirst) {
  const Recommendation r = ask(policy(two_steps("")), nothing);
  EXPECT_EQ(step(r), "cheap");  // (10 + 2 h x 20) / 0.5 = 100 against 300
  EXPECT_EQ(r.plan, (std::vector<std::string>{"cheap", "dear"}));
  EXPECT_EQ(money(option(r, "cheap").expected_total), "200.00 EUR");  // 50 + 0.5 x 300
  EXPECT_EQ(money(option(r, "dear").expected_total), "300.00 EUR");
  EXPECT_FALSE(r.left_unfixed) << "the last step is certain";
}

TEST(Deciding, LeftUnfixedIsSaidWhereNoStepIsCertain) {
  const Policy p = policy(two_steps("rules:\n  - never: dear\n"));
  const Recommendation r = ask(p, nothing);
  ASSERT_TRUE(r.left_unfixed);
  EXPECT_EQ(*r.left_unfixed, 0.5);
}

TEST(Deciding, WhatTheCustomerDeclinedIsNotRecommended) {
  const Recommendation r = ask(policy(two_steps("rules:\n  - must: cheap\n")), R"(
answers:
  - {step: cheap, answer: declined, at: "2026-03-01T09:00:00Z"}
)");
  EXPECT_EQ(step(r), "dear");
  EXPECT_EQ(option(r, "cheap").state, OptionState::declined);
  ASSERT_EQ(r.problems.size(), 1u) << "a must step that is out is a conflict";
  EXPECT_EQ(r.problems[0].code, "must-is-out");
}

TEST(Deciding, TheLatestAnswerCounts) {
  const Policy p = policy(two_steps(""));
  EXPECT_EQ(step(ask(p, R"(
answers:
  - {step: cheap, answer: declined, at: "2026-03-01T09:00:00Z"}
  - {step: cheap, answer: accepted, at: "2026-03-01T10:00:00Z"}
)")),
            "cheap");
  EXPECT_EQ(step(ask(p, R"(
answers:
  - {step: cheap, answer: declined, at: "2026-03-01T10:00:00Z"}
  - {step: cheap, answer: accepted, at: "2026-03-01T09:00:00Z"}
)")),
            "dear");
}

TEST(Deciding, DecliningAStepWhenItWasTriedIsAnAnswerToo) {
  const Recommendation r = ask(policy(two_steps("")), R"(
attempts:
  - {step: cheap, at: "2026-03-01T09:00:00Z", outcome: declined}
)");
  EXPECT_EQ(step(r), "dear");
  EXPECT_EQ(option(r, "cheap").out, "The customer declined it.");
}

TEST(Deciding, NeverForbidsAndSaysWhy) {
  const Recommendation r = ask(policy(two_steps(R"(
rules:
  - never: cheap
    when: not safe
    because: The cheap way needs a safe place.
)")),
                               "safe: false");
  EXPECT_EQ(step(r), "dear");
  EXPECT_EQ(option(r, "cheap").state, OptionState::forbidden);
  EXPECT_EQ(option(r, "cheap").out, "The cheap way needs a safe place.");
  ASSERT_NE(reason(r, "never cheap"), nullptr);
  EXPECT_EQ(reason(r, "never cheap")->facts, (std::vector<FactReading>{{"safe", "false"}}));
}

TEST(Deciding, AnUnknownNeverLeavesTheStepUndecidedAndAsks) {
  const Policy p = policy(two_steps("rules:\n  - never: cheap\n    when: not safe\n"));
  const Recommendation r = ask(p, nothing);
  EXPECT_EQ(step(r), "dear");
  EXPECT_EQ(option(r, "cheap").state, OptionState::undecided);
  EXPECT_EQ(questions(r), std::vector<std::string>{"safe"});
  EXPECT_EQ(r.questions.at(0).ask, "Is it safe?");
  EXPECT_EQ(step(ask(p, "safe: true")), "cheap");
}

TEST(Deciding, AtMostCountsWhatWasTried) {
  std::string text = two_steps("");
  text.insert(text.find("    takes: 1 day"), "    at_most: 2\n");
  const Policy p = policy(text);
  const std::string one = R"(
attempts:
  - {step: cheap, at: "2026-03-01T09:00:00Z", outcome: partial}
)";
  EXPECT_EQ(step(ask(p, one)), "cheap");
  const Recommendation r = ask(p, one + R"(  - {step: cheap, at: "2026-03-01T10:00:00Z", outcome: failed}
)");
  EXPECT_EQ(step(r), "dear");
  EXPECT_EQ(option(r, "cheap").state, OptionState::used_up);
}

TEST(Deciding, AStepWhoseConditionDoesNotHoldIsOut) {
  std::string text = two_steps("");
  text.insert(text.find("    takes: 1 day"), "    when: stock > 0\n");
  const Policy p = policy(text);
  EXPECT_EQ(option(ask(p, "stock: 0"), "cheap").state, OptionState::not_now);
  EXPECT_EQ(option(ask(p, "stock: 1"), "cheap").state, OptionState::available);
  const Recommendation r = ask(p, nothing);
  EXPECT_EQ(option(r, "cheap").state, OptionState::undecided);
  EXPECT_EQ(questions(r), std::vector<std::string>{"stock"});
  EXPECT_EQ(r.questions.at(0).ask, "") << "without a question the host looks it up";
}

TEST(Deciding, MustComesFirst) {
  const Policy p = policy(two_steps("rules:\n  - must: dear\n    when: not safe\n    because: Safety first.\n"));
  const Recommendation r = ask(p, "safe: false");
  EXPECT_EQ(step(r), "dear");
  EXPECT_EQ(r.plan, (std::vector<std::string>{"dear", "cheap"}));
  EXPECT_EQ(reason(r, "step dear")->text, "Safety first.");
  const Recommendation unknown = ask(p, nothing);
  EXPECT_EQ(step(unknown), "cheap") << "an unknown must does not apply";
  EXPECT_EQ(questions(unknown), std::vector<std::string>{"safe"});
}

TEST(Deciding, AStepThatEndsThePlanRanksLastUnlessAMustPutsItFirst) {
  const std::string end = "  hand_over:\n    title: Hand over to a person\n    ends: hand_over\n";
  const Policy last = policy(two_steps(end));
  EXPECT_EQ(ask(last, nothing).plan, (std::vector<std::string>{"cheap", "dear", "hand_over"}));
  const Policy first = policy(two_steps(end + "rules:\n  - must: hand_over\n"));
  const Recommendation r = ask(first, nothing);
  EXPECT_EQ(r.plan, std::vector<std::string>{"hand_over"}) << "nothing follows what ends the plan";
  EXPECT_EQ(step(r), "hand_over");
}

TEST(Deciding, AFixedPlanKeepsItsOrder) {
  const Policy p = policy(two_steps("plan: [dear, cheap]\n"));
  EXPECT_EQ(ask(p, nothing).plan, (std::vector<std::string>{"dear", "cheap"}));
  const Policy one = policy(two_steps("plan: [dear]\n"));
  EXPECT_EQ(option(ask(one, nothing), "cheap").state, OptionState::not_planned);
}

TEST(Deciding, APlanMayBeADecisionListOfLists) {
  const Policy p = policy(two_steps(R"(
plan:
  - when: safe
    is: [cheap, dear]
  - is: [dear, cheap]
)"));
  EXPECT_EQ(step(ask(p, "safe: true")), "cheap");
  EXPECT_EQ(step(ask(p, "safe: false")), "dear");
}

TEST(Deciding, FailuresLowerTheChanceAndPartialDoesNot) {
  std::string text = two_steps("");
  text.insert(text.find("    takes: 1 day"), "    each_failure_leaves: 50%\n");
  const Policy p = policy(text);
  EXPECT_EQ(
      option(ask(p, R"(attempts: [{step: cheap, at: "2026-03-01T09:00:00Z", outcome: partial}])"), "cheap").chance,
      0.5);
  EXPECT_EQ(option(ask(p, R"(attempts: [{step: cheap, at: "2026-03-01T09:00:00Z", outcome: failed}])"), "cheap").chance,
            0.25);
  EXPECT_EQ(
      option(ask(p, R"(attempts: [{step: cheap, at: "2026-03-01T09:00:00Z", outcome: worsened}])"), "cheap").chance,
      0.25);
}

TEST(Deciding, WithoutAnyChanceAStepIsOut) {
  std::string text = two_steps("");
  text.insert(text.find("    takes: 1 day"), "    each_failure_leaves: 0%\n");
  const Recommendation r =
      ask(policy(text), R"(attempts: [{step: cheap, at: "2026-03-01T09:00:00Z", outcome: failed}])");
  EXPECT_EQ(option(r, "cheap").state, OptionState::no_chance);
  EXPECT_EQ(step(r), "dear");
}

TEST(Deciding, WhenAllIsOutTheHighestRoleIsNamed) {
  const Policy p = policy(two_steps(R"(
rules:
  - never: [cheap, dear]
empowerment:
  roles: [agent, manager]
)"));
  const Recommendation r = ask(p, "agent: {role: agent}");
  EXPECT_FALSE(r.step);
  EXPECT_EQ(r.no_step, NoStep::all_out);
  EXPECT_EQ(r.highest_role, "manager");
}

TEST(Deciding, WhenEverythingIsUndecidedItSaysSo) {
  const Recommendation r = ask(policy(two_steps("rules:\n  - never: [cheap, dear]\n    when: not safe\n")), nothing);
  EXPECT_FALSE(r.step);
  EXPECT_EQ(r.no_step, NoStep::undecided);
  EXPECT_EQ(questions(r), std::vector<std::string>{"safe"});
}

TEST(Deciding, APendingAttemptIsTheAnswerUntilItsTimeHasPassed) {
  const Policy p = policy(two_steps(""));
  const std::string_view pending = R"(attempts: [{step: cheap, at: "2026-03-01T12:00:00Z", outcome: pending}])";
  const Recommendation during = ask(p, pending, "2026-03-02T12:00:00Z");
  EXPECT_EQ(step(during), "cheap");
  EXPECT_TRUE(during.step->in_progress);
  EXPECT_FALSE(during.ask_first);
  EXPECT_EQ(during.step->done_by, at("2026-03-02T12:00:00Z"));
  EXPECT_EQ(during.valid_until, at("2026-03-02T12:00:01Z"));

  const Recommendation after = ask(p, pending, "2026-03-02T12:00:01Z");
  EXPECT_EQ(step(after), "dear");
  EXPECT_EQ(option(after, "cheap").state, OptionState::overdue);
}

TEST(Deciding, AStepWithoutATimeIsNeverOverdue) {
  const Recommendation r =
      ask(policy(two_steps("")), R"(attempts: [{step: dear, at: "2020-03-01T12:00:00Z", outcome: pending}])");
  EXPECT_EQ(step(r), "dear");
  EXPECT_TRUE(r.step->in_progress);
}

TEST(Deciding, DecliningOrARuleIsStrongerThanWhatIsUnderWay) {
  const std::string pending = R"(
attempts: [{step: cheap, at: "2026-03-02T11:00:00Z", outcome: pending}]
)";
  EXPECT_EQ(step(ask(policy(two_steps("")), pending + R"(
answers: [{step: cheap, answer: declined, at: "2026-03-02T11:30:00Z"}]
)")),
            "dear");
  EXPECT_EQ(step(ask(policy(two_steps("rules:\n  - never: cheap\n")), pending)), "dear");
}

TEST(Deciding, WhatIsUnderWayIsInDoubtWhereARuleMayForbidIt) {
  std::string text = two_steps("rules:\n  - never: cheap\n    when: not safe\n");
  text.insert(text.find("    title: Try the cheap way"), "    when: stock > 0\n");
  const Recommendation r = ask(policy(text), R"(
stock: 0
attempts: [{step: cheap, at: "2026-03-02T11:00:00Z", outcome: pending}]
)");
  EXPECT_EQ(step(r), "dear");
  EXPECT_EQ(option(r, "cheap").state, OptionState::undecided);
  EXPECT_EQ(questions(r), (std::vector<std::string>{"safe"}));
}

TEST(Deciding, AMustThatIsUnderWayIsNoConflict) {
  std::string text = two_steps("rules:\n  - must: cheap\n");
  text.insert(text.find("    title: Try the cheap way"), "    at_most: 1\n");
  const Recommendation r =
      ask(policy(text), R"(attempts: [{step: cheap, at: "2026-03-02T11:00:00Z", outcome: pending}])");
  EXPECT_EQ(step(r), "cheap");
  ASSERT_TRUE(r.step);
  EXPECT_TRUE(r.step->in_progress);
  EXPECT_TRUE(r.problems.empty());
}

TEST(Deciding, TiesGoToTheSmallerHoursThenTheName) {
  const Policy p = policy(R"(
amends: 1
policy: ties
version: "1"
currency: EUR
worth_of_an_hour: 10 EUR
burdens:
  wait: {unit: h, hours: 1}
steps:
  c: {title: C, chance: 1, costs: 10 EUR, demands: {wait: 1}}
  b: {title: B, chance: 1, costs: 20 EUR}
  a: {title: A, chance: 1, costs: 20 EUR}
)");
  EXPECT_EQ(ask(p, nothing).plan, (std::vector<std::string>{"a", "b", "c"}));
}

}  // namespace
}  // namespace amends
