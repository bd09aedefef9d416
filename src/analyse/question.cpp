// The search of a question: goals read three-valued, variable after variable.
#include "analyse/question.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

constexpr std::uint64_t most_readings = 400'000;  // of formulas, a search
constexpr std::size_t largest_table = 65'536;
constexpr std::uint8_t not_read = 0xff;

}  // namespace

Question::Question(const Tools& tools, std::vector<Goal> goals) : tools_(tools), goals_(std::move(goals)) {
  collected_.resize(tools_.formulas.size());
  tables_.resize(tools_.formulas.atom_count());
  values_.resize(tools_.variables.size());
  borders_.resize(tools_.variables.size());
  for (const Goal& goal : goals_) collect(goal.formula, false);
  choose_values();
  stamps_.assign(tools_.formulas.size(), 0);
  truths_.assign(tools_.formulas.size(), Truth::open);
  for (const std::uint32_t atom : atoms_) {
    std::size_t size = 1;
    for (const std::uint32_t variable : tools_.formulas.atom(atom).variables)
      size = std::min(size * std::max<std::size_t>(values_[variable].cells.size(), 1), largest_table + 1);
    if (size <= largest_table) tables_[atom].truths.assign(size, not_read);
  }
}

void Question::collect(std::uint32_t number, bool may_be_unknown) {
  const std::uint8_t as = may_be_unknown ? 2 : 1;
  if (collected_[number] >= as) return;
  collected_[number] = as;
  const FormulaNode& node = tools_.formulas[number];
  switch (node.op) {
    case FormulaNode::Op::constant:
      return;
    case FormulaNode::Op::atom: {
      if (std::find(atoms_.begin(), atoms_.end(), node.a) == atoms_.end()) atoms_.push_back(node.a);
      tables_[node.a].may_be_unknown = tables_[node.a].may_be_unknown || may_be_unknown;
      for (const std::uint32_t variable : tools_.formulas.atom(node.a).variables) {
        if (std::find(used_.begin(), used_.end(), variable) == used_.end()) used_.push_back(variable);
        values_[variable].may_be_unknown = values_[variable].may_be_unknown || may_be_unknown;
      }
      return;
    }
    case FormulaNode::Op::negation:
      return collect(node.a, may_be_unknown);
    case FormulaNode::Op::applies:
      return collect(node.a, true);
    case FormulaNode::Op::both:
    case FormulaNode::Op::either:
      collect(node.a, may_be_unknown);
      return collect(node.b, may_be_unknown);
    case FormulaNode::Op::choice:
    case FormulaNode::Op::lenient_choice:
      collect(node.a, may_be_unknown);
      collect(node.b, may_be_unknown);
      return collect(node.c, may_be_unknown);
  }
}

Truth Question::read(std::uint32_t number) {
  if (stamps_[number] == stamp_) return truths_[number];
  if (budget_ != 0) --budget_;
  const Truth truth = evaluate(number);
  stamps_[number] = stamp_;
  truths_[number] = truth;
  return truth;
}

Truth Question::evaluate(std::uint32_t number) {
  const FormulaNode& node = tools_.formulas[number];
  const auto strict = [](Truth truth) { return truth == Truth::none ? Truth::error : truth; };
  switch (node.op) {
    case FormulaNode::Op::constant:
      return static_cast<Truth>(node.a);
    case FormulaNode::Op::atom:
      return read_atom(node.a);
    case FormulaNode::Op::negation: {
      const Truth a = strict(read(node.a));
      return a == Truth::no ? Truth::yes : a == Truth::yes ? Truth::no : a;
    }
    case FormulaNode::Op::both:
    case FormulaNode::Op::either: {
      const Truth deciding = node.op == FormulaNode::Op::both ? Truth::no : Truth::yes;
      const Truth a = strict(read(node.a));
      if (a == deciding) return a;
      const Truth b = strict(read(node.b));
      if (b == deciding) return b;
      if (a == Truth::open || b == Truth::open) return Truth::open;
      if (a == Truth::unknown || b == Truth::unknown) return Truth::unknown;
      if (a == Truth::error || b == Truth::error) return Truth::error;
      return b;
    }
    case FormulaNode::Op::choice:
    case FormulaNode::Op::lenient_choice: {
      const bool lenient = node.op == FormulaNode::Op::lenient_choice;
      const Truth a = read(node.a);
      if (a == Truth::yes) return read(node.b);
      if (a == Truth::no || (a == Truth::none && lenient)) return read(node.c);
      if (a == Truth::none || (a == Truth::error && !lenient)) return Truth::error;
      if (a == Truth::open && !lenient) return Truth::open;
      const Truth b = read(node.b);
      const Truth c = read(node.c);
      const bool decided = b == c && (b == Truth::yes || b == Truth::no || b == Truth::none);
      if (decided) return b;
      return a == Truth::open || b == Truth::open || c == Truth::open ? Truth::open : Truth::unknown;
    }
    case FormulaNode::Op::applies: {
      const Truth a = read(node.a);
      return a == Truth::yes || a == Truth::open ? a : Truth::no;
    }
  }
  return Truth::open;
}

Truth Question::read_atom(std::uint32_t number) {
  Table& table = tables_[number];
  if (free_ && table.free != none) return read_free(table);
  const Atom& atom = tools_.formulas.atom(number);
  std::size_t index = 0;
  for (const std::uint32_t variable : atom.variables) {
    const Values& values = values_[variable];
    if (values.chosen < 0) return Truth::open;
    index = index * values.cells.size() + static_cast<std::size_t>(values.chosen);
  }
  if (!table.truths.empty() && table.truths[index] != not_read) return static_cast<Truth>(table.truths[index]);
  for (const std::uint32_t variable : atom.variables)
    tools_.probe.set(variable, values_[variable].cells[static_cast<std::size_t>(values_[variable].chosen)]);
  const Truth truth = truth_of(tools_.probe.read(atom.node));
  if (!table.truths.empty()) table.truths[index] = static_cast<std::uint8_t>(truth);
  return truth;
}

std::uint32_t Question::next_open(std::uint32_t number) {
  const FormulaNode& node = tools_.formulas[number];
  switch (node.op) {
    case FormulaNode::Op::constant:
      return none;
    case FormulaNode::Op::atom: {
      const Table& table = tables_[node.a];
      if (free_ && table.free != none) return frees_[table.free].chosen < 0 ? first_free + table.free : none;
      for (const std::uint32_t variable : tools_.formulas.atom(node.a).variables)
        if (values_[variable].chosen < 0) return variable;
      return none;
    }
    case FormulaNode::Op::negation:
    case FormulaNode::Op::applies:
      return next_open(node.a);
    case FormulaNode::Op::both:
    case FormulaNode::Op::either:
      return read(node.a) == Truth::open ? next_open(node.a) : next_open(node.b);
    case FormulaNode::Op::choice:
    case FormulaNode::Op::lenient_choice: {
      const Truth a = read(node.a);
      if (a == Truth::open) return next_open(node.a);
      if (a == Truth::yes || (a != Truth::no && read(node.b) == Truth::open)) return next_open(node.b);
      return next_open(node.c);
    }
  }
  return none;
}

Question::Outcome Question::search(const std::function<bool(const Assignment&)>& accept) {
  budget_ = most_readings;
  free_ = refused_ = false;
  plainly_ = true;  // first, for the sake of those who read the case
  Outcome outcome = step(accept);
  plainly_ = false;
  if (outcome == Outcome::none) outcome = step(accept);
  return outcome == Outcome::none && refused_ ? Outcome::refused : outcome;
}

Question::Outcome Question::search_freely() {
  budget_ = most_readings;
  free_the_inexact();
  free_ = true;
  const Outcome outcome = step({});
  free_ = false;
  return outcome;
}

}  // namespace amends::impl
