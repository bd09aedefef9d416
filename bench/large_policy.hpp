// A policy of about two thousand lines, for measuring what grows with the policy.
#pragma once

#include <string>

namespace amends::bench {

// Facts of every kind, values as lists, raises, steps, rules, permissions and remedies that read them; no mistakes.
std::string large_policy();

}  // namespace amends::bench
