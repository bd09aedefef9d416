// What holds for any two policies on one case.
#include "policy/compiled.hpp"
#include "property/answers.hpp"
#include "property/generate.hpp"

#include <amends/together.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace amends::property {
namespace {

bool is_out(const Recommendation& r, const std::string& step) {
  return std::any_of(r.options.begin(), r.options.end(), [&](const Option& option) {
    return option.id == step && (option.state == OptionState::forbidden || option.state == OptionState::declined);
  });
}

std::set<std::string> owed(const Recommendation& r) {
  std::set<std::string> names;
  for (const RemedyAnswer& remedy : r.remedies)
    if (remedy.owed) names.insert(remedy.id);
  return names;
}

// 1. A policy beside itself says what it says alone.
RC_GTEST_PROP(TogetherProperty, APolicyBesideItselfChangesNothing, ()) {
  const RandomPolicy random = *random_policy();
  const Policy policy = load(random.yaml);
  const Case c = *random_case(random);
  const Recommendation alone = recommend(policy, c, now);
  const Recommendation twice = recommend({policy, policy}, c, now);
  RC_ASSERT(twice.step.has_value() == alone.step.has_value());
  if (alone.step) RC_ASSERT(twice.step->id == alone.step->id);
  RC_ASSERT(twice.ask_first.has_value() == alone.ask_first.has_value());
  RC_ASSERT(twice.severity == alone.severity);
  RC_ASSERT(owed(twice) == owed(alone));
  RC_ASSERT(twice.remedies.size() == alone.remedies.size());
  RC_ASSERT(twice.approval == alone.approval);
  RC_ASSERT(twice.burden == alone.burden);
}

// 2. What one forbids or the customer declined is not recommended, whatever the other says; what one owes is owed.
RC_GTEST_PROP(TogetherProperty, TheStrictestNeverAndAllThatIsOwed, ()) {
  const RandomPolicy first = *random_policy(), second = *random_policy();
  const Policy a = load(first.yaml), b = load(second.yaml);
  const Case c = *random_case(first);
  const Recommendation of_a = recommend(a, c, now), of_b = recommend(b, c, now);
  const Recommendation both = recommend({a, b}, c, now);
  if (both.step) {
    RC_ASSERT(!is_out(of_a, both.step->id));
    RC_ASSERT(!is_out(of_b, both.step->id));
  }
  std::set<std::string> all = owed(of_a);
  for (const std::string& name : owed(of_b)) all.insert(name);
  // Severity of the other may bring more, never less, unless a condition turns on it being low.
  if (of_a.severity == both.severity && of_b.severity == both.severity) {
    const std::set<std::string> together = owed(both);
    RC_ASSERT(std::includes(together.begin(), together.end(), all.begin(), all.end()));
  }
  RC_ASSERT(both.others.size() == 1u);
  RC_ASSERT(both.at == now);
}

// 3. Equal inputs, equal bytes.
RC_GTEST_PROP(TogetherProperty, TheSameTwice, ()) {
  const RandomPolicy first = *random_policy(), second = *random_policy();
  const std::vector<Policy> policies = {load(first.yaml), load(second.yaml)};
  const Case c = *random_case(second);
  RC_ASSERT(recommend(policies, c, now) == recommend(policies, c, now));
}

}  // namespace
}  // namespace amends::property
