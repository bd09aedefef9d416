// docs/language.md is what the table of keys says. AMENDS_UPDATE=1 rewrites it.
#include "document/language_reference.hpp"
#include "document/keys.hpp"
#include "support/golden.hpp"

#include <gtest/gtest.h>

#include <set>

namespace amends::impl {
namespace {

TEST(LanguageReference, IsTheOneInTheDocs) {
  const std::string page = language_reference(amends::testing::read(amends::testing::root() / "docs/language.in.md"));
  EXPECT_EQ(amends::testing::generated("docs/language.md", page), page) << amends::testing::how_to_update;
}

TEST(Keys, NamesOfBlocksExistAndAreUnique) {
  std::set<std::string_view> names;
  for (const BlockInfo* block : all_blocks()) EXPECT_TRUE(names.insert(block->name).second) << block->name;
  for (const BlockInfo* block : all_blocks())
    for (const Key& key : block->keys) {
      const bool needs_block = key.shape == Shape::block || key.shape == Shape::blocks ||
                               key.shape == Shape::block_list || key.shape == Shape::block_lists;
      EXPECT_EQ(needs_block, !key.block.empty()) << block->name << " " << key.name;
      if (needs_block) {
        EXPECT_EQ(names.count(key.block), 1U) << key.block;
      }
    }
}

TEST(Keys, EachIsDocumentedOnceInItsBlock) {
  for (const BlockInfo* block : all_blocks()) {
    std::set<std::string_view> names;
    EXPECT_FALSE(block->doc.empty()) << block->name;
    EXPECT_EQ(block->doc.back(), '.') << block->name;
    for (const Key& key : block->keys) {
      EXPECT_TRUE(names.insert(key.name).second) << block->name << " " << key.name;
      EXPECT_FALSE(key.doc.empty()) << block->name << " " << key.name;
      EXPECT_EQ(key.doc.back(), '.') << block->name << " " << key.name;
      EXPECT_EQ(key.shape == Shape::word, !key.words.empty()) << block->name << " " << key.name;
    }
    if (!block->short_key.empty()) {
      EXPECT_NE(block->find(block->short_key), nullptr) << block->name;
    }
  }
}

}  // namespace
}  // namespace amends::impl
