// What the text of a YAML file looks like around a place: ends of scalars, pieces of a line, quoting.
//
// yaml-cpp says where things begin and nothing else; these functions find the rest in the source text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace amends::impl {

// One scalar in the source, as [begin, end), with its quotes.
struct ScalarText {
  std::uint32_t end = 0;
  bool plain = false;
  std::uint32_t content_begin = 0xffffffff;  // as in Tree
};

// The scalar that begins at `begin` and was read as `value`. For a block text (| and >) only its header.
ScalarText scalar_at(std::string_view source, std::uint32_t begin, std::string_view value) noexcept;

// One past the quote that closes the one at `begin`, or npos.
std::size_t end_of_quoted(std::string_view text, std::size_t begin) noexcept;
// One past the bracket that closes the one at `begin` (quotes are skipped), or npos.
std::size_t end_of_brackets(std::string_view text, std::size_t begin) noexcept;
// Where a text inside braces or brackets was probably meant to end: at the first `,`, `}` or `]` outside all of its
// own brackets and quotes, or at the end of the line; without trailing spaces.
std::size_t end_of_flow_text(std::string_view text, std::size_t begin) noexcept;
// Whether every bracket opened in it is closed in it.
bool has_open_bracket(std::string_view text) noexcept;

// The next byte that is neither a blank, a line break nor part of a comment.
std::size_t skip_blanks(std::string_view text, std::size_t begin) noexcept;

// A line of block YAML taken apart: "  - key: value  # comment".
struct LineParts {
  std::uint32_t indent = 0;      // spaces before the first other character
  bool item = false;             // it begins with `- `
  std::uint32_t text_begin = 0;  // after the indentation and all `- `
  std::string_view key;          // empty where there is none
  std::uint32_t value_begin = 0;
  std::string_view value;  // without a comment that two spaces set apart
};
LineParts parts_of(std::string_view line) noexcept;

// As YAML text in quotes that reads back as `text`.
std::string quoted(std::string_view text);

}  // namespace amends::impl
