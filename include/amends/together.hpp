// Several policies on one case: the law of the place, a contract, the company's own rules. One answer.
//
// The policies stand in their order, the most specific first: the company's before the law's. Names are what they have
// in common: a step, a burden, a kind of grant or a level of severity of the same name is the same thing to all of
// them.
//
// - The plan is that of the first policy that has steps; what only later ones have comes after it. A `never` and an
//   `at_most` of any of them hold for all, and so do a `must`, an `ask_first`, a refusal by the customer, and the
//   higher severity. A `must` against a `never` is reported in `problems`.
// - What is owed is owed under each of them. Of remedies with the same `once` (one harm, several laws) one is given:
// the
//   highest, or where currencies differ that of the more specific policy. Of two with the same name the higher stands.
// - Approval is needed where any of them wants it; of limits for the same kind the strictest counts; of commitments
// with
//   the same name the earliest.
// - Each answer says which policy it comes from; questions, problems and reasons are those of all.
//
// read_case() of several policies reads such a case: facts that only some of them declare are no mistake. Thread-safe
// and total like recommend() of one policy, of which it is the same, byte for byte, where there is one.
// docs/together.md is the guide.
#pragma once

#include <amends/case.hpp>
#include <amends/policy.hpp>
#include <amends/recommendation.hpp>
#include <amends/time.hpp>

#include <vector>

namespace amends {

// `policies`: at least one, the most specific first. Without any, an answer that says so among its problems.
Recommendation recommend(const std::vector<Policy>& policies, const Case& c, Time now);

}  // namespace amends
