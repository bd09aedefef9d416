// docs/facts.md is what the field table says.
#include "model/facts_reference.hpp"

#include "support/golden.hpp"

#include <gtest/gtest.h>

#include <string>

namespace amends::impl {
namespace {

TEST(FactsReference, IsTheOneInTheDocs) {
  const std::string page = facts_reference();
  EXPECT_EQ(amends::testing::generated("docs/facts.md", page), page) << amends::testing::how_to_update;
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
