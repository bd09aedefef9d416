// Spans of time, in the seconds that cells hold.
#pragma once

#include <cstdint>

namespace amends::impl {

inline constexpr std::int64_t hour = 3'600, day = 86'400;

}  // namespace amends::impl
