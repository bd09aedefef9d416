// JSON text to a tree, or diagnostics. Its implementation is the only user of a JSON library.
#pragma once

#include "text/report.hpp"
#include "text/tree.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace amends::impl {

struct JsonLimits {
  std::size_t bytes = 1'000'000;
  std::size_t depth = 32;
  std::size_t items = 10'000;  // of one list
  std::size_t nodes = 200'000;
};

// Reads sources[source]. Refuses: more than `limits`, what is not JSON (at its line and column), duplicate keys and
// numbers that no double can hold (at their path). An integer beyond 64 bits becomes a real; its digits stay in `text`.
// Spans in the tree point nowhere: what is wrong in a case has a path.
std::optional<Tree> read_json(const Sources& sources, std::uint32_t source, const JsonLimits& limits, Report& report);

// The same for a text without a name.
std::optional<Tree> read_json(std::string_view text, const JsonLimits& limits, std::vector<Diagnostic>& diagnostics);

}  // namespace amends::impl
