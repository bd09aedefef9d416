// Laying out every policy, case and scenario file there is: their meaning and comments stay, however badly they were
// laid out; and laying out twice changes nothing more.
#include <amends/format.hpp>
#include <amends/policy.hpp>

#include "format/ugly.hpp"
#include "support/golden.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace amends {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files(const std::vector<std::string>& directories) {
  std::vector<fs::path> found;
  for (const std::string& directory : directories)
    for (const auto& entry : fs::recursive_directory_iterator(testing::root() / directory))
      if (entry.is_regular_file()) found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

bool is_yaml(const fs::path& path) { return path.extension() == ".yaml" || path.extension() == ".yml"; }

// As many as there are, each with the same bytes from whatever layout.
TEST(EveryFile, ComesOutTheSameHoweverItWasLaidOut) {
  std::size_t count = 0;
  for (const fs::path& path : files({"policies", "tests/golden", "tests/data", "docs"})) {
    if (!is_yaml(path)) continue;
    SCOPED_TRACE(path.string());
    const Result<std::string> pretty = format_text(testing::read(path), path.filename().string());
    if (!pretty) continue;
    for (std::uint32_t seed = 0; seed < 10; ++seed) {
      const std::string ugly = testing::ugly(*pretty, seed, !path.stem().string().ends_with("_test"));
      const Result<std::string> again = format_text(ugly, "ugly");
      ASSERT_TRUE(again) << "seed " << seed << "\n" << to_string(again.diagnostics()) << "\n" << ugly;
      ASSERT_EQ(*again, *pretty) << "seed " << seed << "\n" << ugly;
      ++count;
    }
  }
  EXPECT_GE(count, 500U);
}

TEST(EveryFile, IsLaidOutOnceAndForAllOrRefusedWithAnError) {
  std::size_t laid_out = 0, refused = 0;
  for (const fs::path& path : files({"policies", "tests/golden", "tests/data", "tests/fuzz/corpus"})) {
    SCOPED_TRACE(path.string());
    const std::string before = testing::read(path);
    const Result<std::string> after = format_text(before, path.filename().string());
    if (!after) {
      EXPECT_TRUE(has_errors(after.diagnostics()));
      ++refused;
      continue;
    }
    ++laid_out;
    const Result<std::string> again = format_text(*after);
    ASSERT_TRUE(again) << to_string(again.diagnostics()) << *after;
    EXPECT_EQ(*again, *after);
    EXPECT_EQ(format_difference(*after, *again), "");
  }
  EXPECT_GE(laid_out, 100U);
  EXPECT_GE(refused, 3U);
}

// Those that extend others are compared as text and tree above.
TEST(EveryFile, OfThePoliciesThatStandAloneKeepsItsFingerprint) {
  std::size_t count = 0;
  for (const fs::path& path : files({"policies", "tests/golden", "tests/data"})) {
    if (!is_yaml(path)) continue;
    const Result<Policy> policy = Policy::parse(testing::read(path));
    if (!policy) continue;
    SCOPED_TRACE(path.string());
    const Result<std::string> after = format_text(testing::read(path));
    ASSERT_TRUE(after);
    EXPECT_EQ(Policy::parse(*after).value().fingerprint(), policy->fingerprint());
    ++count;
  }
  EXPECT_GE(count, 10U);
}

}  // namespace
}  // namespace amends
