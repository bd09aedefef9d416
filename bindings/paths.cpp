// Paths as Python gives them.
#include "paths.hpp"

#include "errors.hpp"

#include <amends/policy_paths.hpp>

#include <pybind11/stl.h>

namespace py = pybind11;

namespace amends::python {

std::string path_text(py::handle path) { return py::module_::import("os").attr("fspath")(path).cast<std::string>(); }

std::vector<std::string> path_texts(const py::args& paths) {
  if (paths.empty()) throw py::type_error("at least one path is wanted");
  std::vector<std::string> texts;
  for (const py::handle path : paths) texts.push_back(path_text(path));
  return texts;
}

namespace {

PolicyPaths found(const py::args& paths, bool with_scenarios) {
  const std::vector<std::string> texts = path_texts(paths);
  const py::gil_scoped_release others_may_run;
  return find_policies(texts, with_scenarios);
}

}  // namespace

std::vector<std::string> policies_of(const py::args& paths, bool with_scenarios) {
  const PolicyPaths result = found(paths, with_scenarios);
  std::vector<Diagnostic> diagnostics;
  for (const std::string& directory : result.empty) {
    Diagnostic diagnostic;
    diagnostic.code = "no-policy";
    diagnostic.message = "there is no policy in `" + directory + "`";
    diagnostic.file = directory;
    diagnostics.push_back(std::move(diagnostic));
  }
  if (!diagnostics.empty()) raise_error(diagnostics);
  return result.files;
}

}  // namespace amends::python
