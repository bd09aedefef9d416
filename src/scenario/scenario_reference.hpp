// docs/scenarios.md, made from the tables of keys and of the parts of an answer.
#pragma once

#include <string>

namespace amends::impl {

std::string scenario_reference();

}  // namespace amends::impl
