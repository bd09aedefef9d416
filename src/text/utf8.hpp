// Reading UTF-8, one code point at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace amends::impl {

struct CodePoint {
  char32_t value = 0xfffd;
  std::uint32_t size = 1;  // bytes; 1 where the byte belongs to no valid sequence
  bool valid = false;
};

// The code point at `position`, which must be inside `text`. Overlong forms, surrogates and values beyond U+10FFFF are
// not valid.
CodePoint decode_utf8(std::string_view text, std::size_t position) noexcept;

// The first byte that is not UTF-8, or npos.
std::size_t first_invalid_utf8(std::string_view text) noexcept;

// Of valid text; each stray byte that no sequence begins with is left out.
std::uint32_t count_code_points(std::string_view text) noexcept;

void append_utf8(std::string& text, char32_t value);

// How many columns a terminal gives it: 0, 1 or 2.
int display_width(char32_t value) noexcept;

// At most `limit` code points, with "..." where something was left out; what cannot be shown becomes U+FFFD.
std::string shown(std::string_view text, std::size_t limit);

}  // namespace amends::impl
