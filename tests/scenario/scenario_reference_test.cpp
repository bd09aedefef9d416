// docs/scenarios.md is what the tables say. AMENDS_UPDATE=1 rewrites it.
#include "scenario/scenario_reference.hpp"
#include "scenario/scenario_keys.hpp"
#include "support/golden.hpp"

#include <gtest/gtest.h>

namespace amends::impl {
namespace {

TEST(ScenarioReference, IsTheOneInTheDocs) {
  const std::string page = scenario_reference();
  EXPECT_EQ(amends::testing::generated("docs/scenarios.md", page), page) << amends::testing::how_to_update;
}

TEST(ScenarioKeys, EachIsDocumented) {
  for (const ScenarioBlock* block : {&scenario_file_block(), &scenario_block(), &case_block()})
    for (const ScenarioKey& key : block->keys) {
      EXPECT_EQ(key.doc.back(), '.') << key.name;
      EXPECT_EQ(block->find(key.name), &key);
      EXPECT_FALSE(describe_shape(key.shape).empty()) << key.name;
    }
}

}  // namespace
}  // namespace amends::impl
