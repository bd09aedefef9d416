// The linter never says of a case what is not so: what can never hold holds in no random case, what always holds fails
// in none, and the cases that it shows can be read and answered.
#include "analyse/analyser.hpp"
#include "policy/compiled.hpp"
#include "property/answers.hpp"
#include "property/generate.hpp"

#include <amends/lint.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace amends::property {
namespace {

// The condition that stands where the finding is.
impl::Expr condition_at(const Policy& policy, const Diagnostic& place) {
  for (const impl::Site& site : policy.compiled().sites) {
    if (site.key == nullptr) continue;
    const impl::LineColumn at = policy.compiled().sources[site.span.source].at(site.span.begin);
    if (at.line == place.line && at.column == place.column) return site.expr;
  }
  return {};
}

RC_GTEST_PROP(LintProperty, NoCaseRefutesWhatIsFound, ()) {
  const RandomPolicy random = *random_policy();
  const Policy policy = load(random.yaml);
  LintOptions options;
  options.only = {"never-holds", "always-holds"};
  const LintReport report = lint(policy, options);
  impl::Analyser analyser(policy);
  for (const Finding& finding : report.findings) {
    const impl::Expr condition = condition_at(policy, finding.diagnostic);
    if (!condition.exists()) continue;
    const bool never = finding.diagnostic.code == "never-holds";
    for (int i = 0; i < 5; ++i) {
      const std::optional<bool> reads = analyser.reads(*random_case(random), now, condition);
      RC_ASSERT(!reads || *reads != never);
    }
  }
}

RC_GTEST_PROP(LintProperty, WhatIsShownCanBeRun, ()) {
  const RandomPolicy random = *random_policy();
  const Policy policy = load(random.yaml);
  for (const Finding& finding : lint(policy).findings) {
    RC_ASSERT(!finding.diagnostic.help.empty());
    RC_ASSERT(finding.diagnostic.line > 0U);
    if (!finding.witness) continue;
    const Result<Case> shown = policy.read_case(finding.witness->case_json);
    if (!shown) RC_FAIL(to_string(shown.diagnostics()));
    recommend(policy, *shown, finding.witness->now);
  }
}

}  // namespace
}  // namespace amends::property
