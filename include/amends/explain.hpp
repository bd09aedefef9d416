// The recommendation as text that an agent would like to read.
#pragma once

#include <amends/recommendation.hpp>

#include <string>
#include <vector>

namespace amends {

struct WhatIf;  // recommend.hpp

struct ExplainOptions {
  bool colour = false;  // ANSI colours, for a terminal
  int width = 100;      // wrap lines at, in columns; at least 40
};

// What to say, what to do, what to ask, what you may grant, by when, why, what else was possible and why not.
//
// Lines that begin with `>` are for the customer; all others, and company money above all, are for the agent alone.
// Parts with nothing to say are left out. Control characters in texts of policy and case are replaced.
std::string explain(const Recommendation& recommendation, const ExplainOptions& options = {});

// What each answer to each unknown fact would lead to, the facts in the order given.
std::string explain(const std::vector<WhatIf>& answers, const ExplainOptions& options = {});

}  // namespace amends
