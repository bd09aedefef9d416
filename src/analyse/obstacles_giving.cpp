// What keeps a severity from being reached, a remedy from being given, an amount from being granted.
#include "analyse/obstacles.hpp"

#include "decide/wording.hpp"
#include "document/reader.hpp"

#include <algorithm>

namespace amends::impl {

void Obstacles::of_severity(std::uint16_t level) {
  std::vector<ConditionReading> raises;
  for (const RaiseDef& raise : policy_.raises)
    if (raise.to >= level) raises.push_back(readings_.of(raise.rule, "severity " + policy_.severity_levels[raise.to]));
  if (raises.empty()) {
    add("No rule of the policy raises the severity so far.");
    return;
  }
  Obstacle& obstacle = add(raises.size() == 1 ? "The rule that raises it so far does not hold."
                                              : "None of the rules that raise it so far holds.");
  obstacle.conditions = std::move(raises);
}

void Obstacles::of_remedy(std::uint16_t number) {
  const RemedyDef& remedy = policy_.remedies[number];
  const RemedyDecision& decided = decision_.remedies[number];
  if (decision_.rules[remedy.rule] != Holds::yes) {
    const bool certain = decision_.rules[remedy.rule] == Holds::no;
    add(certain ? "Its condition does not hold." : "Whether its condition holds is not known.")
        .conditions.push_back(readings_.of(remedy.rule, "when of " + remedy.name));
  }
  for (const RemedyDef& other : policy_.remedies) {
    if (other.instead_of != static_cast<std::int16_t>(number) || decision_.rules[other.rule] != Holds::yes) continue;
    add(other.title + " (" + ticked(other.name) + ") is given in its place.")
        .conditions.push_back(readings_.of(other.rule, "when of " + other.name));
  }
  if (!decided.given || !decided.priced || decided.open > 0) return;
  const auto money_text = [&](std::int64_t minor) { return to_string(Money{minor, policy_.currency}); };
  if (decided.entitlement <= 0)
    add("Its amount is " + money_text(decided.entitlement) + ".");
  else if (decided.cut > 0)
    add(money_text(decided.cut) + " of it is beyond the cap on " + ticked(policy_.kinds[remedy.kind]) + ".");
  else
    add("All of it was granted already: " + money_text(decided.entitlement) + ".");
}

void Obstacles::of_grant(std::uint16_t kind, Money amount) {
  const auto limit = std::find_if(decision_.limits.begin(), decision_.limits.end(),
                                  [&](const LimitDecision& l) { return l.kind == kind; });
  if (limit == decision_.limits.end()) return;
  const auto money_text = [&](std::int64_t minor) { return to_string(Money{minor, policy_.currency}); };
  const EmpowermentDef& empowerment = policy_.empowerment;
  const std::string level = policy_.severity_levels[static_cast<std::size_t>(decision_.severity)];
  const std::int32_t role = evaluation_.role();
  if (role < 0) {
    add("The role of the agent is not known, so approval is needed.");
  } else if (!limit->known) {
    add("The limit is not known, so approval is needed.");
  } else if (!limit->unlimited && limit->limit < amount.minor) {
    add("The limit of " + ticked(empowerment.roles[static_cast<std::size_t>(role)].name) + " at severity " +
        ticked(level) + " is " + money_text(limit->limit) + ", " + money_text(amount.minor - limit->limit) +
        " less than that.");
  } else if (!limit->unlimited && limit->left < amount.minor && limit->cap_left > limit->left) {
    add("The limit is " + money_text(limit->limit) + ", but only " + money_text(limit->left) +
        " of it is left in this case.");
  }
  if (limit->cap_left < amount.minor) {
    add("The cap leaves " + money_text(std::max<std::int64_t>(limit->cap_left, 0)) +
        ", and beyond a cap nobody approves.");
    return;
  }
  std::string who;
  for (const RoleDef& other : empowerment.roles) {
    const auto enough = [&](const LimitDef& l) {
      if (l.kind != kind || l.severity > decision_.severity) return false;
      if (empowerment.roles[l.role].rung > other.rung) return false;
      if (l.unlimited) return true;
      const Cell cell = evaluation_.choose(l.amount);
      evaluation_.forget_unknowns();
      return cell.known() && cell.real >= static_cast<double>(amount.minor);
    };
    if (std::any_of(empowerment.limits.begin(), empowerment.limits.end(), enough))
      who += (who.empty() ? "" : ", ") + ticked(other.name);
  }
  if (!who.empty() && !obstacles_.empty()) obstacles_.back().text += " Enough for it at this severity: " + who + ".";
}

}  // namespace amends::impl
