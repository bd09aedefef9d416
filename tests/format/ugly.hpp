// The same text, badly laid out.
#pragma once

#include <cstdint>
#include <string>

namespace amends::testing {

// `text`, which is laid out, with other indentation, blanks, quotes, empty lines and line breaks in brackets, as `seed`
// says; other quotes only `with_quotes`. It means the same, and every comment stays where it is.
std::string ugly(const std::string& text, std::uint32_t seed, bool with_quotes = true);

}  // namespace amends::testing
