// The worked example of the design: one customer who lives by their computer, four moments, to the cent.
#include "story.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace amends {
namespace {

using namespace story;

struct Expected {
  const char* option;
  double hours;
  const char* total;
};

class WorkedExample : public testing::Test {
 protected:
  const Policy policy_ = Policy::load(std::string(AMENDS_SOURCE_DIR) + "/tests/data/design-example.yaml").value();

  Recommendation at_moment(bool spare_computer, const std::string& history) const {
    return ask(policy_, "product: {role: livelihood}\nspare_computer: " +
                            std::string(spare_computer ? "true" : "false") + "\nagent: {role: agent}\n" + history);
  }

  static void expect_options(const Recommendation& r, const std::vector<Expected>& expected) {
    for (const Expected& e : expected) {
      SCOPED_TRACE(e.option);
      EXPECT_EQ(std::round(*option(r, e.option).hours * 100) / 100, e.hours);
      EXPECT_EQ(money(option(r, e.option).expected_total), std::string(e.total) + " USD");
    }
  }

  static double hundredths(double value) { return std::round(value * 100) / 100; }
};

constexpr const char* one_visit = R"(
attempts:
  - {step: home_visit, at: "2026-03-01T12:00:00Z", outcome: partial}
demands:
  - {burden: home_visit, quantity: 1, at: "2026-03-01T12:00:00Z"}
  - {burden: without_product, quantity: 11, at: "2026-03-01T12:00:00Z"}
)";

constexpr const char* two_visits = R"(
attempts:
  - {step: home_visit, at: "2026-02-28T12:00:00Z", outcome: partial}
  - {step: home_visit, at: "2026-03-01T12:00:00Z", outcome: worsened}
demands:
  - {burden: home_visit, quantity: 1, at: "2026-02-28T12:00:00Z"}
  - {burden: without_product, quantity: 11, at: "2026-02-28T12:00:00Z"}
  - {burden: home_visit, quantity: 1, at: "2026-03-01T12:00:00Z"}
  - {burden: without_product, quantity: 11, at: "2026-03-01T12:00:00Z"}
)";

TEST_F(WorkedExample, NothingTriedYet) {
  const Recommendation r = at_moment(false, "");
  expect_options(r, {{"home_visit", 8.50, "1038.97"},
                     {"depot_repair", 61.50, "2077.12"},
                     {"replace", 19.00, "1991.67"},
                     {"refund", 37.50, "2725.00"}});
  EXPECT_EQ(step(r), "home_visit");
  EXPECT_FALSE(r.ask_first);
  EXPECT_EQ(r.burden.borne, 0);
  EXPECT_EQ(r.burden.tolerance, 20);
  EXPECT_EQ(option(r, "depot_repair").eases.at(0).id, "loaner");
}

TEST_F(WorkedExample, OneVisitThatMendedAPart) {
  const Recommendation r = at_moment(false, one_visit);
  expect_options(r, {{"home_visit", 12.72, "1249.15"},
                     {"depot_repair", 91.27, "2980.61"},
                     {"replace", 27.68, "2260.20"},
                     {"refund", 55.36, "3260.86"}});
  EXPECT_EQ(step(r), "home_visit");
  ASSERT_TRUE(r.ask_first);
  EXPECT_EQ(r.ask_first->question, "We have already come to you 1 times. Would one more visit be reasonable for you?");
  EXPECT_EQ(hundredths(r.burden.borne), 8.43);
  EXPECT_EQ(r.burden.tolerance, 20);
}

TEST_F(WorkedExample, TheSecondVisitBrokeSomething) {
  const Recommendation r = at_moment(false, two_visits);
  expect_options(r, {{"home_visit", 16.90, "2623.52"},
                     {"depot_repair", 120.81, "3932.34"},
                     {"replace", 36.30, "2559.98"},
                     {"refund", 73.09, "3792.60"}});
  EXPECT_EQ(step(r), "replace");
  EXPECT_TRUE(r.ask_first);
  EXPECT_EQ(hundredths(r.burden.borne), 16.80);
  EXPECT_EQ(r.burden.tolerance, 14);
  EXPECT_EQ(r.severity, "critical");
  EXPECT_FALSE(r.approval.needed) << "an agent may replace from serious on";
}

TEST_F(WorkedExample, TheSameWithASpareComputer) {
  const Recommendation r = at_moment(true, two_visits);
  expect_options(r, {{"home_visit", 11.43, "2040.57"},
                     {"depot_repair", 61.16, "2115.59"},
                     {"replace", 18.90, "2009.86"},
                     {"refund", 37.29, "2718.80"}});
  EXPECT_EQ(step(r), "replace");
  EXPECT_TRUE(r.ask_first);
  EXPECT_EQ(hundredths(r.burden.borne), 11.37);
  EXPECT_TRUE(r.contexts.empty());
}

}  // namespace
}  // namespace amends
