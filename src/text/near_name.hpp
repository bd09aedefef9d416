// The name that was probably meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace amends::impl {

// The nearest of `names` by Damerau-Levenshtein distance (capitals and `-` for `_` count as equal), at most a third of
// the length of `wrong` away, at least 1; empty where none is near. Of equally near ones the first.
std::string near_name(std::string_view wrong, const std::vector<std::string>& names);

}  // namespace amends::impl
