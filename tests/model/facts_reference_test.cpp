// docs/facts.md is what the field table says.
#include "model/facts_reference.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace amends::impl {
namespace {

const std::string page = std::string(AMENDS_SOURCE_DIR) + "/docs/facts.md";

TEST(FactsReference, IsTheOneInTheDocs) {
  if (std::getenv("AMENDS_UPDATE") != nullptr) std::ofstream(page, std::ios::binary) << facts_reference();
  std::ifstream file(page, std::ios::binary);
  ASSERT_TRUE(file) << page << " is missing: run this test with AMENDS_UPDATE=1";
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  EXPECT_EQ(text, facts_reference()) << "run this test with AMENDS_UPDATE=1";
}

TEST(FactsReference, SaysWhatAFieldIs) {
  const std::string text = facts_reference();
  EXPECT_NE(
      text.find("| `hours_per_day` | double | h, 0 to 24 | How long they use it on a normal day. | How many hours do "
                "you use it on a normal day? |\n"),
      std::string::npos);
  EXPECT_NE(text.find("| `effort` | double | 1 (easy) to 7 (hard) |"), std::string::npos);
  EXPECT_NE(text.find("| `outcome` | `fixed`, `partial`, `failed`, `worsened`, `declined`, `pending` |  | What came of "
                      "it. **Required.** |  |\n"),
            std::string::npos);
  EXPECT_NE(text.find("## life.events[]\n\nWhat is happening in their life.\n"), std::string::npos);
}

}  // namespace
}  // namespace amends::impl
