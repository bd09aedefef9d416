// new, start_policy: a first policy with its scenarios, to be changed.
#include "casters.hpp"
#include "errors.hpp"
#include "parts.hpp"
#include "paths.hpp"

#include <amends/money.hpp>
#include <amends/start.hpp>

namespace py = pybind11;

namespace amends::python {

namespace {

Start started(std::string name, std::string kind, std::string title, std::optional<std::string> currency,
              std::string worth_of_an_hour, std::vector<std::string> roles) {
  StartOptions options;
  options.name = std::move(name);
  options.kind = std::move(kind);
  options.title = std::move(title);
  if (currency)
    options.currency = std::move(*currency);
  else if (const std::optional<Money> worth = parse_money(worth_of_an_hour))
    options.currency = worth->currency.code();
  options.worth_of_an_hour = std::move(worth_of_an_hour);
  options.roles = std::move(roles);

  std::optional<Result<Start>> start;
  {
    const py::gil_scoped_release others_may_run;
    start.emplace(start_policy(options));
  }
  if (!*start) raise_error(start->diagnostics());
  return std::move(*start).value();
}

py::dict texts_of(const Start& start) {
  py::dict texts;
  for (const StartFile& file : start.files) texts[py::str(file.name)] = file.text;
  return texts;
}

std::vector<std::string> written(const Start& start, const py::object& directory) {
  const std::string folder = path_text(directory);
  std::optional<Result<std::vector<std::string>>> paths;
  {
    const py::gil_scoped_release others_may_run;
    paths.emplace(write_start(start, folder));
  }
  if (!*paths) raise_error(paths->diagnostics());
  return std::move(*paths).value();
}

using Text = std::string;
using MaybeText = std::optional<std::string>;
using Texts = std::vector<std::string>;

}  // namespace

void bind_start(py::module_& module) {
  py::class_<StartKind>(module, "StartKind", "What a first policy may be about.")
      .def_readonly("name", &StartKind::name)
      .def_readonly("title", &StartKind::title)
      .def_readonly("about", &StartKind::about)
      .def("__repr__", [](const StartKind& k) { return "<StartKind " + k.name + ": " + k.title + ">"; });
  module.def("start_kinds", &start_kinds, "What a first policy may be about.");

  const StartOptions usual;
  module.def(
      "start_policy",
      [](Text name, Text kind, Text title, MaybeText currency, Text worth_of_an_hour, Texts roles) {
        return texts_of(started(std::move(name), std::move(kind), std::move(title), std::move(currency),
                                std::move(worth_of_an_hour), std::move(roles)));
      },
      py::arg("name"), py::kw_only(), py::arg("kind") = usual.kind, py::arg("title") = "",
      py::arg("currency") = py::none(), py::arg("worth_of_an_hour") = "", py::arg("roles") = usual.roles,
      "A first policy and its scenarios: the text of each file by its name.");
  module.def(
      "new",
      [](Text name, const py::object& directory, Text kind, Text title, MaybeText currency, Text worth_of_an_hour,
         Texts roles) {
        return written(started(std::move(name), std::move(kind), std::move(title), std::move(currency),
                               std::move(worth_of_an_hour), std::move(roles)),
                       directory);
      },
      py::arg("name"), py::arg("directory") = ".", py::kw_only(), py::arg("kind") = usual.kind, py::arg("title") = "",
      py::arg("currency") = py::none(), py::arg("worth_of_an_hour") = "", py::arg("roles") = usual.roles,
      "Writes a first policy and its scenarios into a directory; their paths. Nothing is written over.");
}

}  // namespace amends::python
