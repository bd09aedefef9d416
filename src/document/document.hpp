// A policy document whose keys, shapes and names are checked: what the policy layer compiles.
//
// It points into the tree it was read from. Maps of names are sorted by name, so that the order of keys means nothing.
#pragma once

#include "document/keys.hpp"
#include "text/report.hpp"
#include "text/tree.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace amends::impl {

struct DocName {
  std::string text;
  Span span;
};

struct DocBlock;

struct DocValue {
  const Key* key = nullptr;
  DocName name;  // of the key: as it stands in the document
  const Tree* tree = nullptr;
  std::vector<DocName> names;               // of name, names, word: as written
  std::vector<DocBlock> blocks;             // of block: one; of block_list: its blocks; of a decision list: its items
  std::vector<DocValue> entries;            // of blocks, block_lists, choices, permissions, limits: by name
  std::vector<std::vector<DocName>> rungs;  // of rungs

  Span span() const noexcept { return tree->span; }
  const std::string& text() const noexcept { return tree->text; }
  bool is_decision_list() const noexcept { return tree->kind == Tree::Kind::list && !blocks.empty(); }
  const DocBlock& block() const noexcept;  // of block, blocks: the one
};

struct DocBlock {
  const BlockInfo* info = nullptr;
  DocName name;  // where it stands in a map of names; otherwise empty, with the span of its first key
  std::vector<DocValue> values;
  std::vector<const Key*> wrong;  // given, but nothing could be made of their values; reported

  bool has(std::string_view key) const noexcept;             // given, rightly or wrongly
  const DocValue* get(std::string_view key) const noexcept;  // nullptr where it is not given
  std::string text(std::string_view key) const;              // empty where it is not given
};

inline const DocBlock& DocValue::block() const noexcept { return blocks.front(); }

// Checks `tree` against the table of keys. What is wrong goes to the report and is left out of what is returned, so
// that everything else can still be checked.
DocBlock read_document(const Tree& tree, Report& report);

// Whether `text` may name a thing of a policy: a letter, then letters, digits and _; not a word of the language.
bool is_name(std::string_view text) noexcept;

// The document as one line of text in which the order of keys, comments, quotes and short forms leave no trace: what
// the fingerprint is taken of.
std::string canonical(const DocBlock& document);

}  // namespace amends::impl
