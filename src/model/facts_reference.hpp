// docs/facts.md: the reference of the standard case, from the field table.
#pragma once

#include <string>

namespace amends::impl {

std::string facts_reference();

}  // namespace amends::impl
