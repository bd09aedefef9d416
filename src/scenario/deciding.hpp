// Why an answer is not as expected: the conditions that decided that part of it, with their values and lines.
#pragma once

#include "scenario/expectation.hpp"
#include "scenario/observed_run.hpp"

#include <amends/scenario.hpp>

#include <vector>

namespace amends::impl {

std::vector<DecidingCondition> decided_by(ObservedRun& run, const SiteTexts& texts, const Expectation& expectation);

}  // namespace amends::impl
