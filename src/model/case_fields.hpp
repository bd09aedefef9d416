// The one description of every record and field of a Case.
#pragma once

#include "fields/field.hpp"

#include <span>

namespace amends::impl {

// In the order of case.hpp. Built once, immutable.
std::span<const RecordInfo> case_records() noexcept;

}  // namespace amends::impl
