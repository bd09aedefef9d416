// One unknown fact at a time: what each answer to it would lead to.
#include "decide/evaluation.hpp"
#include "decide/wording.hpp"

#include <amends/recommend.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace amends {

namespace {

using impl::Cell;
using impl::CompiledPolicy;
using impl::Type;
using impl::TypeKind;

constexpr std::size_t most_evaluations = 64;

// A text that no constant of the policy equals.
const impl::Text another_text{"another", false};

// The values worth trying for a fact: each bool or enum value; a number below, at and above each constant that it is
// compared with; each text constant and one other.
std::vector<Cell> candidates(const CompiledPolicy& policy, std::uint32_t slot) {
  const Type type = policy.facts[slot].type;
  std::vector<Cell> cells;
  if (type.kind == TypeKind::boolean) return {Cell::of(true), Cell::of(false)};
  if (type.kind == TypeKind::enumeration) {
    const std::size_t names = policy.types.enumeration(type).names.size();
    for (std::size_t i = 0; i < names; ++i) cells.push_back(Cell::of(static_cast<std::int64_t>(i)));
    return cells;
  }
  const auto add = [&](Cell cell) {
    const bool there = std::any_of(cells.begin(), cells.end(), [&](const Cell& other) {
      return type.kind == TypeKind::text                                   ? other.text == cell.text
             : type.kind == TypeKind::real || type.kind == TypeKind::money ? other.real == cell.real
                                                                           : other.integer == cell.integer;
    });
    if (!there) cells.push_back(cell);
  };
  for (const impl::SlotAtom& atom : policy.program.atoms()) {
    if (atom.slot != slot || !atom.constant.known()) continue;
    switch (type.kind) {
      case TypeKind::text:
        add(atom.constant);
        break;
      case TypeKind::real:
      case TypeKind::money: {
        const double step = type.kind == TypeKind::money ? 1.0 : std::max(std::fabs(atom.constant.real) * 0.01, 0.01);
        for (const double value : {atom.constant.real - step, atom.constant.real, atom.constant.real + step})
          add(Cell::of(value));
        break;
      }
      case TypeKind::integer:
      case TypeKind::duration:
      case TypeKind::time:
        for (const std::int64_t step : {-1, 0, 1}) {
          std::int64_t value = 0;
          if (!__builtin_add_overflow(atom.constant.integer, step, &value)) add(Cell::of(value));
        }
        break;
      default:
        break;
    }
  }
  if (type.kind == TypeKind::text && !cells.empty()) cells.push_back(Cell::of(&another_text));
  return cells;
}

}  // namespace

std::vector<WhatIf> what_if(const Policy& policy, const BoundCase& bound, Time now) {
  std::vector<WhatIf> answers;
  Decision as_is;
  if (!decide(policy, bound, now, as_is)) return answers;
  const CompiledPolicy& compiled = policy.compiled();
  const impl::BoundData& data = bound.data();

  // Those asked for first, then the other unknown facts that the policy uses.
  std::vector<std::uint32_t> slots;
  for (const std::uint64_t question : as_is.questions)
    if (question >> 32U == 0) slots.push_back(static_cast<std::uint32_t>(question));
  for (std::uint32_t slot = 0; slot < compiled.facts.size() && slot < data.slots.size(); ++slot)
    if (compiled.facts[slot].used && !compiled.facts[slot].of_list_record &&
        data.slots[slot].state == impl::State::unknown && std::find(slots.begin(), slots.end(), slot) == slots.end())
      slots.push_back(slot);

  std::vector<Cell> tried = data.slots;
  Decision decision;
  for (const std::uint32_t slot : slots) {
    const Cell as_it_is = tried[slot];
    const impl::PolicyFact& fact = compiled.facts[slot];
    for (const Cell& cell : candidates(compiled, slot)) {
      if (answers.size() == most_evaluations) return answers;
      tried[slot] = cell;
      impl::Evaluation evaluation(compiled, data, now.seconds, decision, decision.scratch.working());
      evaluation.assume(tried, fact.name == "agent.role" ? static_cast<std::int32_t>(cell.integer) : data.role);
      evaluation.run();
      WhatIf answer;
      answer.fact = fact.name;
      answer.value = fact.type.kind == TypeKind::text && cell.text == &another_text
                         ? "anything else"
                         : impl::format_value(compiled, cell, fact.type);
      if (decision.step != no_id) answer.step = compiled.steps[static_cast<std::size_t>(decision.step)].name;
      answer.ask_first = decision.ask_first;
      answer.severity = compiled.severity_levels[static_cast<std::size_t>(decision.severity)];
      answer.changes =
          decision.step != as_is.step || decision.ask_first != as_is.ask_first || decision.severity != as_is.severity;
      answers.push_back(std::move(answer));
    }
    tried[slot] = as_it_is;
  }
  return answers;
}

}  // namespace amends
