// Empowerment, remedies, stages, commitments, parameters and time.
#include "story.hpp"

#include <gtest/gtest.h>

namespace amends {
namespace {

using namespace story;

std::string shop(std::string_view more) {
  return R"(
amends: 1
policy: shop
version: "1"
currency: EUR
facts:
  loss: money
  loyal: bool
severity:
  levels: [low, high]
  raise: [{to: high, when: attempts.failed >= 1}]
steps:
  swap: {title: Send a new one, chance: 1}
empowerment:
  roles: [agent, lead, manager]
  may:
    swap: {agent: high, lead: loyal, manager: low}
  limits:
    goodwill:
      agent: {low: 10 EUR, high: 40 EUR}
      lead: 100 EUR
      manager: unlimited
)" + std::string(more);
}

constexpr std::string_view failed = R"(
attempts: [{step: swap, at: "2026-03-01T12:00:00Z", outcome: failed}]
)";

TEST(Empowerment, AThresholdIsTheLowestAmongTheRoleAndThoseBefore) {
  const Policy p = policy(shop(""));
  const Recommendation agent = ask(p, "agent: {role: agent}\nloyal: false");
  EXPECT_TRUE(agent.approval.needed);
  EXPECT_EQ(agent.approval.approver, "manager");
  EXPECT_FALSE(ask(p, "agent: {role: manager}\nloyal: false").approval.needed);
  EXPECT_FALSE(ask(p, "agent: {role: agent}\nloyal: false" + std::string(failed)).approval.needed);
  EXPECT_FALSE(ask(p, "agent: {role: lead}\nloyal: false" + std::string(failed)).approval.needed);
  EXPECT_EQ(ask(p, "agent: {role: agent}\nloyal: true").approval.approver, "lead");
}

TEST(Empowerment, AnUnknownRoleOrConditionMeansThatApprovalIsNeeded) {
  const Policy p = policy(shop(""));
  const Recommendation role = ask(p, "loyal: true");
  EXPECT_TRUE(role.approval.needed);
  EXPECT_EQ(questions(role), std::vector<std::string>{"agent.role"});
  const Recommendation condition = ask(p, "agent: {role: lead}");
  EXPECT_TRUE(condition.approval.needed);
  EXPECT_EQ(condition.approval.approver, "manager");
  EXPECT_EQ(questions(condition), std::vector<std::string>{"loyal"});
}

TEST(Empowerment, AStepThatIsNotInMayIsForEveryone) {
  std::string text = shop("");
  const std::string_view may = "  may:\n    swap: {agent: high, lead: loyal, manager: low}\n";
  text.replace(text.find(may), may.size(), "");
  EXPECT_FALSE(ask(policy(text), "agent: {role: agent}").approval.needed);
}

TEST(Empowerment, WithoutTheBlockNothingNeedsApproval) {
  const Policy p = policy(R"(
amends: 1
policy: free
version: "1"
currency: EUR
steps: {a: {title: A, chance: 1}}
remedies: {gift: {kind: goodwill, amount: 1000 EUR}}
)");
  const Recommendation r = ask(p, "{}");
  EXPECT_FALSE(r.approval.needed);
  EXPECT_FALSE(remedy(r, "gift")->needs_approval);
}

TEST(Empowerment, NobodyMeansNobody) {
  std::string text = shop("");
  text.replace(text.find("{agent: high, lead: loyal, manager: low}"), 40, "{manager: nobody}");
  const Recommendation r = ask(policy(text), "agent: {role: manager}");
  EXPECT_TRUE(r.approval.needed);
  EXPECT_EQ(r.approval.approver, "");
}

TEST(Empowerment, TwoRolesOnOneRungDoNotShare) {
  const Policy p = policy(R"(
amends: 1
policy: rungs
version: "1"
currency: EUR
steps: {a: {title: A, chance: 1}, b: {title: B, chance: 1}}
empowerment:
  roles: [clerk, [desk, field], boss]
  may:
    a: {desk: routine}
    b: {clerk: routine}
)");
  EXPECT_EQ(ask(p, "agent: {role: desk}").empowerment.may, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(ask(p, "agent: {role: field}").empowerment.may, (std::vector<std::string>{"b"}));
  EXPECT_EQ(ask(p, "agent: {role: boss}").empowerment.may, (std::vector<std::string>{"a", "b"}));
}

constexpr std::string_view remedies = R"(
remedies:
  apology: {title: An apology, kind: goodwill}
  credit:
    kind: goodwill
    when: loss > 0 EUR
    amount: loss
    because: They lost {loss}.
  owed_part:
    kind: refund
    owed: true
    amount: 30 EUR
)";

TEST(Remedies, EachNamesTheLowestRoleThatCoversIt) {
  const Policy p = policy(shop(remedies));
  const auto credit = [&](const char* loss, const char* role) {
    return *remedy(ask(p, std::string("loyal: true\nloss: ") + loss + "\nagent: {role: " + role + "}"), "credit");
  };
  EXPECT_FALSE(credit("10 EUR", "agent").needs_approval);
  EXPECT_EQ(credit("10.01 EUR", "agent").approver, "lead");
  EXPECT_EQ(credit("100.01 EUR", "agent").approver, "manager");
  EXPECT_FALSE(credit("100.01 EUR", "manager").needs_approval);
  EXPECT_EQ(credit("50 EUR", "agent").reason, "They lost 50.00 EUR.");
}

TEST(Remedies, TheLimitIsReadAtTheSeverity) {
  const Policy p = policy(shop(remedies));
  const Recommendation r = ask(p, "loyal: true\nloss: 40 EUR\nagent: {role: agent}" + std::string(failed));
  EXPECT_FALSE(remedy(r, "credit")->needs_approval);
  ASSERT_EQ(r.empowerment.limits.size(), 1u);
  EXPECT_EQ(money(r.empowerment.limits[0].limit), "40.00 EUR");
}

TEST(Remedies, OpenIsTheEntitlementLessGrantsOfThatRemedyInThisCase) {
  const Policy p = policy(shop(remedies));
  const Recommendation r = ask(p, R"(
loyal: true
loss: 40 EUR
agent: {role: agent}
grants:
  - {remedy: credit, amount: 15 EUR, at: "2026-03-01T12:00:00Z"}
  - {remedy: credit, amount: -5 EUR, at: "2026-03-01T13:00:00Z"}
  - {remedy: credit, amount: 25 EUR, at: "2026-03-01T12:00:00Z", case: another}
)");
  EXPECT_EQ(money(remedy(r, "credit")->entitlement), "40.00 EUR");
  EXPECT_EQ(money(remedy(r, "credit")->open), "30.00 EUR") << "15 granted, 5 taken back";
  EXPECT_EQ(money(r.empowerment.limits[0].left), "0.00 EUR") << "10 less the 10 that stand";
}

TEST(Remedies, OwedNeverNeedsApprovalAndCountsAgainstNoLimit) {
  const Policy p = policy(shop(remedies));
  const Recommendation r = ask(p, R"(
loyal: true
loss: 0 EUR
agent: {role: agent}
grants: [{remedy: owed_part, amount: 30 EUR, at: "2026-03-01T12:00:00Z"}]
)");
  EXPECT_TRUE(remedy(r, "owed_part")->owed);
  EXPECT_FALSE(remedy(r, "owed_part")->needs_approval);
  EXPECT_EQ(money(remedy(r, "owed_part")->entitlement), "30.00 EUR");
  EXPECT_EQ(money(remedy(r, "owed_part")->open), "0.00 EUR");
  EXPECT_EQ(money(r.empowerment.limits[0].left), "10.00 EUR");
}

TEST(Remedies, AnApologyHasNoAmount) {
  const Recommendation r = ask(policy(shop(remedies)), "loyal: true\nloss: 0 EUR\nagent: {role: agent}");
  EXPECT_FALSE(remedy(r, "apology")->entitlement);
  EXPECT_EQ(remedy(r, "credit"), nullptr);
}

TEST(Remedies, WhatComesToNothingIsNotTold) {
  const Policy p = policy(shop(R"(
remedies:
  credit:
    kind: goodwill
    when: loyal
    amount: loss * 0.5
    because: For the {loss} that it cost them.
)"));
  const Recommendation none = ask(p, "agent: {role: agent}\nloyal: true\nloss: 0 EUR");
  EXPECT_TRUE(none.remedies.empty());
  for (const Reason& reason : none.reasons) EXPECT_NE(reason.about, "remedy credit");
  const Recommendation least = ask(p, "agent: {role: agent}\nloyal: true\nloss: 0.02 EUR");
  ASSERT_EQ(least.remedies.size(), 1U);
  EXPECT_EQ(least.remedies[0].entitlement->minor, 1);
  const Recommendation given = ask(p, R"(
agent: {role: agent}
loyal: true
loss: 0.02 EUR
grants: [{remedy: credit, kind: goodwill, amount: 0.01 EUR, at: "2026-03-01T12:00:00Z", role: agent}]
)");
  ASSERT_EQ(given.remedies.size(), 1U);
  EXPECT_EQ(given.remedies[0].open->minor, 0);
}

TEST(Remedies, AnUnknownRemedyDoesNotApplyAndAsks) {
  const Recommendation r = ask(policy(shop(remedies)), "loyal: true\nagent: {role: agent}");
  EXPECT_EQ(remedy(r, "credit"), nullptr);
  EXPECT_EQ(questions(r), std::vector<std::string>{"loss"});
}

TEST(Remedies, SeveralDrawOnTheLimitInTheOrderOfTheirNames) {
  const Policy p = policy(shop(R"(
remedies:
  b: {kind: goodwill, amount: 8 EUR}
  a: {kind: goodwill, amount: 8 EUR}
)"));
  const Recommendation r = ask(p, "loyal: true\nagent: {role: agent}");
  EXPECT_FALSE(remedy(r, "a")->needs_approval);
  EXPECT_EQ(remedy(r, "b")->approver, "lead") << "8 and 8 are more than 10";
}

TEST(Remedies, BeyondACapNobodyApprovesAndTheAmountIsCut) {
  const Policy p =
      policy(shop(std::string("  caps:\n    - {kind: goodwill, at_most: 60 EUR, per: customer, within: 30 days}\n") +
                  std::string(remedies)));
  const std::string facts = R"(
loyal: true
loss: 50 EUR
agent: {role: manager}
grants:
  - {remedy: credit, amount: 40 EUR, at: "2026-02-20T12:00:00Z", case: another}
  - {remedy: credit, amount: 40 EUR, at: "2026-01-01T12:00:00Z", case: another}
)";
  const Recommendation r = ask(p, facts);
  EXPECT_EQ(money(remedy(r, "credit")->open), "20.00 EUR");
  EXPECT_EQ(money(remedy(r, "credit")->cut), "30.00 EUR");
  EXPECT_EQ(reason(r, "cap on goodwill")->text,
            "30.00 EUR of credit is beyond what may be granted over time, by anybody.");
  EXPECT_EQ(money(r.empowerment.limits[0].cap_left), "20.00 EUR");
  EXPECT_EQ(r.valid_until, at("2026-03-22T12:00:01Z")) << "then the grant leaves the window";
}

TEST(Remedies, InsteadOfTakesThePlaceOfAnother) {
  const Policy p = policy(shop(R"(
remedies:
  small: {kind: goodwill, amount: 5 EUR}
  large: {kind: goodwill, amount: 9 EUR, when: loyal, instead_of: small}
)"));
  const Recommendation loyal = ask(p, "loyal: true\nagent: {role: agent}");
  EXPECT_EQ(remedy(loyal, "small"), nullptr);
  EXPECT_NE(remedy(loyal, "large"), nullptr);
  EXPECT_NE(remedy(ask(p, "loyal: false\nagent: {role: agent}"), "small"), nullptr);
}

TEST(Remedies, AGoodwillStepsCostIsUnderTheLimits) {
  std::string text = shop("");
  text.replace(text.find("swap: {title: Send a new one, chance: 1}"), 40,
               "swap: {title: Send a new one, chance: 1, costs: 30 EUR, kind: goodwill}");
  const Policy p = policy(text);
  EXPECT_TRUE(ask(p, "loyal: true\nagent: {role: agent}").approval.needed);
  EXPECT_FALSE(ask(p, "loyal: true\nagent: {role: agent}" + std::string(failed)).approval.needed);
}

std::string closing(std::string_view more) {
  return shop(R"(
closure: {follow_up: 3 days}
)") + std::string(more);
}

constexpr std::string_view fixed = R"(
attempts: [{step: swap, at: "2026-03-01T12:00:00Z", outcome: fixed}]
)";

TEST(Stages, TheLatestAttemptDecides) {
  const Policy p = policy(closing(""));
  EXPECT_EQ(ask(p, "{}").stage, Stage::recover);
  const Recommendation confirm = ask(p, fixed);
  EXPECT_EQ(confirm.stage, Stage::confirm);
  EXPECT_FALSE(confirm.step);
  EXPECT_EQ(confirm.no_step, NoStep::done);
  EXPECT_EQ(confirm.closure.questions.size(), 2u);
  EXPECT_EQ(ask(p, R"(
attempts:
  - {step: swap, at: "2026-03-01T12:00:00Z", outcome: fixed}
  - {step: swap, at: "2026-03-01T13:00:00Z", outcome: partial}
)")
                .stage,
            Stage::recover);
}

TEST(Stages, BothYesFollowUpUntilItHasPassedThenClosed) {
  const Policy p = policy(closing(""));
  const std::string yes = std::string(fixed) + R"(
closing: {got_what_needed: true, got_what_needed_at: "2026-03-01T13:00:00Z", done_well: true, done_well_at: "2026-03-01T13:30:00Z"}
)";
  const Recommendation follow = ask(p, yes);
  EXPECT_EQ(follow.stage, Stage::follow_up);
  EXPECT_EQ(follow.closure.follow_up_until, at("2026-03-04T13:30:00Z"));
  EXPECT_EQ(follow.valid_until, at("2026-03-04T13:30:00Z"));
  EXPECT_EQ(ask(p, yes, "2026-03-04T13:30:00Z").stage, Stage::closed);
}

TEST(Stages, AnyNoOrReopenedRecoversAndThatAttemptCountsAsFailed) {
  const Policy p = policy(closing("values: {failures: attempts.failed, of_swap: failed(swap), fixes: fixed(swap)}\n"));
  const auto expect_recover = [&](std::string_view more) {
    const Recommendation r = ask(p, std::string(fixed) + std::string(more));
    EXPECT_EQ(r.stage, Stage::recover);
    EXPECT_EQ(r.severity, "high");
    EXPECT_EQ(r.values.at(0).value, "1");
    EXPECT_EQ(r.values.at(1).value, "0") << "fixes";
    EXPECT_EQ(r.values.at(2).value, "1");
  };
  expect_recover("closing: {got_what_needed: false, done_well: true}");
  expect_recover("closing: {done_well: false}");
  expect_recover(R"(problem: {reopened_at: "2026-03-01T15:00:00Z"})");
  EXPECT_EQ(ask(p, std::string(fixed) + R"(problem: {reopened_at: "2026-02-01T15:00:00Z"})").stage, Stage::confirm);
}

TEST(Stages, AFixThatDidNotLastStaysFailedWhateverIsTriedAfterIt) {
  const Policy p = policy(closing("values: {failures: attempts.failed, of_swap: failed(swap), fixes: fixed(swap)}\n"));
  const auto counts = [&](std::string_view more) {
    const Recommendation r = ask(p, R"(
attempts:
  - {step: swap, at: "2026-03-01T12:00:00Z", outcome: fixed}
  - {step: swap, at: "2026-03-01T18:00:00Z", outcome: partial}
)" + std::string(more));
    return r.values.at(0).value + " failed, of swap " + r.values.at(2).value + ", fixes " + r.values.at(1).value;
  };
  EXPECT_EQ(counts(""), "0 failed, of swap 0, fixes 1");
  EXPECT_EQ(counts(R"(problem: {reopened_at: "2026-03-01T15:00:00Z"})"), "1 failed, of swap 1, fixes 0");
  EXPECT_EQ(counts(R"(problem: {reopened_at: "2026-03-01T19:00:00Z"})"), "0 failed, of swap 0, fixes 1")
      << "another attempt was in force then";
  EXPECT_EQ(counts(R"(closing: {done_well: false, done_well_at: "2026-03-01T13:00:00Z"})"),
            "1 failed, of swap 1, fixes 0");
  EXPECT_EQ(counts("closing: {got_what_needed: false, done_well: false}"), "1 failed, of swap 1, fixes 0") << "once";
}

TEST(Stages, AClosingAnswerOlderThanTheFixIsNoAnswer) {
  EXPECT_EQ(ask(policy(closing("")), std::string(fixed) + R"(
closing: {got_what_needed: false, got_what_needed_at: "2026-02-01T13:00:00Z"}
)")
                .stage,
            Stage::confirm);
}

TEST(Commitments, EachCountsFromItsOwnMoment) {
  std::string text = shop(R"(
commitments:
  acknowledge: {promise: 4 h, aim: 1 h, by: person}
  fix: {promise: takes, aim: 75%}
  update: {promise: 24 h, aim: 12 h}
)");
  text.replace(text.find("chance: 1}"), 10, "chance: 1, takes: 4 days}");
  const Policy p = policy(text);
  const Recommendation r = ask(p, R"(problem: {opened_at: "2026-03-02T10:00:00Z"})");
  ASSERT_EQ(r.commitments.size(), 3u);
  EXPECT_EQ(r.commitments[0].promise, at("2026-03-02T14:00:00Z"));
  EXPECT_EQ(r.commitments[0].aim, at("2026-03-02T11:00:00Z"));
  EXPECT_EQ(r.commitments[0].by, "person");
  EXPECT_EQ(r.commitments[1].id, "fix");
  EXPECT_EQ(r.commitments[1].promise, at("2026-03-06T12:00:00Z"));
  EXPECT_EQ(r.commitments[1].aim, at("2026-03-05T12:00:00Z"));
  EXPECT_EQ(r.commitments[2].promise, at("2026-03-03T10:00:00Z"));

  const Recommendation later = ask(p, R"(
problem: {opened_at: "2026-03-01T10:00:00Z"}
promises:
  - {name: acknowledge, made_at: "2026-03-01T10:00:00Z", due_at: "2026-03-01T14:00:00Z", kept_at: "2026-03-01T11:00:00Z"}
  - {name: update, made_at: "2026-03-01T10:00:00Z", due_at: "2026-03-02T10:00:00Z", kept_at: "2026-03-02T09:00:00Z"}
  - {name: fix, made_at: "2026-03-01T10:00:00Z", due_at: "2026-03-02T11:00:00Z"}
)");
  ASSERT_EQ(later.commitments.size(), 2u) << "it was acknowledged";
  EXPECT_EQ(later.commitments[0].promise, at("2026-03-02T11:00:00Z")) << "an open promise keeps its time";
  EXPECT_TRUE(later.commitments[0].overdue);
  EXPECT_EQ(later.commitments[1].promise, at("2026-03-03T09:00:00Z")) << "from the last kept update";
}

TEST(Commitments, WorkingTimeRunsThroughTheCalendar) {
  const Policy p = policy(shop(R"(
calendar:
  zone: Europe/London
  working_hours: {mon-fri: "09:00-17:00"}
  holidays: [2026-03-03]
commitments:
  acknowledge: {promise: 8 working hours}
)"));
  const Recommendation r = ask(p, R"(problem: {opened_at: "2026-03-02T16:00:00Z"})");
  EXPECT_EQ(r.commitments.at(0).promise, at("2026-03-04T16:00:00Z")) << "one hour on Monday, none on the holiday";
}

TEST(Commitments, WithoutItsStartItIsAskedAbout) {
  const Recommendation r =
      ask(policy(shop("commitments: {acknowledge: {promise: 4 h}}\n")), "agent: {role: agent}\nloyal: true");
  ASSERT_EQ(r.commitments.size(), 1u);
  EXPECT_FALSE(r.commitments[0].promise);
  EXPECT_EQ(questions(r), std::vector<std::string>{"problem.opened_at"});
}

TEST(Parameters, TheyChangeByDate) {
  const Policy p = policy(R"(
amends: 1
policy: rates
version: "1"
currency: GBP
calendar: {zone: Europe/London}
parameters:
  rate:
    - {from: 2025-04-01, is: 9.98 GBP, source: the notice of 2025, confirmed: false}
    - {from: 2026-04-01, is: 10.34 GBP, source: the notice of 2026}
values:
  today: rate
  then: rate(problem.opened_at)
)");
  const Recommendation r = ask(p, R"(problem: {opened_at: "2026-04-01T00:00:00+01:00"})", "2026-03-31T22:59:59Z");
  EXPECT_EQ(r.values.at(1).value, "9.98 GBP");
  EXPECT_EQ(r.values.at(0).value, "10.34 GBP") << "a date is the start of that day in the calendar's zone";
  EXPECT_EQ(r.valid_until, at("2026-03-31T23:00:00Z"));
  ASSERT_NE(reason(r, "parameter rate"), nullptr);
  EXPECT_EQ(reason(r, "parameter rate")->text, "rate is 10.34 GBP from 2026-04-01.");
  EXPECT_EQ(reason(r, "parameter rate")->source, "the notice of 2026");
  const Recommendation before = ask(p, R"(problem: {opened_at: "2026-04-01T00:00:00Z"})", "2025-03-01T00:00:00Z");
  EXPECT_EQ(before.values.at(1).state, ValueAnswer::State::unknown) << "before the first date it is unknown";
  ASSERT_EQ(before.problems.size(), 2u) << "and reported; the case was opened in the future";
  EXPECT_EQ(before.problems[0].code, "no-value-yet");
  EXPECT_EQ(before.problems[0].line_text, "  today: rate");
  EXPECT_EQ(before.problems[1].code, "in-the-future");
}

TEST(ValidUntil, IsTheNextMomentAtWhichAComparisonWithTimeCouldChangeTheAnswer) {
  const Policy p = policy(R"(
amends: 1
policy: until
version: "1"
values:
  late: now - problem.opened_at > 2 days
  soon: event(wedding, 3 days)
)");
  EXPECT_EQ(ask(p, R"(problem: {opened_at: "2026-03-01T12:00:00Z"})").valid_until, at("2026-03-03T12:00:01Z"));
  EXPECT_FALSE(ask(p, R"(problem: {opened_at: "2026-01-01T12:00:00Z"})").valid_until) << "it stays late";
  const Recommendation r = ask(p, R"(
problem: {opened_at: "2026-01-01T12:00:00Z"}
life: {events: [{kind: wedding, from: "2026-03-10T00:00:00Z", to: "2026-03-11T00:00:00Z"}]}
)");
  EXPECT_EQ(r.valid_until, at("2026-03-07T00:00:00Z"));
}

TEST(Recommend, ACaseBoundToAnotherPolicyIsRefused) {
  const Policy one = policy(shop(""));
  const Policy other = policy(shop("closure: {follow_up: 1 day}\n"));
  const BoundCase bound = one.bind({}).value();
  Decision decision;
  EXPECT_FALSE(decide(other, bound, at(noon), decision));
  const Recommendation r = recommend(other, bound, at(noon));
  ASSERT_EQ(r.problems.size(), 1u);
  EXPECT_EQ(r.problems[0].code, "other-policy");
}

TEST(Recommend, AFieldInErrorIsReadAsUnknownAndSaidSo) {
  const Policy p = policy(shop(remedies));
  Case c;
  c.facts["loss"] = Money{1000, *Currency::from_code("USD")};
  const Recommendation r = recommend(p, c, at(noon));
  ASSERT_FALSE(r.problems.empty());
  EXPECT_EQ(r.problems[0].code, "other-currency");
  EXPECT_EQ(remedy(r, "credit"), nullptr);
}

}  // namespace
}  // namespace amends
