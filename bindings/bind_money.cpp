// Money: an exact amount.
#include "parts.hpp"

#include <amends/money.hpp>

namespace py = pybind11;

namespace amends::python {

void bind_money(py::module_& module) {
  py::class_<Money>(module, "Money", "An exact amount of one currency.")
      .def_property_readonly("amount",
                             [](const Money& money) {
                               const std::string text = to_string(money);
                               return py::module_::import("decimal").attr("Decimal")(text.substr(0, text.find(' ')));
                             })
      .def_property_readonly("currency", [](const Money& money) { return std::string(money.currency.code()); })
      .def_readonly("minor", &Money::minor, "In the currency's smallest unit: cents, pence, yen.")
      .def(
          "__eq__", [](const Money& a, const Money& b) { return a == b; }, py::is_operator())
      .def("__hash__", [](const Money& money) { return py::hash(py::str(to_string(money))); })
      .def("__str__", [](const Money& money) { return to_string(money); })
      .def("__repr__", [](const Money& money) { return "<Money " + to_string(money) + ">"; });
}

}  // namespace amends::python
