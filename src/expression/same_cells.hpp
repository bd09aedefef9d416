// Cells compared by what they hold.
#pragma once

#include "expression/cell.hpp"
#include "expression/type.hpp"

namespace amends::impl {

// Both known and equal, both none, both unknown. Lists and records are compared by where they lie.
inline bool same_cells(Cell a, Cell b, Type type) noexcept {
  if (a.state != b.state) return false;
  if (!a.known()) return true;
  switch (type.kind) {
    case TypeKind::boolean:
      return a.boolean == b.boolean;
    case TypeKind::real:
    case TypeKind::money:
      return a.real == b.real;
    case TypeKind::text:
      return a.text == b.text || a.text->bytes == b.text->bytes;
    case TypeKind::list:
    case TypeKind::record:
    case TypeKind::any:
      return a.list == b.list;
    default:
      return a.integer == b.integer;
  }
}

}  // namespace amends::impl
