// YAML text to a tree with positions, or diagnostics with hints for YAML's own traps. The only user of yaml-cpp.
#pragma once

#include "text/report.hpp"
#include "text/tree.hpp"

#include <optional>

namespace amends::impl {

struct TreeLimits {
  std::size_t bytes = 1'000'000;
  std::size_t depth = 64;
  std::size_t nodes = 200'000;
};

// Reads sources[source]. Refuses: more than `limits`, text that is not UTF-8 or holds control characters, duplicate
// keys, keys that are not scalars, a second document, anchors and aliases, tags. Merge keys (<<) are refused with a
// hint at `extends`. Nothing is returned where there was an error; all errors go to `report`.
std::optional<Tree> read_yaml(const Sources& sources, std::uint32_t source, const TreeLimits& limits, Report& report);

}  // namespace amends::impl
