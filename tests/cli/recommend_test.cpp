// amends recommend: every way a case comes in, and every way it can be wrong.
#include "run.hpp"
#include "samples.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace amends::testing {
namespace {

class RecommendCommand : public ::testing::Test {
 protected:
  std::string policy() const { return folder.write("kettle.yaml", kettle_policy); }
  Ran run(std::vector<std::string> cases, const Setting& setting = {}) const {
    std::vector<std::string> arguments = {"recommend", policy()};
    arguments.insert(arguments.end(), cases.begin(), cases.end());
    arguments.insert(arguments.end(), {"--now", some_time});
    return amends(arguments, setting);
  }

  Folder folder;
};

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST_F(RecommendCommand, AnswersAJsonCase) {
  const Ran ran = run({folder.write("case.json", with_receipt)});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(first_line(ran.out), "Do now: Send a new one (once approved by manager)");
}

TEST_F(RecommendCommand, AnswersAYamlCase) {
  const Ran ran = run({folder.write("case.yaml", "id: K-2\nhas_receipt: false\n")});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(first_line(ran.out), "Do now: Repair it");
  EXPECT_EQ(run({folder.write("case.yml", "has_receipt: false\n")}).status, 0);
}

TEST_F(RecommendCommand, AnswersStandardInput) {
  const Ran ran = run({"-"}, {.input = with_receipt});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(first_line(ran.out), "Do now: Send a new one (once approved by manager)");
}

TEST_F(RecommendCommand, AnswersJsonOverSeveralLinesOfStandardInput) {
  const Ran ran = run({"-"}, {.input = "{\n  \"has_receipt\":\n  false\n}\n"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(first_line(ran.out), "Do now: Repair it");
}

TEST_F(RecommendCommand, AnswersJsonLinesOfStandardInput) {
  const Ran ran = run({"-", "--json"}, {.input = std::string(with_receipt) + "\n\n" + without_receipt + "\n"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(lines_of(ran.out), 2U);
  EXPECT_TRUE(ran.out.starts_with("{\"case\": \"standard input:1\", \"recommendation\": {\"stage\": \"recover\""));
  EXPECT_NE(ran.out.find("\n{\"case\": \"standard input:3\", \"recommendation\": {"), std::string::npos);
}

TEST_F(RecommendCommand, SeparatesSeveralAnswers) {
  const std::string lines = folder.write("cases.jsonl", std::string(with_receipt) + "\n" + without_receipt);
  const Ran ran = run({lines, folder.write("case.json", receipt_unknown)});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(first_line(ran.out), "=== " + lines + ":1 (K-1) ===");
  EXPECT_NE(ran.out.find("\n\n=== " + lines + ":2 (K-2) ===\n\nDo now: Repair it\n"), std::string::npos);
  EXPECT_NE(ran.out.find("=== " + folder.path("case.json") + " (K-3) ===\n"), std::string::npos);
}

TEST_F(RecommendCommand, AsksForWhatIsUnknown) {
  const Ran ran = run({folder.write("case.json", receipt_unknown)});
  EXPECT_NE(ran.out.find("Questions that would help\n  > Do you have the receipt?\n"), std::string::npos) << ran.out;
}

TEST_F(RecommendCommand, OneJsonDocumentForOneCase) {
  const Ran ran = run({folder.write("case.json", with_receipt), "--json"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_TRUE(ran.out.starts_with("{\n  \"stage\": \"recover\",\n")) << ran.out.substr(0, 60);
  EXPECT_TRUE(ran.out.ends_with("\n}\n"));
  EXPECT_NE(ran.out.find("\"at\": \"2026-03-04T14:00:00Z\""), std::string::npos);
}

TEST_F(RecommendCommand, ACaseWithMistakesDoesNotKeepTheOthersFromTheirAnswers) {
  const std::string lines = folder.write("cases.jsonl", std::string(with_mistakes) + "\n{\n" + without_receipt + "\n");
  const Ran ran = run({lines, "--json"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(lines_of(ran.out), 3U) << ran.out;
  EXPECT_TRUE(ran.out.starts_with("{\"case\": \"" + lines + ":1\", \"diagnostics\": [{\"level\": \"error\""));
  EXPECT_NE(ran.out.find("{\"case\": \"" + lines + ":3\", \"recommendation\": {"), std::string::npos);
  EXPECT_NE(ran.err.find("cases.jsonl:1: has_receipt"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("cases.jsonl:1: colour"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("cases.jsonl:2"), std::string::npos) << ran.err;
}

TEST_F(RecommendCommand, AMistakeNamesItsFileAndItsPath) {
  const std::string path = folder.write("case.json", with_mistakes);
  const Ran ran = run({path});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err.find("--> " + path + ": has_receipt\n"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("--> " + path + ": colour\n"), std::string::npos) << ran.err;
}

TEST_F(RecommendCommand, AFileThatIsNotThere) {
  const Ran ran = run({"no-such-case.json", folder.write("case.json", with_receipt)});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.err, "error: cannot read `no-such-case.json`: No such file or directory [cannot-read]\n");
  EXPECT_NE(ran.out.find("Send a new one"), std::string::npos);
}

TEST_F(RecommendCommand, ADirectoryIsNoCase) {
  const Ran ran = run({folder.path("")});
  EXPECT_EQ(ran.status, 1);
  EXPECT_NE(ran.err.find("Is a directory"), std::string::npos) << ran.err;
}

TEST_F(RecommendCommand, APolicyThatIsNotThere) {
  const Ran ran = amends({"recommend", "no-such-policy.yaml", folder.write("case.json", with_receipt)});
  EXPECT_EQ(ran.status, 1);
  EXPECT_NE(ran.err.find("no-such-policy.yaml"), std::string::npos);
  EXPECT_EQ(ran.out, "");
}

TEST_F(RecommendCommand, APolicyWithMistakes) {
  const std::string path = folder.write("broken.yaml", "amends: 1\npolicy: kettle\nversion: \"1\"\nstepps: {}\n");
  const Ran ran = amends({"recommend", path, folder.write("case.json", with_receipt)});
  EXPECT_EQ(ran.status, 1);
  EXPECT_NE(ran.err.find("broken.yaml:4:1"), std::string::npos) << ran.err;
  EXPECT_EQ(ran.out, "");
}

TEST_F(RecommendCommand, TheRoleCanBeGiven) {
  const std::string path = folder.write("case.json", with_receipt);
  EXPECT_EQ(first_line(run({path, "--role", "manager"}).out), "Do now: Send a new one");
  const Ran wrong = run({path, "--role", "magager"});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_EQ(wrong.err, "amends: --role: the policy has no role `magager`; it has agent, manager\n");
}

TEST_F(RecommendCommand, NowIsTheClockUnlessGiven) {
  const Ran ran = amends({"recommend", policy(), folder.write("case.json", with_receipt), "--json"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_NE(ran.out.find("\"at\": \"20"), std::string::npos);
}

}  // namespace
}  // namespace amends::testing
