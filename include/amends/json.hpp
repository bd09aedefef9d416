// Recommendations, cases and diagnostics as JSON.
//
// The shape is documented in docs/json.md. Keys never depend on the locale, doubles are printed shortest, equal inputs
// give equal bytes. `indent` is the number of spaces a level; 0: all on one line, as JSON lines want it.
#pragma once

#include <amends/case.hpp>
#include <amends/diagnostic.hpp>
#include <amends/recommendation.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace amends {

struct WhatIf;  // recommend.hpp

std::string to_json(const Recommendation& recommendation, int indent = 2);
std::string to_json(const Case& c, int indent = 2);  // unknown facts left out, none as null; Policy::read_case reads it
std::string to_json(const std::vector<Diagnostic>& diagnostics, int indent = 2);
std::string to_json(const std::vector<WhatIf>& answers, int indent = 2);

// The words for enumerations, as JSON and Python have them: "follow_up", "all_out", "in_progress", "unknown".
std::string_view word_of(Stage stage) noexcept;
std::string_view word_of(NoStep no_step) noexcept;
std::string_view word_of(OptionState state) noexcept;
std::string_view word_of(ValueAnswer::State state) noexcept;

}  // namespace amends
