// What was tried, what was answered, and the stage that follows from it.
#include "decide/evaluation.hpp"

#include <algorithm>
#include <array>

namespace amends::impl {

namespace {

// A case that was not read lately is far from the processor: all of it is asked for at once, not a piece at a time.
void fetch(const BoundData& bound) {
  const auto lines = [](const void* from, const void* to) {
    for (const char* line = static_cast<const char*>(from); line < to; line += 64) __builtin_prefetch(line);
  };
  lines(bound.slots.data(), bound.slots.data() + bound.slots.size());
  lines(&bound, &bound + 1);
}

}  // namespace

void Evaluation::prepare() {
  fetch(bound_);
  Frame& frame = work_.frame;
  frame.program = &policy_.program;
  frame.slots = slots_->data();
  frame.host = this;
  frame.arena = &work_.arena;
  frame.now = now_;
  frame.next_moment = INT64_MAX;
  frame.unknowns.clear();
  frame.problems.clear();
  work_.arena.reset();
  work_.history.assign(policy_.steps.size(), {});
  work_.values.assign(policy_.values.size(), {});
  work_.value_unknowns.clear();
  work_.value_problems.clear();
  work_.borne_unknowns.clear();
  work_.tolerance_unknowns.clear();
  work_.totals.assign(policy_.steps.size(), not_priced);
  work_.order.clear();
  work_.borne_millionths.assign(policy_.burdens.size(), 0);
  work_.remembered_millionths.assign(policy_.burdens.size(), 0);
  work_.running_since.assign(policy_.burdens.size(), INT64_MIN);
  work_.granted_in_case.assign(policy_.kinds.size(), 0);
  work_.cap_left.assign(policy_.kinds.size(), INT64_MAX);
  work_.cap_unknown.assign(policy_.kinds.size(), 0);
  work_.questions.clear();
  work_.problems.clear();
  work_.parameters.clear();

  decision_.plan.clear();
  decision_.options.assign(policy_.steps.size(), {});
  decision_.burdens.assign(policy_.burdens.size(), {});
  decision_.remedies.assign(policy_.remedies.size(), {});
  decision_.values.assign(policy_.values.size(), {});
  decision_.limits.clear();
  decision_.rules.assign(policy_.rules.size(), Holds::no);
  decision_.conflicts.clear();
  decision_.questions.clear();
  decision_.policy = policy_.identity;
  decision_.at = Time{now_};
  decision_.valid_until = Time{INT64_MAX};
  decision_.stage = Stage::recover;
  decision_.no_step = NoStep::done;
  decision_.step = no_id;
  decision_.in_progress = decision_.ask_first = decision_.accepted = false;
  decision_.ask_why = Decision::AskWhy::no;
  decision_.ask_rule = no_rule;
  decision_.severity = 0;
  decision_.severity_rule = no_rule;
  decision_.borne = 0;
  decision_.borne_known = true;
  decision_.tolerance = not_priced;
  decision_.step_needs_approval = false;
  decision_.step_approver = no_id;
  decision_.left_unfixed = 1;
}

void Evaluation::read_history() {
  for (const BoundAttempt& attempt : bound_.attempts) {
    latest_attempt_at_ = std::max(latest_attempt_at_, attempt.at);
    if (attempt.outcome == Outcome::declined) continue;
    const bool failed = attempt.outcome == Outcome::failed || attempt.outcome == Outcome::worsened;
    ++tried_;
    failed_ += failed ? 1 : 0;
    worsened_ += attempt.outcome == Outcome::worsened ? 1 : 0;
    if (attempt.step < 0) continue;
    StepHistory& step = work_.history[static_cast<std::size_t>(attempt.step)];
    ++step.tried;
    step.failed += failed ? 1 : 0;
    step.fixed += attempt.outcome == Outcome::fixed ? 1 : 0;
    step.pending = attempt.outcome == Outcome::pending;  // in order of time: the latest stays
    step.latest_at = attempt.at;
  }
}

// The latest answer about a step counts; declining a step when it was tried is such an answer. Of an acceptance and a
// refusal at the same moment the refusal counts. An acceptance is used up by the next attempt of that step.
void Evaluation::read_answers() {
  for (const BoundAnswer& answer : bound_.answers) {
    if (answer.step < 0) continue;
    StepHistory& step = work_.history[static_cast<std::size_t>(answer.step)];
    std::int64_t& at = answer.accepted ? step.accepted_at : step.declined_at;
    at = std::max(at, answer.at);
  }
  for (const BoundAttempt& attempt : bound_.attempts) {
    if (attempt.step < 0 || attempt.outcome != Outcome::declined) continue;
    StepHistory& step = work_.history[static_cast<std::size_t>(attempt.step)];
    step.declined_at = std::max(step.declined_at, attempt.at);
  }
  for (StepHistory& step : work_.history) {
    step.declined = step.declined_at != INT64_MIN && step.declined_at >= step.accepted_at;
    step.accepted = step.accepted_at > step.declined_at && (step.tried == 0 || step.latest_at < step.accepted_at);
  }
}

// A fix that did not last counts as failed, for good: the one in force when the case was reopened or a closing question
// was answered NO, whatever was tried after it. A NO without a time speaks of the latest fix.
void Evaluation::undo_fixes_that_did_not_last() {
  using Reply = BoundData::Reply;
  const std::size_t none = bound_.attempts.size();
  std::array<std::size_t, 3> undone = {none, none, none};  // attempts, each once
  const auto undo = [&](std::size_t which, std::int64_t moment) {
    std::size_t in_force = none;  // in order of time
    for (std::size_t i = 0; i < bound_.attempts.size() && bound_.attempts[i].at <= moment; ++i) {
      const Outcome outcome = bound_.attempts[i].outcome;
      const bool counts = moment == INT64_MAX ? outcome == Outcome::fixed : outcome != Outcome::declined;
      if (counts) in_force = i;
    }
    if (in_force == none || bound_.attempts[in_force].outcome != Outcome::fixed) return;
    if (std::find(undone.begin(), undone.end(), in_force) != undone.end()) return;
    undone[which] = in_force;
    ++failed_;
    const std::int32_t number = bound_.attempts[in_force].step;
    if (number < 0) return;
    StepHistory& step = work_.history[static_cast<std::size_t>(number)];
    ++step.failed;
    --step.fixed;
  };
  const auto no_at = [](Reply reply, std::int64_t at) {
    return reply != Reply::no ? INT64_MIN : at == INT64_MIN ? INT64_MAX : at;
  };
  undo(0, bound_.reopened_at);
  undo(1, no_at(bound_.got_what_needed, bound_.got_what_needed_at));
  undo(2, no_at(bound_.done_well, bound_.done_well_at));
}

// The latest attempt decides. A closing answer older than the fix it speaks of is no answer.
void Evaluation::decide_stage() {
  if (bound_.attempts.empty()) return;
  undo_fixes_that_did_not_last();
  const BoundAttempt& latest = bound_.attempts.back();
  if (latest.outcome != Outcome::fixed) return;

  using Reply = BoundData::Reply;
  const auto reply = [&](Reply r, std::int64_t at) {
    return at != INT64_MIN && at < latest.at ? Reply::unanswered : r;
  };
  const Reply got = reply(bound_.got_what_needed, bound_.got_what_needed_at);
  const Reply well = reply(bound_.done_well, bound_.done_well_at);
  const bool reopened = bound_.reopened_at != INT64_MIN && bound_.reopened_at >= latest.at;
  if (reopened || got == Reply::no || well == Reply::no) return;
  if (got == Reply::unanswered || well == Reply::unanswered) {
    decision_.stage = Stage::confirm;
    return;
  }
  decision_.stage = Stage::closed;
  if (!policy_.follow_up.exists()) return;
  const std::int64_t closed_at = std::max({bound_.got_what_needed_at, bound_.done_well_at, latest.at});
  const std::optional<std::int64_t> until = ending(policy_.follow_up, closed_at);
  take_unknowns(question_group::before_steps);
  if (!until || now_ < *until) decision_.stage = Stage::follow_up;
  if (until) work_.frame.moment(*until);
}

}  // namespace amends::impl
