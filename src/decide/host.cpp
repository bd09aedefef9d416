// What expressions may ask of the evaluation: history, burdens, values, parameters, the calendar.
#include "decide/evaluation.hpp"

#include <algorithm>

namespace amends::impl {

Cell Evaluation::call(HostCall call, std::span<const Cell> args, Frame& frame) {
  const auto step = [&]() -> const StepHistory* {
    const std::int64_t s = args[0].integer;
    return s >= 0 && s < static_cast<std::int64_t>(work_.history.size()) ? &work_.history[static_cast<std::size_t>(s)]
                                                                         : nullptr;
  };
  // One of two times may move with now: what lies between them changes at the next local midnight. A local day has 23
  // to 25 hours.
  const auto changes_at_midnight = [&] {
    const Time today = policy_.calendar.start_of_day(Time{now_});
    frame.moment(policy_.calendar.start_of_day(today + hours(30)).seconds);
  };
  switch (call) {
    case HostCall::now:
      return Cell::of(now_);
    case HostCall::tried:
      return Cell::of(std::int64_t{step() ? step()->tried : 0});
    case HostCall::failed:
      return Cell::of(std::int64_t{step() ? step()->failed : 0});
    case HostCall::fixed:
      return Cell::of(std::int64_t{step() ? step()->fixed : 0});
    case HostCall::declined:
      return Cell::of(step() != nullptr && step()->declined);
    case HostCall::demanded:
    case HostCall::times_demanded: {
      if (args[0].integer < 0) return call == HostCall::demanded ? Cell::of(0.0) : Cell::of(std::int64_t{0});
      return demanded(static_cast<std::uint16_t>(args[0].integer), args[1], args[2].boolean,
                      call == HostCall::times_demanded);
    }
    case HostCall::burden_borne:
      if (!borne_.known())
        frame.unknowns.insert(frame.unknowns.end(), work_.borne_unknowns.begin(), work_.borne_unknowns.end());
      return borne_;
    case HostCall::burden_tolerance:
      if (tolerance_.undecided())
        frame.unknowns.insert(frame.unknowns.end(), work_.tolerance_unknowns.begin(), work_.tolerance_unknowns.end());
      return tolerance_;
    case HostCall::burden_borne_of:
      if (args[0].integer < 0) return Cell::of(0.0);
      if (!borne_.known()) {
        frame.unknowns.insert(frame.unknowns.end(), work_.borne_unknowns.begin(), work_.borne_unknowns.end());
        return borne_;
      }
      return Cell::of(decision_.burdens[static_cast<std::size_t>(args[0].integer)].borne);
    case HostCall::attempts_tried:
      return Cell::of(tried_);
    case HostCall::attempts_failed:
      return Cell::of(failed_);
    case HostCall::attempts_worsened:
      return Cell::of(worsened_);
    case HostCall::promises_broken: {
      std::int64_t broken = 0;
      for (const BoundPromise& promise : bound_.promises) {
        if (promise.due_at == INT64_MAX) continue;
        const bool late = promise.kept_at == INT64_MAX ? promise.due_at < now_ : promise.kept_at > promise.due_at;
        broken += late ? 1 : 0;
        if (promise.kept_at == INT64_MAX) frame.moment(promise.due_at + 1);
      }
      return Cell::of(broken);
    }
    case HostCall::granted:
      return granted(static_cast<std::uint16_t>(args[0].integer), args[1], args[2].boolean);
    case HostCall::event:
      return event(args[0].text, args[1].integer);
    case HostCall::severity:
      return Cell::of(static_cast<std::int64_t>(decision_.severity));
    case HostCall::step:
      return decision_.step == no_id ? Cell::none() : Cell::of(static_cast<std::int64_t>(decision_.step));
    case HostCall::step_title: {
      if (decision_.step == no_id) return Cell::none();
      const std::string& title = policy_.steps[static_cast<std::size_t>(decision_.step)].title;
      const Text* text = work_.arena.text(title);
      return text ? Cell::of(text) : Cell::error(EvalError::budget);
    }
    case HostCall::value:
      return value(static_cast<std::uint16_t>(args[0].integer), frame);
    case HostCall::parameter:
      return parameter(static_cast<std::uint16_t>(args[0].integer), now_, true);
    case HostCall::parameter_at:
      return parameter(static_cast<std::uint16_t>(args[0].integer), args[1].integer, false);
    case HostCall::add_period: {
      const std::optional<Time> t = policy_.calendar.add_period(Time{args[0].integer}, Period::unpack(args[1].integer));
      return t ? Cell::of(t->seconds) : Cell::error(EvalError::out_of_range);
    }
    case HostCall::days_between: {
      changes_at_midnight();
      return Cell::of(policy_.calendar.days_between(Time{args[0].integer}, Time{args[1].integer}));
    }
    case HostCall::start_of_day:
      return Cell::of(policy_.calendar.start_of_day(Time{args[0].integer}).seconds);
    case HostCall::each_day: {
      changes_at_midnight();
      return policy_.calendar.each_day(Time{args[0].integer}, Time{args[1].integer}, *frame.arena);
    }
  }
  return Cell::error(EvalError::out_of_range);
}

// Whether `at` lies within the window before now. Notes when it will have left it.
bool Evaluation::within(std::int64_t at, Cell window, bool period) {
  if (!period) {
    if (now_ - at > window.integer) return false;
    if (window.integer < INT64_MAX / 2) work_.frame.moment(at + window.integer + 1);
    return true;
  }
  const std::optional<Time> end = policy_.calendar.add_period(Time{at}, Period::unpack(window.integer));
  if (!end) return true;  // beyond the year 9999
  if (now_ > end->seconds) return false;
  work_.frame.moment(end->seconds + 1);
  return true;
}

Cell Evaluation::demanded(std::uint16_t burden, Cell window, bool period, bool times) {
  const std::int64_t running = work_.running_since[burden];
  double quantity = 0;
  std::int64_t occasions = 0;
  for (const BoundDemand& demand : bound_.demands) {
    if (demand.burden != burden || (demand.this_case && running != INT64_MIN)) continue;
    if (!within(demand.at, window, period)) continue;
    quantity += demand.quantity;
    occasions += demand.first_of_occasion ? 1 : 0;
  }
  if (running != INT64_MIN && running <= now_) {
    std::int64_t from = running;
    if (!period) from = std::max(from, now_ - std::min(window.integer, now_ - running));
    const std::int64_t unit = std::max<std::int64_t>(policy_.burdens[burden].unit_seconds, 1);
    quantity += static_cast<double>(now_ - from) / static_cast<double>(unit);
    ++occasions;
  }
  return times ? Cell::of(occasions) : Cell::of(quantity);
}

Cell Evaluation::granted(std::uint16_t kind, Cell window, bool period) {
  std::int64_t sum = 0;
  for (const BoundGrant& grant : bound_.grants) {
    if (grant.kind != kind) continue;
    if (grant.remedy >= 0 && policy_.remedies[static_cast<std::size_t>(grant.remedy)].owed) continue;
    if (within(grant.at, window, period)) sum += grant.minor;
  }
  return Cell::of(static_cast<double>(sum));
}

Cell Evaluation::event(const Text* kind, std::int64_t within_seconds) {
  bool found = false;
  for (const BoundEvent& e : bound_.events) {
    if (e.kind != kind && e.kind->bytes != kind->bytes) continue;
    work_.frame.moment(e.from - within_seconds);
    work_.frame.moment(e.to);
    found = found || (now_ < e.to && e.from - now_ <= within_seconds);
  }
  return Cell::of(found);
}

// Evaluated once a decision, on a budget of its own; what stayed open is told to every reader.
Cell Evaluation::value(std::uint16_t number, Frame& frame) {
  ValueMemo& memo = work_.values[number];
  if (memo.progress == ValueMemo::Progress::not_yet) {
    const std::uint32_t steps = frame.steps_left;
    frame.steps_left = 100'000;
    const auto unknowns = static_cast<std::ptrdiff_t>(frame.unknowns.size());
    const auto problems = static_cast<std::ptrdiff_t>(frame.problems.size());
    const Cell cell = choose(policy_.values[number].choice);
    frame.steps_left = steps;
    memo.cell = cell;
    memo.progress = ValueMemo::Progress::done;
    memo.unknowns_begin = static_cast<std::uint32_t>(work_.value_unknowns.size());
    memo.problems_begin = static_cast<std::uint32_t>(work_.value_problems.size());
    if (cell.undecided()) {
      work_.value_unknowns.insert(work_.value_unknowns.end(), frame.unknowns.begin() + unknowns, frame.unknowns.end());
      work_.value_problems.insert(work_.value_problems.end(), frame.problems.begin() + problems, frame.problems.end());
    }
    memo.unknowns_end = static_cast<std::uint32_t>(work_.value_unknowns.size());
    memo.problems_end = static_cast<std::uint32_t>(work_.value_problems.size());
    frame.unknowns.resize(static_cast<std::size_t>(unknowns));
    frame.problems.resize(static_cast<std::size_t>(problems));
  }
  frame.unknowns.insert(frame.unknowns.end(), work_.value_unknowns.begin() + memo.unknowns_begin,
                        work_.value_unknowns.begin() + memo.unknowns_end);
  frame.problems.insert(frame.problems.end(), work_.value_problems.begin() + memo.problems_begin,
                        work_.value_problems.begin() + memo.problems_end);
  return memo.cell;
}

// Before the first date it is unknown, and reported.
Cell Evaluation::parameter(std::uint16_t number, std::int64_t at, bool at_now) {
  const ParameterDef& parameter = policy_.parameters[number];
  const ParameterValue* current = nullptr;
  for (const ParameterValue& value : parameter.values) {
    if (value.from > at) {
      if (at_now) work_.frame.moment(value.from);
      break;
    }
    current = &value;
  }
  if (!current) return Cell::error(EvalError::no_value_yet);
  const std::pair<std::uint16_t, const ParameterValue*> read(number, current);
  if (std::find(work_.parameters.begin(), work_.parameters.end(), read) == work_.parameters.end())
    work_.parameters.push_back(read);
  return current->value;
}

}  // namespace amends::impl
