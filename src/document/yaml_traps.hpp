// YAML's own traps: what an author probably meant where YAML reads something else, or nothing.
#pragma once

#include "text/report.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace amends::impl {

// The beginning of a value that YAML takes for something else, for example `!has(x)`; false where there is no trap.
// Reported on the line that holds `byte`, whose value is looked at.
bool report_value_trap(const Source& source, std::uint32_t number, std::uint32_t byte, Report& report);

// A text in quotes that ends on a later line than it should.
void report_late_quote(Span opening, std::uint32_t closed_on, Report& report);

// What the reader knew when YAML gave up.
struct SyntaxError {
  std::uint32_t at = 0;        // where YAML gave up
  std::string_view complaint;  // of the YAML library
  // The scalar read last: [begin, end); both 0 where there was none.
  std::uint32_t scalar_begin = 0;
  std::uint32_t scalar_end = 0;
  bool scalar_is_key = false;
  std::string_view key;  // the key whose value was being read, if any
  // The innermost open collection.
  enum class Inside : std::uint8_t { nothing, block_list, block_map, brackets } inside = Inside::nothing;
  std::uint32_t bracket = 0;  // where the innermost open { or [ stands
};

// One error that says what is wrong as well as can be told.
void report_syntax_error(const Source& source, std::uint32_t number, const SyntaxError& error, Report& report);

}  // namespace amends::impl
