// A case as the tree that reading it would give, without places.
#pragma once

#include "text/tree.hpp"

#include <amends/case.hpp>

namespace amends::impl {

// Unknown facts are left out, none is null; keys in the order of the field table, declared facts after them, nested.
Tree case_to_tree(const Case& c);

}  // namespace amends::impl
