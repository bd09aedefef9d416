// Recommendations made by hand, so that text and JSON can be tested without a policy.
#pragma once

#include <amends/recommendation.hpp>

namespace amends::testing {

Money usd(std::int64_t minor);
Time time_of(const char* text);

// A fourth visit would be too much: a new computer, asked first, with a credit.
Recommendation replace_asked_first();
// The first visit is under way.
Recommendation visit_in_progress();
// Everything is ruled out; a limit and a running burden are not known; there are problems.
Recommendation nothing_left();
// The last attempt fixed it: the two questions.
Recommendation to_be_confirmed();
// A policy that only decides: no steps.
Recommendation only_values();

}  // namespace amends::testing
