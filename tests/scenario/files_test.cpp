// Scenario files on the disk: found, run against the policy beside them or named, covered file by file.
#include "scenario/trying.hpp"

#include "scenario/observed_run.hpp"

#include <amends/json.hpp>
#include <amends/recommend.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include <unistd.h>

namespace amends {
namespace {

namespace fs = std::filesystem;

class Files : public ::testing::Test {
 protected:
  Files() : folder_(fs::temp_directory_path() / ("amends-scenarios-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
  }
  ~Files() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& text) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << text;
    return path(name);
  }
  std::string path(const std::string& name) const { return (folder_ / name).generic_string(); }

 private:
  fs::path folder_;
};

const std::string base = R"(amends: 1
policy: base
version: "1"
facts: {n: int, a: bool}
values:
  v:
    type: [low, high]
    is:
      - {when: n >= 10 and a, is: high}
      - {is: low}
)";
const std::string over = R"(amends: 1
extends: shared/base.yaml
policy: over
values:
  v:
    is:
      - {when: n >= 100, is: high}
)";
const std::string scenarios = R"(now: 2026-03-02T09:00:00Z
scenarios:
  - name: bands
    rows: |
      n   | a    || values.v
      4   | true || low
      10  | true || high
      100 | true || high
)";

TEST_F(Files, AreFoundBelowADirectoryInOrder) {
  write("shared/base.yaml", base);
  write("shared/base_test.yaml", scenarios);
  write("over.yaml", over);
  write("over_test.yaml", scenarios);
  const TestReport report = test_files({path("")});
  ASSERT_EQ(report.runs.size(), 2U) << to_text(report);
  EXPECT_EQ(report.runs[0].file, path("") + "over_test.yaml");
  EXPECT_EQ(report.passed(), 6U) << to_text(report);
}

TEST_F(Files, NameTheirPolicyFromWhereTheyAre) {
  write("policies/base.yaml", base);
  const std::string file = write("tests/bands_test.yaml", "policy: ../policies/base.yaml\n" + scenarios);
  const TestReport report = test_files({file});
  EXPECT_EQ(report.passed(), 3U) << to_text(report);
  EXPECT_EQ(report.runs[0].policy, path("policies/base.yaml"));
}

TEST_F(Files, APolicyThatIsNotThereIsAMistakeAtItsName) {
  const TestReport report = test_files({write("a_test.yaml", "policy: b.yaml\n" + scenarios)});
  EXPECT_EQ(testing::mistakes(report.runs.at(0).diagnostics),
            "no-file 1 `b.yaml` there is no policy `" + path("b.yaml") + "`");
  EXPECT_EQ(report.failed(), 1U);
}

TEST_F(Files, APolicyWithMistakesFailsItsScenarios) {
  write("base.yaml", base + "steps: {a: {chance: many}}\n");
  const TestReport report = test_files({write("base_test.yaml", scenarios)});
  EXPECT_FALSE(report.good());
  EXPECT_EQ(report.runs.at(0).diagnostics.at(0).file, path("base.yaml"));
}

TEST_F(Files, CoverageCountsWhatStandsInTheTestedFileOnly) {
  write("shared/base.yaml", base);
  write("over.yaml", over);
  TestOptions options;
  options.coverage = true;
  const TestReport report = test_files({write("over_test.yaml", scenarios)}, options);
  ASSERT_EQ(report.coverage.size(), 1U) << to_text(report);
  const Coverage& coverage = report.coverage[0];
  ASSERT_EQ(coverage.rows.size(), 1U);  // the two of the base are tested beside the base
  EXPECT_EQ(coverage.rows[0].place.file, path("over.yaml"));
  const std::string lcov = to_lcov(coverage);
  EXPECT_NE(lcov.find("SF:" + path("over.yaml") + "\n"), std::string::npos);
}

TEST_F(Files, SeveralFilesOfOnePolicyCoverItTogether) {
  write("base.yaml", base);
  const std::string one = write("one_test.yaml",
                                "policy: base.yaml\nnow: 2026-03-02T09:00:00Z\nscenarios:\n"
                                "  - {name: low, given: {n: 1, a: true}, expect: {values.v: low}}\n");
  const std::string two = write("two_test.yaml",
                                "policy: ./base.yaml\nnow: 2026-03-02T09:00:00Z\nscenarios:\n"
                                "  - {name: high, given: {n: 10, a: true}, expect: {values.v: high}}\n");
  TestOptions options;
  options.coverage = true;
  const TestReport report = test_files({one, two}, options);
  ASSERT_EQ(report.coverage.size(), 1U);
  EXPECT_EQ(report.coverage[0].decisions, 2U);
  EXPECT_EQ(report.coverage[0].covered_rows().percent(), 100);
}

TEST_F(Files, WhateverTheBytesAreAMistakeAndNothingElse) {
  write("a.yaml", base);
  for (const char* const text :
       {"", "~", "[]", "scenarios:", "scenarios: ~", "scenarios: {}", "scenarios: [~]", "scenarios:\n  - ~\n",
        "scenarios:\n  - name:\n    given:\n    rows:\n    expect:\n    change:\n    now:\n",
        "cases: [a]\nscenarios: []\n",
        "cases:\n  a:\nscenarios:\n  - name: a\n    given: {extends: a, without: {}}\n    expect: {values: {v: {}}}\n",
        "scenarios:\n  - name: a\n    rows: >\n      a || b\n",
        "scenarios:\n  - name: a\n    rows: |\n      ||\n      ||\n",
        "scenarios:\n  - name: a\n    rows: |\n      n || values.v\n      [ || [a, b\n", "policy: ~\nscenarios: 1\n",
        "now: []\nscenarios:\n  - name: a\n    given: {n: [1, {a: 2}], a: {b: {c: 1}}}\n    expect: {plan: [[a]]}\n",
        "\xff\xfe", "scenarios:\n  - name: a\n    expect: &a {step: *a}\n",
        "now: 2026-03-02T09:00:00Z\nscenarios:\n  - name: a\n    change: {values: {v: {is: [~]}}}\n    expect: {error: "
        "no-such-code}\n"}) {
    const TestReport report = test_files({write("a_test.yaml", text)});
    EXPECT_FALSE(report.good()) << text;
    EXPECT_EQ(report.passed(), 0U) << text;
    EXPECT_FALSE(to_text(report).empty());
  }
}

// Watching a decision changes nothing of it.
TEST(ObservedRun, AnswersAsRecommendDoes) {
  for (const auto& entry : fs::directory_iterator(AMENDS_SOURCE_DIR "/policies/demo")) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".yaml")) continue;
    const auto policy = std::make_shared<const Policy>(
        Policy::load(AMENDS_SOURCE_DIR "/policies/" + name.substr(0, name.find('.')) + ".yaml").value());
    std::ifstream file(entry.path());
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const Case c = policy->read_case_yaml(text, name).value();
    const Time now = parse_time("2026-03-04T14:00:00Z").time.value();
    const impl::ObservedRun run({policy, &policy->compiled()}, c, now);
    EXPECT_EQ(run.recommendation(), recommend(*policy, c, now)) << name;
  }
}

}  // namespace
}  // namespace amends
