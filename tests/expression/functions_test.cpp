// The table of functions: every example compiles and docs/functions.md says what the table says.
#include "expression/functions.hpp"

#include "expression/test_scope.hpp"
#include "support/golden.hpp"

namespace amends::impl {
namespace {

TEST(Functions, EveryExampleCompiles) {
  for (const Function& function : functions()) {
    World world;
    world.scope.names.erase("x");
    EXPECT_EQ(world.error(function.example), "") << function.name;
    EXPECT_NE(function.example.find(function.name), std::string_view::npos) << function.name;
  }
}

TEST(Functions, EachHasASentenceAndAGroup) {
  for (const Function& function : functions()) {
    EXPECT_TRUE(function.doc.ends_with('.')) << function.name;
    EXPECT_TRUE(function.signature.starts_with('(') && function.signature.find(") -> ") != std::string_view::npos)
        << function.name;
    EXPECT_NE(functions_reference().find(function.doc), std::string::npos) << function.name;
  }
}

TEST(Functions, TheReferencePageIsUpToDate) {
  const std::string page = functions_reference();
  EXPECT_EQ(amends::testing::generated("docs/functions.md", page), page) << amends::testing::how_to_update;
}

}  // namespace
}  // namespace amends::impl
