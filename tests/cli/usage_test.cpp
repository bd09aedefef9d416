// Wrong usage, help, colour.
#include "run.hpp"
#include "samples.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace amends::testing {
namespace {

TEST(Usage, NothingAsked) {
  const Ran ran = amends({});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err, "");
}

TEST(Usage, AnUnknownCommand) { EXPECT_EQ(amends({"recomend", "a", "b"}).status, 2); }

TEST(Usage, AnUnknownOption) {
  const Ran ran = amends({"recommend", "policy.yaml", "case.json", "--jason"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_NE(ran.err.find("--jason"), std::string::npos);
}

TEST(Usage, ACaseIsMissing) {
  const Ran ran = amends({"recommend", "policy.yaml"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_NE(ran.err.find("case"), std::string::npos);
}

TEST(Usage, ATimeMustBeOne) {
  const auto complaint = [](const char* time) {
    const Ran ran = amends({"recommend", "policy.yaml", "case.json", "--now", time});
    EXPECT_EQ(ran.status, 2);
    return ran.err.substr(0, ran.err.find('\n'));
  };
  EXPECT_EQ(complaint("2026-03-04T14:00:00"),
            "--now: `2026-03-04T14:00:00` has no offset: add Z or, for example, +01:00");
  EXPECT_EQ(complaint("2026-02-30T14:00:00Z"), "--now: there is no such time as `2026-02-30T14:00:00Z`");
  EXPECT_EQ(complaint("noon"), "--now: `noon` is not a time such as 2026-03-04T14:00:00Z");
}

TEST(Usage, AColourMustBeOne) { EXPECT_EQ(amends({"check", "policy.yaml", "--color", "blue"}).status, 2); }

TEST(Usage, HelpShowsExamples) {
  const Ran ran = amends({"--help"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.err, "");
  EXPECT_NE(ran.out.find("amends recommend policies/computer-repair.yaml case.json"), std::string::npos);
  EXPECT_NE(ran.out.find("Exit status: 0 fine"), std::string::npos);
  EXPECT_EQ(amends({"recommend", "--help"}).status, 0);
}

TEST(Usage, Version) {
  const Ran ran = amends({"--version"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_TRUE(ran.out.starts_with("amends 0.")) << ran.out;
}

class ColourOption : public ::testing::Test {
 protected:
  bool coloured(const std::vector<std::string>& more, const Setting& setting) const {
    std::vector<std::string> arguments = {"recommend", folder.write("kettle.yaml", kettle_policy),
                                          folder.write("case.json", with_receipt), "--now", some_time};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Ran ran = amends(arguments, setting);
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_NE(ran.out.find("Send a new one"), std::string::npos);
    return ran.out.find("\x1b[") != std::string::npos;
  }

  Folder folder;
};

TEST_F(ColourOption, OnlyOnATerminal) {
  EXPECT_FALSE(coloured({}, {}));
  EXPECT_TRUE(coloured({}, {.terminal = true}));
}

TEST_F(ColourOption, NotWhereTheEnvironmentSaysSo) {
  EXPECT_FALSE(coloured({}, {.variables = {{"NO_COLOR", "1"}}, .terminal = true}));
  EXPECT_TRUE(coloured({}, {.variables = {{"NO_COLOR", ""}}, .terminal = true}));
  EXPECT_FALSE(coloured({}, {.variables = {{"TERM", "dumb"}}, .terminal = true}));
}

TEST_F(ColourOption, AsAsked) {
  EXPECT_TRUE(coloured({"--color=always"}, {}));
  EXPECT_TRUE(coloured({"--colour", "always"}, {.variables = {{"NO_COLOR", "1"}}}));
  EXPECT_FALSE(coloured({"--color=never"}, {.terminal = true}));
}

TEST_F(ColourOption, LinesFitTheTerminal) {
  const Ran ran = amends({"recommend", folder.write("kettle.yaml", kettle_policy),
                          folder.write("case.json", with_receipt), "--now", some_time, "--color=never"},
                         {.terminal = true});
  std::size_t longest = 0;
  for (std::size_t begin = 0, end = 0; (end = ran.out.find('\n', begin)) != std::string::npos; begin = end + 1)
    longest = std::max(longest, end - begin);
  EXPECT_LE(longest, 91U);  // a terminal ends lines with \r\n
}

}  // namespace
}  // namespace amends::testing
