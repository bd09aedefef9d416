// What is no mistake in a policy but probably not meant: what `amends check` says.
//
// A load says what is wrong; the linter says what could be better, each finding with the rule that found it. Findings
// are plain values that own their text: they outlive the policy and may go to any thread. lint() reads an immutable
// policy, keeps nothing and may run on any number of threads at once. docs/lint/ has a page for each rule.
#pragma once

#include <amends/diagnostic.hpp>
#include <amends/policy.hpp>
#include <amends/time.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace amends {

// A case that shows a finding: `amends recommend POLICY CASE --now NOW` runs it. It was run before it is shown.
struct WitnessCase {
  std::string case_json;  // on one line
  Time now;
  std::string says;  // what of it matters: "product.role = livelihood, attempts.failed = 1"

  bool operator==(const WitnessCase&) const = default;
};

struct Finding {
  // Its code is the rule. A warning is probably a mistake, a note is advice; an error is one of the policy itself.
  Diagnostic diagnostic;
  std::optional<WitnessCase> witness;

  bool operator==(const Finding&) const = default;
};

struct LintOptions {
  std::vector<std::string> only;     // these rules; empty: all
  std::vector<std::string> without;  // but not these
};

struct LintReport {
  std::vector<Finding> findings;      // in order of file, line and column
  std::vector<Finding> inconclusive;  // notes: what a rule could not decide, and where; no findings
  std::size_t allowed = 0;            // findings that comments in the policy silence
};

LintReport lint(const Policy& policy, const LintOptions& options = {});

// What policies say against each other where they hold for one case, the most specific first (together.hpp): a fact of
// two types, a step that one may require and another forbid, remedies and burdens of one name that are not one thing.
std::vector<Finding> lint_together(const std::vector<Policy>& policies);

// A rule of the linter, for references and `amends check --explain`.
struct LintRuleInfo {
  std::string_view id;
  DiagnosticLevel level = DiagnosticLevel::warning;
  std::string_view summary;  // one line, no full stop
  std::string_view why;      // a few sentences
};

std::vector<LintRuleInfo> lint_rules();  // by id
std::optional<LintRuleInfo> find_lint_rule(std::string_view id);
// The rule that was probably meant by an id that no rule has, or empty.
std::string near_lint_rule(std::string_view id);

// What the findings of a load that failed are: its mistakes, without witnesses.
std::vector<Finding> findings_of(const std::vector<Diagnostic>& diagnostics);

// As diagnostics are printed, with the case that shows it and the page of the rule. No trailing newline.
std::string to_string(const Finding& finding, bool colour = false);
std::string to_json(const std::vector<Finding>& findings, int indent = 2);
// SARIF 2.1.0, as code hosts and editors read it.
std::string to_sarif(const std::vector<Finding>& findings, int indent = 2);
// Annotations of GitHub Actions, a line each: `::warning file=...,line=...,col=...,title=...::...`
std::string to_github(const std::vector<Finding>& findings);

}  // namespace amends
