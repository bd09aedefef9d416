// The C++ example of the README, which quotes this file.
#include <amends/case.hpp>
#include <amends/explain.hpp>
#include <amends/policy.hpp>
#include <amends/recommend.hpp>

#include <gtest/gtest.h>

#include <iostream>

namespace {

TEST(ReadmeExample, RecommendsANewComputer) {
  testing::internal::CaptureStdout();
  {
    const amends::Policy policy = amends::Policy::load("policies/computer-repair.yaml").value();
    const amends::Time now = amends::parse_time("2026-03-04T14:00:00Z").time.value();

    amends::Case c;
    c.product.role = amends::ProductRole::livelihood;
    c.facts["spare_computer"] = false;
    c.problem.safety_risk = false;
    c.attempts.push_back({"home_visit", now - amends::days(2), amends::Outcome::partial, false, {}});
    c.attempts.push_back({"home_visit", now - amends::days(1), amends::Outcome::worsened, true, {}});
    for (const amends::Attempt& visit : c.attempts) {
      c.demands.push_back({"home_visit", 1, visit.at, {}});
      c.demands.push_back({"without_product", 11, visit.at, {}});  // hours: every repair ends in a restore
    }
    c.agent.role = std::string("agent");

    const amends::Recommendation r = amends::recommend(policy, c, now);
    if (r.step) std::cout << r.step->title << '\n';
    if (r.ask_first) std::cout << r.ask_first->question << '\n';
    std::cout << amends::explain(r);
  }
  const std::string printed = testing::internal::GetCapturedStdout();
  EXPECT_EQ(printed.substr(0, printed.find('\n')), "Send a new computer");
  EXPECT_NE(printed.find("critical"), std::string::npos);
}

}  // namespace
