// Recommendations and cases as JSON. The shape is documented in docs/json.md; keys never depend on the locale, doubles are
// printed shortest, equal inputs give equal bytes.
#pragma once

#include <amends/case.hpp>
#include <amends/diagnostic.hpp>
#include <amends/recommendation.hpp>

#include <string>
#include <vector>

namespace amends {

std::string to_json(const Recommendation& recommendation, int indent = 2);  // 0: one line
std::string to_json(const Case& c, int indent = 2);
std::string to_json(const std::vector<Diagnostic>& diagnostics, int indent = 2);

}  // namespace amends
