// How a scalar is written: without quotes where it can do without.
#pragma once

#include "format/layout.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace amends::impl {

// On one line, in braces or brackets where `flow`; nothing where it takes more.
std::optional<std::string> scalar_on_one_line(const LayoutNode& scalar, bool flow);

// All its lines, the ones after the first without their indentation.
struct ScalarLines {
  std::vector<std::string> lines;
  bool keeps_end = false;  // empty lines after it belong to it
};
ScalarLines scalar_lines(const LayoutNode& scalar);

// Whether `text` may stand without quotes and is a text then for every reader of YAML: no number, date, `no` or `on`.
bool is_safe_plain(std::string_view text, bool flow) noexcept;

}  // namespace amends::impl
