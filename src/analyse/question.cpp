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
  is_read_.assign(tools_.formulas.size(), 0);
  readings_.assign(tools_.formulas.size(), Possible::anything());
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
    case FormulaNode::Op::outer_choice:
    case FormulaNode::Op::outer_lenient_choice:
      collect(node.a, may_be_unknown);
      collect(node.b, may_be_unknown);
      return collect(node.c, may_be_unknown);
  }
}

Possible Question::read(std::uint32_t number) {
  if (is_read_[number] != 0) return readings_[number];
  if (budget_ != 0) --budget_;
  const Possible reading = evaluate(number);
  is_read_[number] = 1;
  readings_[number] = reading;
  return reading;
}

Possible Question::evaluate(std::uint32_t number) {
  const FormulaNode& node = tools_.formulas[number];
  switch (node.op) {
    case FormulaNode::Op::constant:
      return static_cast<Truth>(node.a) == Truth::open ? Possible::anything() : Possible(static_cast<Truth>(node.a));
    case FormulaNode::Op::atom:
      return read_atom(node.a);
    case FormulaNode::Op::negation:
      return !read(node.a);
    case FormulaNode::Op::both: {
      const Possible a = read(node.a);
      return a.is_only(Truth::no) ? a : Possible::both(a, read(node.b));
    }
    case FormulaNode::Op::either: {
      const Possible a = read(node.a);
      return a.is_only(Truth::yes) ? a : Possible::either(a, read(node.b));
    }
    case FormulaNode::Op::choice:
    case FormulaNode::Op::lenient_choice:
    case FormulaNode::Op::outer_choice:
    case FormulaNode::Op::outer_lenient_choice: {
      const Possible when = read(node.a);
      if (when.is_only(Truth::yes)) return read(node.b);
      if (when.is_only(Truth::no)) return read(node.c);
      return Possible::choice(when, read(node.b), read(node.c), is_lenient(node.op), is_outer(node.op));
    }
    case FormulaNode::Op::applies:
      return Possible::applies(read(node.a));
  }
  return Possible::anything();
}

Possible Question::read_atom(std::uint32_t number) {
  Table& table = tables_[number];
  if (free_ && table.free != none) return read_free(table);
  const Atom& atom = tools_.formulas.atom(number);
  std::size_t index = 0;
  for (const std::uint32_t variable : atom.variables) {
    const Values& values = values_[variable];
    if (values.chosen < 0) return Possible::anything();
    index = index * values.cells.size() + static_cast<std::size_t>(values.chosen);
  }
  if (!table.truths.empty() && table.truths[index] != not_read) return static_cast<Truth>(table.truths[index]);
  for (const std::uint32_t variable : atom.variables)
    tools_.probe.set(variable, values_[variable].cells[static_cast<std::size_t>(values_[variable].chosen)]);
  const Truth truth = truth_of(tools_.probe.read(atom.node));
  if (!table.truths.empty()) table.truths[index] = static_cast<std::uint8_t>(truth);
  return truth;
}

// The first variable that is open and on which it depends how the formula reads.
std::uint32_t Question::next_open(std::uint32_t number) {
  if (read(number).is_settled()) return none;
  const FormulaNode& node = tools_.formulas[number];
  const auto first_of = [&](std::uint32_t a, std::uint32_t b) {
    const std::uint32_t open = next_open(a);
    return open != none ? open : next_open(b);
  };
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
      return first_of(node.a, node.b);
    case FormulaNode::Op::choice:
    case FormulaNode::Op::lenient_choice:
    case FormulaNode::Op::outer_choice:
    case FormulaNode::Op::outer_lenient_choice: {
      if (const std::uint32_t open = next_open(node.a); open != none) return open;
      const Possible when = read(node.a);
      if (when.is_only(Truth::yes)) return next_open(node.b);
      if (when.is_only(Truth::no)) return next_open(node.c);
      return first_of(node.b, node.c);
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
  std::fill(is_read_.begin(), is_read_.end(), std::uint8_t{0});
  const Outcome outcome = step({});
  free_ = false;
  return outcome;
}

}  // namespace amends::impl
