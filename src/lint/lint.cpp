// Runs the rules and puts what they found into words.
#include <amends/lint.hpp>

#include "lint/allow.hpp"
#include "lint/linter.hpp"
#include "text/near_name.hpp"
#include "text/report.hpp"

#include <algorithm>
#include <tuple>

namespace amends {

namespace impl {

namespace {

Finding finding_of(const RawFinding& raw, const Sources& sources) {
  Report report(&sources);
  report.warning(raw.span, std::string(raw.rule->id), raw.message, raw.help);
  Finding finding;
  finding.diagnostic = report.all().front();
  finding.diagnostic.level = raw.rule->level;
  finding.witness = raw.witness;
  return finding;
}

// In order of the sources, then of the text; one place and message once.
std::vector<Finding> in_order(std::vector<RawFinding> raw, const Sources& sources) {
  const auto order = [](const RawFinding& finding) {
    return std::tie(finding.span.source, finding.span.begin, finding.rule->id, finding.message);
  };
  std::stable_sort(raw.begin(), raw.end(),
                   [&](const RawFinding& a, const RawFinding& b) { return order(a) < order(b); });
  const auto same = [&](const RawFinding& a, const RawFinding& b) { return order(a) == order(b); };
  raw.erase(std::unique(raw.begin(), raw.end(), same), raw.end());
  std::vector<Finding> findings;
  findings.reserve(raw.size());
  for (const RawFinding& finding : raw) findings.push_back(finding_of(finding, sources));
  return findings;
}

bool contains(const std::vector<std::string>& ids, std::string_view id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

LintRuleInfo info_of(const LintRule& rule) { return {rule.id, rule.level, rule.summary, rule.why}; }

}  // namespace

}  // namespace impl

LintReport lint(const Policy& policy, const LintOptions& options) {
  impl::Report nothing;  // the policy has loaded, so its document has no mistakes
  const impl::DocBlock document = impl::read_document(policy.compiled().tree, nothing);
  impl::Linter linter(policy, document);
  const auto runs = [&](const impl::LintRule& rule) {
    if (!options.only.empty() && !impl::contains(options.only, rule.id)) return false;
    return !impl::contains(options.without, rule.id);
  };
  bool all = true;
  for (const impl::LintRule* rule : impl::all_lint_rules()) {
    if (runs(*rule))
      linter.run(*rule);
    else
      all = false;
  }
  LintReport report;
  const impl::Sources& sources = policy.compiled().sources;
  report.allowed = impl::apply_allows(sources, linter.findings, all);
  std::erase_if(linter.findings, [&](const impl::RawFinding& finding) { return !runs(*finding.rule); });
  report.findings = impl::in_order(std::move(linter.findings), sources);
  report.inconclusive = impl::in_order(std::move(linter.undecided), sources);
  for (Finding& finding : report.inconclusive) finding.diagnostic.level = DiagnosticLevel::note;
  return report;
}

std::vector<LintRuleInfo> lint_rules() {
  std::vector<LintRuleInfo> rules;
  for (const impl::LintRule* rule : impl::all_lint_rules()) rules.push_back(impl::info_of(*rule));
  return rules;
}

std::optional<LintRuleInfo> find_lint_rule(std::string_view id) {
  const impl::LintRule* rule = impl::find_rule(id);
  return rule == nullptr ? std::nullopt : std::optional(impl::info_of(*rule));
}

std::string near_lint_rule(std::string_view id) {
  std::vector<std::string> ids;
  for (const impl::LintRule* rule : impl::all_lint_rules()) ids.emplace_back(rule->id);
  return impl::near_name(id, ids);
}

std::vector<Finding> findings_of(const std::vector<Diagnostic>& diagnostics) {
  std::vector<Finding> findings;
  for (const Diagnostic& diagnostic : diagnostics) findings.push_back({diagnostic, {}});
  return findings;
}

}  // namespace amends
