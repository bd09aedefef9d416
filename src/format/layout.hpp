// A YAML text as it is laid out: what it says, with the comments beside what they speak of.
#pragma once

#include "format/yaml_tokens.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace amends::impl {

struct LayoutEntry;

struct LayoutNode {
  enum class Kind : std::uint8_t { missing, scalar, map, list };

  Kind kind = Kind::missing;
  bool flow = false;          // in braces or brackets
  bool has_comments = false;  // of a flow: comments inside, so that it cannot stand on one line
  // Of a scalar.
  YamlToken::Style style = YamlToken::Style::plain;
  std::string value;
  std::string_view raw;             // as written, in the text that was read
  std::string header_comment;       // of a block text
  std::uint32_t parent_indent = 0;  // the column of the block that it is in, where it was read
  bool keeps_quotes = false;        // a text in quotes stays in quotes
  // Of a map or list.
  std::vector<LayoutEntry> entries;
  std::vector<YamlComment> last;  // comments after the last entry

  bool is_collection() const noexcept { return kind == Kind::map || kind == Kind::list; }
};

// One key with its value, or one item.
struct LayoutEntry {
  std::vector<YamlComment> before;  // on lines of their own
  bool blank_before = false;        // an empty line between those comments, or what is before, and the entry
  LayoutNode key;                   // missing for items
  LayoutNode value;
  std::optional<YamlComment> beside;  // on the line of a scalar; on the line of the key of a block
};

struct Layout {
  std::vector<YamlComment> first;  // before a root that is no block
  LayoutNode root;
  std::vector<YamlComment> last;  // after everything
};

// Nothing where the tokens make no tree.
std::optional<Layout> read_layout(std::string_view text, const std::vector<YamlToken>& tokens);

// What a layout is printed like.
struct LayoutStyle {
  std::size_t width = 120;
  // Of the outermost map: its keys in the order they shall have. Where they are given, an empty line sets apart each
  // of its entries that takes more than one line; where not, empty lines stay as they are.
  std::vector<std::string_view> order;
  // How many of `order` stand together at the top: what follows them is set apart by an empty line too.
  std::size_t header = 0;
  // Whether a text in quotes may come to stand without: not in scenario files, where `contains x` is a word then.
  bool drop_quotes = true;
};

// Puts the entries of a map into this order, where no comment could come to speak of something else; whether any moved.
bool order_blocks(LayoutNode& map, const std::vector<std::string_view>& order);

std::string print_layout(Layout layout, const LayoutStyle& style);

}  // namespace amends::impl
