// Which operand decides: against vectors worked out by hand.
#include "scenario/condition.hpp"

#include "scenario/observed_run.hpp"

#include <amends/policy.hpp>

#include <gtest/gtest.h>

#include <string>

namespace amends::impl {
namespace {

struct Tried {
  Policy policy;
  Condition condition;
};

Tried take_apart(const std::string& text) {
  Policy policy = Policy::parse(
                      "amends: 1\npolicy: p\nversion: \"1\"\nfacts: {a: bool, b: bool, c: bool, n: int}\n"
                      "values:\n  v:\n    type: bool\n    is:\n      - when: " +
                          (text.front() == '>' ? text : "\"" + text + "\"") + "\n        is: true\n      - is: false\n",
                      "p.yaml")
                      .value();
  const SiteTexts texts(policy.compiled());
  for (const Site& site : policy.compiled().sites)
    if (site.is_condition) return {policy, texts.condition(site)};
  return {policy, {}};
}

// For each operand of the condition read with these values ("TF?"): T or F where it decides by being so, else `-`.
std::string deciding(const Condition& condition, const std::string& values) {
  std::vector<ReadAs> reads;
  for (const char value : values)
    reads.push_back(value == 'T' ? ReadAs::yes : value == 'F' ? ReadAs::no : ReadAs::unknown);
  std::string result;
  for (std::size_t i = 0; i < reads.size(); ++i) result += condition.decides(i, reads) ? values[i] : '-';
  const ReadAs outcome = condition.outcome(reads);
  return result + (outcome == ReadAs::yes ? " T" : outcome == ReadAs::no ? " F" : " ?");
}

TEST(Condition, IsTakenApartAsItIsWritten) {
  const Condition c = take_apart("(a or b) and not c").condition;
  ASSERT_EQ(c.operands.size(), 3U);
  EXPECT_EQ(c.text, "(a or b) and not c");
  EXPECT_EQ(c.operands[0].text, "a");
  EXPECT_EQ(c.operands[1].text, "b");
  EXPECT_EQ(c.operands[2].text, "c");
  EXPECT_EQ(c.operands[2].span.end - c.operands[2].span.begin, 1U);
}

TEST(Condition, AndNeedsTheOtherToBeTrue) {
  const Condition c = take_apart("a and b").condition;
  EXPECT_EQ(deciding(c, "TT"), "TT T");
  EXPECT_EQ(deciding(c, "FT"), "F- F");
  EXPECT_EQ(deciding(c, "TF"), "-F F");
  EXPECT_EQ(deciding(c, "FF"), "-- F");
}

TEST(Condition, OrNeedsTheOtherToBeFalse) {
  const Condition c = take_apart("a or b").condition;
  EXPECT_EQ(deciding(c, "FF"), "FF F");
  EXPECT_EQ(deciding(c, "TF"), "T- T");
  EXPECT_EQ(deciding(c, "FT"), "-T T");
  EXPECT_EQ(deciding(c, "TT"), "-- T");
}

TEST(Condition, OperandsAreMaskedThroughAllLevels) {
  const Condition c = take_apart("(a or b) and not c").condition;
  EXPECT_EQ(deciding(c, "TFF"), "T-F T");
  EXPECT_EQ(deciding(c, "FTF"), "-TF T");
  EXPECT_EQ(deciding(c, "FFF"), "FF- F");
  EXPECT_EQ(deciding(c, "TFT"), "--T F");
  EXPECT_EQ(deciding(c, "TTF"), "--F T");
}

TEST(Condition, OfAChoiceTheBranchTakenDecides) {
  const Condition c = take_apart("a ? b : c").condition;
  EXPECT_EQ(deciding(c, "TTF"), "TT- T");
  EXPECT_EQ(deciding(c, "FTF"), "F-F F");
  EXPECT_EQ(deciding(c, "TTT"), "-T- T");
  EXPECT_EQ(deciding(c, "FFT"), "F-T T");
}

TEST(Condition, WhatIsUnknownDecidesNothing) {
  const Condition c = take_apart("a and b").condition;
  EXPECT_EQ(deciding(c, "?T"), "-- ?");
  EXPECT_EQ(deciding(c, "T?"), "-- ?");
  EXPECT_EQ(deciding(c, "F?"), "-- F");
}

TEST(Condition, TheSameOperandTwiceIsTwoOperands) {
  const Condition c = take_apart("a and b or not a and c").condition;
  ASSERT_EQ(c.operands.size(), 4U);
  EXPECT_EQ(deciding(c, "TTTF"), "TT-- T");
  EXPECT_EQ(deciding(c, "FTFT"), "--FT T");
}

TEST(Condition, AComparisonIsAnOperandWithItsTerms) {
  const Condition c = take_apart("n + 1 >= 3 and a").condition;
  ASSERT_EQ(c.operands.size(), 2U);
  EXPECT_EQ(c.operands[0].text, "n + 1 >= 3");
  ASSERT_EQ(c.operands[0].terms.size(), 1U);
  EXPECT_EQ(c.operands[0].terms[0].text, "n + 1");
}

TEST(Condition, SaysWhichReadingsLetAnOperandDecide) {
  const Condition c = take_apart("(a or b) and not c").condition;
  const auto ways = c.ways_to_decide(0);
  ASSERT_EQ(ways.size(), 1U);
  EXPECT_EQ(ways[0], (Condition::Way{{1, false}, {2, false}}));
  EXPECT_EQ(c.ways_to_decide(2).size(), 2U);  // either of a, b is true
  EXPECT_EQ(take_apart("a ? b : c").condition.ways_to_decide(0).size(), 2U);
}

// Every way does let it decide, and where none does, it does not decide: over all vectors of some conditions.
TEST(Condition, TheWaysAreExactlyThose) {
  for (const char* const text : {"a and b", "a or b and c", "(a or b) and not c", "a ? b : c",
                                 "not (a ? b or c : not b)", "a and b or not a and c"}) {
    const Condition c = take_apart(text).condition;
    const std::size_t n = c.operands.size();
    for (unsigned vector = 0; vector < 1U << n; ++vector) {
      std::vector<ReadAs> reads;
      for (std::size_t i = 0; i < n; ++i) reads.push_back((vector >> i & 1U) != 0 ? ReadAs::yes : ReadAs::no);
      for (std::size_t i = 0; i < n; ++i) {
        bool some_way = false;
        for (const Condition::Way& way : c.ways_to_decide(i)) {
          bool fits = true;
          for (const auto& [operand, is] : way) fits = fits && reads[operand] == (is ? ReadAs::yes : ReadAs::no);
          some_way = some_way || fits;
        }
        EXPECT_EQ(c.decides(i, reads), some_way) << text << " operand " << i << " vector " << vector;
      }
    }
  }
}

TEST(Condition, OfABlockOfTextIsReadToo) {
  const Condition c = take_apart(">-\n          a and\n          not b").condition;
  ASSERT_EQ(c.operands.size(), 2U);
  EXPECT_EQ(c.operands[1].text, "b");
}

// Only what a decision read counts, and with the values that it had.
TEST(ObservedRun, KnowsWhichItemsWereRead) {
  const Tried tried = take_apart("a and b");
  const auto shared =
      std::shared_ptr<const CompiledPolicy>(std::make_shared<Policy>(tried.policy), &tried.policy.compiled());
  Case c;
  c.facts["a"] = true;
  c.facts["b"] = true;
  ObservedRun run(shared, c, Time{0});
  EXPECT_EQ(run.item(0), Holds::yes);
  EXPECT_FALSE(run.item(1).has_value());  // the row after the one that held
  EXPECT_EQ(run.operands(tried.condition), (std::vector<ReadAs>{ReadAs::yes, ReadAs::yes}));
  c.facts["b"] = false;
  ObservedRun other(shared, c, Time{0});
  EXPECT_EQ(other.item(0), Holds::no);
  EXPECT_EQ(other.item(1), Holds::yes);
}

}  // namespace
}  // namespace amends::impl
