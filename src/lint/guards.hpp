// Where a value is read without asking first whether there is one.
#pragma once

#include "policy/compiled.hpp"

namespace amends::impl {

// Whether `expr` reads the value in a way that fails where it is none: in an order, arithmetic, a condition or a
// function, and not beside `has(value)`. Comparing with == and != and `in` does not fail.
bool needs_value(const CompiledPolicy& policy, Expr expr, std::int64_t value);

}  // namespace amends::impl
