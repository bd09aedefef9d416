// From nodes of the program to formulas.
#include "analyse/formula.hpp"

#include <algorithm>

namespace amends::impl {

Truth truth_of(Cell cell) noexcept {
  switch (cell.state) {
    case State::known:
      return cell.boolean ? Truth::yes : Truth::no;
    case State::none:
      return Truth::none;
    case State::unknown:
      return Truth::unknown;
    case State::error:
      break;
  }
  return Truth::error;
}

std::uint32_t Formulas::add(FormulaNode node) {
  const auto [found, fresh] = known_.try_emplace(node, static_cast<std::uint32_t>(nodes_.size()));
  if (!fresh) return found->second;
  nodes_.push_back(node);
  parents_.emplace_back();
  using Kind = FormulaNode::Op;
  if (node.op == Kind::atom) {
    formulas_of_atoms_.resize(std::max<std::size_t>(formulas_of_atoms_.size(), node.a + 1));
    formulas_of_atoms_[node.a] = found->second;
  } else if (node.op != Kind::constant) {
    parents_[node.a].push_back(found->second);
    if (node.op != Kind::negation && node.op != Kind::applies) parents_[node.b].push_back(found->second);
    if (is_lenient(node.op) || is_outer(node.op) || node.op == Kind::choice) parents_[node.c].push_back(found->second);
  }
  return found->second;
}

std::uint32_t Formulas::choice(std::uint32_t when, std::uint32_t yes, std::uint32_t no, bool lenient) {
  if (nodes_[when].op == FormulaNode::Op::constant) {
    const auto truth = static_cast<Truth>(nodes_[when].a);
    if (truth == Truth::yes) return yes;
    if (truth == Truth::no || (truth == Truth::none && lenient)) return no;
  }
  const FormulaNode::Op inner = lenient ? FormulaNode::Op::lenient_choice : FormulaNode::Op::choice;
  const FormulaNode::Op outer = lenient ? FormulaNode::Op::outer_lenient_choice : FormulaNode::Op::outer_choice;
  return add({inside_comparison_ ? outer : inner, when, yes, no});
}

std::uint32_t Formulas::either(std::uint32_t a, std::uint32_t b) {
  if (a == constant(Truth::no)) return b;
  if (b == constant(Truth::no)) return a;
  return add({FormulaNode::Op::either, a, b});
}

std::uint32_t Formulas::of_node(std::uint32_t number) {
  const auto found = of_nodes_.find(number);
  if (found != of_nodes_.end()) return found->second;
  const bool outside = inside_comparison_;
  inside_comparison_ = false;
  const std::uint32_t formula = make(number);
  inside_comparison_ = outside;
  of_nodes_[number] = formula;
  return formula;
}

std::uint32_t Formulas::make(std::uint32_t number) {
  const Node node = program_.node(number);
  switch (node.op) {
    case Op::constant:
      return constant(truth_of(*program_.constant({number})));
    case Op::not_: {
      const std::uint32_t a = of_node(node.a);
      return add({FormulaNode::Op::negation, a});
    }
    case Op::and_:
    case Op::or_: {
      const std::uint32_t a = of_node(node.a);
      const std::uint32_t b = of_node(node.b);
      return add({node.op == Op::and_ ? FormulaNode::Op::both : FormulaNode::Op::either, a, b});
    }
    case Op::slot:
    case Op::local:
      return atom_of(number);
    default:
      break;
  }
  if (is_comprehension(node.op)) return atom_of(number);
  if (node.op == Op::conditional || node.op == Op::host)
    return in_branches(number, [this](std::uint32_t leaf) {
      const Op op = program_.node(leaf).op;
      return op == Op::host ? atom_of(leaf) : of_node(leaf);
    });
  const std::uint32_t before = spread_;
  spread_ = 0;
  inside_comparison_ = true;
  const std::uint32_t formula = comparison(number);
  inside_comparison_ = false;
  const bool too_many = spread_ > most_leaves;
  spread_ = before;
  return too_many ? atom_of(number) : formula;
}

// Comparisons as `less` and `equal` only, so that what is said in two ways is one atom.
std::uint32_t Formulas::comparison(std::uint32_t number) {
  const Node node = program_.node(number);
  const auto negation = [this](std::uint32_t a) { return add({FormulaNode::Op::negation, a}); };
  const auto as = [&](Op op, bool swapped) {
    Node other = node;
    other.op = op;
    if (swapped) std::swap(other.a, other.b);
    return of_node(added(other, {}));
  };
  switch (node.op) {
    case Op::not_equal:
      return negation(as(Op::equal, false));
    case Op::greater:
      return as(Op::less, true);
    case Op::less_equal:
      return negation(as(Op::less, true));
    case Op::greater_equal:
      return negation(as(Op::less, false));
    case Op::slot_not_equal:
      return negation(as(Op::slot_equal, false));
    case Op::slot_less_equal:
      return negation(as(Op::slot_greater, false));
    case Op::slot_greater_equal:
      return negation(as(Op::slot_less, false));
    case Op::in_any:
    case Op::in_list:
    case Op::slot_in_list:
      return membership(number);
    default:
      return operands_in_branches(number, 0, {}, [this](std::uint32_t leaf) { return atom_of(leaf); });
  }
}

// x in [a, b] is x == a || x == b.
std::uint32_t Formulas::membership(std::uint32_t number) {
  const Node node = program_.node(number);
  std::vector<std::uint32_t> elements;
  std::uint32_t value = node.a;
  std::uint32_t d = node.c;
  if (node.op == Op::in_any) {
    d = program_.operands()[node.b];
    for (std::uint32_t i = 1; i < node.c; ++i) elements.push_back(program_.operands()[node.b + i]);
  } else {
    const std::uint32_t list_node = node.op == Op::in_list ? node.b : Expr::none;
    const Cell* const list = list_node == Expr::none ? &program_.constant_number(node.b) : program_.constant({node.b});
    if (list == nullptr || !list->known()) return atom_of(number);
    const ListValue cells = *list->list;  // the constants move when there are more
    if (node.op == Op::slot_in_list) {
      Node slot;
      slot.op = Op::slot;
      slot.type = policy_.facts[node.a].type;
      slot.span = node.span;
      slot.a = node.a;
      value = added(slot, {});
    }
    const Type element = program_.node(value).type;
    for (std::uint32_t i = 0; i < cells.size; ++i)
      elements.push_back(program_.add_constant(cells.cells[i], element, node.span));
  }
  std::uint32_t formula = constant(Truth::no);
  for (const std::uint32_t element : elements) {
    Node equal;
    equal.op = Op::equal;
    equal.type = boolean_type;
    equal.span = node.span;
    equal.a = value;
    equal.b = element;
    equal.c = d;
    const std::uint32_t one = comparison(added(equal, {}));
    formula = either(formula, one);
  }
  return formula;
}

std::uint32_t Formulas::bool_constant(bool value) {
  Node node;
  node.op = Op::constant;
  node.type = boolean_type;
  std::vector<std::uint64_t> key{~std::uint64_t{0}, value ? 1U : 0U};
  const auto [found, fresh] = added_.try_emplace(std::move(key), 0);
  if (fresh) found->second = program_.add_constant(Cell::of(value), boolean_type, {});
  return found->second;
}

}  // namespace amends::impl
