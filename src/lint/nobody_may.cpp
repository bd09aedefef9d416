// nobody-may: a step that nobody may do, nor approve.
#include "lint/exact.hpp"
#include "lint/rules.hpp"

#include <amends/json.hpp>
#include <amends/recommend.hpp>

#include <algorithm>

namespace amends::impl::rules {

namespace {

class NobodyMay {
 public:
  explicit NobodyMay(Linter& lint) : lint_(lint), policy_(lint.policy()) {}

  void run() {
    const DocBlock* empowerment = lint_.block("empowerment");
    if (empowerment == nullptr) return;
    for (const DocValue& step : Linter::entries(*empowerment, "may"))
      for (std::uint16_t s = 0; s < policy_.steps.size(); ++s)
        if (policy_.steps[s].name == step.name.text) check(s, step.name.span);
  }

 private:
  // Whether somebody may do it at this severity, as far as a condition of theirs may hold.
  bool somebody_may(std::uint16_t step, std::uint16_t level) const {
    return std::any_of(policy_.empowerment.may.begin(), policy_.empowerment.may.end(), [&](const MayDef& may) {
      return may.step == step &&
             (may.how == MayDef::How::condition || (may.how == MayDef::How::severity && may.severity <= level));
    });
  }

  // A case of this severity in which the step can be done.
  Analysis available(std::uint16_t step, std::uint16_t level) {
    Analysis last;
    last.verdict = Verdict::no;
    for (std::vector<Reading> readings : at_severity(policy_, level)) {
      if (const Expr when = condition_of(policy_, policy_.steps[step].when_rule); when.exists())
        readings.push_back({when, true});
      bool never = false;
      for (const StepRule& rule : policy_.nevers) {
        if (rule.step != step) continue;
        const Expr condition = condition_of(policy_, rule.rule);
        never = never || !condition.exists();
        if (condition.exists()) readings.push_back({condition, false});
      }
      if (never) continue;
      Analysis analysis = can(lint_, readings);
      if (analysis.verdict == Verdict::no) continue;
      if (analysis.verdict == Verdict::yes && is_at(lint_.loaded(), *analysis.witness, level)) return analysis;
      if (analysis.verdict == Verdict::yes) analysis.why = "only a severity kept from before was found";
      last = std::move(analysis);
      last.verdict = Verdict::inconclusive;
    }
    return last;
  }

  // The case in which every other step has been declined, where the answer then is that step, and nobody to approve it.
  std::optional<WitnessCase> recommended(std::uint16_t step, const Analysis& available) const {
    Case a_case = available.witness->a_case;
    const Time now = available.witness->now;
    for (std::uint16_t other = 0; other < policy_.steps.size(); ++other)
      if (other != step) a_case.answers.push_back({policy_.steps[other].name, AnswerKind::declined, now});
    const Recommendation answer = recommend(lint_.loaded(), a_case, now);
    const bool shows = answer.step && answer.step->id == policy_.steps[step].name && answer.approval.needed &&
                       answer.approval.approver.empty();
    if (!shows) return shown(available);
    std::string says = available.witness->text();
    if (policy_.steps.size() > 1) says += (says.empty() ? "" : ", ") + std::string("all other steps declined");
    return WitnessCase{to_json(a_case, 0), now, says};
  }

  void check(std::uint16_t step, Span span) {
    std::string levels;
    Analysis first;
    bool ever = false;
    for (std::uint16_t level = 0; level < policy_.severity_levels.size(); ++level) {
      if (somebody_may(step, level)) {
        ever = true;
        continue;
      }
      Analysis analysis = available(step, level);
      if (analysis.verdict == Verdict::inconclusive) lint_.inconclusive(span, why_inconclusive(analysis));
      if (analysis.verdict != Verdict::yes) continue;
      levels += (levels.empty() ? "" : ", ") + ticked(policy_.severity_levels[level]);
      if (first.verdict != Verdict::yes) first = std::move(analysis);
    }
    if (levels.empty()) return;
    const std::string name = ticked(policy_.steps[step].name);
    lint_.found(
        span, "at " + levels + " nobody may do " + name + ", nor approve it",
        ever ? "let the highest role do it from the lowest level on, or say with the step's `when` that it is not "
               "for those levels"
             : "name a role that may do it, or leave the step out",
        recommended(step, first));
  }

  Linter& lint_;
  const CompiledPolicy& policy_;
};

void check_nobody_may(Linter& lint) { NobodyMay(lint).run(); }

}  // namespace

constinit const LintRule nobody_may = {
    "nobody-may", DiagnosticLevel::warning,
    "A step that can be recommended at a severity at which nobody may do it or approve it",
    "The answer says that the step needs approval, and there is nobody to ask: the chain of approval ends nowhere. The "
    "agent is left with a customer and a step that is right and forbidden to everyone.",
    check_nobody_may};

}  // namespace amends::impl::rules
