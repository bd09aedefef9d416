// Invariants 1 and 2: what was borne, what is tolerated, and what follows from more failures and demands.
#include "property/answers.hpp"
#include "property/generate.hpp"
#include "property/picks.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

namespace amends::property {
namespace {

// 1. Adding a past demand never lowers borne hours.
RC_GTEST_PROP(BurdenProperty, AnotherDemandNeverLowersWhatWasBorne, ()) {
  const RandomPolicy random = *random_policy();
  const Policy policy = load(random.yaml);
  Case c = *random_case(random);
  const double before = decided(policy, c).borne;
  c.demands.push_back(*rc::gen::exec([=] { return pick_demand(random); }));
  RC_ASSERT(decided(policy, c).borne >= before);
}

// 1. An older demand never weighs more than a newer one.
RC_GTEST_PROP(BurdenProperty, AnOlderDemandNeverWeighsMore, ()) {
  const RandomPolicy random = *random_policy();
  const Policy policy = load(random.yaml);
  Case c = *random_case(random);
  Demand demand = *rc::gen::exec([=] { return pick_demand(random); });
  c.demands.push_back(demand);
  const double newer = decided(policy, c).borne;
  c.demands.back().at = demand.at - *rc::gen::exec([] { return minutes(number(0, 200'000)); });
  RC_ASSERT(decided(policy, c).borne <= newer);
}

// 2. One more failed attempt, whenever it was, never raises tolerance.
RC_GTEST_PROP(BurdenProperty, AnotherFailureNeverRaisesTolerance, ()) {
  const RandomPolicy random = *random_policy();
  const Policy policy = load(random.yaml);
  Case c = *random_case(random);
  const double before = decided(policy, c).tolerance;
  Attempt attempt = *rc::gen::exec([=] { return pick_attempt(random); });
  attempt.outcome = *rc::gen::element(Outcome::failed, Outcome::worsened);
  c.attempts.push_back(attempt);
  const double after = decided(policy, c).tolerance;
  RC_ASSERT(std::isnan(before) == std::isnan(after));
  if (!std::isnan(before)) RC_ASSERT(after <= before);
}

// 2. In a policy whose conditions are monotone in failures and demands, and whose limits do not shrink with severity,
// one more failed attempt or demand never means a lower severity or less empowerment.
//
// What was borne is known in both cases: a demand of a kind whose hours are unknown makes the whole unknown, and an
// unknown `raise` does not apply.
void expect_no_less(const Policy& policy, const Case& less, const Case& more) {
  const Decision before = decided(policy, less);
  const Decision after = decided(policy, more);
  if (!before.borne_known || !after.borne_known) return;
  RC_ASSERT(after.severity >= before.severity);
  RC_ASSERT(after.limits.size() == before.limits.size());
  for (std::size_t i = 0; i < before.limits.size(); ++i) {
    const LimitDecision& was = before.limits[i];
    const LimitDecision& is = after.limits[i];
    if (!was.known) continue;
    RC_ASSERT(is.known);
    RC_ASSERT(is.unlimited || (!was.unlimited && is.limit >= was.limit));
    RC_ASSERT(is.left >= was.left);
  }
  const std::vector<std::string> could = recommend(policy, less, now).empowerment.may;
  const std::vector<std::string> can = recommend(policy, more, now).empowerment.may;
  for (const std::string& step : could) RC_ASSERT(std::find(can.begin(), can.end(), step) != can.end());
}

RC_GTEST_PROP(BurdenProperty, AnotherFailureNeverMeansLessSeverityOrEmpowerment, ()) {
  PolicyOptions monotone;
  monotone.monotone = true;
  const RandomPolicy random = *random_policy(monotone);
  const Policy policy = load(random.yaml);
  const Case less = *random_case(random);
  Case more = less;
  Attempt attempt = *rc::gen::exec([=] { return pick_attempt(random); });
  attempt.outcome = *rc::gen::element(Outcome::failed, Outcome::worsened);
  more.attempts.push_back(attempt);
  expect_no_less(policy, less, more);
}

RC_GTEST_PROP(BurdenProperty, AnotherDemandNeverMeansLessSeverityOrEmpowerment, ()) {
  PolicyOptions monotone;
  monotone.monotone = true;
  const RandomPolicy random = *random_policy(monotone);
  const Policy policy = load(random.yaml);
  const Case less = *random_case(random);
  Case more = less;
  more.demands.push_back(*rc::gen::exec([=] { return pick_demand(random); }));
  expect_no_less(policy, less, more);
}

}  // namespace
}  // namespace amends::property
