// The scenarios that would close the gaps of a coverage, as YAML to be pasted and confirmed.
#pragma once

#include "scenario/coverage_collector.hpp"

#include <amends/policy.hpp>

#include <set>
#include <string>

namespace amends::impl {

// `names`: of the scenarios there are. Empty where nothing is missing.
std::string missing_scenarios(const Policy& policy, CoverageCollector& collector, std::set<std::string> names);

}  // namespace amends::impl
