// unused-value: A value that nothing in the policy reads, without a title or a doc for those outside.
#include "lint/linter.hpp"
#include "lint/reading.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

void check_unused_value(Linter& lint) {
  if (lint.policy().steps.empty() && lint.policy().remedies.empty()) return;  // its values are what it is for
  const Reads reads(lint.policy());
  for (const DocValue& entry : lint.entries("values")) {
    const DocBlock& block = entry.block();
    if (block.has("title") || block.has("doc")) continue;
    for (std::size_t i = 0; i < reads.values.size(); ++i)
      if (lint.policy().values[i].name == entry.name.text && !reads.values[i])
        lint.found(entry.name.span, "nothing in the policy reads the value " + ticked(entry.name.text),
                   "leave it out, or say with `doc` what the host does with it");
  }
}

}  // namespace

constinit const LintRule unused_value = {
    "unused-value", DiagnosticLevel::note,
    "A value that nothing in the policy reads, without a title or a doc for those outside",
    "Values are for reuse, and for the host that reads them in the answer. One that the policy itself "
    "never uses is for the host; say what it is for with `title` or `doc`, or leave it out.",
    check_unused_value};

}  // namespace amends::impl::rules
