// docs/language.md: its introduction, written by hand, and every key, from the table of keys.
#pragma once

#include <string>
#include <string_view>

namespace amends::impl {

std::string language_reference(std::string_view introduction);

}  // namespace amends::impl
