// make_book, write_book: a policy for people who do not read YAML.
#include "casters.hpp"
#include "errors.hpp"
#include "parts.hpp"
#include "paths.hpp"

#include <amends/book.hpp>

namespace py = pybind11;

namespace amends::python {

namespace {

Book made(const Policy& policy) {
  const py::gil_scoped_release others_may_run;
  return make_book(policy);
}

py::dict files_of(const Policy& policy) {
  py::dict files;
  for (const BookFile& file : made(policy).files) files[py::str(file.name)] = file.text;
  return files;
}

std::vector<std::string> written(const Policy& policy, const py::object& directory) {
  const std::string folder = path_text(directory);
  std::optional<Result<std::vector<std::string>>> result;
  {
    const py::gil_scoped_release others_may_run;
    result.emplace(write_book(make_book(policy), folder));
  }
  if (!*result) raise_error(result->diagnostics());
  return std::move(*result).value();
}

}  // namespace

void bind_book(py::module_& module) {
  module.def("make_book", &files_of, py::arg("policy"),
             "The policy as a book, and a page for the customer: the text of each file by its name.");
  module.def("write_book", &written, py::arg("policy"), py::arg("directory"),
             "Writes the book into a directory; the paths of its files. A file that is not of a book is not touched.");
}

}  // namespace amends::python
