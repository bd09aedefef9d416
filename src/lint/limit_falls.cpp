// limit-falls: A limit that is lower at a higher severity, or for a higher role.
#include "lint/limits.hpp"
#include "lint/linter.hpp"
#include "lint/rules.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace amends::impl::rules {

namespace {

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

void check_limit_falls(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  const EmpowermentDef& empowerment = policy.empowerment;
  std::vector<const LimitDef*> limits;
  for (const LimitDef& limit : empowerment.limits) limits.push_back(&limit);
  const auto found_at = [&](const LimitDef& limit, const std::string& than, const char* help) {
    lint.found(place_of_limit(lint, limit),
               "the limit of " + ticked(empowerment.roles[limit.role].name) + " is lower " + than, help);
  };
  find_falls(
      limits, [](const LimitDef& limit) { return std::pair(limit.kind, limit.role); },
      [](const LimitDef& limit) { return limit.severity; },
      [&](const LimitDef& high, const LimitDef& low) {
        found_at(high,
                 "at " + ticked(policy.severity_levels[high.severity]) + " than at " +
                     ticked(policy.severity_levels[low.severity]),
                 "a limit should not shrink as severity rises");
      });
  find_falls(
      limits, [](const LimitDef& limit) { return std::pair(limit.kind, limit.severity); },
      [&](const LimitDef& limit) { return empowerment.roles[limit.role].rung; },
      [&](const LimitDef& high, const LimitDef& low) {
        found_at(high, "than that of " + ticked(empowerment.roles[low.role].name) + ", whose limit holds for both",
                 "each role may do all that the ones before it may");
      });
}

}  // namespace

constinit const LintRule limit_falls = {
    "limit-falls", DiagnosticLevel::warning, "A limit that is lower at a higher severity, or for a higher role",
    "The worse it gets, the more an agent should be able to do about it, and the one who approves should "
    "be able to grant more than the one who asks. A limit that shrinks is usually two figures swapped.",
    check_limit_falls};

}  // namespace amends::impl::rules
