// The steps of a search: one variable after the other, and back to the last one that a failure rests on.
#include "analyse/question.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

constexpr std::uint64_t price_of_a_case = 2'000;  // in readings of formulas

}  // namespace

void Question::put_into(Blame& blame, std::uint32_t chosen) const {
  const std::size_t bit = chosen >= first_free ? values_.size() + (chosen - first_free) : chosen;
  if (blame.size() <= bit / 64) blame.resize(bit / 64 + 1);
  blame[bit / 64] |= std::uint64_t{1} << bit % 64;
}

bool Question::is_in(const Blame& blame, std::uint32_t chosen) const {
  const std::size_t bit = chosen >= first_free ? values_.size() + (chosen - first_free) : chosen;
  return bit / 64 < blame.size() && (blame[bit / 64] >> bit % 64 & 1U) != 0;
}

void Question::take_out(Blame& blame, std::uint32_t chosen) const {
  const std::size_t bit = chosen >= first_free ? values_.size() + (chosen - first_free) : chosen;
  if (bit / 64 < blame.size()) blame[bit / 64] &= ~(std::uint64_t{1} << bit % 64);
}

void Question::blame_for_not(std::uint32_t number, Truth truth) {
  const FormulaNode& node = tools_.formulas[number];
  switch (node.op) {
    case FormulaNode::Op::constant:
    case FormulaNode::Op::atom:
      return blame_all(number);
    case FormulaNode::Op::negation:
      return blame_for_not(node.a, truth == Truth::yes ? Truth::no : Truth::yes);
    case FormulaNode::Op::applies:
      return truth == Truth::yes ? blame_for_not(node.a, truth) : blame_all(node.a);
    case FormulaNode::Op::both:
    case FormulaNode::Op::either: {
      const Truth deciding = node.op == FormulaNode::Op::both ? Truth::no : Truth::yes;
      if (truth != deciding) return blame_for_not(read(node.a).may_be(truth) ? node.b : node.a, truth);
      blame_for_not(node.a, truth);
      return blame_for_not(node.b, truth);
    }
    case FormulaNode::Op::choice:
    case FormulaNode::Op::lenient_choice:
    case FormulaNode::Op::outer_choice:
    case FormulaNode::Op::outer_lenient_choice: {
      blame_all(node.a);
      const Possible when = read(node.a);
      if (!when.is_only(Truth::no) && !read(node.b).may_be(truth)) blame_for_not(node.b, truth);
      if (!when.is_only(Truth::yes) && !read(node.c).may_be(truth)) blame_for_not(node.c, truth);
      return;
    }
  }
}

void Question::blame_all(std::uint32_t number) {
  const FormulaNode& node = tools_.formulas[number];
  switch (node.op) {
    case FormulaNode::Op::constant:
      return;
    case FormulaNode::Op::atom: {
      const Table& table = tables_[node.a];
      if (free_ && table.free != none) return put_into(blame_, first_free + table.free);
      for (const std::uint32_t variable : tools_.formulas.atom(node.a).variables)
        if (values_[variable].chosen >= 0) put_into(blame_, variable);
      return;
    }
    case FormulaNode::Op::negation:
    case FormulaNode::Op::applies:
      return blame_all(node.a);
    case FormulaNode::Op::both:
    case FormulaNode::Op::either: {
      const Truth deciding = node.op == FormulaNode::Op::both ? Truth::no : Truth::yes;
      if (read(node.a).is_only(deciding)) return blame_all(node.a);
      if (read(node.b).is_only(deciding)) return blame_all(node.b);
      blame_all(node.a);
      return blame_all(node.b);
    }
    case FormulaNode::Op::choice:
    case FormulaNode::Op::lenient_choice:
    case FormulaNode::Op::outer_choice:
    case FormulaNode::Op::outer_lenient_choice: {
      blame_all(node.a);
      const Possible when = read(node.a);
      if (!when.is_only(Truth::no)) blame_all(node.b);
      if (!when.is_only(Truth::yes)) blame_all(node.c);
      return;
    }
  }
}

void Question::blame_history() {
  blame_.clear();
  for (const std::uint32_t variable : order_)
    if (tools_.variables[variable].kind == Variable::Kind::history) put_into(blame_, variable);
}

// The formulas above the atoms that read it, in this question.
const std::vector<std::uint32_t>& Question::readers_of(std::uint32_t open) {
  const std::size_t number = open >= first_free ? values_.size() + (open - first_free) : open;
  if (readers_.size() <= number) readers_.resize(number + 1);
  std::vector<std::uint32_t>& readers = readers_[number];
  if (!readers.empty()) return readers;
  const auto add = [&](std::uint32_t formula) {
    if (collected_[formula] != 0 && std::find(readers.begin(), readers.end(), formula) == readers.end())
      readers.push_back(formula);
  };
  for (const std::uint32_t atom : atoms_) {
    const std::vector<std::uint32_t>& variables = tools_.formulas.atom(atom).variables;
    const bool reads = open >= first_free ? tables_[atom].free == open - first_free
                                          : std::find(variables.begin(), variables.end(), open) != variables.end();
    if (reads) add(tools_.formulas.of_atom(atom));
  }
  for (std::size_t i = 0; i < readers.size(); ++i)
    for (const std::uint32_t parent : tools_.formulas.parents(readers[i])) add(parent);
  return readers;
}

void Question::choose(std::uint32_t open, std::int32_t value) {
  (open >= first_free ? frees_[open - first_free].chosen : values_[open].chosen) = value;
  for (const std::uint32_t formula : readers_of(open)) is_read_[formula] = 0;
}

Question::Outcome Question::try_assignment(const std::function<bool(const Assignment&)>& accept) {
  if (free_) return Outcome::found;
  Assignment assignment;
  for (const std::uint32_t variable : order_)
    assignment.entries.push_back(
        {variable, values_[variable].cells[static_cast<std::size_t>(values_[variable].chosen)]});
  if (accept(assignment)) return Outcome::found;
  refused_ = true;
  blame_.clear();
  for (const std::uint32_t variable : order_) put_into(blame_, variable);
  budget_ = budget_ > price_of_a_case ? budget_ - price_of_a_case : 0;
  return budget_ == 0 ? Outcome::out_of_budget : Outcome::none;
}

Question::Outcome Question::step(const std::function<bool(const Assignment&)>& accept) {
  std::uint32_t open = none;
  for (const Goal& goal : goals_) {
    const Truth wanted = goal.is ? Truth::yes : Truth::no;
    const Possible reading = read(goal.formula);
    if (budget_ == 0) return Outcome::out_of_budget;
    if (!reading.may_be(wanted)) {
      blame_.clear();
      blame_for_not(goal.formula, wanted);
      return Outcome::none;
    }
    if (open == none && !reading.is_settled()) open = next_open(goal.formula);
  }
  if (open == none) return try_assignment(accept);

  const bool is_free = open >= first_free;
  const std::size_t count = is_free    ? frees_[open - first_free].positions.size()
                            : plainly_ ? values_[open].plain
                                       : values_[open].cells.size();
  const bool is_history = !is_free && tools_.variables[open].kind == Variable::Kind::history;
  if (!is_free) order_.push_back(open);
  const auto leave = [&](Outcome outcome) {
    choose(open, -1);
    if (!is_free) order_.pop_back();
    return outcome;
  };
  Blame all;
  for (std::size_t i = 0; i < count; ++i) {
    choose(open, static_cast<std::int32_t>(i));
    if (!is_history || counts_agree()) {
      const Outcome outcome = step(accept);
      if (outcome != Outcome::none) return leave(outcome);
      if (!is_in(blame_, open)) return leave(Outcome::none);
    } else {
      blame_history();
    }
    if (all.size() < blame_.size()) all.resize(blame_.size());
    for (std::size_t w = 0; w < blame_.size(); ++w) all[w] |= blame_[w];
  }
  blame_ = std::move(all);
  take_out(blame_, open);
  return leave(Outcome::none);
}

}  // namespace amends::impl
