// Conditions as formulas over atoms.
//
// An atom is a comparison (or has(), or a bare boolean) without choices inside: where an operand is a conditional, a
// value with items, or the severity, the comparison moves into its branches. So `band == short` becomes the condition
// under which `band` is `short`, and each atom reads little.
#pragma once

#include "analyse/variables.hpp"
#include "expression/op.hpp"
#include "expression/program.hpp"
#include "policy/bind_plan.hpp"
#include "policy/compiled.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <vector>

namespace amends::impl {

// How a formula reads: known, none, undecided for good, or still open while variables have no value.
enum class Truth : std::uint8_t { no, yes, none, unknown, error, open };

Truth truth_of(Cell cell) noexcept;

struct FormulaNode {
  enum class Op : std::uint8_t {
    constant,  // a: Truth
    atom,      // a: atom
    negation,  // a
    both,      // a, b
    either,
    choice,          // a ? b : c; an error of a is one of the whole
    lenient_choice,  // of decision lists: what is undecided is possible
    // The same where b and c are comparisons with the branches' values: they may read the same though the values
    // differ.
    outer_choice,
    outer_lenient_choice,
    applies,  // a: what is undecided does not apply
  };
  Op op = Op::constant;
  std::uint32_t a = 0, b = 0, c = 0;

  auto operator<=>(const FormulaNode&) const = default;
};

constexpr bool is_lenient(FormulaNode::Op op) {
  return op == FormulaNode::Op::lenient_choice || op == FormulaNode::Op::outer_lenient_choice;
}
constexpr bool is_outer(FormulaNode::Op op) {
  return op == FormulaNode::Op::outer_choice || op == FormulaNode::Op::outer_lenient_choice;
}

struct Atom {
  std::uint32_t node = 0;                // of the analysis's own program: boolean
  std::vector<std::uint32_t> variables;  // that it reads
  std::uint32_t rises = 0, falls = 0;    // of an equality: nodes of `left >= right` and `left > right`; 0: none
  bool is_opaque = false;                // something inside cannot be seen through
  bool reads_now = false;                // itself, not only parameters at now
  bool uses_calendar = false;
  Span span;
};

class Formulas {
 public:
  Formulas(const CompiledPolicy& policy, Program& program, Variables& variables)
      : policy_(policy), program_(program), variables_(variables) {}

  std::uint32_t of(Expr condition) { return of_node(condition.node); }

  const FormulaNode& operator[](std::uint32_t number) const { return nodes_[number]; }
  std::size_t size() const noexcept { return nodes_.size(); }
  // The formulas that this one is an operand of; and the formula that an atom is.
  const std::vector<std::uint32_t>& parents(std::uint32_t number) const { return parents_[number]; }
  std::uint32_t of_atom(std::uint32_t atom) const { return formulas_of_atoms_[atom]; }
  const Atom& atom(std::uint32_t number) const { return atoms_[number]; }
  std::size_t atom_count() const noexcept { return atoms_.size(); }

 private:
  using Leaf = std::function<std::uint32_t(std::uint32_t node)>;

  static constexpr std::uint32_t most_leaves = 400;  // of one comparison moved into branches; beyond, it is an atom
  static constexpr Type boolean_type{TypeKind::boolean, 0};

  std::uint32_t add(FormulaNode node);
  std::uint32_t constant(Truth truth) { return add({FormulaNode::Op::constant, static_cast<std::uint32_t>(truth)}); }
  std::uint32_t choice(std::uint32_t when, std::uint32_t yes, std::uint32_t no, bool lenient);
  std::uint32_t either(std::uint32_t a, std::uint32_t b);

  std::uint32_t of_node(std::uint32_t node);
  std::uint32_t make(std::uint32_t node);
  std::uint32_t comparison(std::uint32_t node);
  std::uint32_t membership(std::uint32_t node);
  std::uint32_t atom_of(std::uint32_t node);
  std::uint32_t in_branches(std::uint32_t node, const Leaf& leaf);
  std::uint32_t operands_in_branches(std::uint32_t node, std::size_t next, std::vector<std::uint32_t> chosen,
                                     const Leaf& leaf);
  std::uint32_t items(const Choice& choice, std::size_t from, const Leaf& leaf);
  std::uint32_t levels(std::size_t level, const Leaf& leaf);
  std::uint32_t raised_to(std::size_t level);
  bool has_branches(std::uint32_t node);
  std::uint32_t rebuilt(std::uint32_t node, const std::vector<std::uint32_t>& operands);
  std::uint32_t added(Node node, std::span<const std::uint32_t> operands);
  std::uint32_t bool_constant(bool value);
  void look_into(std::uint32_t node, Atom& atom, std::vector<std::uint32_t>& seen);
  void look_into(const Choice& choice, Atom& atom, std::vector<std::uint32_t>& seen);
  bool look_into_call(const Node& node, Atom& atom, std::vector<std::uint32_t>& seen);

  const CompiledPolicy& policy_;
  Program& program_;
  Variables& variables_;
  std::vector<FormulaNode> nodes_;
  std::map<FormulaNode, std::uint32_t> known_;
  std::map<std::uint32_t, std::uint32_t> of_nodes_;  // formulas by program node
  std::map<std::uint32_t, std::uint32_t> of_atoms_;  // atoms by program node
  std::map<std::uint32_t, bool> branches_;
  std::map<std::size_t, std::uint32_t> raised_;  // formulas by severity
  std::map<std::vector<std::uint64_t>, std::uint32_t> added_;
  std::vector<Atom> atoms_;
  std::vector<std::vector<std::uint32_t>> parents_;
  std::vector<std::uint32_t> formulas_of_atoms_;
  bool inside_comparison_ = false;
  std::uint32_t spread_ = 0;  // leaves of the comparison being moved into branches
};

}  // namespace amends::impl
