// The stories in tests/golden/lint: a policy, and what the linter says about it. AMENDS_UPDATE=1 rewrites what is
// expected. Each rule has a story of its own, named after it.
#include <amends/lint.hpp>

#include "support/golden.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace amends {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> stories() {
  std::vector<std::string> found;
  for (const auto& entry : fs::directory_iterator(testing::root() / "tests/golden/lint"))
    found.push_back(entry.path().filename().string());
  std::sort(found.begin(), found.end());
  return found;
}

LintReport lint_of(const std::string& story) {
  const Result<Policy> policy =
      Policy::parse(testing::read(testing::root() / "tests/golden/lint" / story / "policy.yaml"), "policy.yaml");
  EXPECT_TRUE(policy.has_value()) << story << "\n" << to_string(policy.diagnostics());
  return policy ? lint(*policy) : LintReport{};
}

std::string text_of(const LintReport& report) {
  std::string text;
  for (const std::vector<Finding>* findings : {&report.findings, &report.inconclusive}) {
    if (findings == &report.inconclusive && !findings->empty()) text += "Inconclusive:\n\n";
    for (const Finding& finding : *findings) text += to_string(finding) + "\n\n";
  }
  return text + std::to_string(report.findings.size()) + " findings, " + std::to_string(report.allowed) + " allowed\n";
}

TEST(GoldenLint, SaysWhatIsExpected) {
  for (const std::string& story : stories()) {
    SCOPED_TRACE(story);
    const LintReport report = lint_of(story);
    EXPECT_EQ(testing::expected("lint/" + story + "/expected.txt", text_of(report)), text_of(report))
        << testing::how_to_update;
    for (const Finding& finding : report.findings) {
      EXPECT_GE(finding.diagnostic.line, 1U) << finding.diagnostic.message;
      EXPECT_GE(finding.diagnostic.length, 1U) << finding.diagnostic.message;
      EXPECT_NE(finding.diagnostic.message.back(), '.') << finding.diagnostic.message;
      EXPECT_FALSE(finding.diagnostic.help.empty()) << finding.diagnostic.message;
      EXPECT_NE(finding.diagnostic.level, DiagnosticLevel::error) << finding.diagnostic.message;
    }
  }
}

TEST(GoldenLint, EachRuleHasAStoryInWhichItFindsSomething) {
  const std::vector<std::string> all = stories();
  for (const LintRuleInfo& rule : lint_rules()) {
    SCOPED_TRACE(std::string(rule.id));
    ASSERT_TRUE(std::binary_search(all.begin(), all.end(), std::string(rule.id)));
    const LintReport report = lint_of(std::string(rule.id));
    EXPECT_TRUE(std::any_of(report.findings.begin(), report.findings.end(),
                            [&](const Finding& finding) { return finding.diagnostic.code == rule.id; }));
  }
}

TEST(LintRules, AreDocumentedAndSorted) {
  std::string before;
  for (const LintRuleInfo& rule : lint_rules()) {
    EXPECT_LT(before, rule.id);
    before = rule.id;
    EXPECT_FALSE(rule.summary.ends_with('.')) << rule.id;
    EXPECT_TRUE(rule.why.ends_with('.')) << rule.id;
    EXPECT_NE(rule.level, DiagnosticLevel::error) << rule.id;
  }
  EXPECT_EQ(near_lint_rule("never-hold"), "never-holds");
  EXPECT_FALSE(find_lint_rule("no-such-rule").has_value());
}

}  // namespace
}  // namespace amends
