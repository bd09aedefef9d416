// no-source: A value of a parameter does not say where it comes from.
#include "lint/linter.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

void check_no_source(Linter& lint) {
  for (const DocValue& parameter : lint.entries("parameters"))
    for (const DocBlock& value : parameter.blocks)
      if (value.text("source").empty())
        lint.found(value.name.span,
                   "this value of " + ticked(parameter.name.text) + " does not say where it comes from",
                   "add `source`, and `confirmed: false` where nobody has read the source itself");
}

}  // namespace

constinit const LintRule no_source = {
    "no-source", DiagnosticLevel::warning, "A value of a parameter does not say where it comes from",
    "A figure that changes by date comes from somewhere: a law, a tariff, a decision. Whoever has to "
    "check it next year, or is asked by a customer why it is so, needs to know where it stands.",
    check_no_source};

}  // namespace amends::impl::rules
