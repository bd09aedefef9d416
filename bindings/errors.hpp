// Python's exceptions for what the C++ API returns as diagnostics.
#pragma once

#include <amends/diagnostic.hpp>

#include <vector>

namespace amends::python {

[[noreturn]] void raise_error(const std::vector<Diagnostic>& diagnostics);
[[noreturn]] void raise_policy_error(const std::vector<Diagnostic>& diagnostics);
[[noreturn]] void raise_case_error(const std::vector<Diagnostic>& diagnostics);

}  // namespace amends::python
