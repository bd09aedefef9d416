// amends test: what it prints, what it writes, what it exits with.
#include "run.hpp"
#include "samples.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace amends::testing {
namespace {

const std::string good = R"(now: 2026-03-04T14:00:00Z
scenarios:
  - name: With a receipt
    given: {has_receipt: true}
    expect: {step: replace}
  - name: Without one
    given: {has_receipt: false}
    expect: {step: repair}
)";
const std::string wrong = R"(now: 2026-03-04T14:00:00Z
scenarios:
  - name: With a receipt
    given: {has_receipt: true}
    expect: {step: repair}
)";

std::string content(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(TestCommand, RunsTheScenariosBesideThePolicy) {
  const Folder folder;
  const std::string policy = folder.write("kettle.yaml", kettle_policy);
  const std::string scenarios = folder.write("kettle_test.yaml", good);
  for (const std::string& path : {policy, scenarios, folder.path("")}) {
    const Ran ran = amends({"test", path});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_TRUE(ran.out.ends_with("\n2 passed, 0 failed\n")) << ran.out;
  }
}

TEST(TestCommand, AFailureExitsWith1) {
  const Folder folder;
  folder.write("kettle.yaml", kettle_policy);
  const Ran ran = amends({"test", folder.write("kettle_test.yaml", wrong)});
  EXPECT_EQ(ran.status, 1);
  EXPECT_NE(ran.out.find("      expected  repair\n      answered  replace\n"), std::string::npos) << ran.out;
  EXPECT_TRUE(ran.out.ends_with("\n0 passed, 1 failed\n")) << ran.out;
}

TEST(TestCommand, NoScenarioIsAFailure) {
  const Folder folder;
  const std::string policy = folder.write("kettle.yaml", kettle_policy);
  const Ran none = amends({"test", policy});
  EXPECT_EQ(none.status, 1);
  EXPECT_NE(none.out.find("there are no scenarios for `" + policy + "`"), std::string::npos) << none.out;
  EXPECT_EQ(amends({"test", folder.path("")}).status, 1);
  EXPECT_EQ(amends({"test", folder.path("nowhere")}).status, 1);
  folder.write("kettle_test.yaml", good);
  const Ran filtered = amends({"test", policy, "--filter", "receit"});
  EXPECT_EQ(filtered.status, 1);
  EXPECT_EQ(filtered.err, "amends: no scenario is named like `receit`\n");
}

TEST(TestCommand, FilterAndList) {
  const Folder folder;
  const std::string policy = folder.write("kettle.yaml", kettle_policy);
  const std::string scenarios = folder.write("kettle_test.yaml", good);
  EXPECT_TRUE(amends({"test", policy, "--filter", "Without"}).out.ends_with("1 passed, 0 failed\n"));
  const Ran list = amends({"test", policy, "--list"});
  EXPECT_EQ(list.status, 0);
  EXPECT_EQ(list.out, scenarios + ":3: With a receipt\n" + scenarios + ":6: Without one\n");
}

TEST(TestCommand, WrongUsageExitsWith2) {
  const Folder folder;
  const std::string policy = folder.write("kettle.yaml", kettle_policy);
  EXPECT_EQ(amends({"test"}).status, 2);
  EXPECT_EQ(amends({"test", policy, "--threshold", "many"}).status, 2);
  EXPECT_EQ(amends({"test", policy, "--threshold", "ruls=90%"}).status, 2);
  EXPECT_EQ(amends({"test", policy, "--coverage=html"}).status, 2);
}

TEST(TestCommand, MistakesOfAScenarioFileAreShownAtTheirPlace) {
  const Folder folder;
  folder.write("kettle.yaml", kettle_policy);
  const std::string scenarios =
      folder.write("kettle_test.yaml", "scenarios:\n  - name: it\n    expect: {stp: repair}\n");
  const Ran ran = amends({"test", scenarios});
  EXPECT_EQ(ran.status, 1);
  EXPECT_NE(ran.out.find("an answer has no `stp`"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find(scenarios + ":3:14"), std::string::npos) << ran.out;
  EXPECT_TRUE(ran.out.ends_with("\n0 passed, 1 failed\n")) << ran.out;
}

TEST(TestCommand, WritesJUnit) {
  const Folder folder;
  const std::string policy = folder.write("kettle.yaml", kettle_policy);
  folder.write("kettle_test.yaml", wrong);
  const std::string junit = folder.path("junit.xml");
  EXPECT_EQ(amends({"test", policy, "--junit", junit}).status, 1);
  EXPECT_NE(content(junit).find("<testsuites tests=\"1\" failures=\"1\">"), std::string::npos) << content(junit);
  EXPECT_EQ(amends({"test", policy, "--junit", folder.path("no/such/folder.xml")}).status, 1);
}

TEST(TestCommand, MeasuresCoverageInFourForms) {
  const Folder folder;
  const std::string policy = folder.write("kettle.yaml", kettle_policy);
  folder.write("kettle_test.yaml", good);
  const Ran summary = amends({"test", policy, "--coverage"});
  EXPECT_EQ(summary.status, 0) << summary.err;
  EXPECT_NE(summary.out.find("  rules                1 of 1    100%\n"), std::string::npos) << summary.out;
  const Ran text = amends({"test", policy, "--coverage=text", "--filter", "Without"});
  EXPECT_NE(text.out.find("when: has_receipt\n      |           ^^^^^^^^^^^ never was true\n"), std::string::npos)
      << text.out;
  const Ran lcov = amends({"test", policy, "--coverage=lcov"});
  EXPECT_TRUE(lcov.out.starts_with("TN:\nSF:" + policy + "\n")) << lcov.out;
  EXPECT_TRUE(lcov.err.ends_with("2 passed, 0 failed\n")) << lcov.err;
  EXPECT_TRUE(amends({"test", policy, "--coverage=json"}).out.starts_with("[\n"));
  const std::string file = folder.path("coverage.info");
  EXPECT_EQ(amends({"test", policy, "--coverage=lcov", "--coverage-file", file}).status, 0);
  EXPECT_EQ(content(file), lcov.out);
}

TEST(TestCommand, AThresholdThatIsMissedExitsWith1) {
  const Folder folder;
  const std::string policy = folder.write("kettle.yaml", kettle_policy);
  folder.write("kettle_test.yaml", good);
  EXPECT_EQ(amends({"test", policy, "--threshold", "100%"}).status, 0);
  const Ran roles = amends({"test", policy, "--threshold", "rules=100%", "--threshold", "roles=50"});
  EXPECT_EQ(roles.status, 1);
  EXPECT_EQ(roles.err, "amends: " + policy + ": 0% of roles are covered, less than 50%\n");
}

TEST(TestCommand, WritesWhatIsMissing) {
  const Folder folder;
  const std::string policy = folder.write("kettle.yaml", kettle_policy);
  folder.write("kettle_test.yaml", wrong.substr(0, wrong.rfind("repair")) + "replace}\n");
  const Ran ran = amends({"test", policy, "--missing"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_NE(ran.out.find("    given:\n      has_receipt: false\n    confirm:\n      step: repair\n"), std::string::npos)
      << ran.out;
}

}  // namespace
}  // namespace amends::testing
