// test and test_text: whether a policy answers its scenarios as they expect.
#include "casters.hpp"
#include "parts.hpp"
#include "paths.hpp"

#include <amends/scenario.hpp>

namespace py = pybind11;

namespace amends::python {

namespace {

std::string counts(std::size_t passed, std::size_t failed) {
  return std::to_string(passed) + " passed, " + std::to_string(failed) + " failed";
}

TestOptions options_of(std::string filter, bool coverage, bool missing) {
  TestOptions options;
  options.filter = std::move(filter);
  options.coverage = coverage;
  options.prove = coverage;
  options.missing = missing;
  return options;
}

TestReport tested_files(const py::args& paths, std::string filter, bool coverage, bool missing) {
  const std::vector<std::string> files = path_texts(paths);
  const py::gil_scoped_release others_may_run;
  return test_files(files, options_of(std::move(filter), coverage, missing));
}

TestReport tested_text(const Policy& policy, const std::string& text, const std::string& name, std::string filter,
                       bool coverage, bool missing) {
  const py::gil_scoped_release others_may_run;
  return test_text(policy, text, name, options_of(std::move(filter), coverage, missing));
}

void bind_failures(py::module_& module) {
  py::class_<DecidingCondition>(module, "DecidingCondition", "What decided a part of an answer.")
      .def_readonly("rule", &DecidingCondition::rule)
      .def_readonly("reading", &DecidingCondition::reading)
      .def_readonly("text", &DecidingCondition::text)
      .def_readonly("values", &DecidingCondition::values)
      .def_readonly("file", &DecidingCondition::file)
      .def_readonly("line", &DecidingCondition::line)
      .def("__repr__", [](const DecidingCondition& d) {
        return "<DecidingCondition " + d.rule + (d.reading.empty() ? "" : ": " + d.reading) + ">";
      });

  py::class_<FailedExpectation>(module, "FailedExpectation", "A part of an answer that is not what was expected.")
      .def_readonly("path", &FailedExpectation::path)
      .def_readonly("expected", &FailedExpectation::expected)
      .def_readonly("actual", &FailedExpectation::actual)
      .def_readonly("file", &FailedExpectation::file)
      .def_readonly("line", &FailedExpectation::line)
      .def_readonly("decided_by", &FailedExpectation::decided_by)
      .def("__repr__", [](const FailedExpectation& f) {
        return "<FailedExpectation " + f.path + ": " + f.actual + ", not " + f.expected + ">";
      });
}

void bind_runs(py::module_& module) {
  py::class_<ScenarioResult>(module, "ScenarioResult", "One scenario, or one row of a table.")
      .def_readonly("name", &ScenarioResult::name)
      .def_readonly("file", &ScenarioResult::file)
      .def_readonly("line", &ScenarioResult::line)
      .def_readonly("passed", &ScenarioResult::passed)
      .def_readonly("failures", &ScenarioResult::failures)
      .def_readonly("mistakes", &ScenarioResult::mistakes)
      .def("__repr__", [](const ScenarioResult& s) {
        return "<ScenarioResult " + s.name + (s.passed ? ": passed>" : ": failed>");
      });

  py::class_<ScenarioRun>(module, "ScenarioRun", "One scenario file.")
      .def_readonly("file", &ScenarioRun::file)
      .def_readonly("policy", &ScenarioRun::policy)
      .def_readonly("diagnostics", &ScenarioRun::diagnostics)
      .def_readonly("scenarios", &ScenarioRun::scenarios)
      .def_property_readonly("passed", &ScenarioRun::passed)
      .def_property_readonly("failed", &ScenarioRun::failed)
      .def("__repr__",
           [](const ScenarioRun& r) { return "<ScenarioRun " + r.file + ": " + counts(r.passed(), r.failed()) + ">"; });
}

void bind_report(py::module_& module) {
  py::class_<TestReport> report(module, "TestReport", "What the scenarios say of their policies.");
  report.attr("__test__") = false;  // its name is none of a test, as pytest would have it
  report.def_readonly("runs", &TestReport::runs)
      .def_readonly("diagnostics", &TestReport::diagnostics)
      .def_readonly("coverage", &TestReport::coverage)
      .def_readonly("missing", &TestReport::missing)
      .def_property_readonly("passed", &TestReport::passed)
      .def_property_readonly("failed", &TestReport::failed)
      .def_property_readonly("good", &TestReport::good, "At least one scenario passed, and none failed.")
      .def(
          "to_junit", [](const TestReport& r) { return to_junit(r); }, "As CI systems read it.")
      .def(
          "to_lcov", [](const TestReport& r) { return to_lcov(r.coverage); }, "The coverage of all policies.")
      .def(
          "to_json", [](const TestReport& r, int indent) { return to_json(r, indent); }, py::arg("indent") = 2,
          "As JSON text; indent=0: on one line.")
      .def(
          "to_dict", [](const TestReport& r) { return from_json(to_json(r, 0)); },
          "As plain dicts and lists, as its JSON has it.")
      .def(
          "to_text", [](const TestReport& r, bool colour) { return to_text(r, colour); }, py::kw_only(),
          py::arg("colour") = false, "As text for people: each failure with what decided it.")
      .def("__str__", [](const TestReport& r) { return to_text(r); })
      .def("__repr__", [](const TestReport& r) { return "<TestReport " + counts(r.passed(), r.failed()) + ">"; });
}

}  // namespace

void bind_scenario(py::module_& module) {
  bind_failures(module);
  bind_runs(module);
  bind_report(module);

  module.def("test", &tested_files, py::kw_only(), py::arg("filter") = "", py::arg("coverage") = false,
             py::arg("missing") = false,
             "Runs the scenarios of scenario files, of policies (those beside them) and of directories.");
  module.def("test_text", &tested_text, py::arg("policy"), py::arg("text"), py::arg("name") = "scenarios",
             py::kw_only(), py::arg("filter") = "", py::arg("coverage") = false, py::arg("missing") = false,
             "Runs the scenarios of a text against a policy; its own `policy:` is not followed.");
}

}  // namespace amends::python
