// Time zones beyond the end of the database.
#pragma once

#include "policy/time_zone.hpp"

#include <cstdint>
#include <vector>

namespace amends::impl {

// Compiled time zone files list the changes up to 2037 and state the rule for later years apart, which the date library
// does not read. So where the clocks went forward and back by one rule for at least the last twelve listed years (in
// which every weekday meets every date), the rule is read off them and applied up to 2100.
void extend_to_2100(std::int64_t first_offset, std::vector<TimeZone::Change>& changes);

}  // namespace amends::impl
