// unused-ease: An ease that no step uses, or that removes nothing that its steps demand.
#include "lint/linter.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

bool helps(const EaseDef& ease, const StepDef& step) {
  for (const auto& [removed, share] : ease.removes)
    for (const auto& [demanded, quantity] : step.demands)
      if (removed == demanded) return true;
  return false;
}

void check_unused_ease(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  std::vector<bool> used(policy.eases.size());
  for (std::size_t s = 0; s < policy.steps.size(); ++s)
    for (const std::uint16_t e : policy.steps[s].eased_by) {
      used[e] = true;
      if (helps(policy.eases[e], policy.steps[s])) continue;
      for (const DocName& name : lint.entries("steps")[s].block().get("eased_by")->names)
        if (name.text == policy.eases[e].name)
          lint.found(name.span,
                     ticked(name.text) + " removes nothing that " + ticked(policy.steps[s].name) + " demands",
                     "leave it out here, or let it remove a burden of this step");
    }
  for (std::size_t e = 0; e < used.size(); ++e)
    if (!used[e])
      lint.found(lint.entries("eases")[e].name.span, "no step is eased by " + ticked(policy.eases[e].name),
                 "name it in the `eased_by` of the steps that it makes easier");
}

}  // namespace

constinit const LintRule unused_ease = {
    "unused-ease", DiagnosticLevel::warning, "An ease that no step uses, or that removes nothing that its steps demand",
    "An ease helps only in the steps that name it in `eased_by`, and only with burdens that they demand. "
    "One that helps nowhere is a kindness on paper.",
    check_unused_ease};

}  // namespace amends::impl::rules
