// Facts and expectations as YAML that reads back the same.
#pragma once

#include "text/tree.hpp"

#include <string>
#include <string_view>

namespace amends::impl {

// A scalar as it may stand after a key, or inside braces.
std::string yaml_scalar(std::string_view text, bool in_braces = false);

// The facts of a case, a line each, names with dots; entries of lists inside braces.
std::string yaml_facts(const Tree& case_tree, std::string_view indent);

}  // namespace amends::impl
