// The table of functions: every example compiles and docs/functions.md says what the table says.
#include "expression/functions.hpp"

#include "expression/test_scope.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

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
  const std::string path = std::string(AMENDS_SOURCE_DIR) + "/docs/functions.md";
  if (const char* const update = std::getenv("AMENDS_UPDATE"); update != nullptr && std::string_view(update) == "1")
    std::ofstream(path, std::ios::binary) << functions_reference();
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  EXPECT_EQ(text.str(), functions_reference()) << "run with AMENDS_UPDATE=1 to write " << path;
}

}  // namespace
}  // namespace amends::impl
