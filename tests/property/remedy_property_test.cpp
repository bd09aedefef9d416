// Invariant 6: what is owed is owed.
#include "policy/compiled.hpp"
#include "property/answers.hpp"
#include "property/generate.hpp"
#include "property/picks.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace amends::property {
namespace {

// 6. The entitlement of an owed remedy depends on neither role, grants nor goodwill; only grants of that same remedy in
// this case reduce what is open.
RC_GTEST_PROP(RemedyProperty, WhatIsOwedDependsOnNeitherRoleNorGrants, ()) {
  const RandomPolicy random = *random_policy();
  const Policy policy = load(random.yaml);
  const Case c = *random_case(random);
  const Case granted_to = *random_case(random);  // other grants, by another role
  Case other = c;
  other.grants = granted_to.grants;
  other.agent = granted_to.agent;

  const Decision one = decided(policy, c);
  const Decision two = decided(policy, other);
  const auto open = [&](const Case& of, const std::string& remedy, std::int64_t entitlement) {
    std::int64_t granted = 0;
    for (const Grant& grant : of.grants)
      if (grant.remedy == remedy && (!grant.case_id.is_known() || grant.case_id == of.id))
        granted += grant.amount.minor;
    return std::max<std::int64_t>(entitlement - granted, 0);
  };
  for (std::size_t i = 0; i < one.remedies.size(); ++i) {
    const impl::RemedyDef& remedy = policy.compiled().remedies[i];
    if (!remedy.owed) continue;
    RC_ASSERT(one.remedies[i].given == two.remedies[i].given);
    RC_ASSERT(one.remedies[i].priced == two.remedies[i].priced);
    RC_ASSERT(one.remedies[i].entitlement == two.remedies[i].entitlement);
    if (!one.remedies[i].given || !one.remedies[i].priced) continue;
    RC_ASSERT(one.remedies[i].open == open(c, remedy.name, one.remedies[i].entitlement));
    RC_ASSERT(two.remedies[i].open == open(other, remedy.name, two.remedies[i].entitlement));
    for (const Decision* decision : {&one, &two}) {
      RC_ASSERT(decision->remedies[i].cut == 0);
      RC_ASSERT(!decision->remedies[i].needs_approval);
    }
  }
}

// 6, the other way round: what was granted as owed takes nothing from goodwill.
RC_GTEST_PROP(RemedyProperty, WhatIsOwedTakesNothingFromGoodwill, ()) {
  const RandomPolicy random = *random_policy();
  const Policy policy = load(random.yaml);
  Case c = *random_case(random);
  const Decision before = decided(policy, c);
  for (const impl::RemedyDef& remedy : policy.compiled().remedies) {
    if (!remedy.owed) continue;
    Grant grant;
    grant.remedy = remedy.name;
    grant.amount = Money{*rc::gen::exec([] { return number(1, 50'000); }), *Currency::from_code("USD")};
    grant.at = now;
    grant.case_id = c.id;
    c.grants.push_back(grant);
  }
  const Decision after = decided(policy, c);
  RC_ASSERT(before.limits.size() == after.limits.size());
  for (std::size_t i = 0; i < before.limits.size(); ++i) {
    RC_ASSERT(after.limits[i].left == before.limits[i].left);
    RC_ASSERT(after.limits[i].cap_left == before.limits[i].cap_left);
  }
  for (std::size_t i = 0; i < before.remedies.size(); ++i)
    if (!policy.compiled().remedies[i].owed) RC_ASSERT(after.remedies[i].open == before.remedies[i].open);
}

}  // namespace
}  // namespace amends::property
