// unused-fact: A declared fact that nothing reads.
#include "lint/linter.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

void check_unused_fact(Linter& lint) {
  for (const PolicyFact& fact : lint.policy().facts) {
    if (!fact.declared || fact.used) continue;
    for (const DocValue& entry : lint.entries("facts"))
      if (entry.name.text == fact.name)
        lint.found(entry.name.span, "the fact " + ticked(fact.name) + " is never used",
                   "use it, or leave it out: it is asked of nobody");
  }
}

}  // namespace

constinit const LintRule unused_fact = {
    "unused-fact", DiagnosticLevel::warning, "A declared fact that nothing reads",
    "A fact that no expression reads is asked of nobody and changes nothing. Either the rule that needs "
    "it is missing, or it is left over.",
    check_unused_fact};

}  // namespace amends::impl::rules
