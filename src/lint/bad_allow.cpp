// bad-allow: a comment that silences a finding, and does not say what is needed, or silences nothing.
#include "lint/lint_rule.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

// The comments are read where findings are silenced: src/lint/allow.cpp.
void check_bad_allow(Linter&) {}

}  // namespace

constinit const LintRule bad_allow = {
    "bad-allow", DiagnosticLevel::warning,
    "A comment `# amends: allow` without a reason, of an unknown rule, or that silences nothing",
    "An exception is fine where somebody thought about it and says why. One without a reason cannot be checked by the "
    "next who reads it, and one that silences nothing hides the mistake that is made there next.",
    check_bad_allow};

}  // namespace amends::impl::rules
