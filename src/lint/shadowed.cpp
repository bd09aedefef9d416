// shadowed: an item or rule that decides nothing, because those before it hold whenever it does.
#include "lint/exact.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

constexpr const char* help_for_shadowed = "put the narrower condition first, correct it, or leave this out";

class Shadows {
 public:
  explicit Shadows(Linter& lint) : lint_(lint), policy_(lint.policy()) {}

  void run() {
    lists();
    step_rules(policy_.nevers, "never");
    step_rules(policy_.musts, "must");
    step_rules(policy_.asks, "ask_first");
    raises();
  }

 private:
  bool can_hold(Expr expr) { return might(lint_, {{expr, true}}).verdict != Verdict::no; }

  // Whether the last of the readings is impossible beside the others, though not by itself.
  bool impossible(const std::vector<Reading>& readings, Span span) {
    const Analysis analysis = might(lint_, readings);
    if (analysis.verdict == Verdict::inconclusive) lint_.inconclusive(span, why_inconclusive(analysis));
    return analysis.verdict == Verdict::no;
  }

  // Each item is read where all before it are false.
  void lists() {
    std::vector<Reading> before;
    bool closed = false;  // an item before it has no condition, or one that always holds
    for (const ListItem& item : policy_.list_items) {
      if (item.number == 1) {
        before.clear();
        closed = false;
      }
      const Expr when = item.when == no_site ? Expr{} : policy_.sites[item.when].expr;
      const Cell* constant = when.exists() ? policy_.program.constant(when) : nullptr;
      if (!closed && !before.empty() && constant == nullptr) {
        std::vector<Reading> readings = before;
        if (when.exists()) readings.push_back({when, true});
        const Span span = when.exists() ? policy_.sites[item.when].span : item.span;
        if ((!when.exists() || can_hold(when)) && impossible(readings, span))
          lint_.found(span,
                      when.exists() ? "the items above hold whenever this does, so it is never read"
                                    : "one of the items above always holds, so this one is never read",
                      help_for_shadowed);
      }
      if (!when.exists() || (constant != nullptr && constant->is_true())) closed = true;
      if (when.exists() && constant == nullptr) before.push_back({when, false});
    }
  }

  // Rules of one kind about one step: of those that hold, the first says all that there is to say.
  void step_rules(const std::vector<StepRule>& rules, std::string_view kind) {
    for (std::size_t i = 0; i < rules.size(); ++i) {
      const Expr when = condition_of(policy_, rules[i].rule);
      if (when.exists() && policy_.program.constant(when) == nullptr && !can_hold(when)) continue;
      std::vector<Reading> readings;
      bool always = false;
      for (std::size_t j = 0; j < i; ++j) {
        if (rules[j].step != rules[i].step || rules[j].rule == rules[i].rule) continue;
        const Expr earlier = condition_of(policy_, rules[j].rule);
        const Cell* constant = earlier.exists() ? policy_.program.constant(earlier) : nullptr;
        always = always || !earlier.exists() || (constant != nullptr && constant->is_true());
        if (earlier.exists() && constant == nullptr) readings.push_back({earlier, false});
      }
      if (!always && readings.empty()) continue;
      if (when.exists()) readings.push_back({when, true});
      const Span span = place_of(policy_, rules[i].rule);
      if (always || impossible(readings, span))
        lint_.found(span,
                    "an earlier `" + std::string(kind) + ": " + policy_.steps[rules[i].step].name +
                        "` holds whenever this does, so it decides nothing",
                    help_for_shadowed);
    }
  }

  // A raise decides nothing where one to a higher level, or an earlier one to the same level, holds whenever it does.
  void raises() {
    for (std::size_t i = 0; i < policy_.raises.size(); ++i) {
      const RaiseDef& raise = policy_.raises[i];
      const Expr when = condition_of(policy_, raise.rule);
      if (!when.exists() || policy_.program.constant(when) != nullptr || !can_hold(when)) continue;
      std::vector<Reading> readings;
      for (std::size_t j = 0; j < policy_.raises.size(); ++j) {
        const RaiseDef& other = policy_.raises[j];
        const Expr condition = condition_of(policy_, other.rule);
        const bool stronger = other.to > raise.to || (other.to == raise.to && j < i);
        if (stronger && condition.exists() && policy_.program.constant(condition) == nullptr)
          readings.push_back({condition, false});
      }
      if (readings.empty()) continue;
      readings.push_back({when, true});
      const Span span = place_of(policy_, raise.rule);
      if (impossible(readings, span))
        lint_.found(span,
                    "whenever this holds, the severity is raised to " + ticked(policy_.severity_levels[raise.to]) +
                        " or higher anyway, so it decides nothing",
                    "correct the condition or the level, or leave this out");
    }
  }

  Linter& lint_;
  const CompiledPolicy& policy_;
};

void check_shadowed(Linter& lint) { Shadows(lint).run(); }

}  // namespace

constinit const LintRule shadowed = {
    "shadowed", DiagnosticLevel::warning, "A rule or item of a list that those before it leave nothing to",
    "Lists are read from the top, and the first item that holds gives the value. An item whose cases are all taken by "
    "those above it is never read: the exception stands below the rule. Overlapping items are fine, that is what the "
    "order "
    "is for; only an item that is never read is found.",
    check_shadowed};

}  // namespace amends::impl::rules
