// The story of policies/car-service.yaml, act by act.
#include "policies/scenario.hpp"

#include <gtest/gtest.h>

namespace amends::scenario {
namespace {

const Story& story() {
  static const Story s("car-service");
  return s;
}

TEST(CarService, Act1TheLoanerIsWorthItsCost) {
  const Recommendation r = story().at("1-life-revolves-around-it", "2026-02-09T07:40:00Z");
  EXPECT_EQ(step(r), "repair_here");
  EXPECT_FALSE(r.ask_first);
  EXPECT_EQ(r.contexts, (std::vector<std::string>{"life_revolves_around_it", "no_other_way"}));
  ASSERT_TRUE(eased_by(r.step->option, "loaner"));
  EXPECT_TRUE(eased_by(r.step->option, "fetch_and_bring"));
  // 72 hours x 0.1 x 2 x 1.5 = 21.6; the loaner leaves 15% of them, and fetching the car the rest of the trip.
  EXPECT_NEAR(r.step->option.hours.value(), 3.24, 0.005);
  EXPECT_EQ(text_of(r.step->option.cost), "375.00 EUR");  // 200 and 135 and 40
}

TEST(CarService, Act1WithoutALoanerThePartComesByCourier) {
  Case c = story().read("1-life-revolves-around-it");
  c.facts["loaner_free"] = false;
  const Recommendation r = story().at(c, "2026-02-09T07:40:00Z");
  // The part by courier: 7.2 hours at 560, against 21.6 at 240.
  EXPECT_EQ(step(r), "part_by_courier");
  EXPECT_NEAR(option(r, "repair_here").hours.value(), 21.6, 0.005);
  EXPECT_NEAR(option(r, "part_by_courier").hours.value(), 7.2, 0.005);
  EXPECT_TRUE(r.approval.needed);
  EXPECT_EQ(r.approval.approver, "service_manager");
}

TEST(CarService, TheSameRepairForASundayDriverNeedsNoLoaner) {
  const Recommendation r = story().at("2-sunday-driver", "2026-02-09T07:40:00Z");
  EXPECT_EQ(step(r), "repair_here");
  EXPECT_EQ(r.contexts, std::vector<std::string>{"sunday_driver"});
  EXPECT_FALSE(eased_by(r.step->option, "loaner"));  // it would save 1.84 hours, 55 EUR, and cost 135
  EXPECT_NEAR(r.step->option.hours.value(), 2.16, 0.005);
}

TEST(CarService, Act2WhatIsNotSafeGoesToTheMakersSpecialist) {
  const Recommendation r = story().at("3-still-not-right", "2026-02-13T08:00:00Z");
  EXPECT_EQ(r.severity, "critical");
  EXPECT_TRUE(gives_reason(r, "We gave a car back that is not safe."));
  EXPECT_EQ(step(r), "specialist");
  EXPECT_TRUE(r.step->option.must);
  EXPECT_TRUE(eased_by(r.step->option, "loaner"));
  EXPECT_FALSE(r.approval.needed);  // an advisor may, from serious on
  EXPECT_EQ(remedy(r, "next_service_credit").kind, "goodwill");
  // 10.8 hours x 0.1 x 3 four days ago: 40 EUR and 3.21 x 8 EUR.
  EXPECT_EQ(text_of(remedy(r, "next_service_credit").open), "65.72 EUR");
}

}  // namespace
}  // namespace amends::scenario
