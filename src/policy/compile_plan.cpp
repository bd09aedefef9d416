// The order of the steps: by the least expected total, or fixed.
#include "document/reader.hpp"
#include "policy/builder.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

std::vector<std::uint16_t> steps_of(Builder& build, const DocValue& names) {
  std::vector<std::uint16_t> steps;
  for (const DocName& name : names.names)
    if (const auto step = build.number(build.policy.step_type, "step", name)) steps.push_back(*step);
  return steps;
}

// What ranking steps by section 7 needs: a chance each, and the worth of an hour where hours are weighed.
void check_ranking(Builder& build) {
  const std::vector<StepDef>& steps = build.policy.steps;
  const auto ends = [](const StepDef& step) { return step.ends != Ends::no; };
  if (steps.size() - static_cast<std::size_t>(std::count_if(steps.begin(), steps.end(), ends)) < 2) return;
  bool demands = false;
  for (const DocValue& entry : build.entries("steps")) {
    const DocBlock& block = entry.block();
    if (block.has("ends")) continue;
    demands = demands || !Builder::entries(block, "demands").empty();
    if (!block.has("chance"))
      build.error(block.name.span, "missing-key",
                  "the key `chance` is missing from " + subject(block) + ", which is ranked by it",
                  "add `chance`, or fix the order with `plan: [...]`");
  }
  if (demands && !build.document.has("worth_of_an_hour"))
    build.error(build.document.get("steps")->name.span, "missing-key",
                "the key `worth_of_an_hour` is missing: steps with demands are ranked by it",
                "for example `worth_of_an_hour: 30 USD`, or fix the order with `plan: [...]`");
}

}  // namespace

void compile_plan(Builder& build) {
  const DocValue* plan = build.document.get("plan");
  CompiledPolicy& policy = build.policy;
  policy.plan_expected = plan == nullptr || (plan->names.empty() && plan->blocks.empty());
  if (policy.plan_expected) {
    check_ranking(build);
    return;
  }
  if (plan->blocks.empty()) {
    policy.plan.push_back({no_rule, steps_of(build, *plan)});
    return;
  }
  for (std::size_t i = 0; i < plan->blocks.size(); ++i) {
    const DocBlock& block = plan->blocks[i];
    const bool last = i + 1 == plan->blocks.size();
    PlanItem item;
    const Expr when = build.condition(block);
    if (when.exists() && last) build.last_conditions.push_back({when, block.get("when")->span()});
    if (block.get("when") != nullptr || block.get("because") != nullptr || block.get("source") != nullptr)
      item.rule = build.rule(RuleKind::plan_item, "plan, item " + std::to_string(i + 1), block, when);
    item.listed = build.list_item(block, "plan", i, when, no_site);
    if (const DocValue* is = block.get("is")) item.steps = steps_of(build, *is);
    policy.plan.push_back(std::move(item));
  }
}

}  // namespace amends::impl
