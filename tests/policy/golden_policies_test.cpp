// The stories in tests/golden/errors: a policy, and all that is said about it, with the text
// that is underlined. AMENDS_UPDATE=1 rewrites what is expected.
#include <amends/policy.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace amends {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<fs::path> stories(const std::string& topic) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(fs::path(AMENDS_SOURCE_DIR) / "tests/golden" / topic))
    if (entry.is_directory()) found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

// Files are named from the story's directory on.
std::vector<Diagnostic> load(const fs::path& story, bool& loaded) {
  const Result<Policy> result = Policy::load((story / "policy.yaml").string());
  loaded = result.has_value();
  std::vector<Diagnostic> diagnostics = result.diagnostics();
  for (Diagnostic& diagnostic : diagnostics)
    diagnostic.file = fs::path(diagnostic.file).lexically_relative(story).generic_string();
  return diagnostics;
}

void check(const fs::path& story) {
  SCOPED_TRACE(story.filename().string());
  bool loaded = false;
  const std::vector<Diagnostic> diagnostics = load(story, loaded);
  EXPECT_FALSE(loaded);
  EXPECT_FALSE(diagnostics.empty());
  for (const Diagnostic& diagnostic : diagnostics) {
    EXPECT_GE(diagnostic.line, 1U) << diagnostic.message;
    EXPECT_GE(diagnostic.length, 1U) << diagnostic.message;
    EXPECT_EQ(diagnostic.level, DiagnosticLevel::error);
    EXPECT_NE(diagnostic.message.back(), '.') << diagnostic.message;
  }
  const std::string text = to_string(diagnostics);
  if (std::getenv("AMENDS_UPDATE") != nullptr) std::ofstream(story / "expected.txt", std::ios::binary) << text;
  EXPECT_EQ(read(story / "expected.txt"), text);
}

TEST(GoldenPolicies, Errors) {
  const std::vector<fs::path> all = stories("errors");
  EXPECT_GE(all.size(), 40U);
  for (const fs::path& story : all) check(story);
}

// A mistake is said once, however often what it broke is used.
TEST(GoldenPolicies, EachMistakeIsSaidOnce) {
  for (const fs::path& story : stories("errors")) {
    bool loaded = false;
    std::vector<Diagnostic> diagnostics = load(story, loaded);
    for (std::size_t i = 0; i < diagnostics.size(); ++i)
      for (std::size_t j = i + 1; j < diagnostics.size(); ++j) EXPECT_FALSE(diagnostics[i] == diagnostics[j]);
  }
}

}  // namespace
}  // namespace amends
