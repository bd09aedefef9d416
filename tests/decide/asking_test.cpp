// Asking first, severity, and questions.
#include "story.hpp"

#include <gtest/gtest.h>

namespace amends {
namespace {

using namespace story;

constexpr std::string_view text = R"(
amends: 1
policy: asking
version: "1"
currency: EUR
worth_of_an_hour: 10 EUR
facts:
  busy: {type: bool, ask: "Are you busy this week?"}
burdens:
  visit: {unit: visit, hours: 3}
tolerance: {hours: 8}
severity:
  levels: [low, middle, high]
  raise:
    - to: middle
      when: attempts.failed >= 1
      because: It failed.
    - to: high
      when: attempts.worsened >= 1
      because: We made it worse.
steps:
  visit:
    title: Send somebody
    demands: {visit: 1}
    chance: 0.5
    costs: 10 EUR
  swap:
    title: Send a new one
    chance: 1
    costs: 500 EUR
  refund:
    title: Refund it
    chance: 1
    costs: 600 EUR
rules:
  - ask_first: visit
    when: busy
    ask: You are busy. May we come anyway?
    because: They are busy.
)";

TEST(AskFirst, ARuleAsksWithItsOwnWords) {
  const Recommendation r = ask(policy(text), "busy: true");
  ASSERT_TRUE(r.ask_first);
  EXPECT_EQ(r.ask_first->question, "You are busy. May we come anyway?");
  EXPECT_EQ(r.ask_first->why, "They are busy.");
  ASSERT_EQ(r.ask_first->alternatives.size(), 2u) << "the next two of the plan";
  EXPECT_EQ(r.ask_first->alternatives[0].id, "swap");
  EXPECT_EQ(r.ask_first->alternatives[1].id, "refund");
}

TEST(AskFirst, NothingIsAskedWhereNothingSpeaksForIt) { EXPECT_FALSE(ask(policy(text), "busy: false").ask_first); }

TEST(AskFirst, AnUnknownRuleAsks) {
  const Recommendation r = ask(policy(text), "{}");
  EXPECT_TRUE(r.ask_first);
  EXPECT_EQ(questions(r), std::vector<std::string>{"busy"});
  EXPECT_EQ(r.questions[0].ask, "Are you busy this week?");
}

TEST(AskFirst, BeyondToleranceAsksNamingTheBurdens) {
  const Recommendation r = ask(policy(text), R"(
busy: false
demands:
  - {burden: visit, quantity: 2, at: "2026-03-02T12:00:00Z", case: earlier}
)");
  ASSERT_TRUE(r.ask_first) << "6 h borne and 3 h more are beyond 8 h";
  EXPECT_EQ(
      r.ask_first->question,
      "We would like to do this next: Send somebody. For you it means: visit (1 visit). Is that reasonable for you?");
}

TEST(AskFirst, ExactlyAtToleranceIsNotBeyondIt) {
  const Policy p = policy(text);
  const auto asked = [&](const char* quantity) {
    return ask(p,
               std::string("busy: false\ndemands: [{burden: visit, at: \"2026-03-02T12:00:00Z\", case: x, quantity: ") +
                   quantity + "}]")
        .ask_first.has_value();
  };
  EXPECT_FALSE(asked("1.666666"));
  EXPECT_TRUE(asked("1.666668"));
}

TEST(AskFirst, RepeatingAStepThatFailedAsks) {
  const Recommendation r = ask(policy(text), R"(
busy: false
attempts: [{step: visit, at: "2026-03-01T12:00:00Z", outcome: failed}]
)");
  EXPECT_EQ(step(r), "visit");
  ASSERT_TRUE(r.ask_first);
  EXPECT_EQ(r.ask_first->why, "It repeats a step that has failed.");
}

TEST(AskFirst, AnAcceptanceIsUsedUpByTheNextAttempt) {
  const Policy p = policy(text);
  const std::string accepted = R"(
busy: true
answers: [{step: visit, answer: accepted, at: "2026-03-01T12:00:00Z"}]
)";
  EXPECT_FALSE(ask(p, accepted).ask_first);
  EXPECT_TRUE(ask(p, accepted + R"(
attempts: [{step: visit, at: "2026-03-01T14:00:00Z", outcome: partial}]
)")
                  .ask_first);
  EXPECT_FALSE(ask(p, accepted + R"(
attempts: [{step: visit, at: "2026-03-01T10:00:00Z", outcome: partial}]
)")
                   .ask_first)
      << "the attempt came before the acceptance";
}

TEST(Severity, TheHighestLevelThatHolds) {
  const Policy p = policy(text);
  EXPECT_EQ(ask(p, "{}").severity, "low");
  EXPECT_EQ(ask(p, R"(attempts: [{step: visit, at: "2026-03-01T12:00:00Z", outcome: failed}])").severity, "middle");
  const Recommendation r = ask(p, R"(attempts: [{step: visit, at: "2026-03-01T12:00:00Z", outcome: worsened}])");
  EXPECT_EQ(r.severity, "high");
  EXPECT_EQ(reason(r, "severity high")->text, "We made it worse.");
  EXPECT_EQ(reason(r, "severity high")->facts, (std::vector<FactReading>{{"attempts.worsened", "1"}}));
  EXPECT_NE(reason(r, "severity middle"), nullptr);
}

TEST(Severity, ItNeverFallsBelowWhatWasReached) {
  const Recommendation r = ask(policy(text), "problem: {severity_reached: high}");
  EXPECT_EQ(r.severity, "high");
  EXPECT_EQ(reason(r, "severity high")->text, "It was reached before, and severity never falls.");
}

TEST(Questions, AnUnknownSideDoesNotHideTheOther) {
  const Policy p = policy(R"(
amends: 1
policy: sides
version: "1"
facts: {a: bool, b: bool, c: bool}
values:
  both: a and b
  either: a or b
  masked: c and false
)");
  const Recommendation r = ask(p, "{}");
  EXPECT_EQ(questions(r), (std::vector<std::string>{"a", "b"})) << "c decides nothing";
  EXPECT_EQ(questions(ask(p, "a: false")), std::vector<std::string>{"b"});
  EXPECT_EQ(r.values.at(0).state, ValueAnswer::State::unknown);
  EXPECT_EQ(r.values.at(2).value, "false");
}

TEST(Questions, TheyComeInPlanOrder) {
  const Policy p = policy(R"(
amends: 1
policy: order
version: "1"
currency: EUR
facts: {x: bool, y: bool, z: bool}
plan: [second, first]
steps:
  first: {title: First, when: x}
  second: {title: Second}
rules:
  - ask_first: second
    when: z
severity:
  levels: [low, high]
  raise: [{to: high, when: y}]
)");
  EXPECT_EQ(questions(ask(p, "{}")), (std::vector<std::string>{"y", "z", "x"}));
}

TEST(Problems, AFailedEvaluationCountsAsUnknownAndSaysItsPlace) {
  const Policy p = policy(R"(
amends: 1
policy: failing
version: "1"
facts: {n: int}
values:
  share: 100 / n
)");
  const Recommendation r = ask(p, "n: 0");
  EXPECT_EQ(r.values.at(0).state, ValueAnswer::State::unknown);
  ASSERT_EQ(r.problems.size(), 1u);
  EXPECT_EQ(r.problems[0].code, "division-by-zero");
  EXPECT_EQ(r.problems[0].line, 7u);
  EXPECT_EQ(r.problems[0].line_text, "  share: 100 / n");
}

TEST(WhatIf, TriesOneUnknownFactAtATime) {
  const Policy p = policy(text);
  const BoundCase bound = p.bind(a_case(p, "{}")).value();
  const std::vector<WhatIf> answers = what_if(p, bound, at(noon));
  ASSERT_EQ(answers.size(), 2u);
  EXPECT_EQ(answers[0], (WhatIf{"busy", "true", "visit", true, "low", false}));
  EXPECT_EQ(answers[1], (WhatIf{"busy", "false", "visit", false, "low", true}));
}

TEST(WhatIf, NumbersAreTriedBelowAtAndAboveEachConstant) {
  const Policy p = policy(R"(
amends: 1
policy: numbers
version: "1"
currency: EUR
facts: {n: int, name: string}
steps:
  a: {title: A, chance: 1, when: n >= 5}
  b: {title: B, chance: 1, when: name == "x"}
)");
  const BoundCase bound = p.bind(a_case(p, "{}")).value();
  std::vector<std::string> tried;
  for (const WhatIf& w : what_if(p, bound, at(noon))) tried.push_back(w.fact + "=" + w.value + "->" + w.step);
  EXPECT_EQ(tried, (std::vector<std::string>{"n=4->", "n=5->a", "n=6->a", "name=x->b", "name=anything else->"}));
}

}  // namespace
}  // namespace amends
