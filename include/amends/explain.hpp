// The recommendation as text that an agent would like to read.
#pragma once

#include <amends/recommendation.hpp>

#include <string>

namespace amends {

struct ExplainOptions {
  bool colour = false;  // ANSI colours, for a terminal
  int width = 100;      // wrap lines at, in columns
};

// What to say, what to do, what to ask, what you may grant, by when, why, what else was possible and why not.
std::string explain(const Recommendation& recommendation, const ExplainOptions& options = {});

}  // namespace amends
