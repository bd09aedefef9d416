// Cases in which a step can be done, and is the answer.
#include "lint/available.hpp"

#include <amends/json.hpp>
#include <amends/recommend.hpp>

namespace amends::impl {

Analysis available_at(Linter& lint, std::uint16_t step, std::uint16_t level) {
  const CompiledPolicy& policy = lint.policy();
  Analysis last;
  last.verdict = Verdict::no;
  for (std::vector<Reading> readings : at_severity(policy, level)) {
    if (const Expr when = condition_of(policy, policy.steps[step].when_rule); when.exists())
      readings.push_back({when, true});
    bool never = false;
    for (const StepRule& rule : policy.nevers) {
      if (rule.step != step) continue;
      const Expr condition = condition_of(policy, rule.rule);
      never = never || !condition.exists();
      if (condition.exists()) readings.push_back({condition, false});
    }
    if (never) continue;
    Analysis analysis = can(lint, readings);
    if (analysis.verdict == Verdict::no) continue;
    if (analysis.verdict == Verdict::yes && is_at(lint.loaded(), *analysis.witness, level)) return analysis;
    if (analysis.verdict == Verdict::yes) analysis.why = "only a severity kept from before was found";
    last = std::move(analysis);
    last.verdict = Verdict::inconclusive;
  }
  return last;
}

WitnessCase as_only_answer(const Linter& lint, std::uint16_t step, const Witness& available) {
  const std::vector<StepDef>& steps = lint.policy().steps;
  Case a_case = available.a_case;
  for (std::uint16_t other = 0; other < steps.size(); ++other)
    if (other != step) a_case.answers.push_back({steps[other].name, AnswerKind::declined, available.now});
  const Recommendation answer = recommend(lint.loaded(), a_case, available.now);
  std::string says = available.text();
  const bool shows =
      answer.step && answer.step->id == steps[step].name && answer.approval.needed && answer.approval.approver.empty();
  if (!shows) return {to_json(available.a_case, 0), available.now, says};
  if (steps.size() > 1) says += (says.empty() ? "" : ", ") + std::string("all other steps declined");
  return {to_json(a_case, 0), available.now, says};
}

}  // namespace amends::impl
