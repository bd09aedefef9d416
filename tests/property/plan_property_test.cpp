// Invariants 3, 4 and 5: what is never recommended, and which order of the steps is the best.
#include "policy/compiled.hpp"
#include "property/answers.hpp"
#include "property/generate.hpp"
#include "property/picks.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace amends::property {
namespace {

double worth_of_an_hour(const Policy& policy) { return policy.compiled().worth_of_an_hour.constant->real; }

double total_of(const OptionDecision& option, double worth) { return option.cost + worth * option.hours; }

// 3. A step that the customer declined is never recommended: the latest answer counts, and declining an attempt is one.
RC_GTEST_PROP(PlanProperty, WhatWasDeclinedIsNeverRecommended, ()) {
  const RandomPolicy random = *random_policy();
  const Policy policy = load(random.yaml);
  const Case c = *random_case(random);
  const Decision decision = decided(policy, c);
  const std::vector<std::string> steps = policy.steps();
  for (std::size_t s = 0; s < steps.size(); ++s) {
    std::int64_t declined = INT64_MIN, accepted = INT64_MIN;
    for (const Answer& answer : c.answers)
      if (answer.step == steps[s]) {
        std::int64_t& at = answer.answer == AnswerKind::accepted ? accepted : declined;
        at = std::max(at, answer.at.seconds);
      }
    for (const Attempt& attempt : c.attempts)
      if (attempt.step == steps[s] && attempt.outcome == Outcome::declined)
        declined = std::max(declined, attempt.at.seconds);
    if (declined == INT64_MIN || declined < accepted) continue;
    RC_ASSERT(decision.step != static_cast<std::int32_t>(s));
    RC_ASSERT(std::count(decision.plan.begin(), decision.plan.end(), static_cast<std::int32_t>(s)) == 0);
  }
}

// 3. A step that a rule forbids is never recommended, whatever else speaks for it. A rule that may hold leaves it out
// too.
RC_GTEST_PROP(PlanProperty, WhatIsForbiddenIsNeverRecommended, ()) {
  const RandomPolicy random = *random_policy();
  const Policy policy = load(random.yaml);
  const Decision decision = decided(policy, *random_case(random));
  if (decision.stage != Stage::recover) return;
  for (const impl::StepRule& never : policy.compiled().nevers) {
    if (decision.rules[never.rule] == Holds::no) continue;
    RC_ASSERT(decision.step != static_cast<std::int32_t>(never.step));
    RC_ASSERT(std::count(decision.plan.begin(), decision.plan.end(), static_cast<std::int32_t>(never.step)) == 0);
  }
}

struct Brute {
  const Policy& policy;
  const Decision& decision;
  double worth;

  bool ends(std::uint16_t s) const { return policy.compiled().steps[s].ends != impl::Ends::no; }

  double expected(const std::vector<std::uint16_t>& order) const {
    double sum = 0, reached = 1;
    for (const std::uint16_t s : order) {
      sum += reached * total_of(decision.options[s], worth);
      if (ends(s)) break;
      reached *= 1 - decision.options[s].chance;
    }
    return sum;
  }

  // The least over all orders that keep the `must` steps first, and within that the steps that end the plan last.
  double least(std::vector<std::uint16_t> steps) const {
    const auto place = [&](std::uint16_t s) { return (decision.options[s].must ? 0 : 2) + (ends(s) ? 1 : 0); };
    std::sort(steps.begin(), steps.end());
    double best = std::numeric_limits<double>::infinity();
    do {
      if (std::is_sorted(steps.begin(), steps.end(), [&](auto a, auto b) { return place(a) < place(b); }))
        best = std::min(best, expected(steps));
    } while (std::next_permutation(steps.begin(), steps.end()));
    return best;
  }
};

void expect_near(double actual, double wanted) {
  const double difference = std::fabs(actual - wanted);
  if (difference > 1e-9 * std::max(1.0, std::fabs(wanted)))
    RC_FAIL("expected total " + std::to_string(actual) + ", but the best order gives " + std::to_string(wanted));
}

// 4. Under `plan: expected` the plan's expected total is the least over all orders of the available steps that keep the
// `must` steps first; and each option's expected total is its own and, where it fails, that of the best order of the
// others. Compared with all orders of up to 7 steps.
RC_GTEST_PROP(PlanProperty, NoOtherOrderHasALowerExpectedTotal, ()) {
  PolicyOptions options;
  options.fixed_plan = false;
  const RandomPolicy random = *random_policy(options);
  const Policy policy = load(random.yaml);
  const Decision decision = decided(policy, *random_case(random));
  if (decision.stage != Stage::recover) return;

  std::vector<std::uint16_t> available;
  for (std::uint16_t s = 0; s < decision.options.size(); ++s) {
    if (decision.options[s].state != OptionState::available) continue;
    RC_ASSERT(std::isnan(decision.options[s].chance) == (policy.compiled().steps[s].ends != impl::Ends::no));
    available.push_back(s);
  }
  const Brute brute{policy, decision, worth_of_an_hour(policy)};
  const std::vector<std::uint16_t> plan(decision.plan.begin(), decision.plan.end());
  if (!available.empty()) expect_near(brute.expected(plan), brute.least(available));
  for (const std::uint16_t s : available) {
    std::vector<std::uint16_t> others = available;
    others.erase(std::find(others.begin(), others.end(), s));
    const double rest = brute.ends(s) || others.empty() ? 0 : brute.least(others);
    const double wanted = total_of(decision.options[s], brute.worth) + (1 - decision.options[s].chance) * rest;
    expect_near(decision.options[s].expected, brute.ends(s) ? total_of(decision.options[s], brute.worth) : wanted);
  }
  RC_TAG(available.size());
}

// 5. No ease raises an option's total: the policy without it never offers the option for less.
RC_GTEST_PROP(PlanProperty, NoEaseRaisesATotal, ()) {
  const RandomPolicy random = *random_policy();
  const Policy policy = load(random.yaml);
  const Case c = *random_case(random);
  const Decision with = decided(policy, c);
  if (with.stage != Stage::recover) return;
  const double worth = worth_of_an_hour(policy);
  for (std::size_t s = 0; s < random.steps.size(); ++s) {
    Yaml yaml = random.yaml;
    const Yaml* eased_by = yaml.find("steps")->find(random.steps[s])->find("eased_by");
    if (!eased_by) continue;
    const std::size_t eases = eased_by->list.size();
    for (std::size_t e = 0; e < eases; ++e) {
      Yaml fewer = random.yaml;
      Yaml::List& list = fewer.find("steps")->find(random.steps[s])->find("eased_by")->list;
      list.erase(list.begin() + static_cast<std::ptrdiff_t>(e));
      if (list.empty())
        std::erase_if(fewer.find("steps")->find(random.steps[s])->map,
                      [](const auto& entry) { return entry.first == "eased_by"; });
      const Decision without = decided(load(fewer), c);
      const double more_choice = total_of(with.options[s], worth), less_choice = total_of(without.options[s], worth);
      RC_ASSERT(std::isnan(more_choice) == std::isnan(less_choice));
      if (!std::isnan(more_choice)) RC_ASSERT(more_choice <= less_choice + 1e-6);
    }
  }
}

// 5. Multiplying every amount in policy and case by a whole number keeps the ranking, except between options whose
// ratios differ by less than 1e-9. Costs are written as amounts: one that is computed is rounded to a whole minor unit
// before it is multiplied, which may turn a nearer tie than that.
RC_GTEST_PROP(PlanProperty, TheRankingDoesNotDependOnTheUnitOfMoney, ()) {
  const RandomPolicy random = *random_policy();
  const Case c = *random_case(random);
  const std::int64_t times = *rc::gen::exec([] { return number(2, 1000); });
  const Policy policy = load(random.yaml);
  const Policy dearer = load(random.yaml, times);
  Case multiplied = c;
  multiply_amounts(multiplied, times);
  const Decision one = decided(policy, c);
  const Decision other = decided(dearer, multiplied);
  const double worth = worth_of_an_hour(policy);
  const auto ratio = [&](std::int32_t s) {
    const OptionDecision& option = one.options[static_cast<std::size_t>(s)];
    return total_of(option, worth) / option.chance;
  };
  RC_ASSERT(one.plan.size() == other.plan.size());
  for (std::size_t i = 0; i < one.plan.size(); ++i) {
    if (one.plan[i] == other.plan[i]) continue;
    RC_ASSERT(std::fabs(ratio(one.plan[i]) - ratio(other.plan[i])) <= 1e-9 * std::fabs(ratio(one.plan[i])));
  }
  RC_ASSERT(one.severity == other.severity);
}

}  // namespace
}  // namespace amends::property
