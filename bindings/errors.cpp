// Python's exceptions for what the C++ API returns as diagnostics.
#include "errors.hpp"

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

namespace py = pybind11;

namespace amends::python {

namespace {

[[noreturn]] void raise(const char* name, const std::vector<Diagnostic>& diagnostics) {
  const py::object type = py::module_::import("amends._errors").attr(name);
  const py::object error = type(diagnostics);
  PyErr_SetObject(type.ptr(), error.ptr());
  throw py::error_already_set();
}

}  // namespace

void raise_error(const std::vector<Diagnostic>& diagnostics) { raise("Error", diagnostics); }

void raise_policy_error(const std::vector<Diagnostic>& diagnostics) { raise("PolicyError", diagnostics); }

void raise_case_error(const std::vector<Diagnostic>& diagnostics) { raise("CaseError", diagnostics); }

}  // namespace amends::python
