// Binds a case to a policy: what Policy::bind and recommend do.
#pragma once

#include "policy/bound_data.hpp"

#include <memory>

namespace amends::impl {

// Reuses the memory of `data`: binding the same or a like case to the same policy again allocates nothing, but where
// there is something to report. Fields in error are unknown and reported; returns whether there was none.
bool bind_case(const std::shared_ptr<const CompiledPolicy>& policy, const Case& c, BoundData& data);

}  // namespace amends::impl
