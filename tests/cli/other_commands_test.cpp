// amends what-if and functions.
#include "run.hpp"
#include "samples.hpp"

#include <gtest/gtest.h>

namespace amends::testing {
namespace {

TEST(WhatIfCommand, SaysWhatEachAnswerWouldLeadTo) {
  const Folder folder;
  const Ran ran = amends({"what-if", folder.write("kettle.yaml", kettle_policy),
                          folder.write("case.json", receipt_unknown), "--now", some_time});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_NE(ran.out.find("has_receipt\n"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("* true   replace"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("  false  repair"), std::string::npos) << ran.out;
}

TEST(WhatIfCommand, TakesOneCase) {
  const Folder folder;
  const std::string policy = folder.write("kettle.yaml", kettle_policy);
  const std::string lines = folder.write("cases.jsonl", std::string(with_receipt) + "\n" + without_receipt + "\n");
  const Ran ran = amends({"what-if", policy, lines});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err, "amends: what-if takes one case, " + lines + " holds 2\n");
  EXPECT_EQ(amends({"what-if", policy, folder.write("bad.json", with_mistakes)}).status, 1);
}

TEST(FunctionsCommand, AllOrOne) {
  const Ran all = amends({"functions"});
  EXPECT_EQ(all.status, 0);
  EXPECT_NE(all.out.find("history\n\n"), std::string::npos);
  EXPECT_NE(all.out.find(".startsWith("), std::string::npos);
  const Ran one = amends({"functions", "tried"});
  EXPECT_EQ(one.status, 0);
  EXPECT_TRUE(one.out.starts_with("tried(step) -> int\n    ")) << one.out;
  EXPECT_EQ(one.out.find("startsWith"), std::string::npos);
}

TEST(FunctionsCommand, OneThatDoesNotExist) {
  const Ran ran = amends({"functions", "tryed"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err, "amends: there is no function `tryed`; did you mean `tried`?\n");
}

}  // namespace
}  // namespace amends::testing
