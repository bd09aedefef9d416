// Where the limits of the empowerment stand in the document.
#pragma once

#include "lint/linter.hpp"

namespace amends::impl {

// The amount of a limit, or `unlimited`, as it is written.
Span place_of_limit(const Linter& lint, const LimitDef& limit);

}  // namespace amends::impl
