// Small random choices, for use inside rc::gen::exec. They shrink towards the first, the smallest and the absent.
#pragma once

#include <rapidcheck.h>

#include <cstdint>
#include <string>
#include <vector>

namespace amends::property {

inline std::int64_t number(std::int64_t lowest, std::int64_t highest) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::int64_t>(lowest, highest + 1));
}

// Shrinks to false: what is there by chance goes away.
inline bool chance(int percent) { return number(0, 99) >= 100 - percent; }

template <typename T>
const T& one_of(const std::vector<T>& values) {
  return values[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(values.size()) - 1))];
}

}  // namespace amends::property
