// What an atom reads.
#include "analyse/formula.hpp"

#include "expression/functions.hpp"

#include <algorithm>

namespace amends::impl {

std::uint32_t Formulas::atom_of(std::uint32_t number) {
  const Node node = program_.node(number);
  if (node.op == Op::constant) return constant(truth_of(*program_.constant({number})));
  const auto found = of_atoms_.find(number);
  if (found != of_atoms_.end()) return add({FormulaNode::Op::atom, found->second});

  Atom atom;
  atom.node = number;
  atom.span = node.span;
  std::vector<std::uint32_t> seen;
  look_into(number, atom, seen);
  const bool ordered = node.c == domain::integer || node.c == domain::real;
  if (node.op == Op::equal && ordered && program_.node(node.a).type.kind != TypeKind::enumeration) {
    Node at_least = node;
    at_least.op = Op::greater_equal;
    atom.rises = added(at_least, {});
    Node above = node;
    above.op = Op::greater;
    atom.falls = added(above, {});
  }
  const auto which = static_cast<std::uint32_t>(atoms_.size());
  atoms_.push_back(std::move(atom));
  of_atoms_[number] = which;
  return add({FormulaNode::Op::atom, which});
}

namespace {

void read(Atom& atom, std::uint32_t variable) {
  if (std::find(atom.variables.begin(), atom.variables.end(), variable) == atom.variables.end())
    atom.variables.push_back(variable);
}

}  // namespace

void Formulas::look_into(std::uint32_t number, Atom& atom, std::vector<std::uint32_t>& seen) {
  if (std::find(seen.begin(), seen.end(), number) != seen.end()) return;
  seen.push_back(number);
  const Node node = program_.node(number);
  switch (node.op) {
    case Op::slot:
    case Op::slot_equal:
    case Op::slot_not_equal:
    case Op::slot_less:
    case Op::slot_less_equal:
    case Op::slot_greater:
    case Op::slot_greater_equal:
    case Op::slot_in_list:
    case Op::slot_in_set:
      read(atom, variables_.of_fact(node.a));
      if (policy_.facts[node.a].type.kind == TypeKind::list) atom.is_opaque = true;
      return;
    case Op::now:
      read(atom, variables_.of_now());
      atom.reads_now = true;
      return;
    case Op::local:
      atom.is_opaque = true;
      return;
    case Op::host:
      if (look_into_call(node, atom, seen)) return;
      break;
    default:
      if (is_comprehension(node.op)) atom.is_opaque = true;
  }
  for_each_operand(node, program_.operands(), [&](std::uint32_t operand) { look_into(operand, atom, seen); });
}

void Formulas::look_into(const Choice& choice, Atom& atom, std::vector<std::uint32_t>& seen) {
  for (const ChoiceItem& item : choice.items) {
    if (item.when.exists()) look_into(item.when.node, atom, seen);
    if (item.is.exists()) look_into(item.is.node, atom, seen);
  }
}

// Returns whether all was said; the operands are looked into otherwise.
bool Formulas::look_into_call(const Node& node, Atom& atom, std::vector<std::uint32_t>& seen) {
  const auto call = static_cast<HostCall>(node.a);
  std::vector<Cell> arguments;
  for (std::uint32_t i = 0; i < node.c; ++i)
    if (const Cell* const cell = program_.constant({program_.operands()[node.b + i]})) arguments.push_back(*cell);
  const bool all_constant = arguments.size() == node.c;
  if (reads_history(call)) {
    if (!all_constant) {
      atom.is_opaque = true;
      return false;
    }
    read(atom, variables_.of_history(call, arguments, node.type));
    return true;
  }
  switch (call) {
    case HostCall::burden_tolerance:
      if (policy_.tolerance_each_failure_leaves.exists())
        read(atom, variables_.of_history(HostCall::attempts_failed, {}, {TypeKind::integer, 0}));
      look_into(policy_.tolerance_hours, atom, seen);
      look_into(policy_.tolerance_each_failure_leaves, atom, seen);
      return true;
    case HostCall::severity:
      read(atom, variables_.of_fact(policy_.bind_plan->severity_reached));
      for (const RaiseDef& raise : policy_.raises)
        if (const Expr condition = policy_.rules[raise.rule].condition; condition.exists())
          look_into(condition.node, atom, seen);
      atom.is_opaque = true;
      return true;
    case HostCall::value:
      if (!arguments.empty())
        look_into(policy_.values[static_cast<std::size_t>(arguments[0].integer)].choice, atom, seen);
      atom.is_opaque = true;
      return true;
    case HostCall::parameter:
      read(atom, variables_.of_now());
      return true;
    case HostCall::now:
      read(atom, variables_.of_now());
      atom.reads_now = true;
      return true;
    case HostCall::add_period:
    case HostCall::days_between:
    case HostCall::start_of_day:
    case HostCall::each_day:
      atom.uses_calendar = true;
      return false;
    case HostCall::parameter_at:
      return false;
    default:
      atom.is_opaque = true;
      return true;
  }
}

}  // namespace amends::impl
