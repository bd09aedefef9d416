// The tokens of a YAML text with their places, and the comments in the gaps between them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace amends::impl {

struct YamlComment {
  std::string text;           // from the # on, without trailing blanks
  std::uint32_t column = 0;   // 0-based, in code points
  bool blank_before = false;  // an empty line stands before it
};

struct YamlToken {
  enum class Kind : std::uint8_t {
    document_start,  // ---
    document_end,    // ...
    map_start,       // of a block map: before its first key
    list_start,      // of a block list: before its first dash
    block_end,       // of either
    flow_map_start,
    flow_map_end,
    flow_list_start,
    flow_list_end,
    dash,
    comma,
    key,    // before a key, with or without a question mark
    value,  // the colon
    scalar,
    end,  // of the text
  };
  enum class Style : std::uint8_t { plain, single_quoted, double_quoted, literal, folded };

  Kind kind = Kind::end;
  Style style = Style::plain;
  std::uint32_t begin = 0;  // in bytes; equal to `end` where nothing is written for it
  std::uint32_t end = 0;
  std::uint32_t column = 0;           // of `begin`, 0-based, in code points
  std::string value;                  // of a scalar
  bool blank_before = false;          // an empty line stands between it and what is before it, comments included
  std::vector<YamlComment> before;    // comments on lines of their own
  std::optional<YamlComment> beside;  // the comment that follows it on its line
  std::string header_comment;         // of a block text: the one beside its | or >
};

struct YamlTokens {
  std::vector<YamlToken> tokens;
  // Where they could not all be read: why not, and the byte at which it was found out. It is no YAML to libyaml, holds
  // what policies do not have (anchors, aliases, tags, directives), or nests deeper than `depth`.
  std::string problem;
  std::uint32_t place = 0;
};

// `text` without a byte order mark, its lines ended by \n alone.
YamlTokens yaml_tokens(std::string_view text, std::size_t depth);

}  // namespace amends::impl
