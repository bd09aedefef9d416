// The values of a variable in their order, as whole numbers: so that a border between two of them can be bisected to,
// exactly, whatever the type.
#pragma once

#include "analyse/variables.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace amends::impl {

struct Axis {
  TypeKind kind = TypeKind::integer;
  std::int64_t first = 0, last = 0;

  Cell cell(std::int64_t ordinal) const noexcept;
  std::int64_t ordinal(Cell cell) const noexcept;  // within first..last
  // The plainest value from `from` to `to`: 0, a short decimal, a time not long before `now`.
  std::int64_t plainest(std::int64_t from, std::int64_t to, std::int64_t now) const noexcept;
  // Points all along the axis, dense near 0 (times: near `now`), ascending.
  std::vector<std::int64_t> ladder(std::int64_t now) const;
};

// Of what a case may hold; nullopt: the values of such a variable have no order (bools, names, texts, lists).
std::optional<Axis> axis_of(const CompiledPolicy& policy, const Variable& variable);

}  // namespace amends::impl
