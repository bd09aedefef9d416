// no-because: A rule that stops, demands or raises something without saying why.
#include "lint/linter.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

void check_no_because(Linter& lint) {
  const auto check = [&](const DocBlock& block, std::string_view what) {
    if (!block.has("because"))
      lint.found(block.name.span, std::string(what) + " does not say why", "add `because`, a sentence for people");
  };
  for (const DocBlock& rule : lint.list("rules"))
    if (rule.has("never") || rule.has("must")) check(rule, "this rule");
  if (const DocBlock* severity = lint.block("severity"))
    for (const DocBlock& raise : Linter::list(*severity, "raise")) check(raise, "this raise of the severity");
}

}  // namespace

constinit const LintRule no_because = {
    "no-because", DiagnosticLevel::note, "A rule that stops, demands or raises something without saying why",
    "Whoever has to explain the decision to a customer reads its reasons. A rule without `because` leaves "
    "them with \"a rule says so\".",
    check_no_because};

}  // namespace amends::impl::rules
