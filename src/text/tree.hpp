// What YAML and JSON have in common: a tree of scalars, lists and maps, each with its place.
#pragma once

#include "text/source.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace amends::impl {

struct TreeEntry;

struct Tree {
  // YAML scalars are always `text` (or `null`); what they mean depends on what their place wants, see `plain`.
  enum class Kind : std::uint8_t { null, boolean, integer, real, text, list, map };

  Kind kind = Kind::null;
  bool plain = false;  // a YAML scalar without quotes (also the block styles | and > are not plain)
  bool boolean = false;
  std::int64_t integer = 0;
  double real = 0;
  std::string text;                // of text; for JSON numbers the digits as written
  std::vector<Tree> items;         // of a list
  std::vector<TreeEntry> entries;  // of a map, in order of the text, keys unique
  // In a source, of the value (for a block map: its first key). For a plain scalar on one line or a quoted scalar, the
  // exact text with its quotes.
  Span span;
  // For plain and simply quoted one-line scalars: the byte where the content begins in the source (after the quote), so
  // that a position inside `text` is content_begin + offset; Span::none otherwise (block scalars, escapes).
  std::uint32_t content_begin = Span::none;

  bool is_scalar() const noexcept { return kind != Kind::list && kind != Kind::map; }
  const Tree* find(std::string_view key) const noexcept;  // in a map; nullptr where absent
};

struct TreeEntry {
  std::string key;
  Span key_span;
  Tree value;
};

inline const Tree* Tree::find(std::string_view key) const noexcept {
  for (const TreeEntry& entry : entries)
    if (entry.key == key) return &entry.value;
  return nullptr;
}

// "a map", "a list", "the text `x`": how errors name what they found.
std::string describe(const Tree& tree);

}  // namespace amends::impl
