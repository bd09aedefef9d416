// Mistakes seeded into the good policies, one at a time (seeded-mistakes.yaml): each is found at its place, with a
// hint.
#include <amends/lint.hpp>

#include "document/yaml_reader.hpp"
#include "support/golden.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace amends {
namespace {

using impl::Tree;

struct Seed {
  std::string policy, replace, by, code, text, says;
};

std::vector<Seed> seeds() {
  impl::Sources sources;
  impl::Report report(&sources);
  const std::uint32_t source =
      sources.add("seeded-mistakes.yaml", testing::read(testing::root() / "tests/lint/seeded-mistakes.yaml"));
  const std::optional<Tree> tree = impl::read_yaml(sources, source, {}, report);
  EXPECT_TRUE(tree.has_value()) << to_string(report.take());
  std::vector<Seed> all;
  if (!tree) return all;
  for (const Tree& item : tree->items) {
    const auto text = [&](std::string_view key) { return item.find(key) == nullptr ? "" : item.find(key)->text; };
    all.push_back({text("policy"), text("replace"), text("by"), text("code"), text("text"), text("says")});
  }
  return all;
}

std::string policy_text(const std::string& name) {
  return testing::read(testing::root() / "policies" / (name + ".yaml"));
}

std::vector<Finding> findings_in(const std::string& text, const std::string& name) {
  const Result<Policy> policy = Policy::parse(text, name + ".yaml");
  return policy ? lint(*policy).findings : findings_of(policy.diagnostics());
}

std::string all_of(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) text += to_string(finding) + "\n\n";
  return text.empty() ? "nothing was found\n" : text;
}

std::string underlined(const Diagnostic& diagnostic) {  // the policies are plain ASCII where mistakes are seeded
  if (diagnostic.line == 0 || diagnostic.column > diagnostic.line_text.size() + 1) return "";
  return diagnostic.line_text.substr(diagnostic.column - 1, diagnostic.length);
}

bool is_it(const Diagnostic& diagnostic, const Seed& seed) {
  return diagnostic.code == seed.code && underlined(diagnostic) == seed.text &&
         (diagnostic.message + "; " + diagnostic.help).find(seed.says) != std::string::npos;
}

TEST(SeededMistakes, EachIsFoundAtItsPlaceWithAHint) {
  const std::vector<Seed> all = seeds();
  EXPECT_GE(all.size(), 60U);
  for (const Seed& seed : all) {
    SCOPED_TRACE(seed.policy + ": " + seed.replace + " -> " + seed.by);
    std::string text = policy_text(seed.policy);
    const std::size_t at = text.find(seed.replace);
    ASSERT_NE(at, std::string::npos);
    EXPECT_EQ(text.find(seed.replace, at + 1), std::string::npos) << "it stands there twice";
    text.replace(at, seed.replace.size(), seed.by);
    const std::vector<Finding> findings = findings_in(text, seed.policy);
    const bool found = std::any_of(findings.begin(), findings.end(),
                                   [&](const Finding& finding) { return is_it(finding.diagnostic, seed); });
    EXPECT_TRUE(found) << all_of(findings);
    for (const Finding& finding : findings) EXPECT_FALSE(finding.diagnostic.help.empty()) << to_string(finding);
  }
}

TEST(SeededMistakes, AreAllDifferent) {
  std::set<std::string> seen;
  for (const Seed& seed : seeds())
    EXPECT_TRUE(seen.insert(seed.policy + seed.replace + "\n" + seed.by).second) << seed.by;
}

TEST(SeededMistakes, WithoutThemNothingIsFound) {
  std::size_t policies = 0;
  for (const auto& entry : std::filesystem::directory_iterator(testing::root() / "policies")) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".yaml") || name.ends_with("_test.yaml")) continue;
    ++policies;
    EXPECT_EQ(all_of(findings_in(testing::read(entry.path()), name)), "nothing was found\n");
  }
  EXPECT_GE(policies, 7U);
}

}  // namespace
}  // namespace amends
