// The parts of the module, one file each.
#pragma once

#include <pybind11/pybind11.h>

namespace amends::python {

void bind_diagnostics(pybind11::module_& module);  // bind_diagnostics.cpp: Diagnostic
void bind_money(pybind11::module_& module);        // bind_money.cpp: Money
void bind_options(pybind11::module_& module);      // bind_options.cpp: Option, Step, AskFirst and what they hold
void bind_grants(pybind11::module_& module);       // bind_grants.cpp: Remedy, Limit, Empowerment, Commitment, Closure
void bind_recommendation(pybind11::module_& module);  // bind_recommendation.cpp: Recommendation
void bind_policy(pybind11::module_& module);          // bind_policy.cpp: Policy, load, loads

}  // namespace amends::python
