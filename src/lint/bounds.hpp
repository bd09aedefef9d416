// Between which numbers the value of an expression always lies, read off its syntax: never too narrow.
#pragma once

#include "policy/compiled.hpp"

#include <limits>

namespace amends::impl {

struct Bounds {
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
};

// Of numbers, money (in minor units) and durations (in seconds).
Bounds bounds_of(const CompiledPolicy& policy, Expr expr);
Bounds bounds_of(const CompiledPolicy& policy, const Choice& choice);

}  // namespace amends::impl
