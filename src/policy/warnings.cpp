// What is probably not meant, or what readers of a policy should know; warnings never stop a load.
#include "document/reader.hpp"
#include "policy/builder.hpp"
#include "policy/monotone.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <limits>

namespace amends::impl {

namespace {

void warn_of_uncertain_end(Builder& build) {
  const CompiledPolicy& policy = build.policy;
  if (!policy.plan_expected || policy.steps.empty()) return;
  const auto is_certain = [](const StepDef& step) {
    return step.ends != Ends::no || !step.chance.exists() || (step.chance.constant && step.chance.constant->real >= 1);
  };
  if (std::any_of(policy.steps.begin(), policy.steps.end(), is_certain)) return;
  build.warning(build.document.get("steps")->name.span, "no-certain-step", "no step is certain to end the problem",
                "give one `chance: 1`, as a refund has, or `ends: hand_over`");
}

void warn_of_unused_facts(Builder& build) {
  for (const PolicyFact& fact : build.policy.facts) {
    if (!fact.declared || fact.used) continue;
    for (const DocValue& entry : build.entries("facts"))
      if (entry.name.text == fact.name)
        build.warning(entry.name.span, "unused-fact", "the fact " + ticked(fact.name) + " is never used",
                      "use it, or leave it out: it is asked of nobody");
  }
}

// What a customer pays for leaving should not be what others pay for staying.
void warn_of_leaving(Builder& build) {
  const CompiledPolicy& policy = build.policy;
  const auto leaving = std::find_if(policy.facts.begin(), policy.facts.end(),
                                    [](const PolicyFact& fact) { return fact.name == "signals.leaving"; });
  if (leaving == policy.facts.end() || !leaving->used) return;
  const auto slot = static_cast<std::uint32_t>(leaving - policy.facts.begin());
  std::vector<bool> values(policy.values.size());  // that read it
  const auto reads_directly = [&](Expr expr) {
    const std::vector<std::uint32_t> slots = policy.program.slots_read(expr);
    return std::find(slots.begin(), slots.end(), slot) != slots.end();
  };
  const auto reads = [&](Expr expr) {
    if (!expr.exists()) return false;
    if (reads_directly(expr)) return true;
    for (const auto& [call, number] : policy.program.host_calls(expr))
      if (call == HostCall::value && number >= 0 && values[static_cast<std::size_t>(number)]) return true;
    return false;
  };
  for (bool changed = true; changed;) {  // values of values
    changed = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i]) continue;
      for (const ChoiceItem& item : policy.values[i].choice.items)
        if (reads(item.when) || reads(item.is)) values[i] = changed = true;
    }
  }
  for (const Site& site : build.policy.sites)
    if (reads(site.expr))
      build.warning(site.span, "reads-leaving",
                    std::string("this reads `signals.leaving`") + (reads_directly(site.expr) ? "" : " through a value"),
                    "what helps should not depend on a threat to leave");
}

// A limit as a number; nothing where it depends on the case.
std::optional<double> amount_of(const LimitDef& limit) {
  if (limit.unlimited) return std::numeric_limits<double>::infinity();
  if (!limit.amount.constant) return std::nullopt;
  return limit.amount.constant->real;
}

// Calls `falls(higher, lower)` where, in an order of limits, one is lower than one of a lower rank in the same group.
template <typename Group, typename Rank, typename Falls>
void find_falls(std::vector<const LimitDef*> limits, Group group, Rank rank, Falls falls) {
  const auto order = [&](const LimitDef* limit) { return std::pair(group(*limit), rank(*limit)); };
  std::stable_sort(limits.begin(), limits.end(),
                   [&](const LimitDef* a, const LimitDef* b) { return order(a) < order(b); });
  const LimitDef* best = nullptr;       // of all lower ranks of the group
  const LimitDef* best_here = nullptr;  // also of this rank
  const LimitDef* before = nullptr;
  for (const LimitDef* limit : limits) {
    if (before == nullptr || group(*before) != group(*limit))
      best = best_here = nullptr;
    else if (rank(*before) != rank(*limit))
      best = best_here;
    before = limit;
    const std::optional<double> amount = amount_of(*limit);
    if (!amount) continue;
    if (best != nullptr && *amount < *amount_of(*best)) falls(*limit, *best);
    if (best_here == nullptr || *amount > *amount_of(*best_here)) best_here = limit;
  }
}

// A limit that is lower at a higher severity, or for a higher role.
void warn_of_falling_limits(Builder& build) {
  const CompiledPolicy& policy = build.policy;
  const EmpowermentDef& empowerment = policy.empowerment;
  std::vector<const LimitDef*> limits;
  for (const LimitDef& limit : empowerment.limits) limits.push_back(&limit);
  const auto warn_at = [&](const LimitDef& limit, const std::string& than, const char* help) {
    build.warning(policy.program.node(limit.amount.items.front().is.node).span, "limit-falls",
                  "the limit of " + ticked(empowerment.roles[limit.role].name) + " is lower " + than, help);
  };
  find_falls(
      limits, [](const LimitDef& limit) { return std::pair(limit.kind, limit.role); },
      [](const LimitDef& limit) { return limit.severity; },
      [&](const LimitDef& high, const LimitDef& low) {
        warn_at(high,
                "at " + ticked(policy.severity_levels[high.severity]) + " than at " +
                    ticked(policy.severity_levels[low.severity]),
                "a limit should not shrink as severity rises");
      });
  find_falls(
      limits, [](const LimitDef& limit) { return std::pair(limit.kind, limit.severity); },
      [&](const LimitDef& limit) { return empowerment.roles[limit.role].rung; },
      [&](const LimitDef& high, const LimitDef& low) {
        warn_at(high, "than that of " + ticked(empowerment.roles[low.role].name) + ", whose limit holds for both",
                "each role may do all that the ones before it may");
      });
}

// Kinds that limits and caps name, but no remedy or step gives.
void warn_of_unused_kinds(Builder& build) {
  std::set<std::string> given = {"goodwill"};
  for (const RemedyDef& remedy : build.policy.remedies) given.insert(build.policy.kinds[remedy.kind]);
  for (const StepDef& step : build.policy.steps)
    if (step.kind >= 0) given.insert(build.policy.kinds[static_cast<std::size_t>(step.kind)]);
  const auto check = [&](const DocName& kind) {
    if (given.count(kind.text) != 0) return;
    build.warning(kind.span, "unused-kind", "no remedy and no step is of the kind " + ticked(kind.text),
                  did_you_mean(kind.text, {given.begin(), given.end()}));
  };
  const DocBlock* empowerment = build.block("empowerment");
  if (empowerment == nullptr) return;
  for (const DocValue& limit : Builder::entries(*empowerment, "limits")) check(limit.name);
  for (const DocBlock& cap : Builder::list(*empowerment, "caps"))
    if (const DocValue* kind = cap.get("kind")) check(kind->names.front());
}

// A severity or empowerment that one more failure or demand can lower.
void warn_of_falling_conditions(Builder& build) {
  const CompiledPolicy& policy = build.policy;
  Monotone monotone(policy);
  const auto warn_at = [&](Expr expr, std::string_view what) {
    build.warning(policy.program.node(expr.node).span, "not-monotone",
                  "one more failure or demand can undo this, so " + std::string(what) + " can fall",
                  "compare counts with `>=` or `>`, without `not`, `==` and `!=`");
  };
  const auto check_rule = [&](std::uint16_t rule, std::string_view what) {
    const Expr condition = rule == no_rule ? Expr{} : policy.rules[rule].condition;
    if (condition.exists() && !may_only_rise(monotone.of(condition))) warn_at(condition, what);
  };
  const auto check_choice = [&](const Choice& choice, std::string_view what, bool may_fall = false) {
    const Motion motion = monotone.of(choice);
    if (may_only_rise(motion) || (may_fall && motion == Motion::falls)) return;
    const ChoiceItem& first = choice.items.front();
    warn_at(first.when.exists() ? first.when : first.is, what);
  };
  constexpr std::string_view severity = "the severity";
  constexpr std::string_view empowerment = "what a role may do";
  for (const RaiseDef& raise : policy.raises) check_rule(raise.rule, severity);
  for (const MayDef& may : policy.empowerment.may) check_rule(may.rule, empowerment);
  for (const LimitDef& limit : policy.empowerment.limits) check_choice(limit.amount, empowerment);
  for (const CapDef& cap : policy.empowerment.caps) check_choice(cap.at_most, empowerment);
  // What burdens weigh may depend on the history only through lists of it.
  for (const ContextDef& context : policy.contexts) {
    check_rule(context.rule, severity);
    for (const auto& [burden, factor] : context.weighs) check_choice(factor, severity);
  }
  for (const BurdenDef& burden : policy.burdens) check_choice(burden.hours, severity);
  check_choice(policy.halves_every, severity);
  check_choice(policy.tolerance_hours, severity, true);
}

}  // namespace

void warn(Builder& build) {
  if (build.report.has_errors()) return;  // what is missing or wrong would make many of them wrong, too
  warn_of_uncertain_end(build);
  warn_of_unused_facts(build);
  warn_of_leaving(build);
  warn_of_falling_limits(build);
  warn_of_falling_conditions(build);
  warn_of_unused_kinds(build);
}

}  // namespace amends::impl
