// Cases of the library as cases of the hand-written decision, and whether both decide alike.
#pragma once

#include "by_hand.hpp"

#include <amends/case.hpp>
#include <amends/decision.hpp>

#include <string>

namespace amends::bench {

by_hand::Case by_hand_case(const Case& c);

// What differs; empty: nothing does.
std::string difference(const Decision& library, const by_hand::Decision& hand);

}  // namespace amends::bench
