// What properties compare: decisions and recommendations for a policy and a case.
#pragma once

#include "property/generate.hpp"

#include <amends/recommend.hpp>

#include <string>

namespace amends::property {

Decision decided(const Policy& policy, const Case& c);

// Everything in a decision, bit by bit.
std::string bits_of(const Decision& decision);

// The recommendation without the places in the file, and without what names an entry of the case by its position.
std::string without_places(Recommendation recommendation);

// Fails the property where two texts differ, showing the lines around the first difference.
void expect_same(const std::string& one, const std::string& other);

}  // namespace amends::property
