// unused-role: A role that may do and grant no more than the roles before it.
#include "lint/linter.hpp"
#include "lint/rules.hpp"

#include <algorithm>

namespace amends::impl::rules {

namespace {

void check_unused_role(Linter& lint) {
  const EmpowermentDef& empowerment = lint.policy().empowerment;
  const DocBlock* block = lint.block("empowerment");
  if (block == nullptr || block->get("roles") == nullptr) return;
  if (empowerment.may.empty() && empowerment.limits.empty()) return;  // roles only, for the host
  for (std::uint16_t role = 0; role < empowerment.roles.size(); ++role) {
    if (empowerment.roles[role].rung == 0) continue;
    const bool may = std::any_of(empowerment.may.begin(), empowerment.may.end(), [&](const MayDef& entry) {
      return entry.role == role && entry.how != MayDef::How::nobody;
    });
    const bool grants = std::any_of(empowerment.limits.begin(), empowerment.limits.end(),
                                    [&](const LimitDef& limit) { return limit.role == role; });
    if (may || grants) continue;
    for (const std::vector<DocName>& rung : block->get("roles")->rungs)
      for (const DocName& name : rung)
        if (name.text == empowerment.roles[role].name)
          lint.found(name.span, "the role " + ticked(name.text) + " may no more than the roles before it",
                     "give it something in `may` or `limits`, or leave it out");
  }
}

}  // namespace

constinit const LintRule unused_role = {
    "unused-role", DiagnosticLevel::warning, "A role that may do and grant no more than the roles before it",
    "Each role may do all that the ones before it may. One that adds nothing is a station on the way to "
    "an approval that it cannot give.",
    check_unused_role};

}  // namespace amends::impl::rules
