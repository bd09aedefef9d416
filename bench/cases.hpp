// The cases that are measured: ten thousand, all different, the same in every run.
//
// Fewer than a few thousand would measure how well the processor's branch prediction learns them by heart.
#pragma once

#include <amends/case.hpp>

#include <cstddef>
#include <vector>

namespace amends::bench {

inline constexpr Time now{1'773'144'000};  // 2026-03-10T12:00:00Z

// Customers of the computer repair: mostly one to three attempts with the demands they made, some answers and grants,
// now and then an unknown fact.
std::vector<Case> varied_cases(std::size_t count);

}  // namespace amends::bench
