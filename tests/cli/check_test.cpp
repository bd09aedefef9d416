// amends check: mistakes, findings, formats, exit codes, directories.
#include "run.hpp"
#include "samples.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace amends::testing {
namespace {

constexpr const char* fine_policy = "amends: 1\npolicy: fine\nversion: \"1\"\n";
constexpr const char* broken_policy = "amends: 1\npolicy: kettle\nversion: \"1\"\nstepps: {}\ncurency: EUR\n";
constexpr const char* with_a_warning = "amends: 1\npolicy: p\nversion: \"1\"\nfacts: {spare: bool}\n";
constexpr const char* with_a_note =
    "amends: 1\npolicy: p\nversion: \"1\"\nseverity:\n  levels: [a, b]\n  raise:\n    - {to: b, when: attempts.failed "
    "> 1}\n";
constexpr const char* with_an_allowance =
    "amends: 1\npolicy: p\nversion: \"1\"\nfacts:\n  spare: bool  # amends: allow unused-fact because the host reads "
    "it\n";
constexpr const char* undecided =
    "amends: 1\npolicy: p\nversion: \"1\"\ncurrency: EUR\nfacts: {a: double, b: double}\n"
    "contexts:\n  x:\n    when: a * b > 10 and a < 0 and b > 0\n    weighs: {wait: 2}\nburdens:\n  wait: {unit: h, "
    "hours: 1}\n"
    "tolerance: {hours: 3}\n";

// How often `part` stands in `text`.
std::size_t times(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(CheckCommand, APolicyThatIsFine) {
  const Folder folder;
  const std::string path = folder.write("fine.yaml", fine_policy);
  const Ran ran = amends({"check", path});
  EXPECT_EQ(ran.status, 0) << ran.out;
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(ran.out, path + ": fine\n");
}

TEST(CheckCommand, EveryMistakeWithItsPlace) {
  const Folder folder;
  const std::string path = folder.write("broken.yaml", broken_policy);
  const Ran ran = amends({"check", path, folder.write("fine.yaml", fine_policy)});
  EXPECT_EQ(ran.status, 1);
  EXPECT_NE(ran.out.find("--> " + path + ":4:1\n"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("--> " + path + ":5:1\n"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find(path + ": 2 mistakes\n"), std::string::npos) << ran.out;
  EXPECT_TRUE(ran.out.ends_with("\n2 policies: 2 mistakes\n")) << ran.out;
}

TEST(CheckCommand, AScenarioFileThatIsNamedIsReadForMistakes) {
  const Folder folder;
  const std::string policy = folder.write("fine.yaml", fine_policy);
  const std::string good =
      folder.write("fine_test.yaml",
                   "scenarios:\n  - {name: a, now: 2026-03-02T09:00:00Z, given: {}, expect: {severity: routine}}\n");
  const Ran fine = amends({"check", policy, good});
  EXPECT_EQ(fine.status, 0) << fine.out;
  EXPECT_TRUE(fine.out.ends_with("\n1 policy and 1 scenario file: fine\n")) << fine.out;
  folder.write("fine_test.yaml", "scenarios:\n  - {nam: a, given: {}, expect: {severity: routine}}\n");
  const Ran wrong = amends({"check", good});
  EXPECT_EQ(wrong.status, 1);
  EXPECT_NE(wrong.out.find("--> " + good + ":2:6\n"), std::string::npos) << wrong.out;
}

TEST(CheckCommand, AWarningFails) {
  const Folder folder;
  const std::string path = folder.write("p.yaml", with_a_warning);
  const Ran ran = amends({"check", path});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.out,
            "warning: the fact `spare` is never used [unused-fact]\n"
            " --> " +
                path +
                ":4:9\n"
                "  |\n"
                "4 | facts: {spare: bool}\n"
                "  |         ^^^^^\n"
                "  = help: use it, or leave it out: it is asked of nobody\n"
                "  = why: docs/lint/unused-fact.md\n\n" +
                path + ": 1 warning\n");
}

TEST(CheckCommand, ANoteFailsOnlyUnderStrict) {
  const Folder folder;
  const std::string path = folder.write("p.yaml", with_a_note);
  const Ran ran = amends({"check", path});
  EXPECT_EQ(ran.status, 0) << ran.out;
  EXPECT_TRUE(ran.out.ends_with(path + ": fine, 1 note\n")) << ran.out;
  EXPECT_EQ(amends({"check", path, "--strict"}).status, 1);
}

TEST(CheckCommand, WhatIsUndecidedNeverFails) {
  const Folder folder;
  const std::string path = folder.write("p.yaml", undecided);
  EXPECT_EQ(amends({"check", path}).out, path + ": fine\n");
  const Ran ran = amends({"check", path, "--inconclusive", "--strict"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_TRUE(ran.out.starts_with("note: this could not be decided")) << ran.out;
  EXPECT_TRUE(ran.out.ends_with(path + ": fine, 1 undecided\n")) << ran.out;
}

TEST(CheckCommand, WhatIsAllowedIsCounted) {
  const Folder folder;
  const std::string path = folder.write("p.yaml", with_an_allowance);
  const Ran ran = amends({"check", path, "--strict"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.out, path + ": fine, 1 allowed\n");
}

TEST(CheckCommand, OnlySomeRules) {
  const Folder folder;
  const std::string path = folder.write("p.yaml", with_a_warning);
  EXPECT_EQ(amends({"check", path, "--rule", "gap", "--rule", "shadowed"}).status, 0);
  EXPECT_EQ(amends({"check", path, "--rule", "unused-fact"}).status, 1);
  EXPECT_EQ(amends({"check", path, "--no-rule", "unused-fact"}).status, 0);
  const Ran ran = amends({"check", path, "--rule", "unused-facts"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err, "amends: --rule: there is no rule `unused-facts`; did you mean `unused-fact`?\n");
}

TEST(CheckCommand, ExplainsARule) {
  const Ran ran = amends({"check", "--explain", "gap"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_TRUE(ran.out.starts_with("gap (warning)\nA value whose list can run out")) << ran.out;
  EXPECT_TRUE(ran.out.ends_with("With examples: docs/lint/gap.md\n")) << ran.out;
  EXPECT_EQ(amends({"check", "--explain", "no-such-rule"}).status, 2);
}

TEST(CheckCommand, WantsAPolicy) {
  const Ran ran = amends({"check"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err, "amends: check wants a policy, or a directory with policies\n");
}

TEST(CheckCommand, ADirectoryStandsForThePoliciesInIt) {
  const Folder folder;
  std::filesystem::create_directories(folder.path("deep/er"));
  folder.write("fine.yaml", fine_policy);
  folder.write("fine_test.yaml", "scenarios: []\namends: not-a-policy\n");
  folder.write("a-case.yaml", "id: C-1\n");
  folder.write("deep/er/other.yml", with_a_warning);
  folder.write("notes.txt", "amends: no\n");
  const Ran ran = amends({"check", folder.path("")});
  EXPECT_EQ(ran.status, 1);
  EXPECT_TRUE(ran.out.ends_with("\n2 policies: 1 warning\n")) << ran.out;
  EXPECT_EQ(times(ran.out, "unused-fact]"), 1U);
  EXPECT_EQ(ran.out.find("_test.yaml"), std::string::npos);
}

TEST(CheckCommand, ADirectoryWithoutAPolicyIsAMistake) {
  const Folder folder;
  const Ran ran = amends({"check", folder.path("")});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.err, "amends: there is no policy in " + folder.path("") + "\n");
}

TEST(CheckCommand, AsJson) {
  const Folder folder;
  const std::string path = folder.write("broken.yaml", broken_policy);
  const Ran ran = amends({"check", path, "--json"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_TRUE(ran.out.starts_with("[\n  {\n    \"level\": \"error\",\n    \"code\": \"unknown-key\",")) << ran.out;
  EXPECT_EQ(amends({"check", path, "--format", "json"}).out, ran.out);
  EXPECT_EQ(amends({"check", folder.write("fine.yaml", fine_policy), "--json"}).out, "[]\n");
}

TEST(CheckCommand, AsSarif) {
  const Folder folder;
  const std::string path = folder.write("a policy.yaml", with_a_warning);
  const Ran ran = amends({"check", path, "--format=sarif"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_NE(ran.out.find("\"version\": \"2.1.0\""), std::string::npos);
  EXPECT_NE(ran.out.find("\"ruleId\": \"unused-fact\""), std::string::npos);
  EXPECT_NE(ran.out.find("a%20policy.yaml"), std::string::npos) << ran.out;
}

TEST(CheckCommand, AsAnnotations) {
  const Folder folder;
  const std::string path = folder.write("p.yaml", with_a_warning);
  EXPECT_EQ(amends({"check", path, "--format", "github"}).out,
            "::warning file=" + path +
                ",line=4,col=9,endColumn=14,title=unused-fact::the fact `spare` is never used"
                "%0Ause it, or leave it out: it is asked of nobody\n");
  const std::string broken = folder.write("broken.yaml", broken_policy);
  EXPECT_TRUE(amends({"check", broken, "--format", "github"}).out.starts_with("::error file=" + broken + ",line=4,"));
  const std::string noted = folder.write("noted.yaml", with_a_note);
  EXPECT_TRUE(amends({"check", noted, "--format", "github"}).out.starts_with("::notice file=" + noted + ",line=7,"));
}

TEST(CheckCommand, AnUnknownFormat) { EXPECT_EQ(amends({"check", "p.yaml", "--format", "xml"}).status, 2); }

TEST(CheckCommand, AFileThatIsNotThere) {
  const Ran ran = amends({"check", "no-such-policy.yaml"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_NE(ran.out.find("no-such-policy.yaml: 1 mistake\n"), std::string::npos) << ran.out;
}

TEST(CheckCommand, ColoursAsAsked) {
  const Folder folder;
  const std::string path = folder.write("p.yaml", with_a_warning);
  EXPECT_EQ(amends({"check", path}).out.find("\x1b["), std::string::npos);
  EXPECT_NE(amends({"check", path, "--color=always"}).out.find("\x1b["), std::string::npos);
}

// What a base file says is found there, and allowed there; what it allows for others is not said to be superfluous.
TEST(CheckCommand, ABaseFileHasItsOwnPlacesAndAllowances) {
  const Folder folder;
  folder.write("base.yaml",
               "amends: 1\npolicy: base\nversion: \"1\"\nfacts:\n  spare: bool  # amends: allow unused-fact because "
               "others use it\n  other: bool\n  used: bool  # amends: allow unused-fact because others use it\n");
  const std::string path = folder.write("policy.yaml",
                                        "amends: 1\nextends: base.yaml\npolicy: p\nversion: \"1\"\nvalues:\n"
                                        "  both: {is: used, doc: For the host.}\n");
  const Ran ran = amends({"check", path});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(times(ran.out, "warning: "), 1U) << ran.out;
  EXPECT_NE(ran.out.find("the fact `other` is never used"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("--> " + folder.path("base.yaml") + ":6:3\n"), std::string::npos) << ran.out;
  EXPECT_TRUE(ran.out.ends_with(path + ": 1 warning, 1 allowed\n")) << ran.out;
}

// The case that is shown, run as the finding says, is what the finding says.
TEST(CheckCommand, TheCaseShownCanBeRun) {
  const Folder folder;
  const std::string path = folder.write("kettle.yaml", kettle_policy);
  const Ran ran = amends({"check", path});
  EXPECT_EQ(ran.status, 1);
  const std::string echo = "to see it: echo '";
  const std::size_t begin = ran.out.find(echo);
  ASSERT_NE(begin, std::string::npos) << ran.out;
  const std::size_t end = ran.out.find("' | amends recommend " + path + " - --now 2026-", begin);
  ASSERT_NE(end, std::string::npos) << ran.out;
  const std::string a_case = ran.out.substr(begin + echo.size(), end - begin - echo.size());
  EXPECT_EQ(a_case, R"({"has_receipt": false})");
  const Ran shown = amends({"recommend", path, "-", "--now", some_time}, {a_case});
  EXPECT_EQ(shown.status, 0) << shown.err;
  EXPECT_NE(shown.out.find("Send a new one"), std::string::npos) << shown.out;
}

}  // namespace
}  // namespace amends::testing
