// always-holds: a condition that cannot fail.
#include "lint/exact.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

// Whether items follow this condition's own in its list.
bool more_follow(const CompiledPolicy& policy, std::size_t site) {
  for (std::size_t i = 0; i + 1 < policy.list_items.size(); ++i)
    if (policy.list_items[i].when == site) return policy.list_items[i + 1].number > policy.list_items[i].number;
  return false;
}

// Whether it reads a value that can run out, also through other values.
bool may_be_none(const CompiledPolicy& policy, Expr expr) {
  if (!expr.exists()) return false;
  for (const auto& [call, number] : policy.program.host_calls(expr)) {
    if (call != HostCall::value || number < 0) continue;
    const std::vector<ChoiceItem>& items = policy.values[static_cast<std::size_t>(number)].choice.items;
    if (!items.empty() && items.back().when.exists()) return true;
    for (const ChoiceItem& item : items)
      if (may_be_none(policy, item.when) || may_be_none(policy, item.is)) return true;
  }
  return false;
}

void check_always_holds(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  for (std::size_t i = 0; i < policy.sites.size(); ++i) {
    const Site& site = policy.sites[i];
    if (!is_condition(site)) continue;
    const Cell* cell = policy.program.constant(site.expr);
    if (cell != nullptr) {
      if (!cell->is_true()) continue;
      if (more_follow(policy, i))
        lint.found(site.span, "this always holds, so the items after it are never read",
                   "correct it, or leave out what comes after it");
      else if (lint.text(site.span) != "true")  // `when: true` says what it means
        lint.found(site.span, "this always holds", "write `true`, or leave the condition out");
      continue;
    }
    if (may_be_none(policy, site.expr)) continue;  // then it fails, and that is a gap
    if (might(lint, {{site.expr, false}}).verdict == Verdict::no &&
        can(lint, {{site.expr, true}}).verdict == Verdict::yes)
      lint.found(site.span, "this always holds, whatever the case",
                 "look for `or` where `and` is meant, or `!=` twice; otherwise leave the condition out");
  }
}

}  // namespace

constinit const LintRule always_holds = {"always-holds", DiagnosticLevel::warning, "A condition that cannot fail",
                                         "A condition is there to tell cases apart. One that always holds tells none "
                                         "apart: `role != a or role != b` is true "
                                         "of everybody. In a list of items, those after it are never read.",
                                         check_always_holds};

}  // namespace amends::impl::rules
