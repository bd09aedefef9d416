// amends recommend --also and amends check --together: several policies on one case.
#include "run.hpp"
#include "samples.hpp"

#include <gtest/gtest.h>

namespace amends::testing {
namespace {

constexpr const char* law_policy = R"(amends: 1
policy: law
version: "2026"
title: What the buyer may ask for
currency: EUR

facts:
  days_late: {type: int, doc: Days.}

steps:
  repair: {title: Repair it}
plan: [repair]

rules:
  - never: repair
    when: days_late > 14
    because: After two weeks nobody has to wait.

remedies:
  late_delivery:
    owed: true
    when: days_late >= 10
    amount: days_late * 1 EUR
    because: It is {days_late} days late.
    source: Section 3
)";

class TogetherCommand : public ::testing::Test {
 protected:
  std::string kettle() const { return folder.write("kettle.yaml", kettle_policy); }
  std::string law(const std::string& more = "") const { return folder.write("law.yaml", law_policy + more); }

  Folder folder;
};

TEST_F(TogetherCommand, AnswersUnderBothPolicies) {
  const std::string a_case = folder.write("case.yaml", "has_receipt: true\ndays_late: 16\nagent: {role: manager}\n");
  const Ran ran = amends({"recommend", kettle(), a_case, "--also", law(), "--now", some_time});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(ran.out.substr(0, ran.out.find('\n')), "Do now: Send a new one");
  EXPECT_NE(ran.out.find("late delivery: 16.00 EUR\n    owed to them under law"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("Repair it: After two weeks nobody has to wait. (law)"), std::string::npos) << ran.out;
}

TEST_F(TogetherCommand, ARoleThatOneOfThemHasIsNoMistake) {
  const std::string a_case = folder.write("case.yaml", "has_receipt: true\ndays_late: 1\n");
  EXPECT_EQ(amends({"recommend", law(), a_case, "--also", kettle(), "--role", "manager", "--now", some_time}).status,
            0);
  const Ran ran = amends({"recommend", law(), a_case, "--also", kettle(), "--role", "boss", "--now", some_time});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err, "amends: --role: the policy has no role `boss`; it has agent, manager\n");
}

TEST_F(TogetherCommand, EachPolicyWithMistakesIsReported) {
  const std::string a_case = folder.write("case.yaml", "has_receipt: true\n");
  const Ran ran = amends({"recommend", folder.write("a.yaml", "amends: 1\npolicy: a\nstepz: {}\n"), a_case, "--also",
                          folder.write("b.yaml", "amends: 1\npolicy: b\nvaluez: {}\n"), "--now", some_time});
  EXPECT_EQ(ran.status, 1);
  EXPECT_NE(ran.err.find("stepz"), std::string::npos);
  EXPECT_NE(ran.err.find("valuez"), std::string::npos);
}

TEST_F(TogetherCommand, CheckSaysWhatTheySayAgainstEachOther) {
  const std::string strict = folder.write("strict.yaml", std::string(kettle_policy) + "rules: [{must: repair}]\n");
  const std::string other = folder.write("other.yaml", R"(amends: 1
policy: other
version: "1"
currency: EUR
facts: {has_receipt: int}
burdens: {parcel: {unit: kg, hours: 1}}
steps: {repair: {demands: {parcel: 2}}}
plan: [repair]
rules:
  - {never: repair, when: has_receipt > 2, because: Why not.}
)");
  const Ran ran = amends({"check", "--together", strict, other});
  EXPECT_EQ(ran.status, 1);
  for (const char* text :
       {"`has_receipt` is int here, but bool in `kettle` [together-fact]",
        "the burden `parcel` counts `kg` here, but `parcel` in `kettle` [together-unit]",
        "`repair` is forbidden here, but `kettle` may require it [together-rules]", "together: 3 warnings"})
    EXPECT_NE(ran.out.find(text), std::string::npos) << text << "\n" << ran.out;
}

TEST_F(TogetherCommand, CheckShowsACaseInWhichTheyCollide) {
  const std::string strict = folder.write("strict.yaml", std::string(kettle_policy) + "rules: [{must: repair}]\n");
  const Ran ran = amends({"check", "--together", strict, law()});
  EXPECT_NE(ran.out.find("for example in the case {\"days_late\": 15}"), std::string::npos) << ran.out;
}

TEST_F(TogetherCommand, RemediesOfOneNameThatAreNotOneThing) {
  const std::string one = folder.write("one.yaml",
                                       "amends: 1\npolicy: one\nversion: \"1\"\ncurrency: EUR\n"
                                       "remedies: {credit: {amount: 5 EUR, because: A.}}\n");
  const std::string two = folder.write("two.yaml",
                                       "amends: 1\npolicy: two\nversion: \"1\"\ncurrency: EUR\n"
                                       "remedies: {credit: {amount: 6 EUR, because: B.}}\n");
  const Ran ran = amends({"check", "--together", one, two});
  EXPECT_NE(ran.out.find("`one` has a remedy `credit`, too: a grant of it counts for both"), std::string::npos)
      << ran.out;
  EXPECT_EQ(amends({"check", "--together", kettle(), law()}).out.find("[together"), std::string::npos);
}

}  // namespace
}  // namespace amends::testing
