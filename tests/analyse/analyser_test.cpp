// What conditions can and cannot hold, each kind of atom at its border.
#include "asking.hpp"
#include "support/golden.hpp"

#include <algorithm>
#include <filesystem>

namespace amends {
namespace {

using asking::all;
using asking::answer;

TEST(Analyser, Numbers) {
  EXPECT_EQ(all({"count >= 3"}), "count = 3");
  EXPECT_EQ(all({"count > 3"}), "count = 4");
  EXPECT_EQ(all({"count > 3", "count < 5"}), "count = 4");
  EXPECT_EQ(all({"count > 3", "count < 4"}), "no");
  EXPECT_EQ(all({"count >= 3", "count <= 3"}), "count = 3");
  EXPECT_EQ(all({"count == 7"}), "count = 7");
  EXPECT_EQ(all({"count != 0"}), "count = 1");
  EXPECT_EQ(all({"count * 2 + 1 == 7"}), "count = 3");
  EXPECT_EQ(all({"count * 2 == 7"}), "no");
  EXPECT_EQ(all({"share > 3", "share < 4"}), "share = 3.1");
  EXPECT_EQ(all({"share >= 0.7", "share <= 0.7"}), "share = 0.7");
  EXPECT_EQ(all({"share > 0.7", "share <= 0.7"}), "no");
  EXPECT_EQ(all({"-share > 2"}), "share = -3");
  EXPECT_EQ(all({"count in [2, 4]", "count > 3"}), "count = 4");
  EXPECT_EQ(all({"count in [2, 4]", "count > 4"}), "no");
}

TEST(Analyser, Money) {
  EXPECT_EQ(all({"amount > 500 USD"}), "amount = 500.01 USD");
  EXPECT_EQ(all({"amount >= 500 USD"}), "amount = 500.00 USD");
  EXPECT_EQ(all({"amount > 500 USD", "amount < 500.01 USD"}), "no");
  EXPECT_EQ(all({"amount * 0.5 > 10 USD"}), "amount = 20.01 USD");
  EXPECT_EQ(all({"amount / 3 == 10 USD"}), "amount = 30.00 USD");
}

TEST(Analyser, Durations) {
  EXPECT_EQ(all({"wait > 15 min"}), "wait = 15 min 1 s");
  EXPECT_EQ(all({"wait >= 1 h", "wait <= 60 min"}), "wait = 1 h");
  EXPECT_EQ(all({"wait > 1 h", "wait < 1 h + 1 s"}), "no");
}

TEST(Analyser, NamesTextsAndFlags) {
  EXPECT_EQ(all({"flag"}), "flag = true");
  EXPECT_EQ(all({"not flag"}), "flag = false");
  EXPECT_EQ(all({"flag", "not flag"}), "no");
  EXPECT_EQ(all({"size == medium"}), "size = medium");
  EXPECT_EQ(all({"size > small", "size < large"}), "size = medium");
  EXPECT_EQ(all({"size > medium", "size < large"}), "no");
  EXPECT_EQ(all({"size in [small, large]", "size >= medium"}), "size = large");
  EXPECT_EQ(all({"word == 'red' or word == 'blue'", "word != 'red'"}), "word = blue");
  EXPECT_EQ(all({"word != 'red'"}), "word = another");
  EXPECT_EQ(all({"word == 'red'", "word == 'blue'"}), "no");
  EXPECT_EQ(all({"not has(word)"}), "word = none");
  EXPECT_EQ(all({"not has(word)", "word == 'red'"}), "no");
}

TEST(Analyser, Logic) {
  EXPECT_EQ(all({"flag and count > 3"}), "flag = true, count = 4");
  EXPECT_EQ(answer({{"flag or count > 3", false}}), "flag = false, count = 0");
  EXPECT_EQ(answer({{"flag or count > 3", true}, {"flag", false}}), "flag = false, count = 4");
  EXPECT_EQ(answer({{"flag and count > 3", true}, {"count >= 3", false}}), "no");
  EXPECT_EQ(all({"flag ? count > 3 : count < 0", "not flag"}), "flag = false, count = -1");
  EXPECT_EQ(all({"(flag ? count : 10) < 5", "count > 3"}), "flag = true, count = 4");
  EXPECT_EQ(all({"(flag ? count : 10) < 5", "count > 4"}), "no");
}

TEST(Analyser, Histories) {
  EXPECT_EQ(all({"tried(fix) >= 1"}), "tried(fix) = 1");
  EXPECT_EQ(all({"tried(fix) > 10000"}), "no");
  EXPECT_EQ(all({"attempts.worsened >= 1", "attempts.tried >= 2"}), "attempts.worsened = 1, attempts.tried = 2");
  EXPECT_EQ(all({"attempts.failed >= 1", "attempts.tried < 1"}), "no");
  EXPECT_EQ(all({"times_demanded(visit, 180 days) >= 4"}), "times_demanded(visit, 180 days) = 4");
  EXPECT_EQ(all({"times_demanded(visit, 30 days) >= 2", "times_demanded(visit, 90 days) < 2"}), "no");
  EXPECT_EQ(all({"demanded(call, 7 days) >= 60"}), "demanded(call, 7 days) = 60");
  EXPECT_EQ(all({"burden.borne > 12"}), "burden.borne = 13");
  EXPECT_EQ(all({"burden.borne > burden.tolerance"}), "burden.borne = 21");
  EXPECT_EQ(all({"promises.broken >= 1"}), "promises.broken = 1");
  EXPECT_EQ(all({"granted(goodwill, 180 days) > 100 USD"}), "granted(goodwill, 180 days) = 100.01 USD");
  EXPECT_EQ(all({"event(holiday, 14 days)", "not event(holiday, 3 days)"}),
            "event(holiday, 14 days) = true, event(holiday, 3 days) = false");
}

TEST(Analyser, Times) {
  EXPECT_EQ(all({"now - due > 24 h"}), "due = 2026-03-03T13:59:59Z");
  EXPECT_EQ(all({"now - due > 24 h", "now - due <= 24 h"}), "no");
  EXPECT_EQ(all({"now - due > 24 h", "now - due < 12 h"}), "no");
  EXPECT_EQ(all({"due < now - 2 years"}), "due = 2024-03-04T13:59:59Z");
  EXPECT_EQ(all({"days(due, now) >= 14"}), "due = 2026-02-18T23:59:59Z");
  EXPECT_EQ(all({"days(due, now) >= 14", "days(due, now) < 10"}), "no");
  EXPECT_EQ(all({"now >= 2030-01-01"}), "now = 2030-01-01T00:00:00Z");
}

TEST(Analyser, Values) {
  constexpr std::string_view band = R"(
  band:
    type: [short, long]
    is:
      - {when: wait < 1 h, is: short}
      - {is: long}
)";
  EXPECT_EQ(all({"band == long"}, band), "wait = 1 h");
  EXPECT_EQ(all({"band == short", "wait >= 1 h"}, band), "no");
}

TEST(Analyser, Severity) {
  EXPECT_EQ(all({"severity >= serious", "flag == false"}), "attempts.failed = 3, flag = false");
  EXPECT_EQ(all({"severity < elevated", "attempts.failed >= 1"}), "no");
  EXPECT_EQ(all({"severity == serious", "severity < serious"}), "no");
  EXPECT_EQ(all({"severity >= elevated", "attempts.failed == 0", "not flag"}),
            "flag = false, problem.severity_reached = elevated");
}

TEST(Analyser, Lists) {
  EXPECT_EQ(all({"legs.exists(l, l.status == late)"}), "legs = [{status: late}]");
  EXPECT_EQ(all({"legs.exists(l, l.hours > 3)", "size(legs) >= 2"}), "legs = [{hours: 4}, {hours: 4}]");
  EXPECT_EQ(all({"'packed' in stages"}), "stages = [packed]");
  EXPECT_EQ(all({"answers.exists(a, a.step == 'fix' and a.answer == accepted)"}),
            "answers = [{step: fix, answer: accepted, at: 2026-03-03T14:00:00Z}]");
  EXPECT_EQ(all({"legs.exists(l, l.status == late)", "not legs.exists(l, l.status == late)"}), "no");
  EXPECT_EQ(all({"legs.exists(l, l.status == late)", "legs.all(l, l.status == on_time)"}),
            "inconclusive: a list is looked through");
}

TEST(Analyser, FactsComparedWithEachOther) {
  EXPECT_EQ(all({"count > other_count", "other_count > 5"}), "other_count = 6, count = 7");
  EXPECT_EQ(all({"count > other_count", "count < other_count"}), "no");
  EXPECT_EQ(all({"amount > other_amount", "amount == other_amount"}), "no");
  EXPECT_EQ(all({"count - other_count >= 2", "count - other_count < 1"}), "no");
  EXPECT_EQ(all({"count > other_count", "other_count > 5", "count < 5"}),
            "inconclusive: several facts are weighed against each other");
  EXPECT_EQ(all({"now - due > 24 h", "days(due, now) < 0"}),
            "inconclusive: several facts are weighed against each other");
}

TEST(Analyser, WhatACaseMayHold) {
  EXPECT_EQ(all({"product.hours_per_day >= 24"}), "product.hours_per_day = 24");
  EXPECT_EQ(all({"product.hours_per_day > 24"}), "no");
  EXPECT_EQ(all({"customer.purchases < 0"}), "no");
  EXPECT_EQ(all({"demanded(visit, 30 days) > 0", "times_demanded(visit, 30 days) == 0"}), "no");
  EXPECT_EQ(all({"burden.borne_of(visit) >= 6", "burden.borne < 4"}), "no");
  EXPECT_EQ(all({"failed(fix) >= 1", "fixed(fix) >= 1", "tried(fix) < 2"}), "no");
}

TEST(Analyser, Functions) {
  EXPECT_EQ(all({"min(amount, 50 USD) >= 50 USD"}), "amount = 50.00 USD");
  EXPECT_EQ(all({"min(amount, 50 USD) > 50 USD"}), "no");
  EXPECT_EQ(all({"ceil(share) == 3"}), "share = 3");
  EXPECT_EQ(all({"round(share) >= 3", "share < 2.5"}), "no");
  EXPECT_EQ(all({"word.startsWith('re')"}), "word = re");
  EXPECT_EQ(all({"word.startsWith('re')", "word == 'blue'"}),
            "inconclusive: this cannot be turned into a range of values");
}

TEST(Analyser, ACaseThatRestsOnNone) {
  const impl::Analysis none =
      asking::analysis({{"size != small", true}, {"size != medium", true}, {"size != large", true}});
  ASSERT_EQ(none.verdict, impl::Verdict::yes);
  EXPECT_TRUE(none.witness->by_none);
  EXPECT_FALSE(asking::analysis({{"size != small", true}}).witness->by_none);
}

TEST(Analyser, Parameters) {
  EXPECT_EQ(all({"rate == 11 USD"}), "no");
  EXPECT_EQ(all({"rate == 10 USD", "now >= 2025-06-01"}), "no");
  EXPECT_EQ(all({"amount > rate"}), "amount = 12.01 USD");
  EXPECT_EQ(all({"amount > rate", "amount < 12 USD"}), "now = 2024-12-31T23:59:59Z, amount = 10.01 USD");
  EXPECT_EQ(all({"amount > rate", "amount < 10 USD"}), "no");
}

// Each condition of a rule of the policies: a case in which it holds is given to recommend(), and it did.
TEST(Analyser, WitnessesAreTakenByRecommend) {
  std::size_t seen = 0;
  for (const auto& file : std::filesystem::directory_iterator(testing::root() / "policies")) {
    const std::string name = file.path().filename().string();
    if (file.path().extension() != ".yaml" || name.ends_with("_test.yaml")) continue;
    const Policy policy = Policy::load(file.path().string()).value();
    const impl::CompiledPolicy& compiled = policy.compiled();
    impl::Analyser analyser(policy);
    for (const impl::RaiseDef& raise : compiled.raises) {
      const impl::Analysis analysis = analyser.can({{compiled.rules[raise.rule].condition, true}});
      ASSERT_EQ(analysis.verdict, impl::Verdict::yes) << name;
      const Result<Case> again = policy.read_case(to_json(analysis.witness->a_case));
      ASSERT_TRUE(again) << to_string(again.diagnostics());
      const Recommendation r = recommend(policy, *again, analysis.witness->now);
      const std::string about = "severity " + compiled.severity_levels[raise.to];
      EXPECT_TRUE(
          std::any_of(r.reasons.begin(), r.reasons.end(), [&](const Reason& reason) { return reason.about == about; }))
          << name << " " << about << "\n"
          << to_json(*again);
      ++seen;
    }
  }
  EXPECT_GT(seen, 20U);
}

}  // namespace
}  // namespace amends
