// Counts the allocations of a program. To be included by exactly one of its sources: it replaces operator new.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>

namespace amends::testing {

inline std::atomic<std::size_t> allocation_count{0};
inline std::size_t allocations() noexcept { return allocation_count.load(std::memory_order_relaxed); }  // so far

}  // namespace amends::testing

// Not inlined: g++ 12 would see free() called on memory that `new` gave, and warn.
[[gnu::noinline]] void* operator new(std::size_t size) {
  amends::testing::allocation_count.fetch_add(1, std::memory_order_relaxed);
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  std::abort();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return operator new(size); }
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
