// The promises with a time that the policy makes in this case.
#pragma once

#include <amends/recommendation.hpp>

#include "decide/evaluation.hpp"

#include <vector>

namespace amends::impl {

// `acknowledge` counts from problem.opened_at until it was kept, `fix` from the start of the recommended step, `update`
// from the last kept update, every other from problem.opened_at. An open promise of the case with the commitment's name
// keeps its time.
std::vector<CommitmentAnswer> commitments(Evaluation& evaluation);

}  // namespace amends::impl
