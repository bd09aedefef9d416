// not-monotone: a severity or a permission that one more failure or demand can take back.
#include "lint/linter.hpp"
#include "lint/monotone.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

class FallingConditions {
 public:
  explicit FallingConditions(Linter& lint) : lint_(lint), policy_(lint.policy()), monotone_(policy_) {}

  void run() {
    constexpr std::string_view severity = "the severity";
    constexpr std::string_view empowerment = "what a role may do";
    for (const RaiseDef& raise : policy_.raises) rule(raise.rule, severity);
    for (const MayDef& may : policy_.empowerment.may) rule(may.rule, empowerment);
    for (const LimitDef& limit : policy_.empowerment.limits) choice(limit.amount, empowerment);
    for (const CapDef& cap : policy_.empowerment.caps) choice(cap.at_most, empowerment);
    // What burdens weigh may depend on the history only through lists of it.
    for (const ContextDef& context : policy_.contexts) {
      rule(context.rule, severity);
      for (const auto& [burden, factor] : context.weighs) choice(factor, severity);
    }
    for (const BurdenDef& burden : policy_.burdens) choice(burden.hours, severity);
    choice(policy_.halves_every, severity);
    choice(policy_.tolerance_hours, severity, true);
  }

 private:
  void found(Span span, std::string_view what) {
    lint_.found(span, "one more failure or demand can undo this, so " + std::string(what) + " can fall",
                "compare counts with `>=` or `>`, without `not`, `==` and `!=`");
  }

  void rule(std::uint16_t number, std::string_view what) {
    if (number == no_rule || !policy_.rules[number].condition.exists()) return;
    const RuleInfo& info = policy_.rules[number];
    if (may_only_rise(monotone_.of(info.condition))) return;
    found(info.site == no_site ? info.span : policy_.sites[info.site].span, what);
  }

  void choice(const Choice& choice, std::string_view what, bool may_fall = false) {
    const Motion motion = monotone_.of(choice);
    if (may_only_rise(motion) || (may_fall && motion == Motion::falls)) return;
    const ChoiceItem& first = choice.items.front();
    found(policy_.program.node((first.when.exists() ? first.when : first.is).node).span, what);
  }

  Linter& lint_;
  const CompiledPolicy& policy_;
  Monotone monotone_;
};

void check_not_monotone(Linter& lint) { FallingConditions(lint).run(); }

}  // namespace

constinit const LintRule not_monotone = {
    "not-monotone", DiagnosticLevel::warning,
    "One more failure or demand could lower the severity, or what a role may do",
    "Things got worse for the customer, and the policy would do less for them. What is read of the history should only "
    "ever raise the severity and what an agent may do about it.",
    check_not_monotone};

}  // namespace amends::impl::rules
