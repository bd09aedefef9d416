// The main job: from a policy and a case to what should be done next.
//
// All functions are total: they always answer, allocate nothing but the answer, read no clock, file or global, and may
// be called from any number of threads at once. Equal inputs give equal answers, byte for byte.
#pragma once

#include <amends/case.hpp>
#include <amends/decision.hpp>
#include <amends/policy.hpp>
#include <amends/recommendation.hpp>
#include <amends/time.hpp>

#include <string>
#include <vector>

namespace amends {

// Decides into `decision`, reusing its memory. Returns false, and changes nothing but decision.policy = 0, where the
// case is bound to another policy.
bool decide(const Policy& policy, const BoundCase& bound, Time now, Decision& decision);

// Binds, decides and explains. Fields of the case in error are read as unknown and listed in `problems`.
Recommendation recommend(const Policy& policy, const Case& c, Time now);
Recommendation recommend(const Policy& policy, const BoundCase& bound, Time now);

// What one answer to one unknown fact would lead to.
struct WhatIf {
  std::string fact;
  std::string value;
  std::string step;  // recommended then; empty: none
  bool ask_first = false;
  std::string severity;
  bool changes = false;  // step, ask_first or severity differ from the answer as things are

  bool operator==(const WhatIf&) const = default;
};

// Tries one unknown fact at a time, those the recommendation asks for first: each bool or enum value; a number below,
// at and above each constant it is compared with; each text constant and one other. At most 64 evaluations.
std::vector<WhatIf> what_if(const Policy& policy, const BoundCase& bound, Time now);

}  // namespace amends
