// unused-kind: A kind of grant with limits or caps that no remedy and no step gives.
#include "lint/linter.hpp"
#include "lint/rules.hpp"

#include <set>
#include <string>

namespace amends::impl::rules {

namespace {

void check_unused_kind(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  std::set<std::string> given = {"goodwill"};
  for (const RemedyDef& remedy : policy.remedies) given.insert(policy.kinds[remedy.kind]);
  for (const StepDef& step : policy.steps)
    if (step.kind >= 0) given.insert(policy.kinds[static_cast<std::size_t>(step.kind)]);
  const auto check = [&](const DocName& kind) {
    if (given.count(kind.text) != 0) return;
    const std::string near = did_you_mean(kind.text, {given.begin(), given.end()});
    lint.found(kind.span, "no remedy and no step is of the kind " + ticked(kind.text),
               near.empty() ? "give a remedy or a step this `kind`, or leave it out" : near);
  };
  const DocBlock* empowerment = lint.block("empowerment");
  if (empowerment == nullptr) return;
  for (const DocValue& limit : Linter::entries(*empowerment, "limits")) check(limit.name);
  for (const DocBlock& cap : Linter::list(*empowerment, "caps"))
    if (const DocValue* kind = cap.get("kind")) check(kind->names.front());
}

}  // namespace

constinit const LintRule unused_kind = {
    "unused-kind", DiagnosticLevel::warning, "A kind of grant with limits or caps that no remedy and no step gives",
    "A limit for a kind that nothing gives limits nothing: usually the name is misspelt, and the remedy "
    "that was to be limited is not.",
    check_unused_kind};

}  // namespace amends::impl::rules
