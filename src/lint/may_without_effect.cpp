// may-without-effect: A permission that a lower role has already, so that it gives nothing.
#include "lint/linter.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

void check_may_without_effect(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  const EmpowermentDef& empowerment = policy.empowerment;
  const DocBlock* block = lint.block("empowerment");
  if (block == nullptr) return;
  const auto entry_of = [&](const MayDef& may) -> const DocValue* {
    for (const DocValue& step : Linter::entries(*block, "may"))
      if (step.name.text == policy.steps[may.step].name)
        for (const DocValue& role : step.entries)
          if (role.name.text == empowerment.roles[may.role].name) return &role;
    return nullptr;
  };
  for (const MayDef& high : empowerment.may)
    for (const MayDef& low : empowerment.may) {
      if (low.step != high.step || low.how != MayDef::How::severity || high.how == MayDef::How::condition) continue;
      if (empowerment.roles[low.role].rung >= empowerment.roles[high.role].rung) continue;
      const bool stricter = high.how == MayDef::How::nobody || high.severity >= low.severity;
      const DocValue* entry = stricter ? entry_of(high) : nullptr;
      if (entry == nullptr) continue;
      lint.found(entry->span(),
                 ticked(empowerment.roles[low.role].name) + " may do " + ticked(policy.steps[high.step].name) +
                     " from " + ticked(policy.severity_levels[low.severity]) + " on, so this gives " +
                     ticked(empowerment.roles[high.role].name) + " nothing",
                 "each role may do all that the ones before it may: give the higher role the lower level");
      break;
    }
}

}  // namespace

constinit const LintRule may_without_effect = {
    "may-without-effect", DiagnosticLevel::warning,
    "A permission that a lower role has already, so that it gives nothing",
    "Each role may do all that the ones before it may. Where a higher role is given a stricter threshold "
    "than a lower one, the order is probably swapped: the one who is asked for approval may no more than "
    "the one who asks.",
    check_may_without_effect};

}  // namespace amends::impl::rules
