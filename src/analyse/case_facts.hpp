// Facts of a case by slot, as cells of a policy: the way back from binding.
#pragma once

#include "policy/compiled.hpp"

#include <amends/case.hpp>

#include <cstdint>

namespace amends::impl {

// Sets the fact of that slot (no list of the standard case) to what the cell says; unknown takes it out of the case.
void set_fact(const CompiledPolicy& policy, Case& a_case, std::uint32_t slot, Cell cell);

// What the fact is where the case says nothing of it: unknown, none, or its default.
Cell missing_in_case(const CompiledPolicy& policy, std::uint32_t slot);

}  // namespace amends::impl
