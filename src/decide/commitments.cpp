#include "decide/commitments.hpp"

#include "decide/wording.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

// What the case says about promises with this commitment's name.
struct Promised {
  const BoundPromise* open = nullptr;  // the one due first
  std::int64_t last_kept = INT64_MIN;
};

Promised promised(const BoundData& bound, std::int32_t commitment) {
  Promised found;
  for (const BoundPromise& promise : bound.promises) {
    if (promise.commitment != commitment) continue;
    if (promise.kept_at != INT64_MAX)
      found.last_kept = std::max(found.last_kept, promise.kept_at);
    else if (promise.due_at != INT64_MAX && (!found.open || promise.due_at < found.open->due_at))
      found.open = &promise;
  }
  return found;
}

std::int64_t step_start(const Evaluation& evaluation, const Decision& decision, const Working& work) {
  if (decision.in_progress) return work.history[static_cast<std::size_t>(decision.step)].latest_at;
  return evaluation.now();
}

// The aim: a share of the promised time, counted on the clock, or a span of its own.
std::optional<std::int64_t> aim_of(Evaluation& evaluation, const CommitmentDef& def, std::int64_t start,
                                   std::int64_t promise) {
  if (!def.aim.exists()) return std::nullopt;
  const Cell aim = evaluation.choose(def.aim);
  evaluation.take_unknowns(question_group::commitments);
  if (!aim.known()) return std::nullopt;
  if (def.aim.type.kind == TypeKind::real)
    return start + static_cast<std::int64_t>(static_cast<double>(promise - start) * std::clamp(aim.real, 0.0, 1.0));
  const std::optional<std::int64_t> end = evaluation.later(aim, def.aim.type, start);
  return end ? std::optional(std::min(*end, promise)) : std::nullopt;
}

}  // namespace

std::vector<CommitmentAnswer> commitments(Evaluation& evaluation) {
  const CompiledPolicy& policy = evaluation.policy();
  const Decision& decision = evaluation.decision();
  const BoundData& bound = evaluation.bound();
  std::vector<CommitmentAnswer> answers;
  if (decision.stage != Stage::recover) return answers;
  for (std::size_t i = 0; i < policy.commitments.size(); ++i) {
    const CommitmentDef& def = policy.commitments[i];
    const Promised past = promised(bound, static_cast<std::int32_t>(i));
    const Holds wanted = evaluation.reading(def.when);
    evaluation.take_unknowns(question_group::commitments);
    if (wanted != Holds::yes && !past.open) continue;  // what was promised is to be kept
    CommitmentAnswer answer;
    answer.id = def.name;
    answer.title = def.title;
    answer.by = def.by;
    if (past.open) {
      answer.already_promised = true;
      answer.promise = Time{past.open->due_at};
      if (const auto aim = aim_of(evaluation, def, past.open->made_at, past.open->due_at)) answer.aim = Time{*aim};
    } else {
      std::int64_t start = bound.opened_at;
      const bool of_step = def.name == "fix" || def.promise_is_takes;
      if (def.name == "acknowledge" && past.last_kept != INT64_MIN) continue;
      if (of_step) {
        if (decision.step == no_id) continue;
        start = step_start(evaluation, decision, evaluation.working());
      }
      if (def.name == "update" && past.last_kept != INT64_MIN) start = past.last_kept;
      if (def.since.exists()) {
        const Cell since = evaluation.evaluate(def.since);
        evaluation.take_unknowns(question_group::commitments);
        if (!since.known()) {
          answers.push_back(std::move(answer));
          continue;
        }
        start = since.integer;
      }
      if (start == INT64_MIN) {
        evaluation.ask_for_opened_at(question_group::commitments);
        answers.push_back(std::move(answer));
        continue;
      }
      const Choice& span =
          def.promise_is_takes ? policy.steps[static_cast<std::size_t>(decision.step)].takes : def.promise;
      if (!span.exists()) continue;  // the step says no time
      const std::optional<std::int64_t> end = evaluation.ending(span, start);
      evaluation.take_unknowns(question_group::commitments);
      if (end) {
        answer.promise = Time{*end};
        if (const auto aim = aim_of(evaluation, def, start, *end)) answer.aim = Time{*aim};
      }
    }
    if (answer.promise) {
      answer.overdue = answer.promise->seconds < evaluation.now();
      evaluation.working().frame.moment(answer.promise->seconds + 1);
    }
    answers.push_back(std::move(answer));
  }
  return answers;
}

}  // namespace amends::impl
