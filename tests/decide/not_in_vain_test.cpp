// What keeps a policy from asking, promising and handing over in vain: `default: none`, `when` of values and
// commitments, `since`, `waits_for_answers`; and the functions `each_day` and `declined`.
#include "story.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace amends {
namespace {

using namespace story;

std::string head(std::string_view more) {
  return "amends: 1\npolicy: desk\nversion: \"1\"\ncurrency: EUR\n" + std::string(more);
}

const ValueAnswer& value(const Recommendation& r, std::string_view id) {
  return *std::find_if(r.values.begin(), r.values.end(), [&](const ValueAnswer& v) { return v.id == id; });
}

TEST(NotInVain, AFactThatIsNoneWhereNobodyGaveItAsksNothing) {
  const Policy p = policy(head(R"(
facts:
  restored_at: {type: time, default: none}
  state: {type: [none, some], default: none}
values:
  is_back: has(restored_at)
  in_state: state == none
)"));
  const Recommendation r = ask(p, "");
  EXPECT_EQ(value(r, "is_back").value, "false");
  EXPECT_EQ(value(r, "in_state").value, "true");  // the name, where there is such a name
  EXPECT_TRUE(r.questions.empty());
  EXPECT_EQ(value(ask(p, "restored_at: 2026-03-01T00:00:00Z"), "is_back").value, "true");
}

TEST(NotInVain, ANarrowedFactOfTheStandardCaseMayHaveAQuestionAndADefault) {
  const Policy p = policy(head(R"(
facts:
  customer.tier:
    type: [guest, gold]
    ask: Are you a member?
    source: The club's terms
  customer.channel: {type: [any, phone], default: any}
values:
  may_wait: customer.tier == gold
  calls: customer.channel == phone
)"));
  const Recommendation r = ask(p, "");
  ASSERT_EQ(r.questions.size(), 1u);
  EXPECT_EQ(r.questions[0].fact, "customer.tier");
  EXPECT_EQ(r.questions[0].ask, "Are you a member?");
  EXPECT_EQ(value(r, "calls").value, "false");
}

constexpr std::string_view wishes = R"(
facts:
  wants: [refund, time]
  paid: money
values:
  refund:
    when: wants == refund
    is:
      - when: paid > 100 EUR
        is: paid / 2
        because: Half of a large sum.
      - is: paid
  twice: "has(refund) ? refund * 2 : 0 EUR"
)";

TEST(NotInVain, AValueWhoseWhenDoesNotHoldIsNoneAndAsksNothing) {
  const Policy p = policy(head(wishes));
  const Recommendation r = ask(p, "wants: time");
  EXPECT_EQ(value(r, "refund").state, ValueAnswer::State::none);
  EXPECT_EQ(value(r, "twice").value, "0.00 EUR");
  EXPECT_TRUE(r.questions.empty());
  const Recommendation asked = ask(p, "wants: refund");
  EXPECT_EQ(value(asked, "refund").state, ValueAnswer::State::unknown);
  EXPECT_EQ(questions(asked), std::vector<std::string>{"paid"});
  EXPECT_TRUE(value(asked, "refund").because.empty());  // which item gives it is open
  EXPECT_EQ(questions(ask(p, "paid: 200 EUR")), std::vector<std::string>{"wants"});
  EXPECT_EQ(value(ask(p, "wants: refund\npaid: 200 EUR"), "refund").value, "100.00 EUR");
}

constexpr std::string_view claims = R"(
facts:
  claimed_at: {type: time, default: none}
commitments:
  pay: {when: has(claimed_at), since: claimed_at, promise: 30 days}
)";

const CommitmentAnswer* promised(const Recommendation& r, std::string_view id) {
  for (const CommitmentAnswer& commitment : r.commitments)
    if (commitment.id == id) return &commitment;
  return nullptr;
}

TEST(NotInVain, ACommitmentHoldsOnlyWhenAndCountsSince) {
  const Policy p = policy(head(claims));
  EXPECT_EQ(promised(ask(p, "problem: {opened_at: \"2026-02-01T12:00:00Z\"}"), "pay"), nullptr);
  const Recommendation r = ask(p, "problem: {opened_at: \"2026-02-01T12:00:00Z\"}\nclaimed_at: 2026-02-20T12:00:00Z");
  ASSERT_NE(promised(r, "pay"), nullptr);
  EXPECT_EQ(to_string(*promised(r, "pay")->promise), "2026-03-22T12:00:00Z");
}

TEST(NotInVain, WhatWasPromisedIsKeptEvenWhereItWouldNotBePromisedNow) {
  const Recommendation r = ask(policy(head(claims)), R"(
promises: [{name: pay, made_at: "2026-02-01T12:00:00Z", due_at: "2026-03-01T12:00:00Z"}]
)");
  ASSERT_NE(promised(r, "pay"), nullptr);
  EXPECT_TRUE(promised(r, "pay")->already_promised);
  EXPECT_TRUE(promised(r, "pay")->overdue);
}

std::string repair(std::string_view of_hand_over) {
  return head(R"(
worth_of_an_hour: 20 EUR
facts:
  has_receipt:
    type: bool
    ask: Do you have the receipt?
steps:
  repair: {when: has_receipt, chance: 0.9, costs: 10 EUR}
  hand_over: {ends: hand_over)") +
         std::string(of_hand_over) + "}\n";
}

TEST(NotInVain, NobodyIsHandedOverWhileAQuestionIsOpen) {
  const Recommendation at_once = ask(policy(repair("")), "");
  EXPECT_EQ(step(at_once), "hand_over");
  const Policy patient = policy(repair(", waits_for_answers: true"));
  const Recommendation r = ask(patient, "");
  EXPECT_FALSE(r.step);
  EXPECT_EQ(r.no_step, NoStep::undecided);
  EXPECT_EQ(option(r, "hand_over").state, OptionState::undecided);
  EXPECT_EQ(questions(r), std::vector<std::string>{"has_receipt"});
  EXPECT_EQ(step(ask(patient, "has_receipt: false")), "hand_over");
  EXPECT_EQ(step(ask(patient, "has_receipt: true")), "repair");
}

TEST(NotInVain, AMustDoesNotWait) {
  const Policy p = policy(repair(", waits_for_answers: true") + "rules: [{must: hand_over}]\n");
  EXPECT_EQ(step(ask(p, "")), "hand_over");
}

TEST(NotInVain, OnlyAStepThatEndsWaits) {
  const Result<Policy> p = Policy::parse(head("steps:\n  swap: {chance: 1, waits_for_answers: true}\n"), "p.yaml");
  ASSERT_FALSE(p);
  ASSERT_EQ(p.diagnostics().size(), 1u);
  EXPECT_EQ(p.diagnostics()[0].code, "contradiction");
  EXPECT_EQ(p.diagnostics()[0].message, "only a step with `ends` waits for answers");
}

TEST(NotInVain, QuestionsOfUndecidedStepsComeInTheOrderOfThePlan) {
  const Policy p = policy(head(R"(
worth_of_an_hour: 20 EUR
facts: {a: bool, b: bool, c: bool}
burdens: {look: {unit: time, hours: 1}}
steps:
  dear: {when: a, chance: 0.5, costs: 100 EUR}
  easy: {when: b, chance: 0.5, demands: {look: 1}}
  middling: {when: c, chance: 0.5, demands: {look: 2}}
)"));
  EXPECT_EQ(questions(ask(p, "")), (std::vector<std::string>{"b", "c", "a"}));
}

TEST(NotInVain, EachDayIsPaidAtItsOwnRate) {
  const Policy p = policy(head(R"(
calendar: {zone: Europe/London}
parameters:
  rate:
    - {from: 2025-04-01, is: 9 EUR, source: a}
    - {from: 2026-04-01, is: 10 EUR, source: b}
facts: {from: time, until: time}
values:
  days: each_day(from, until)
  paid: sum(each_day(from, until).map(d, rate(d)))
  many: size(each_day(from, until))
)"));
  const auto owed = [&](std::string_view from, std::string_view until) {
    const Recommendation r = ask(p, "from: " + std::string(from) + "\nuntil: " + std::string(until));
    return value(r, "paid").value + " for " + value(r, "many").value;
  };
  EXPECT_EQ(owed("2026-03-30T09:00:00Z", "2026-04-03T09:00:00Z"), "38.00 EUR for 4");
  EXPECT_EQ(owed("2026-03-31T22:59:00Z", "2026-03-31T23:00:00Z"), "9.00 EUR for 1");  // 23:59 to midnight there
  EXPECT_EQ(owed("2026-03-31T23:00:00Z", "2026-03-31T23:59:00Z"), "0.00 EUR for 0");
  EXPECT_EQ(owed("2026-04-03T09:00:00Z", "2026-04-01T09:00:00Z"), "0.00 EUR for 0");
  const Recommendation one = ask(p, "from: 2026-03-28T12:00:00Z\nuntil: 2026-03-30T12:00:00Z");
  EXPECT_EQ(value(one, "days").value, "[2026-03-28T00:00:00Z, 2026-03-29T00:00:00Z]");
  const Recommendation next = ask(p, "from: 2026-03-29T12:00:00Z\nuntil: 2026-03-31T12:00:00Z");
  EXPECT_EQ(value(next, "days").value, "[2026-03-29T00:00:00Z, 2026-03-29T23:00:00Z]");  // the clocks go forward
}

TEST(NotInVain, TooManyDaysAreAProblemNotAHang) {
  const Policy p = policy(head("facts: {a: time, b: time}\nvalues: {many: \"size(each_day(a, b))\"}\n"));
  const Recommendation r = ask(p, "a: 1900-01-01T00:00:00Z\nb: 2026-01-01T00:00:00Z");
  EXPECT_EQ(value(r, "many").state, ValueAnswer::State::unknown);
  ASSERT_EQ(r.problems.size(), 1u);
  EXPECT_EQ(r.problems[0].code, "budget");
}

TEST(NotInVain, DeclinedIsTheirLatestWord) {
  const Policy p = policy(head(R"(
steps:
  swap: {chance: 0.5}
  refund: {chance: 1}
values: {said_no: declined(swap)}
)"));
  EXPECT_EQ(value(ask(p, ""), "said_no").value, "false");
  const std::string no = "answers: [{step: swap, answer: declined, at: \"2026-03-01T12:00:00Z\"}";
  EXPECT_EQ(value(ask(p, no + "]"), "said_no").value, "true");
  EXPECT_EQ(value(ask(p, no + ", {step: swap, answer: accepted, at: \"2026-03-02T11:00:00Z\"}]"), "said_no").value,
            "false");
}

TEST(NotInVain, AListOfPlainValuesMayStandInAText) {
  const Policy p = policy(head(R"(
facts: {rates: list of money}
remedies: {credit: {amount: 1 EUR, because: "At {rates}."}}
)"));
  EXPECT_EQ(remedy(ask(p, "rates: [9.98 EUR, 10.34 EUR]"), "credit")->reason, "At 9.98 EUR, 10.34 EUR.");
}

TEST(NotInVain, OnlyValuesWithATitleAreToldWhereSomeHaveOne) {
  const Policy p = policy(head("values:\n  a: 1 + 1\n  b: {title: The sum, is: a * 2}\n"));
  const Recommendation r = ask(p, "");
  EXPECT_EQ(value(r, "a").title, "");
  EXPECT_EQ(value(r, "b").title, "The sum");
}

}  // namespace
}  // namespace amends
