// no-certain-step: a plan that may leave the problem unfixed.
#include "lint/exact.hpp"
#include "lint/rules.hpp"

#include <algorithm>

namespace amends::impl::rules {

namespace {

constexpr std::size_t most_ways = 64;

bool is_certain(const StepDef& step) {
  return step.ends != Ends::no || !step.chance.exists() ||
         (step.chance.constant && step.chance.constant->known() && step.chance.constant->real >= 1);
}

// The ways in which a step can be out: a reading each. Always out: one way that reads nothing.
std::vector<std::optional<Reading>> ways_out(const CompiledPolicy& policy, std::uint16_t step) {
  std::vector<std::optional<Reading>> ways;
  if (const Expr when = condition_of(policy, policy.steps[step].when_rule); when.exists())
    ways.push_back(Reading{when, false});
  for (const StepRule& never : policy.nevers) {
    if (never.step != step) continue;
    const Expr condition = condition_of(policy, never.rule);
    if (condition.exists())
      ways.push_back(Reading{condition, true});
    else
      ways.push_back(std::nullopt);
  }
  return ways;
}

class LastResort {
 public:
  explicit LastResort(Linter& lint) : lint_(lint), policy_(lint.policy()) {}

  // Whether all of `steps` can be out at once. Each way of one with each way of the others, as far as they are few.
  void can_all_be_out(const std::vector<std::uint16_t>& steps) {
    std::vector<std::vector<Reading>> cases = {{}};
    for (const std::uint16_t step : steps) {
      const auto ways = ways_out(policy_, step);
      if (ways.empty()) return;  // it is always left
      std::vector<std::vector<Reading>> more;
      for (const std::vector<Reading>& readings : cases)
        for (const std::optional<Reading>& way : ways) {
          more.push_back(readings);
          if (way) more.back().push_back(*way);
        }
      cases = std::move(more);
      if (cases.size() > most_ways) {
        lint_.inconclusive(place(),
                           "whether a certain step is always left could not be decided: there are too many ways");
        return;
      }
    }
    const Analysis* inconclusive = nullptr;
    Analysis kept;
    for (const std::vector<Reading>& readings : cases) {
      Analysis analysis = can(lint_, readings);
      if (analysis.verdict == Verdict::yes) return found(steps, analysis);
      if (analysis.verdict == Verdict::inconclusive) {
        kept = std::move(analysis);
        inconclusive = &kept;
      }
    }
    if (inconclusive != nullptr) lint_.inconclusive(place(), why_inconclusive(*inconclusive));
  }

  Span place() const { return lint_.document().get("steps")->name.span; }

 private:
  void found(const std::vector<std::uint16_t>& steps, const Analysis& analysis) {
    std::vector<std::string_view> names;
    for (const std::uint16_t step : steps) names.push_back(policy_.steps[step].name);
    lint_.found(
        lint_.entries("steps")[steps.front()].name.span,
        "the last resort can be out: there are cases in which " + listed(names) +
            " cannot be done, and no other step is certain",
        "leave one step without conditions that is certain to end the problem, such as a refund or `ends: hand_over`",
        shown(analysis));
  }

  Linter& lint_;
  const CompiledPolicy& policy_;
};

// In a fixed plan, a list of steps none of which is certain.
void check_fixed_plan(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  for (const PlanItem& item : policy.plan) {
    const auto certain = [&](std::uint16_t step) { return is_certain(policy.steps[step]); };
    if (std::any_of(item.steps.begin(), item.steps.end(), certain)) continue;
    const Span span =
        item.listed == no_site ? lint.document().get("plan")->name.span : policy.list_items[item.listed].span;
    lint.found(span, "no step of this plan is certain to end the problem",
               "let it end with a step of `chance: 1`, or with `ends: hand_over`");
  }
}

void check_no_certain_step(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  if (policy.steps.empty()) return;
  if (!policy.plan_expected) return check_fixed_plan(lint);
  std::vector<std::uint16_t> certain;
  for (std::uint16_t s = 0; s < policy.steps.size(); ++s)
    if (is_certain(policy.steps[s])) certain.push_back(s);
  LastResort last(lint);
  if (certain.empty())
    lint.found(last.place(), "no step is certain to end the problem",
               "give one `chance: 1`, as a refund has, or `ends: hand_over`");
  else
    last.can_all_be_out(certain);
}

}  // namespace

constinit const LintRule no_certain_step = {
    "no-certain-step", DiagnosticLevel::warning, "No step is certain to end the problem, or the last resort can be out",
    "A plan whose every step may fail ends with a customer whose problem is still there, and nobody knows what to do "
    "next. One step must always be left: a refund, a replacement, a person who takes over.",
    check_no_certain_step};

}  // namespace amends::impl::rules
