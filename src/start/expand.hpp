// Filling in a template: `<<title>>`, `<<180>>` (an amount), `<<may replace>>`, and lines between `<<if several
// roles>>` and `<<end>>`.
#pragma once

#include <amends/money.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace amends::impl {

struct TemplateValues {
  std::string name, title;
  Money worth;  // of an hour
  std::vector<std::string> roles;
};

// Amounts of templates are written for an hour that is worth 25; they grow and shrink with it, to two digits.
std::string amount_text(double amount, Money worth);

std::string expand_template(std::string_view text, const TemplateValues& values);

// A text as a YAML scalar: in quotes only where it needs them.
std::string yaml_scalar(std::string_view text);

}  // namespace amends::impl
