// docs/lint: a page for each rule that says what the table of rules says, with examples that are run here; and the
// README, generated from the table. AMENDS_UPDATE=1 rewrites the README.
#include <amends/lint.hpp>

#include "support/golden.hpp"

#include <gtest/gtest.h>

#include <set>

namespace amends {
namespace {

// What an example leaves out.
constexpr const char* header = "amends: 1\npolicy: example\nversion: \"1\"\ncurrency: USD\nworth_of_an_hour: 30 USD\n";

std::string page_of(std::string_view id) {
  return testing::read(testing::root() / ("docs/lint/" + std::string(id) + ".md"));
}

// The block of YAML below a heading.
std::string example(const std::string& page, const std::string& heading) {
  const std::string open = "## " + heading + "\n\n```yaml\n";
  const std::size_t begin = page.find(open);
  if (begin == std::string::npos) return "";
  const std::size_t end = page.find("```\n", begin + open.size());
  const std::string yaml = page.substr(begin + open.size(), end - begin - open.size());
  return yaml.starts_with("amends:") ? yaml : header + yaml;
}

std::vector<Finding> findings_in(const std::string& yaml) {
  const Result<Policy> policy = Policy::parse(yaml, "example.yaml");
  EXPECT_TRUE(policy.has_value()) << to_string(policy.diagnostics());
  return policy ? lint(*policy).findings : std::vector<Finding>{};
}

std::string text_of(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) text += to_string(finding) + "\n";
  return text;
}

// With one blank wherever there is room.
std::string words_of(const std::string& text) {
  std::string words;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n';
    if (!blank || (!words.empty() && words.back() != ' ')) words += blank ? ' ' : c;
  }
  return words;
}

TEST(LintPages, SayWhatTheTableSays) {
  for (const LintRuleInfo& rule : lint_rules()) {
    const std::string words = words_of(page_of(rule.id));
    const std::string id(rule.id);
    EXPECT_TRUE(words.starts_with(
        words_of("# " + id + " " + std::string(rule.summary) + ". A **" + std::string(word_of(rule.level)) + "**. ")))
        << id;
    EXPECT_NE(words.find("## Why " + words_of(std::string(rule.why))), std::string::npos) << id;
  }
}

TEST(LintPages, WhatToAvoidGivesExactlyThatFinding) {
  for (const LintRuleInfo& rule : lint_rules()) {
    const std::vector<Finding> findings = findings_in(example(page_of(rule.id), "Avoid"));
    ASSERT_EQ(findings.size(), 1U) << rule.id << "\n" << text_of(findings);
    EXPECT_EQ(findings.front().diagnostic.code, rule.id);
  }
}

TEST(LintPages, WhatToPreferGivesNone) {
  for (const LintRuleInfo& rule : lint_rules()) {
    const std::string yaml = example(page_of(rule.id), "Prefer");
    ASSERT_GT(yaml.size(), std::string(header).size() / 2) << rule.id;
    EXPECT_EQ(text_of(findings_in(yaml)), "") << rule.id;
  }
}

std::string readme() {
  std::string text =
      "# The rules of the linter\n\n"
      "`amends check POLICY...` says what is wrong in a policy, and then what is probably not meant. A **warning** is "
      "probably\na mistake and makes `check` exit with 1; a **note** is advice, and does so only with `--strict`. "
      "Where "
      "a rule shows a case,\nthe case was run before it was shown. What a rule could not decide is no finding; "
      "`--inconclusive` lists it.\n\n"
      "A comment `# amends: allow RULE because REASON` silences a finding: at the end of its line; on a line of its "
      "own "
      "above it,\nthen for all that is indented deeper below, too; or before the first key, for the whole file. "
      "Without "
      "a reason, of a rule\nthat does not exist, or where there is nothing to silence, the comment is itself a finding "
      "([bad-allow](bad-allow.md)).\n\n"
      "```sh\n"
      "amends check policies                                    # every policy in the directory and below\n"
      "amends check policies --strict --format github           # in GitHub Actions: remarks beside the lines\n"
      "amends check policies --format sarif > amends.sarif      # for code hosts and editors\n"
      "amends check policy.yaml --rule gap --rule shadowed      # only these rules; --no-rule leaves one out\n"
      "amends check --explain gap                               # what a rule looks for, and why\n"
      "```\n\n"
      "Exit status: 0 nothing but notes, 1 a mistake or a warning (with `--strict` a note), 2 wrong usage. From C++ "
      "the "
      "same is\n`amends::lint(policy)`, in `amends/lint.hpp`.\n\n"
      "The examples of the pages are run by a test. They leave out the header: `amends: 1`, a name, a version, the "
      "currency USD and\n`worth_of_an_hour: 30 USD`. This list is generated from the table of rules.\n\n"
      "| rule | | what it finds |\n|---|---|---|\n";
  for (const LintRuleInfo& rule : lint_rules())
    text += "| [" + std::string(rule.id) + "](" + std::string(rule.id) + ".md) | " + std::string(word_of(rule.level)) +
            " | " + std::string(rule.summary) + " |\n";
  return text;
}

TEST(LintPages, AreAllInTheReadmeAndNoOthers) {
  const std::string expected = readme();
  EXPECT_EQ(testing::generated("docs/lint/README.md", expected), expected) << testing::how_to_update;
  std::set<std::string> pages;
  for (const auto& entry : std::filesystem::directory_iterator(testing::root() / "docs/lint"))
    if (entry.path().stem() != "README") pages.insert(entry.path().stem().string());
  std::set<std::string> rules;
  for (const LintRuleInfo& rule : lint_rules()) rules.emplace(rule.id);
  EXPECT_EQ(pages, rules);
}

}  // namespace
}  // namespace amends
