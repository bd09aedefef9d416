// Cases in which a step can be done, and is the answer.
#pragma once

#include "lint/exact.hpp"

namespace amends::impl {

// A case of exactly this severity in which no condition and no rule keeps the step out.
Analysis available_at(Linter& lint, std::uint16_t step, std::uint16_t level);

// That case with every other step declined, where the answer then is that step and nobody may approve it; otherwise the
// case as it is.
WitnessCase as_only_answer(const Linter& lint, std::uint16_t step, const Witness& available);

}  // namespace amends::impl
