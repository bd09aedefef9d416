// The answers of several policies about one case, as one.
#pragma once

#include <amends/recommendation.hpp>

#include "decide/evaluation.hpp"

#include <vector>

namespace amends::impl {

// What one policy answers, the others respected, and how it came to that.
struct OneAnswer {
  const CompiledPolicy* policy = nullptr;
  Evaluation* evaluation = nullptr;
  Recommendation answer;
  bool requires_the_step = false;  // by a `must` of its own
};

// `answers`: in the order of the policies. `owner`: whose step it is; the plan comes from it, then from the others.
Recommendation merge_answers(std::vector<OneAnswer> answers, std::size_t owner);

}  // namespace amends::impl
