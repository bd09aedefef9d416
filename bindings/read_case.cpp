// A case as Python gives it, read against a policy.
#include "read_case.hpp"

namespace py = pybind11;

namespace amends::python {

std::string case_text(const py::object& a_case) {
  if (py::isinstance<py::str>(a_case)) return a_case.cast<std::string>();
  return py::module_::import("amends._case").attr("case_to_json")(a_case).cast<std::string>();
}

}  // namespace amends::python
