// format_text, format_file, format_difference: one layout for policies and scenario files.
#include "casters.hpp"
#include "errors.hpp"
#include "parts.hpp"
#include "paths.hpp"

#include <amends/format.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace py = pybind11;

namespace amends::python {

namespace {

std::string laid_out(const std::string& text, const std::string& name) {
  std::optional<Result<std::string>> result;
  {
    const py::gil_scoped_release others_may_run;
    result.emplace(format_text(text, name));
  }
  if (!*result) raise_error(result->diagnostics());
  return std::move(*result).value();
}

// Whether laying out would change the file.
Result<bool> would_change(const std::string& path) {
  std::error_code failed;
  if (!std::filesystem::is_regular_file(path, failed)) return format_file(path);  // it says what is wrong
  std::ifstream file(path, std::ios::binary);
  if (!file) return format_file(path);
  const std::string before{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  Result<std::string> after = format_text(before, path);
  if (!after) return Result<bool>::failure(std::move(after).diagnostics());
  return *after != before;
}

bool lay_out_file(const py::object& path, bool check) {
  const std::string file = path_text(path);
  std::optional<Result<bool>> result;
  {
    const py::gil_scoped_release others_may_run;
    result.emplace(check ? would_change(file) : format_file(file));
  }
  if (!*result) raise_error(result->diagnostics());
  return **result;
}

}  // namespace

void bind_format(py::module_& module) {
  module.def("format_text", &laid_out, py::arg("text"), py::arg("name") = "policy",
             "The text of a policy or a scenario file, laid out; `name` stands in diagnostics.");
  module.def("format_file", &lay_out_file, py::arg("path"), py::kw_only(), py::arg("check") = false,
             "Lays out a file in its place; whether that changed it. check=True: whether it would, and no more.");
  module.def(
      "format_difference",
      [](const std::string& before, const std::string& after) { return format_difference(before, after); },
      py::arg("before"), py::arg("after"), "The first lines that differ, for a person; empty where none do.");
}

}  // namespace amends::python
