// What a case in the making answers: as the decide layer does, with unknown for what is not set.
#include "analyse/assumed_case.hpp"

#include "decide/fading.hpp"
#include "expression/same_cells.hpp"
#include "policy/bind_plan.hpp"
#include "policy/fact_cells.hpp"

#include <algorithm>

namespace amends::impl {

AssumedCase::AssumedCase(const CompiledPolicy& policy, const Program& program, const Variables& variables)
    : policy_(policy), variables_(variables), program_(program) {
  slots_.resize(policy.facts.size());
  for (std::uint32_t i = 0; i < slots_.size(); ++i) slots_[i] = unknown_cell(i);
  frame_.host = this;
  frame_.arena = &arena_;
}

void AssumedCase::set(std::uint32_t number, Cell value) {
  const Variable& variable = variables_[number];
  switch (variable.kind) {
    case Variable::Kind::fact:
      slots_[variable.slot] = value;
      return;
    case Variable::Kind::now:
      frame_.now = value.integer;
      return;
    case Variable::Kind::history:
      if (history_.size() <= number) history_.resize(variables_.size());
      history_[number] = value;
      return;
  }
}

void AssumedCase::forget(std::uint32_t number) {
  const Variable& variable = variables_[number];
  if (variable.kind == Variable::Kind::fact) slots_[variable.slot] = unknown_cell(variable.slot);
  if (variable.kind == Variable::Kind::history && number < history_.size()) history_[number] = Cell();
}

Cell AssumedCase::read(std::uint32_t node) {
  frame_.program = &program_;
  frame_.slots = slots_.data();
  arena_.reset();
  const Cell cell = evaluate({node}, frame_);
  frame_.unknowns.clear();
  frame_.problems.clear();
  return cell;
}

Cell AssumedCase::evaluate(Expr expr, Frame& frame) {
  frame.steps_left = 100'000;
  return program_.evaluate(expr, frame);
}

Cell AssumedCase::call(HostCall call, std::span<const Cell> arguments, Frame& frame) {
  if (reads_history(call)) {
    const std::uint32_t number = variables_.find(call, arguments);
    return number < history_.size() ? history_[number] : Cell();
  }
  const auto number = [&](std::size_t i) { return static_cast<std::size_t>(arguments[i].integer); };
  switch (call) {
    case HostCall::now:
      return Cell::of(frame.now);
    case HostCall::burden_tolerance:
      return tolerance(frame);
    case HostCall::severity:
      return severity(frame);
    case HostCall::value: {
      const std::uint32_t steps = frame.steps_left;
      const Cell cell = choose(policy_.values[number(0)].choice, frame);
      frame.steps_left = steps;
      return cell;
    }
    case HostCall::parameter:
      return parameter(number(0), frame.now);
    case HostCall::parameter_at:
      return parameter(number(0), arguments[1].integer);
    case HostCall::add_period: {
      const std::optional<Time> t =
          policy_.calendar.add_period(Time{arguments[0].integer}, Period::unpack(arguments[1].integer));
      return t ? Cell::of(t->seconds) : Cell::error(EvalError::out_of_range);
    }
    case HostCall::days_between:
      return Cell::of(policy_.calendar.days_between(Time{arguments[0].integer}, Time{arguments[1].integer}));
    case HostCall::start_of_day:
      return Cell::of(policy_.calendar.start_of_day(Time{arguments[0].integer}).seconds);
    case HostCall::each_day: {
      // Long lists are read ten thousand times in a search: those of a season stand for all. An atom with a calendar in
      // it is no proof anyway.
      constexpr std::int64_t most_days = 100;
      const Time from{arguments[0].integer}, until{arguments[1].integer};
      if (frame.arena == nullptr || policy_.calendar.days_between(from, until) > most_days)
        return Cell::error(EvalError::budget);
      return policy_.calendar.each_day(from, until, *frame.arena);
    }
    default:
      return Cell();  // the recommended step: only texts read it
  }
}

Cell AssumedCase::choose(const Choice& choice, Frame& frame) {
  Cell possible;
  bool any = false;
  for (const ChoiceItem& item : choice.items) {
    bool certain = true;
    if (item.when.exists()) {
      const Cell when = evaluate(item.when, frame);
      if (!when.is_true() && !when.undecided()) continue;
      certain = when.is_true();
    }
    const Cell cell = item.is.exists() ? evaluate(item.is, frame) : Cell::none();
    if (any && !same_cells(possible, cell, choice.type)) return Cell();
    possible = cell;
    any = true;
    if (certain) return possible;
  }
  if (!any) return Cell::none();
  return possible.state == State::none ? possible : Cell();
}

Cell AssumedCase::severity(Frame& frame) {
  std::int64_t level = 0;
  const Cell reached = slots_[policy_.bind_plan->severity_reached];
  if (reached.known()) level = std::max(level, reached.integer);
  for (const RaiseDef& raise : policy_.raises) {
    const Expr condition = policy_.rules[raise.rule].condition;
    if (raise.to > level && (!condition.exists() || evaluate(condition, frame).is_true())) level = raise.to;
  }
  return Cell::of(level);
}

Cell AssumedCase::tolerance(Frame& frame) {
  if (!policy_.tolerance_hours.exists()) return Cell::none();
  Cell cell = choose(policy_.tolerance_hours, frame);
  if (!cell.known() || !policy_.tolerance_each_failure_leaves.exists()) return cell;
  const Cell leaves = choose(policy_.tolerance_each_failure_leaves, frame);
  const std::uint32_t failed = variables_.find(HostCall::attempts_failed, {});
  if (!leaves.known() || failed >= history_.size() || !history_[failed].known()) return Cell();
  cell.real *= whole_power(leaves.real, history_[failed].integer);
  return cell;
}

Cell AssumedCase::parameter(std::size_t number, std::int64_t at) const {
  const ParameterValue* current = nullptr;
  for (const ParameterValue& value : policy_.parameters[number].values)
    if (value.from <= at) current = &value;
  return current == nullptr ? Cell::error(EvalError::no_value_yet) : current->value;
}

}  // namespace amends::impl
