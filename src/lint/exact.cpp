// What rules ask the analyser, and how its answers become findings.
#include "lint/exact.hpp"

#include <amends/json.hpp>
#include <amends/recommend.hpp>

namespace amends::impl {

namespace {

bool may_ask(Linter& lint, const std::vector<Reading>& readings) { return lint.take_from_budget(1 + readings.size()); }

Analysis given_up() {
  Analysis analysis;
  analysis.why = "the policy asks too many questions";
  return analysis;
}

}  // namespace

Analysis can(Linter& lint, const std::vector<Reading>& readings) {
  return may_ask(lint, readings) ? lint.analyser().can(readings) : given_up();
}

Analysis might(Linter& lint, const std::vector<Reading>& readings) {
  return may_ask(lint, readings) ? lint.analyser().might(readings) : given_up();
}

std::optional<WitnessCase> shown(const Analysis& analysis) {
  if (analysis.verdict != Verdict::yes || !analysis.witness) return std::nullopt;
  return WitnessCase{to_json(analysis.witness->a_case, 0), analysis.witness->now, analysis.witness->text()};
}

std::vector<std::vector<Reading>> at_severity(const CompiledPolicy& policy, std::uint16_t level) {
  std::vector<Reading> not_above;
  for (const RaiseDef& raise : policy.raises)
    if (raise.to > level) not_above.push_back({policy.rules[raise.rule].condition, false});
  if (level == 0) return {not_above};
  std::vector<std::vector<Reading>> ways;
  for (const RaiseDef& raise : policy.raises) {
    if (raise.to != level) continue;
    ways.push_back(not_above);
    ways.back().push_back({policy.rules[raise.rule].condition, true});
  }
  return ways;
}

bool is_at(const Policy& policy, const Witness& witness, std::uint16_t level) {
  return recommend(policy, witness.a_case, witness.now).severity == policy.compiled().severity_levels[level];
}

bool is_condition(const Site& site) {
  return site.is_condition || (site.key != nullptr && site.key->wants == Wants::condition);
}

Expr condition_of(const CompiledPolicy& policy, std::uint16_t rule) {
  return rule == no_rule ? Expr{} : policy.rules[rule].condition;
}

Span place_of(const CompiledPolicy& policy, std::uint16_t rule) {
  const RuleInfo& info = policy.rules[rule];
  return info.site == no_site ? info.span : policy.sites[info.site].span;
}

std::string why_inconclusive(const Analysis& analysis) {
  return "this could not be decided" + (analysis.why.empty() ? std::string() : ": " + analysis.why);
}

}  // namespace amends::impl
