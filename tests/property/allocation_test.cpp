// Once warm, binding in place and deciding allocate nothing.
//
// Every allocation of this program is counted; what was used once with a policy and a case of that size is warm.
#include "support/counting.hpp"

#include <amends/recommend.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace amends {
namespace {

const Time now{1'772'600'400};  // 2026-03-04T05:00:00Z

Policy computer_repair() {
  return Policy::load(std::string(AMENDS_SOURCE_DIR) + "/policies/computer-repair.yaml").value();
}

// Cases that reach every part of the decision, among them one in which much is unknown. None of them is warned about:
// a warning is text of its own.
std::vector<Case> cases() {
  std::vector<Case> all(4);
  for (std::size_t i = 0; i < all.size(); ++i) {
    Case& c = all[i];
    c.id = std::string("a case with a name that is no short string, number ") + std::to_string(i);
    c.customer.tier = std::string("a tier that is long enough to need memory of its own");
    c.product.price = Money{145'000, *Currency::from_code("USD")};
    c.problem.opened_at = now - days(3);
    if (i != 1) {
      c.product.role = ProductRole::livelihood;
      c.facts["spare_computer"] = i == 2;
      c.agent.role = std::string("agent");
    }
    for (std::size_t n = 0; n < 3 * i; ++n) {
      const Time at = now - days(static_cast<std::int64_t>(n) + 1);
      Attempt attempt;
      attempt.step = "home_visit";
      attempt.at = at;
      attempt.outcome = n % 2 == 0 ? Outcome::partial : Outcome::worsened;
      c.attempts.push_back(attempt);
      for (const char* burden : {"home_visit", "without_product", "shipping"}) {
        Demand demand;
        demand.burden = burden;
        demand.at = at;
        demand.case_id = std::string("an earlier case, whose name needs memory, number ") + std::to_string(n % 3);
        c.demands.push_back(demand);
      }
      Grant grant;
      grant.remedy = "apology_credit";
      grant.amount = Money{500, *Currency::from_code("USD")};
      grant.at = at;
      c.grants.push_back(grant);
    }
  }
  return all;
}

TEST(Allocation, BindingInPlaceAllocatesNothingOnceWarm) {
  const Policy policy = computer_repair();
  const std::vector<Case> all = cases();
  BoundCase bound;
  for (int round = 0; round < 2; ++round)
    for (const Case& c : all) ASSERT_TRUE(policy.bind(c, bound)) << to_string(bound.diagnostics());
  const std::size_t before = amends::testing::allocations();
  for (const Case& c : all) policy.bind(c, bound);
  EXPECT_EQ(amends::testing::allocations() - before, 0U);
}

TEST(Allocation, DecidingAllocatesNothingOnceWarm) {
  const Policy policy = computer_repair();
  std::vector<BoundCase> bound;
  for (const Case& c : cases()) policy.bind(c, bound.emplace_back());
  Decision decision;
  for (int round = 0; round < 2; ++round)
    for (const BoundCase& b : bound) ASSERT_TRUE(decide(policy, b, now, decision));
  const std::size_t before = amends::testing::allocations();
  for (const BoundCase& b : bound) decide(policy, b, now, decision);
  EXPECT_EQ(amends::testing::allocations() - before, 0U);
}

TEST(Allocation, TheCounterCounts) {
  const std::size_t before = amends::testing::allocations();
  const std::string text(100, 'x');
  EXPECT_EQ(amends::testing::allocations() - before, 1U) << text;
}

}  // namespace
}  // namespace amends
