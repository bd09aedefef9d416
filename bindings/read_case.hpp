// A case as Python gives it, read against a policy.
#pragma once

#include "errors.hpp"

#include <amends/case.hpp>
#include <amends/policy.hpp>

#include <pybind11/pybind11.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace amends::python {

// JSON text of a case that is given as such, or as a mapping.
std::string case_text(const pybind11::object& a_case);

// Reads the case for the policies and answers without Python's lock. A case with mistakes raises; warnings go to
// `warnings`.
template <typename Answer>
auto answered(const std::vector<Policy>& policies, const pybind11::object& a_case, std::vector<Diagnostic>& warnings,
              Answer answer) {
  const std::string text = case_text(a_case);
  std::optional<decltype(answer(std::declval<const Case&>()))> result;
  std::optional<Result<Case>> read;
  {
    const pybind11::gil_scoped_release others_may_run;
    read = read_case(policies, text);
    if (*read) result.emplace(answer(read->value()));
  }
  warnings = read->diagnostics();
  if (!result) raise_case_error(warnings);
  return std::move(*result);
}

// The same where nobody wants the warnings.
template <typename Answer>
auto answered(const Policy& policy, const pybind11::object& a_case, Answer answer) {
  std::vector<Diagnostic> warnings;
  return answered({policy}, a_case, warnings, std::move(answer));
}

}  // namespace amends::python
