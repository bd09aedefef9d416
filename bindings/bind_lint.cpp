// lint and check: what is probably not meant, with a case that shows it.
#include "casters.hpp"
#include "errors.hpp"
#include "parts.hpp"
#include "paths.hpp"

#include <amends/lint.hpp>
#include <amends/policy_paths.hpp>
#include <amends/scenario.hpp>

#include <algorithm>

namespace py = pybind11;

namespace amends::python {

namespace {

void must_be_rules(const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    if (find_lint_rule(id)) continue;
    const std::string near = near_lint_rule(id);
    throw py::value_error("there is no rule `" + id + "`" + (near.empty() ? "" : "; did you mean `" + near + "`?"));
  }
}

LintReport linted(const Policy& policy, const LintOptions& options) {
  must_be_rules(options.only);
  must_be_rules(options.without);
  const py::gil_scoped_release others_may_run;
  return lint(policy, options);
}

LintReport check_policy(const std::string& path, const LintOptions& options) {
  const Result<Policy> policy = Policy::load(path);
  if (policy) return lint(*policy, options);
  LintReport report;
  report.findings = findings_of(policy.diagnostics());
  return report;
}

void check_file(const std::string& path, const LintOptions& options, LintReport& report) {
  LintReport found;
  if (is_scenario_file(path))
    found.findings = findings_of(check_scenarios(path));
  else
    found = check_policy(path, options);
  const auto append = [](std::vector<Finding>& to, std::vector<Finding>& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  };
  append(report.findings, found.findings);
  append(report.inconclusive, found.inconclusive);
  report.allowed += found.allowed;
}

LintReport checked(const py::args& paths, const LintOptions& options) {
  must_be_rules(options.only);
  must_be_rules(options.without);
  const std::vector<std::string> files = policies_of(paths);
  LintReport report;
  const py::gil_scoped_release others_may_run;
  for (const std::string& file : files) check_file(file, options, report);
  return report;
}

std::string text_of(const LintReport& report, bool colour) {
  std::string text;
  for (const Finding& finding : report.findings) text += (text.empty() ? "" : "\n\n") + to_string(finding, colour);
  return text.empty() ? "no findings" : text;
}

bool is_good(const LintReport& report) {
  return std::all_of(report.findings.begin(), report.findings.end(),
                     [](const Finding& finding) { return finding.diagnostic.level == DiagnosticLevel::note; });
}

py::dict plain(const Finding& finding) {
  const py::list items = from_json(to_json(std::vector<Finding>{finding}, 0));
  return items[0].cast<py::dict>();
}

std::string shown(const Finding& finding) {
  const Diagnostic& d = finding.diagnostic;
  return "<Finding " + d.code + (d.line == 0 ? "" : " at line " + std::to_string(d.line)) + ": " + d.message + ">";
}

void bind_findings(py::module_& module) {
  py::class_<WitnessCase>(module, "Witness", "A case that shows a finding: policy.recommend(witness.case, witness.now)")
      .def_property_readonly("case", [](const WitnessCase& w) { return from_json(w.case_json); })
      .def_readonly("case_json", &WitnessCase::case_json)
      .def_property_readonly("now", [](const WitnessCase& w) { return w.now; })
      .def_readonly("says", &WitnessCase::says)
      .def(
          "__eq__", [](const WitnessCase& a, const WitnessCase& b) { return a == b; }, py::is_operator())
      .def("__repr__", [](const WitnessCase& w) { return "<Witness " + w.says + ">"; });

  py::class_<Finding>(module, "Finding", "What a rule of the linter found.")
      .def_property_readonly("rule", [](const Finding& f) { return f.diagnostic.code; })
      .def_property_readonly("level", [](const Finding& f) { return std::string(word_of(f.diagnostic.level)); })
      .def_property_readonly("message", [](const Finding& f) { return f.diagnostic.message; })
      .def_property_readonly("file", [](const Finding& f) { return f.diagnostic.file; })
      .def_property_readonly("line", [](const Finding& f) { return f.diagnostic.line; })
      .def_readonly("diagnostic", &Finding::diagnostic)
      .def_readonly("witness", &Finding::witness)
      .def("to_dict", &plain)
      .def(
          "__eq__", [](const Finding& a, const Finding& b) { return a == b; }, py::is_operator())
      .def("__str__", [](const Finding& f) { return to_string(f); })
      .def("__repr__", &shown);
}

void bind_report(py::module_& module) {
  py::class_<LintReport>(module, "LintReport", "What the linter says.")
      .def_readonly("findings", &LintReport::findings)
      .def_readonly("inconclusive", &LintReport::inconclusive)
      .def_readonly("allowed", &LintReport::allowed)
      .def_property_readonly("good", &is_good, "No mistake and no warning; notes are advice.")
      .def(
          "to_json", [](const LintReport& r, int indent) { return to_json(r.findings, indent); }, py::arg("indent") = 2,
          "The findings as JSON text; indent=0: on one line.")
      .def(
          "to_sarif", [](const LintReport& r, int indent) { return to_sarif(r.findings, indent); },
          py::arg("indent") = 2, "SARIF 2.1.0, as code hosts and editors read it.")
      .def(
          "to_github", [](const LintReport& r) { return to_github(r.findings); },
          "Annotations of GitHub Actions, a line each.")
      .def("to_text", &text_of, py::kw_only(), py::arg("colour") = false, "As text for people.")
      .def(
          "__eq__",
          [](const LintReport& a, const LintReport& b) {
            return a.findings == b.findings && a.inconclusive == b.inconclusive && a.allowed == b.allowed;
          },
          py::is_operator())
      .def("__str__", [](const LintReport& r) { return text_of(r, false); })
      .def("__repr__", [](const LintReport& r) {
        return "<LintReport " + std::to_string(r.findings.size()) +
               (r.findings.size() == 1 ? " finding, " : " findings, ") + std::to_string(r.allowed) + " allowed>";
      });

  py::class_<LintRuleInfo>(module, "LintRule", "A rule of the linter.")
      .def_property_readonly("id", [](const LintRuleInfo& r) { return std::string(r.id); })
      .def_property_readonly("level", [](const LintRuleInfo& r) { return std::string(word_of(r.level)); })
      .def_property_readonly("summary", [](const LintRuleInfo& r) { return std::string(r.summary); })
      .def_property_readonly("why", [](const LintRuleInfo& r) { return std::string(r.why); })
      .def("__repr__", [](const LintRuleInfo& r) { return "<LintRule " + std::string(r.id) + ">"; });
}

}  // namespace

void bind_lint(py::module_& module) {
  bind_findings(module);
  bind_report(module);

  using Ids = std::vector<std::string>;
  module.def(
      "lint",
      [](const Policy& policy, Ids only, Ids without) {
        return linted(policy, {std::move(only), std::move(without)});
      },
      py::arg("policy"), py::kw_only(), py::arg("only") = Ids(), py::arg("without") = Ids(),
      "What is no mistake in a policy but probably not meant. `only`, `without`: names of rules.");
  module.def(
      "check",
      [](const py::args& paths, Ids only, Ids without) {
        return checked(paths, {std::move(only), std::move(without)});
      },
      py::kw_only(), py::arg("only") = Ids(), py::arg("without") = Ids(),
      "The findings in policy files, and in all those in directories; a mistake that stops a load is a finding too. "
      "Scenario files that are named are read for mistakes, but not run.");
  module.def("lint_together", &lint_together, py::arg("policies"), py::call_guard<py::gil_scoped_release>(),
             "What policies say against each other where they hold for one case, the most specific first.");
  module.def("lint_rules", &lint_rules, "The rules of the linter, by id.");
}

}  // namespace amends::python
