// Why this severity, these contexts, remedies, limits, values and commitments.
#include "scenario/deciding_parts.hpp"

#include <algorithm>

namespace amends::impl {

void Deciding::of_severity() {
  const auto level = [&](const std::string& name) {
    const auto found = std::find(policy_.severity_levels.begin(), policy_.severity_levels.end(), name);
    return static_cast<std::int32_t>(found - policy_.severity_levels.begin());
  };
  if (decision_.severity_rule != no_rule) rule(decision_.severity_rule);
  for (const std::string& wanted : expectation_.operands)
    for (const RaiseDef& raise : policy_.raises)
      if (raise.to == level(wanted) && raise.to > decision_.severity) rule(raise.rule);
  if (decision_.severity_rule == no_rule && decision_.severity > 0)
    note("problem.severity_reached", "is " + severity(), {});
}

void Deciding::of_contexts() {
  const std::string& placed = expectation_.path.placed;
  for (const ContextDef& context : policy_.contexts) {
    const bool wanted = std::find(expectation_.operands.begin(), expectation_.operands.end(), context.name) !=
                        expectation_.operands.end();
    const bool holds = run_.rule(context.rule) == Holds::yes;
    if (placed.empty() ? wanted != holds : context.name == placed) rule(context.rule);
  }
}

// What left something undecided: the rules that read unknown.
void Deciding::of_questions() {
  for (std::size_t i = 0; i < policy_.rules.size(); ++i)
    if (const auto number = static_cast<std::uint16_t>(i); run_.rule(number) == Holds::possible) rule(number);
}

void Deciding::of_remedies() {
  const std::string& placed = expectation_.path.placed;
  const std::string_view path = expectation_.path.part->path;
  for (std::size_t i = 0; i < policy_.remedies.size(); ++i) {
    const RemedyDef& remedy = policy_.remedies[i];
    const bool wanted = std::find(expectation_.operands.begin(), expectation_.operands.end(), remedy.name) !=
                        expectation_.operands.end();
    if (placed.empty() ? wanted == decision_.remedies[i].given : remedy.name != placed) continue;
    rule(remedy.rule);
    if (!decision_.remedies[i].given && run_.rule(remedy.rule) == Holds::yes)
      for (const RemedyDef& other : policy_.remedies)
        if (other.instead_of == static_cast<std::int32_t>(i)) rule(other.rule);
    if (!placed.empty() && path != "remedies.<remedy>") list("amount of " + remedy.name, remedy.amount);
    if (decision_.remedies[i].cut > 0)
      note("cap of " + policy_.kinds[remedy.kind],
           "took " + to_string(Money{decision_.remedies[i].cut, policy_.currency}) + " away",
           place({"empowerment", "caps"}));
  }
}

void Deciding::of_empowerment() {
  const std::string& kind = expectation_.path.placed;
  for (const LimitDef& limit : policy_.empowerment.limits) {
    if (policy_.kinds[limit.kind] != kind || static_cast<std::int32_t>(limit.role) != run_.role()) continue;
    if (static_cast<std::int32_t>(limit.severity) > decision_.severity) continue;
    list("limit of " + role_name() + " for " + kind, limit.amount);
  }
  Span span = place({"empowerment", "limits", kind, role_name(), severity()});
  if (!span.exists()) span = place({"empowerment", "limits", kind, role_name()});
  note("limits of " + kind, "are read at " + severity() + " for " + role_name(), span);
  for (const CapDef& cap : policy_.empowerment.caps)
    if (policy_.kinds[cap.kind] == kind) note(policy_.rules[cap.rule].name, "counts", policy_.rules[cap.rule].span);
}

void Deciding::of_value(const std::string& name) {
  for (const ValueDef& value : policy_.values)
    if (value.name == name) list(name, value.choice);
}

void Deciding::of_commitment(const std::string& name) {
  for (const CommitmentDef& commitment : policy_.commitments) {
    if (commitment.name != name) continue;
    list("promise of " + name, commitment.promise);
    list("aim of " + name, commitment.aim);
    if (result_.empty()) note("commitment " + name, "is read", place({"commitments", name}));
  }
}

}  // namespace amends::impl
