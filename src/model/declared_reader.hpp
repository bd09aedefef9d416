// Reads the value of a fact that a policy declares.
#pragma once

#include "model/case_reader.hpp"

#include <optional>
#include <string>

namespace amends::impl {

// Nothing where there was a mistake, which is reported.
std::optional<FactValue> read_declared(const Tree& tree, const FactShape& shape, Currency currency,
                                       const std::string& path, Report& report);

// Whether it is a list, and not too long; reports where not.
bool is_readable_list(const Tree& tree, const std::string& path, Report& report);

}  // namespace amends::impl
