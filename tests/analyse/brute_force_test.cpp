// Random conditions over few facts: what the analyser says against all cases there are.
#include "asking.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <random>

namespace amends {
namespace {

using asking::Asked;

// Small conditions; the same seed gives the same ones everywhere.
class Conditions {
 public:
  explicit Conditions(unsigned seed) : random_(seed) {}

  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  template <typename T>
  T one_of(std::initializer_list<T> all) {
    return *(all.begin() + below(static_cast<int>(all.size())));
  }
  std::string comparison() { return one_of<std::string>({"<", "<=", ">", ">=", "==", "!="}); }
  std::string number() { return std::to_string(below(7) - 1); }
  std::string level() { return one_of<std::string>({"small", "medium", "large"}); }

  std::string exact_atom() {
    switch (below(14)) {
      case 0:
        return "flag";
      case 1:
        return "count " + comparison() + " " + number();
      case 2:
        return "count * 2 + 1 " + comparison() + " " + number();
      case 3:
        return number() + " - count " + comparison() + " " + number();
      case 4:
        return "size " + comparison() + " " + level();
      case 5:
        return "size in [" + level() + ", " + level() + "]";
      case 6:
        return "count in [" + number() + ", " + number() + "]";
      case 7:
        return one_of<std::string>({"has(count)", "has(flag)", "has(size)"});
      case 8:
        return "(flag ? count : " + number() + ") " + comparison() + " " + number();
      case 9:
        return "attempts.failed " + comparison() + " " + std::to_string(below(3));
      case 10:
        return "failed(fix) >= " + std::to_string(1 + below(2));
      case 12:
        return "severity " + comparison() + " " + one_of<std::string>({"elevated", "serious"});
      case 11:
        return "band == " + one_of<std::string>({"low", "high"});
      default:
        return "min(count, 3) " + comparison() + " " + number();
    }
  }
  std::string relation() {
    return one_of<std::string>({"count " + comparison() + " other_count",
                                "count + other_count " + comparison() + " " + number(),
                                "tried(fix) " + comparison() + " failed(fix)"});
  }

  std::string condition(int depth, bool relations) {
    if (depth == 0) return relations && below(3) == 0 ? relation() : exact_atom();
    switch (below(5)) {
      case 0:
        return "not (" + condition(depth - 1, relations) + ")";
      case 1:
        return "(" + condition(depth - 1, relations) + " ? " + condition(depth - 1, relations) + " : " +
               condition(depth - 1, relations) + ")";
      default:
        return "(" + condition(depth - 1, relations) + one_of<std::string>({" and ", " or "}) +
               condition(depth - 1, relations) + ")";
    }
  }

 private:
  std::mt19937 random_;
};

constexpr std::string_view band = R"(
  band:
    type: [low, high]
    is:
      - {when: count < 2 and flag, is: low}
      - {when: size == large, is: high}
      - {is: low}
)";

// All cases over what the conditions read, unknown and none included.
std::vector<Case> all_cases(bool with_other) {
  const auto values = [](std::vector<FactValue> known) {
    std::vector<std::optional<FactValue>> all{std::nullopt, FactValue(none)};
    for (FactValue& value : known) all.emplace_back(std::move(value));
    return all;
  };
  std::vector<FactValue> numbers;
  for (int i = -4; i <= 8; ++i) numbers.emplace_back(i);
  std::vector<std::optional<FactValue>> others{std::nullopt};
  if (with_other) others = values(numbers);
  std::vector<Case> cases;
  const Time now{1'772'632'800};
  for (const auto& flag : values({true, false}))
    for (const auto& size : values({"small", "medium", "large"}))
      for (const auto& count : values(numbers))
        for (const auto& other : others)
          for (const auto& [failed, partial] : {std::pair(0, 0), {0, 1}, {1, 0}, {2, 0}, {3, 1}, {0, 3}}) {
            if (with_other && size && other && !(*size == FactValue("small"))) continue;
            Case c;
            if (flag) c.facts["flag"] = *flag;
            if (size) c.facts["size"] = *size;
            if (count) c.facts["count"] = *count;
            if (other) c.facts["other_count"] = *other;
            for (int i = 0; i < failed; ++i) c.attempts.push_back({"fix", now - days(5 - i), Outcome::failed, {}, {}});
            for (int i = 0; i < partial; ++i) c.attempts.push_back({"fix", now - days(1), Outcome::partial, {}, {}});
            cases.push_back(std::move(c));
          }
  return cases;
}

struct Counts {
  int yes = 0, no = 0, inconclusive = 0;
};

// AMENDS_ROUNDS=20 in the environment: twenty times as many, from another seed.
int more_rounds() {
  const char* const asked = std::getenv("AMENDS_ROUNDS");
  return asked == nullptr ? 1 : std::max(std::atoi(asked), 1);
}

Counts compare(unsigned seed, int rounds, bool relations) {
  seed += static_cast<unsigned>(more_rounds() - 1);
  rounds *= more_rounds();
  Conditions conditions(seed);
  Counts counts;
  const std::vector<Case> cases = all_cases(relations);
  for (int round = 0; round < rounds; ++round) {
    std::vector<std::string> texts;
    const int n = 1 + conditions.below(3);
    for (int i = 0; i < n; ++i) texts.push_back(conditions.condition(1 + conditions.below(2), relations));
    const Asked asked = asking::ask(texts, band);
    impl::Analyser analyser(asked.policy);
    std::vector<impl::Reading> readings;
    std::string said;
    for (int i = 0; i < n; ++i) {
      readings.push_back({asked.conditions[static_cast<std::size_t>(i)], conditions.below(3) != 0});
      said += texts[static_cast<std::size_t>(i)] + (readings.back().is ? " is true\n" : " is false\n");
    }
    const impl::Analysis analysis = analyser.can(readings);
    switch (analysis.verdict) {
      case impl::Verdict::yes:
        ++counts.yes;
        for (const impl::Reading& reading : readings)
          EXPECT_EQ(analyser.reads(analysis.witness->a_case, analysis.witness->now, reading.expr), reading.is) << said;
        continue;
      case impl::Verdict::inconclusive:
        ++counts.inconclusive;
        EXPECT_TRUE(relations) << said << analysis.why;
        continue;
      case impl::Verdict::no:
        ++counts.no;
    }
    for (const Case& c : cases) {
      const bool all = std::all_of(readings.begin(), readings.end(), [&](const impl::Reading& reading) {
        return analyser.reads(c, Time{1'772'632'800}, reading.expr) == reading.is;
      });
      EXPECT_FALSE(all) << said << to_json(c);
      if (all) break;
    }
  }
  return counts;
}

TEST(BruteForce, WhatHasNoCaseIsProvedAndWhatHasOneIsShown) {
  const Counts counts = compare(20'260'304, 250, false);
  EXPECT_EQ(counts.inconclusive, 0);
  EXPECT_GT(counts.yes, 50);
  EXPECT_GT(counts.no, 10);
}

TEST(BruteForce, FactsComparedWithEachOtherAreNeverAnsweredWrongly) {
  const Counts counts = compare(7, 120, true);
  EXPECT_GT(counts.yes, 30);
  EXPECT_GT(counts.no, 3);
  EXPECT_LT(counts.inconclusive, counts.yes / 2);
}

}  // namespace
}  // namespace amends
