// Burdens: what was borne, how it fades and repeats, contexts, eases, tolerance, running burdens.
#include "story.hpp"

#include "decide/fading.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace amends {
namespace {

using namespace story;

constexpr std::string_view base = R"(
amends: 1
policy: burdens
version: "1"
currency: EUR
worth_of_an_hour: 10 EUR
facts:
  alone: bool
contexts:
  on_their_own:
    when: alone
    because: Nobody can help them.
    weighs: {visit: 2}
burdens:
  visit: {unit: visit, hours: 2}
  without: {unit: h, hours: 0.5}
  call: {unit: min, hours: 1/60}
memory: {halves_every: 10 days, each_repeat_adds: 50%}
tolerance: {hours: 8, each_failure_leaves: 50%}
steps:
  fix:
    title: Fix it
    demands: {visit: 1, without: 4 h}
    chance: 1
)";

TEST(Burden, PowersOfOneHalfAreTheLibrarysOwn) {
  EXPECT_EQ(impl::two_to_the_minus(0), 1);
  EXPECT_EQ(impl::two_to_the_minus(-3), 1) << "age is at least 0";
  EXPECT_EQ(impl::two_to_the_minus(1), 0.5);
  EXPECT_EQ(impl::two_to_the_minus(10), 1.0 / 1024);
  for (double x = 0; x < 60; x += 0.137) EXPECT_NEAR(impl::two_to_the_minus(x) / std::exp2(-x), 1, 4e-16) << x;
}

TEST(Burden, AmountsAreRoundedOnceHalfAwayFromZero) {
  EXPECT_EQ(impl::to_amount(110 * 0.35), 39);
  EXPECT_EQ(impl::to_amount(-2.5), -3);
  EXPECT_EQ(impl::to_amount(2.4999), 2);
  EXPECT_EQ(impl::to_amount(1.1 * 10.0), 11);
}

TEST(Burden, BorneFadesByHalfEveryHalfLife) {
  const Policy p = policy(base);
  const Recommendation r = ask(p, R"(
demands:
  - {burden: visit, quantity: 1, at: "2026-02-20T12:00:00Z"}
  - {burden: without, quantity: 4, at: "2026-03-02T12:00:00Z"}
)");
  EXPECT_DOUBLE_EQ(r.burden.borne, 2 * 0.5 + 4 * 0.5);
  ASSERT_EQ(r.burden.by_kind.size(), 2u);
  EXPECT_EQ(r.burden.by_kind[0].id, "without") << "the largest first";
}

TEST(Burden, RepeatsWeighMoreThanTheFirst) {
  const Policy p = policy(base);
  EXPECT_DOUBLE_EQ(*option(ask(p, "{}"), "fix").hours, 2 + 4 * 0.5);
  const Recommendation r = ask(p, R"(
demands:
  - {burden: visit, quantity: 1, at: "2026-02-20T12:00:00Z", case: an-earlier-one}
)");
  EXPECT_DOUBLE_EQ(*option(r, "fix").hours, 2 * (1 + 0.5 * 0.5) + 4 * 0.5) << "earlier cases count";
}

TEST(Burden, AnOccasionIsAllDemandsOfOneKindWithTheSameCaseAndTime) {
  const Policy p = policy(base);
  const std::string once = R"(
demands:
  - {burden: visit, quantity: 1, at: "2026-03-02T12:00:00Z"}
  - {burden: visit, quantity: 2, at: "2026-03-02T12:00:00Z"}
)";
  EXPECT_DOUBLE_EQ(*option(ask(p, once), "fix").hours, 2 * 1.5 + 2);
  const std::string twice = once + R"(  - {burden: visit, quantity: 1, at: "2026-03-02T12:00:00Z", case: other}
)";
  EXPECT_DOUBLE_EQ(*option(ask(p, twice), "fix").hours, 2 * 2.0 + 2);
}

TEST(Burden, AContextChangesWhatABurdenWeighs) {
  const Policy p = policy(base);
  const Recommendation r = ask(p, "alone: true");
  EXPECT_DOUBLE_EQ(*option(r, "fix").hours, 2 * 2 + 2);
  EXPECT_EQ(r.contexts, std::vector<std::string>{"on_their_own"});
  EXPECT_EQ(reason(r, "context on_their_own")->text, "Nobody can help them. So visit weighs 2 times as much.");
}

TEST(Burden, AnUnknownContextDoesNotApplyAndIsAskedAbout) {
  const Recommendation r = ask(policy(base), "{}");
  EXPECT_TRUE(r.contexts.empty());
  EXPECT_EQ(questions(r), std::vector<std::string>{"alone"});
}

TEST(Burden, ToleranceShrinksWithEachFailedAttemptOfThisCase) {
  const Policy p = policy(base);
  const auto tolerance = [&](std::string_view outcome) {
    return ask(p, "attempts: [{step: fix, at: \"2026-03-01T12:00:00Z\", outcome: " + std::string(outcome) + "}]")
        .burden.tolerance;
  };
  EXPECT_EQ(tolerance("failed"), 4);
  EXPECT_EQ(tolerance("worsened"), 4);
  EXPECT_EQ(tolerance("partial"), 8);
}

TEST(Burden, AnEventAfterNowCountsAsNowAndIsWarnedAbout) {
  const Recommendation r = ask(policy(base), R"(
demands:
  - {burden: visit, quantity: 1, at: "2026-03-05T12:00:00Z"}
)");
  EXPECT_DOUBLE_EQ(r.burden.borne, 2);
  ASSERT_EQ(r.problems.size(), 1u);
  EXPECT_EQ(r.problems[0].code, "in-the-future");
  EXPECT_EQ(r.problems[0].path, "demands[0].at");
}

TEST(Burden, WhatThePolicyDoesNotKnowWeighsNothingAndIsWarnedAbout) {
  const Recommendation r = ask(policy(base), R"(
demands:
  - {burden: dancing, quantity: 100, at: "2026-03-01T12:00:00Z"}
attempts:
  - {step: magic, at: "2026-03-01T12:00:00Z", outcome: failed}
)");
  EXPECT_EQ(r.burden.borne, 0);
  EXPECT_EQ(r.burden.tolerance, 4) << "a failed attempt of an unknown step is a failed attempt";
  EXPECT_EQ(r.problems.size(), 2u);
}

constexpr std::string_view running = R"(
amends: 1
policy: running
version: "1"
currency: EUR
burdens:
  without: {unit: h, hours: 0.5, since: problem.out_of_service_since}
memory: {halves_every: 10 days}
severity:
  levels: [low, high]
  raise:
    - to: high
      when: burden.borne > 5
values:
  quantity: demanded(without, 365 days)
  times: times_demanded(without, 365 days)
)";

TEST(Burden, ARunningBurdenAccruesToNowInPlaceOfWhatWasRecorded) {
  const Policy p = policy(running);
  const Recommendation r = ask(p, R"(
problem: {out_of_service_since: "2026-03-02T00:00:00Z"}
demands:
  - {burden: without, quantity: 100, at: "2026-03-01T12:00:00Z"}
  - {burden: without, quantity: 2, at: "2026-02-20T12:00:00Z", case: earlier}
)");
  EXPECT_DOUBLE_EQ(r.burden.borne, 12 * 0.5 + 2 * 0.5 * 0.5);
  EXPECT_EQ(r.severity, "high");
  EXPECT_EQ(r.values.at(0).value, "14");
  EXPECT_EQ(r.values.at(1).value, "2");
}

TEST(Burden, WithoutAnythingRunningTheRecordedDemandsCount) {
  const Recommendation r = ask(policy(running), R"(
problem: {out_of_service_since: null}
demands:
  - {burden: without, quantity: 4, at: "2026-03-02T12:00:00Z"}
)");
  EXPECT_DOUBLE_EQ(r.burden.borne, 2);
}

TEST(Burden, ARunningBurdenWhoseStartIsUnknownLeavesBorneUnknown) {
  const Recommendation r = ask(policy(running), "{}");
  EXPECT_FALSE(r.burden.known);
  EXPECT_EQ(r.severity, "low") << "an unknown raise does not apply";
  EXPECT_EQ(questions(r), std::vector<std::string>{"problem.out_of_service_since"});
}

std::string with_eases(std::string_view eases) {
  return R"(
amends: 1
policy: eases
version: "1"
currency: EUR
worth_of_an_hour: 10 EUR
burdens:
  without: {unit: h, hours: 1}
steps:
  fix:
    title: Fix it
    demands: {without: 10}
    chance: 1
    costs: 5 EUR
    eased_by: [a, b]
eases:
)" + std::string(eases);
}

TEST(Burden, OfItsEasesTheSubsetWithTheLeastTotalIsUsed) {
  // a alone: 5 + 20 + 50 = 75; b alone: 5 + 30 + 80 = 115; both: 5 + 50 + 40 = 95; none: 105.
  const Recommendation r = ask(policy(with_eases(R"(
  a: {title: A, removes: {without: 50%}, costs: 20 EUR}
  b: {title: B, removes: {without: 20%}, costs: 30 EUR}
)")),
                               "{}");
  const Option& fix = option(r, "fix");
  ASSERT_EQ(fix.eases.size(), 1u);
  EXPECT_EQ(fix.eases[0].id, "a");
  EXPECT_EQ(*fix.hours, 5);
  EXPECT_EQ(money(fix.cost), "25.00 EUR");
  EXPECT_EQ(money(fix.expected_total), "75.00 EUR");
  EXPECT_EQ(reason(r, "ease for fix")->text, "A: takes 5 hours of 10 hours off the customer for 20.00 EUR.");
}

TEST(Burden, TheSharesOfEasesMultiply) {
  const Recommendation r = ask(policy(with_eases(R"(
  a: {title: A, removes: {without: 50%}}
  b: {title: B, removes: {without: 20%}}
)")),
                               "{}");
  EXPECT_DOUBLE_EQ(*option(r, "fix").hours, 10 * 0.5 * 0.8);
  EXPECT_EQ(option(r, "fix").eases.size(), 2u);
}

TEST(Burden, TiesTakeFewerEases) {
  // Each takes off 1 hour for exactly what it is worth.
  const Recommendation r = ask(policy(with_eases(R"(
  a: {title: A, removes: {without: 10%}, costs: 10 EUR}
  b: {title: B, removes: {without: 0%}}
)")),
                               "{}");
  EXPECT_TRUE(option(r, "fix").eases.empty());
}

TEST(Burden, AnEaseThatIsNotThereIsNotUsed) {
  const std::string eases = R"(
  a: {title: A, removes: {without: 50%}, when: product.has_substitute}
  b: {title: B, removes: {without: 0%}}
)";
  EXPECT_TRUE(option(ask(policy(with_eases(eases)), "product: {has_substitute: false}"), "fix").eases.empty());
  const Recommendation unknown = ask(policy(with_eases(eases)), "{}");
  EXPECT_TRUE(option(unknown, "fix").eases.empty());
  EXPECT_EQ(questions(unknown), std::vector<std::string>{"product.has_substitute"});
}

}  // namespace
}  // namespace amends
