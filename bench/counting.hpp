// Counts the allocations of the program.
#pragma once

#include <cstddef>

namespace amends::bench {

std::size_t allocations() noexcept;  // so far

}  // namespace amends::bench
