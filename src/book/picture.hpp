// The picture of how a case flows.
#pragma once

#include "book/matter.hpp"

#include <string>

namespace amends::impl::book {

std::string flow_picture(const Matter& matter);  // a complete SVG

}  // namespace amends::impl::book
