// unused-parameter: A parameter that no expression reads.
#include "lint/linter.hpp"
#include "lint/reading.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

void check_unused_parameter(Linter& lint) {
  const Reads reads(lint.policy());
  for (std::size_t i = 0; i < reads.parameters.size(); ++i)
    if (!reads.parameters[i])
      lint.found(lint.policy().parameters[i].span,
                 "the parameter " + ticked(lint.policy().parameters[i].name) + " is never used",
                 "use it, or leave it out: changing it changes nothing");
}

}  // namespace

constinit const LintRule unused_parameter = {
    "unused-parameter", DiagnosticLevel::warning, "A parameter that no expression reads",
    "A figure that is kept up to date and never used gives false comfort: people believe that changing it "
    "changes something.",
    check_unused_parameter};

}  // namespace amends::impl::rules
