// Mistakes seeded into the good policies, one at a time (seeded-mistakes.yaml): each is found at its place, with a
// hint.
#include <amends/lint.hpp>

#include "document/yaml_reader.hpp"
#include "support/golden.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
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

// A copy of the policies, in which one after the other is changed: what it extends is beside it.
class Library {
 public:
  Library() : root_(std::filesystem::path(::testing::TempDir()) / "amends-seeded-mistakes") {
    std::filesystem::remove_all(root_);
    std::filesystem::copy(testing::root() / "policies", root_, std::filesystem::copy_options::recursive);
  }
  ~Library() { std::filesystem::remove_all(root_); }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;

  std::string put(const std::string& name, const std::string& text) const {
    const std::filesystem::path path = root_ / (name + ".yaml");
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }

 private:
  std::filesystem::path root_;
};

std::vector<Finding> findings_in(const std::string& text, const std::string& name) {
  static const Library library;
  const Result<Policy> policy = Policy::load(library.put(name, text));
  std::vector<Finding> findings = policy ? lint(*policy).findings : findings_of(policy.diagnostics());
  library.put(name, policy_text(name));  // others may extend it
  return findings;
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
    const std::string name = entry.path().stem().string();
    if (entry.path().extension() != ".yaml" || name.ends_with("_test")) continue;
    ++policies;
    EXPECT_EQ(all_of(findings_in(testing::read(entry.path()), name)), "nothing was found\n");
  }
  EXPECT_GE(policies, 7U);
}

}  // namespace
}  // namespace amends
