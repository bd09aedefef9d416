// amends explain: why, and why not.
#include "run.hpp"
#include "samples.hpp"

#include <gtest/gtest.h>

namespace amends::testing {
namespace {

TEST(ExplainCommand, TellsTheDecisionAsAStory) {
  const Folder folder;
  const Ran ran = amends({"explain", folder.write("kettle.yaml", kettle_policy),
                          folder.write("case.json", with_receipt), "--now", some_time});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_TRUE(ran.out.starts_with("Do now: Send a new one (once approved by manager)\n")) << ran.out;
  EXPECT_NE(ran.out.find("\nThe rules behind it\n  - when of replace: has_receipt\n    has_receipt = true; "),
            std::string::npos)
      << ran.out;
  EXPECT_NE(ran.out.find("\nWhat came close\n  - Repair it (`repair`) is next"), std::string::npos) << ran.out;
}

TEST(ExplainCommand, SaysWhyNotAndWhatWouldHaveLedToIt) {
  const Folder folder;
  const Ran ran = amends({"explain", folder.write("kettle.yaml", kettle_policy),
                          folder.write("case.json", without_receipt), "--now", some_time, "--why-not", "replace"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_TRUE(ran.out.starts_with("Why not step:replace\nRecommended is: Repair it (`repair`).\n")) << ran.out;
  EXPECT_NE(ran.out.find("  - Its condition does not hold.\n    - when of replace: has_receipt (does not hold)\n"),
            std::string::npos)
      << ran.out;
  EXPECT_NE(ran.out.find("One change would have been enough:\n  1. if `has_receipt` were true (it is false)\n"),
            std::string::npos)
      << ran.out;
}

TEST(ExplainCommand, ARoleOfTheCommandLineCounts) {
  const Folder folder;
  const std::string policy = folder.write("kettle.yaml", kettle_policy);
  const std::string a_case = folder.write("case.json", without_receipt);
  const Ran ran =
      amends({"explain", policy, a_case, "--now", some_time, "--role", "manager", "--why-not", "replace", "--json"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_NE(ran.out.find("\"role\": \"manager\""), std::string::npos) << ran.out;
  EXPECT_TRUE(ran.out.starts_with("{\n  \"target\": \"step:replace\",\n  \"chosen\": false,\n")) << ran.out;
}

TEST(ExplainCommand, ATargetThatThePolicyDoesNotHave) {
  const Folder folder;
  const Ran ran = amends({"explain", folder.write("kettle.yaml", kettle_policy),
                          folder.write("case.json", with_receipt), "--why-not", "replce"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err.find("the policy has no step, severity, remedy or kind of grant `replce`"), std::string::npos)
      << ran.err;
  EXPECT_NE(ran.err.find("did you mean `replace`?"), std::string::npos) << ran.err;
}

TEST(ExplainCommand, OneCaseAtATime) {
  const Folder folder;
  const Ran ran = amends({"explain", folder.write("kettle.yaml", kettle_policy),
                          folder.write("cases.jsonl", std::string(with_receipt) + "\n" + without_receipt + "\n")});
  EXPECT_EQ(ran.status, 2);
  EXPECT_NE(ran.err.find("amends: explain takes one case, "), std::string::npos) << ran.err;
}

}  // namespace
}  // namespace amends::testing
