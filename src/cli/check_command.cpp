// amends check: every mistake of each policy, what is probably not meant, and a line that sums up. A scenario file that
// is named is read for mistakes, too, so that `amends check policies/*.yaml` does what one expects.
#include "cli/commands.hpp"
#include "cli/terminal.hpp"

#include <amends/lint.hpp>
#include <amends/policy.hpp>
#include <amends/policy_paths.hpp>
#include <amends/scenario.hpp>

#include <algorithm>

namespace amends::cli {

namespace {

struct Checked {
  std::vector<Finding> findings;
  std::vector<Finding> inconclusive;  // shown, but no findings
  std::size_t allowed = 0;
  std::size_t policies = 0, scenario_files = 0;

  std::size_t count(DiagnosticLevel level) const {
    return static_cast<std::size_t>(std::count_if(
        findings.begin(), findings.end(), [&](const Finding& finding) { return finding.diagnostic.level == level; }));
  }
  void add(Checked&& other) {
    findings.insert(findings.end(), std::make_move_iterator(other.findings.begin()),
                    std::make_move_iterator(other.findings.end()));
    inconclusive.insert(inconclusive.end(), std::make_move_iterator(other.inconclusive.begin()),
                        std::make_move_iterator(other.inconclusive.end()));
    allowed += other.allowed;
    policies += other.policies;
    scenario_files += other.scenario_files;
  }
};

std::string counted(std::size_t count, const std::string& word) {
  return std::to_string(count) + " " + word + (count == 1 ? "" : "s");
}

// "7 policies and 7 scenario files"
std::string files_of(const Checked& checked) {
  std::string result = std::to_string(checked.policies) + (checked.policies == 1 ? " policy" : " policies");
  if (checked.scenario_files > 0) result += " and " + counted(checked.scenario_files, "scenario file");
  return result;
}

// "2 mistakes", "fine, 1 note, 1 allowed"
std::string summary(const Checked& checked) {
  const std::size_t errors = checked.count(DiagnosticLevel::error);
  const std::size_t warnings = checked.count(DiagnosticLevel::warning);
  const std::size_t notes = checked.count(DiagnosticLevel::note);
  std::string result;
  const auto add = [&](std::size_t count, const std::string& words) {
    if (count > 0) result += (result.empty() ? "" : ", ") + words;
  };
  add(errors, counted(errors, "mistake"));
  add(warnings, counted(warnings, "warning"));
  if (result.empty()) result = "fine";
  add(notes, counted(notes, "note"));
  add(checked.inconclusive.size(), std::to_string(checked.inconclusive.size()) + " undecided");
  add(checked.allowed, std::to_string(checked.allowed) + " allowed");
  return result;
}

// `loaded` gets the policy, where it is one and loads.
Checked check(const std::string& path, const CheckArguments& asked, std::vector<Policy>& loaded) {
  Checked checked;
  if (is_scenario_file(path)) {
    checked.scenario_files = 1;
    checked.findings = findings_of(check_scenarios(path));
    return checked;
  }
  checked.policies = 1;
  const Result<Policy> policy = Policy::load(path);
  if (!policy) {
    checked.findings = findings_of(policy.diagnostics());
    return checked;
  }
  LintReport report = lint(*policy, {asked.only, asked.without});
  checked.findings = std::move(report.findings);
  checked.allowed = report.allowed;
  if (asked.inconclusive) checked.inconclusive = std::move(report.inconclusive);
  loaded.push_back(*policy);
  return checked;
}

void print_text(const std::string& path, const Checked& checked, const Arguments& arguments) {
  for (const std::vector<Finding>* findings : {&checked.findings, &checked.inconclusive})
    for (const Finding& finding : *findings) print(to_string(finding, coloured_output(arguments)) + "\n\n");
  print(path + ": " + summary(checked) + "\n");
}

int explain(const std::string& id) {
  const std::optional<LintRuleInfo> rule = find_lint_rule(id);
  print(std::string(rule->id) + " (" + std::string(word_of(rule->level)) + ")\n" + std::string(rule->summary) +
        ".\n\n" + std::string(rule->why) + "\n\nWith examples: docs/lint/" + std::string(rule->id) + ".md\n");
  return fine;
}

// Whether each names a rule; otherwise says which does not.
bool are_rules(const std::vector<std::string>& ids, const char* option) {
  for (const std::string& id : ids) {
    if (find_lint_rule(id)) continue;
    const std::string near = near_lint_rule(id);
    complain(std::string("amends: ") + option + ": there is no rule `" + id + "`" +
             (near.empty() ? std::string("; docs/lint/README.md lists them") : "; did you mean `" + near + "`?") +
             "\n");
    return false;
  }
  return true;
}

bool is_good_usage(const CheckArguments& asked) {
  if (!are_rules(asked.only, "--rule") || !are_rules(asked.without, "--no-rule")) return false;
  if (!asked.explain.empty()) return are_rules({asked.explain}, "--explain");
  if (!asked.paths.empty()) return true;
  complain("amends: check wants a policy, or a directory with policies\n");
  return false;
}

void print_all(const Checked& checked, CheckFormat format) {
  std::vector<Finding> all = checked.findings;
  all.insert(all.end(), checked.inconclusive.begin(), checked.inconclusive.end());
  if (format == CheckFormat::json) print(to_json(all) + "\n");
  if (format == CheckFormat::sarif) print(to_sarif(all) + "\n");
  if (format == CheckFormat::github) print(to_github(all));
}

}  // namespace

int check_command(const Arguments& arguments) {
  const CheckArguments& asked = arguments.check;
  if (!is_good_usage(asked)) return wrong_usage;
  if (!asked.explain.empty()) return explain(asked.explain);
  const PolicyPaths paths = find_policies(asked.paths);
  for (const std::string& directory : paths.empty) complain("amends: there is no policy in " + directory + "\n");

  Checked all;
  std::vector<Policy> loaded;
  for (const std::string& path : paths.files) {
    Checked checked = check(path, asked, loaded);
    if (asked.format == CheckFormat::text) print_text(path, checked, arguments);
    all.add(std::move(checked));
  }
  if (asked.together) {
    Checked between;
    between.findings = lint_together(loaded);
    if (asked.format == CheckFormat::text) print_text("together", between, arguments);
    all.add(std::move(between));
  }
  if (asked.format != CheckFormat::text)
    print_all(all, asked.format);
  else if (all.policies + all.scenario_files > 1 || paths.searched)
    print("\n" + files_of(all) + ": " + summary(all) + "\n");

  const bool failed = all.count(DiagnosticLevel::error) + all.count(DiagnosticLevel::warning) > 0 ||
                      (asked.strict && all.count(DiagnosticLevel::note) > 0);
  return failed || !paths.empty.empty() ? mistakes : fine;
}

}  // namespace amends::cli
