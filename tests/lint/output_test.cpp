// Findings as text, JSON, SARIF 2.1.0 and annotations.
#include <amends/lint.hpp>

#include "text/json_reader.hpp"

#include <gtest/gtest.h>

namespace amends {
namespace {

using impl::Tree;

Finding finding(const std::string& code, DiagnosticLevel level, const std::string& file) {
  Finding result;
  result.diagnostic.level = level;
  result.diagnostic.code = code;
  result.diagnostic.message = "50% of it: is \"this\", so";
  result.diagnostic.file = file;
  result.diagnostic.line = 3;
  result.diagnostic.column = 5;
  result.diagnostic.length = 4;
  result.diagnostic.line_text = "    when";
  result.diagnostic.help = "correct it";
  return result;
}

std::vector<Finding> findings() {
  std::vector<Finding> all = {finding("unknown-key", DiagnosticLevel::error, "a b/ü:1.yaml"),
                              finding("gap", DiagnosticLevel::warning, "p.yaml"),
                              finding("no-because", DiagnosticLevel::note, "p.yaml")};
  all[1].witness = WitnessCase{R"({"note": "it's"})", Time{0}, "note = it's"};
  Finding nowhere;
  nowhere.diagnostic.code = "no-file";
  nowhere.diagnostic.message = "no such file";
  all.push_back(nowhere);
  return all;
}

Tree read(const std::string& json) {
  std::vector<Diagnostic> diagnostics;
  std::optional<Tree> tree = impl::read_json(json, {}, diagnostics);
  EXPECT_TRUE(tree.has_value()) << json;
  return tree ? std::move(*tree) : Tree{};
}

const Tree& at(const Tree& tree, std::string_view key) {
  const Tree* found = tree.find(key);
  EXPECT_NE(found, nullptr) << key;
  static const Tree nothing;
  return found == nullptr ? nothing : *found;
}

TEST(LintOutput, TextShowsTheCaseAndThePage) {
  EXPECT_EQ(to_string(findings()[1]),
            "warning: 50% of it: is \"this\", so [gap]\n"
            " --> p.yaml:3:5\n"
            "  |\n"
            "3 |     when\n"
            "  |     ^^^^\n"
            "  = help: correct it\n"
            "  = for example: note = it's\n"
            "  = to see it: echo '{\"note\": \"it'\\''s\"}' | amends recommend p.yaml - --now 1970-01-01T00:00:00Z\n"
            "  = why: docs/lint/gap.md");
  // A mistake is no rule and has no page.
  EXPECT_EQ(to_string(findings()[0]).find("docs/lint"), std::string::npos);
}

TEST(LintOutput, JsonHasTheWitness) {
  const Tree list = read(to_json(findings()));
  ASSERT_EQ(list.items.size(), 4U);
  EXPECT_EQ(at(list.items[0], "level").text, "error");
  EXPECT_EQ(at(list.items[0], "witness").kind, Tree::Kind::null);
  EXPECT_EQ(at(at(list.items[1], "witness"), "case").text, R"({"note": "it's"})");
  EXPECT_EQ(at(at(list.items[1], "witness"), "now").text, "1970-01-01T00:00:00Z");
  EXPECT_EQ(at(list.items[2], "level").text, "note");
}

TEST(LintOutput, SarifHasWhatTheStandardRequires) {
  const Tree log = read(to_sarif(findings()));
  EXPECT_EQ(at(log, "version").text, "2.1.0");
  ASSERT_EQ(at(log, "runs").items.size(), 1U);
  const Tree& run = at(log, "runs").items[0];
  EXPECT_EQ(at(run, "columnKind").text, "unicodeCodePoints");
  const Tree& driver = at(at(run, "tool"), "driver");
  EXPECT_EQ(at(driver, "name").text, "amends");
  const Tree& rules = at(driver, "rules");
  EXPECT_EQ(rules.items.size(), lint_rules().size() + 2);  // and the two mistakes
  for (const Tree& rule : rules.items) {
    EXPECT_FALSE(at(rule, "id").text.empty());
    EXPECT_FALSE(at(at(rule, "shortDescription"), "text").text.empty());
  }
  const Tree& results = at(run, "results");
  ASSERT_EQ(results.items.size(), 4U);
  for (const Tree& result : results.items) {
    const std::size_t index = static_cast<std::size_t>(at(result, "ruleIndex").integer);
    ASSERT_LT(index, rules.items.size());
    EXPECT_EQ(at(rules.items[index], "id").text, at(result, "ruleId").text);
    const std::string level = at(result, "level").text;
    EXPECT_TRUE(level == "error" || level == "warning" || level == "note") << level;
    EXPECT_FALSE(at(at(result, "message"), "text").text.empty());
  }
  const Tree& place = at(at(results.items[0], "locations").items[0], "physicalLocation");
  EXPECT_EQ(at(at(place, "artifactLocation"), "uri").text, "a%20b/%C3%BC%3A1.yaml");
  EXPECT_EQ(at(at(place, "region"), "startLine").integer, 3);
  EXPECT_EQ(at(at(place, "region"), "startColumn").integer, 5);
  EXPECT_EQ(at(at(place, "region"), "endColumn").integer, 9);
  EXPECT_EQ(results.items[3].find("locations"), nullptr);  // it has no place
  EXPECT_EQ(at(at(results.items[1], "properties"), "case").text, R"({"note": "it's"})");
}

TEST(LintOutput, AnnotationsAreOneLineEach) {
  EXPECT_EQ(to_github(findings()),
            "::error file=a b/ü%3A1.yaml,line=3,col=5,endColumn=9,title=unknown-key::50%25 of it: is \"this\", so"
            "%0Acorrect it\n"
            "::warning file=p.yaml,line=3,col=5,endColumn=9,title=gap::50%25 of it: is \"this\", so%0Acorrect it"
            "%0Afor example: note = it's\n"
            "::notice file=p.yaml,line=3,col=5,endColumn=9,title=no-because::50%25 of it: is \"this\", so"
            "%0Acorrect it\n"
            "::error title=no-file::no such file\n");
}

}  // namespace
}  // namespace amends
