// The operations of a compiled expression, and which of a node's numbers are operands.
#pragma once

#include "expression/program.hpp"

#include <cstdint>

namespace amends::impl {

// How two cells are compared: by which member. Of a list: the domain of its innermost elements, and how many lists
// deep (`domain | depth << 4`).
namespace domain {
inline constexpr std::uint32_t integer = 0, real = 1, boolean = 2, text = 3, row = 4;
inline constexpr std::uint32_t base(std::uint32_t d) noexcept { return d & 15U; }
inline constexpr std::uint32_t depth(std::uint32_t d) noexcept { return d >> 4U; }
}  // namespace domain

enum class Op : std::uint8_t {
  constant,  // a: constant
  slot,      // a: slot
  local,     // a: variable of a comprehension
  now,
  field,  // a: node of a record, b: field
  index,  // a: node of a list, b: node
  not_,   // a
  and_,   // a, b
  or_,
  conditional,  // a ? b : c
  has,          // a

  // a, b: nodes; c: domain. The node's slope: how a - b moves with now
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  // a: slot, b: constant, c: domain
  slot_equal,
  slot_not_equal,
  slot_less,
  slot_less_equal,
  slot_greater,
  slot_greater_equal,

  in_list,       // a: node, b: node of a list, c: domain of the element
  in_any,        // a: node, b: first operand, c: how many; as a == x || a == y ...; its domain is operand 0
  in_set,        // a: node of an enum, b: constant with a bit for each member
  slot_in_list,  // a: slot, b: constant list, c: domain
  slot_in_set,   // a: slot, b: constant with a bit for each member

  int_add,  // a, b; also durations
  int_subtract,
  int_multiply,
  int_divide,
  int_modulo,
  int_negate,  // a
  real_add,
  real_subtract,
  real_multiply,
  real_divide,
  real_negate,
  money_add,
  money_subtract,
  money_multiply,  // money, double
  money_divide,
  time_add,  // time, duration
  time_subtract,
  duration_scale,  // duration, double: to whole seconds, half away from zero
  duration_divide,
  duration_ratio,  // duration, duration -> double
  period_negate,
  to_real,  // int -> double
  concat_text,
  concat_list,

  list,  // b: first operand, c: how many
  call,  // a: FunctionId, b, c: operands
  host,  // a: HostCall, b, c: operands

  // a: node of the list, b: operands: predicate, transform (Expr::none where absent), number of the element's variable
  // (the index has the one after it)
  all,
  exists,
  exists_one,
  map,  // also filter, and both at once
};

// f(node number) for each operand that is a node.
template <typename F>
void for_each_operand(const Node& node, const std::vector<std::uint32_t>& operands, F&& f) {
  switch (node.op) {
    case Op::constant:
    case Op::slot:
    case Op::local:
    case Op::now:
    case Op::slot_equal:
    case Op::slot_not_equal:
    case Op::slot_less:
    case Op::slot_less_equal:
    case Op::slot_greater:
    case Op::slot_greater_equal:
    case Op::slot_in_list:
    case Op::slot_in_set:
      return;
    case Op::field:
    case Op::not_:
    case Op::has:
    case Op::in_set:
    case Op::int_negate:
    case Op::real_negate:
    case Op::period_negate:
    case Op::to_real:
      f(node.a);
      return;
    case Op::conditional:
      f(node.a);
      f(node.b);
      f(node.c);
      return;
    case Op::in_any:
      f(node.a);
      for (std::uint32_t i = 1; i < node.c; ++i) f(operands[node.b + i]);
      return;
    case Op::list:
    case Op::call:
    case Op::host:
      for (std::uint32_t i = 0; i < node.c; ++i) f(operands[node.b + i]);
      return;
    case Op::all:
    case Op::exists:
    case Op::exists_one:
    case Op::map:
      f(node.a);
      for (std::uint32_t i = 0; i < 2; ++i)
        if (operands[node.b + i] != Expr::none) f(operands[node.b + i]);
      return;
    default:
      f(node.a);
      f(node.b);
  }
}

// slot_less for less, and back.
inline Op fused(Op comparison) noexcept {
  return static_cast<Op>(static_cast<int>(comparison) - static_cast<int>(Op::equal) + static_cast<int>(Op::slot_equal));
}
inline Op unfused(Op comparison) noexcept {
  return static_cast<Op>(static_cast<int>(comparison) - static_cast<int>(Op::slot_equal) + static_cast<int>(Op::equal));
}
inline bool is_comparison(Op op) noexcept { return op >= Op::equal && op <= Op::greater_equal; }
inline bool is_slot_comparison(Op op) noexcept { return op >= Op::slot_equal && op <= Op::slot_greater_equal; }
inline bool is_comprehension(Op op) noexcept { return op >= Op::all; }
// a < b is b > a
inline Op mirrored(Op op) noexcept {
  switch (op) {
    case Op::less:
      return Op::greater;
    case Op::less_equal:
      return Op::greater_equal;
    case Op::greater:
      return Op::less;
    case Op::greater_equal:
      return Op::less_equal;
    default:
      return op;
  }
}

}  // namespace amends::impl
