// Diagnostic: what is wrong, where, and what to do about it.
#include "parts.hpp"

#include <amends/diagnostic.hpp>

namespace py = pybind11;

namespace amends::python {

void bind_diagnostics(py::module_& module) {
  py::class_<Diagnostic>(module, "Diagnostic", "What is wrong, where, and what to do about it.")
      .def_property_readonly("level", [](const Diagnostic& d) { return std::string(word_of(d.level)); })
      .def_readonly("code", &Diagnostic::code)
      .def_readonly("message", &Diagnostic::message)
      .def_readonly("file", &Diagnostic::file)
      .def_readonly("line", &Diagnostic::line)
      .def_readonly("column", &Diagnostic::column)
      .def_readonly("length", &Diagnostic::length)
      .def_readonly("line_text", &Diagnostic::line_text)
      .def_readonly("path", &Diagnostic::path)
      .def_readonly("help", &Diagnostic::help)
      .def(py::init([](const std::string& message, const std::string& code, const std::string& path,
                       const std::string& help) {
             Diagnostic d;
             d.message = message;
             d.code = code;
             d.path = path;
             d.help = help;
             return d;
           }),
           py::kw_only(), py::arg("message"), py::arg("code"), py::arg("path") = "", py::arg("help") = "")
      .def(
          "__eq__", [](const Diagnostic& a, const Diagnostic& b) { return a == b; }, py::is_operator())
      .def("__str__", [](const Diagnostic& d) { return to_string(d); })
      .def("__repr__", [](const Diagnostic& d) { return "<Diagnostic " + d.code + ": " + d.message + ">"; });
}

}  // namespace amends::python
