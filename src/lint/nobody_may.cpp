// nobody-may: a step that nobody may do, nor approve.
#include "lint/available.hpp"
#include "lint/rules.hpp"

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

  void check(std::uint16_t step, Span span) {
    std::string levels;
    Analysis first;
    bool ever = false;
    for (std::uint16_t level = 0; level < policy_.severity_levels.size(); ++level) {
      if (somebody_may(step, level)) {
        ever = true;
        continue;
      }
      Analysis analysis = available_at(lint_, step, level);
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
        as_only_answer(lint_, step, *first.witness));
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
