// How much a policy may hold.
#include "document/reader.hpp"
#include "policy/builder.hpp"

#include <algorithm>
#include <array>

namespace amends::impl {

namespace {

struct Limit {
  std::string_view block;  // empty: of the policy itself
  std::string_view key;
  std::size_t most;
};

constexpr std::array<Limit, 14> limits = {{{"", "facts", 512},
                                           {"", "parameters", 256},
                                           {"", "values", max_values},
                                           {"", "contexts", 64},
                                           {"", "burdens", max_burdens},
                                           {"", "steps", max_steps},
                                           {"", "eases", 64},
                                           {"", "rules", 1000},
                                           {"", "remedies", 256},
                                           {"", "commitments", 64},
                                           {"severity", "levels", 32},
                                           {"severity", "raise", 256},
                                           {"empowerment", "limits", 64},
                                           {"empowerment", "caps", 64}}};

bool check(Builder& build, const DocValue& value, std::size_t count, std::size_t most, const std::string& what) {
  if (count <= most) return true;
  build.error(value.name.span, "too-many",
              "there are " + std::to_string(count) + " " + what + ", but at most " + std::to_string(most) + " can be");
  return false;
}

}  // namespace

bool check_limits(Builder& build) {
  bool good = true;
  for (const Limit& limit : limits) {
    const DocBlock* block = limit.block.empty() ? &build.document : build.block(limit.block);
    const DocValue* value = block == nullptr ? nullptr : block->get(limit.key);
    if (value == nullptr) continue;
    const std::size_t count = std::max({value->entries.size(), value->blocks.size(), value->names.size()});
    good = check(build, *value, count, limit.most, std::string(limit.key)) && good;
  }
  for (const DocValue& parameter : build.entries("parameters"))
    good = check(build, parameter, parameter.blocks.size(), 1000, "values of " + ticked(parameter.name.text)) && good;
  const DocBlock* empowerment = build.block("empowerment");
  if (const DocValue* roles = empowerment == nullptr ? nullptr : empowerment->get("roles")) {
    std::size_t count = 0;
    for (const auto& rung : roles->rungs) count += rung.size();
    good = check(build, *roles, count, 64, "roles") && good;
  }
  return good;
}

}  // namespace amends::impl
