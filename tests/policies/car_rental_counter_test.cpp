// The story of policies/car-rental-counter.yaml, act by act.
#include "policies/scenario.hpp"

#include <gtest/gtest.h>

namespace amends::scenario {
namespace {

const Story& story() {
  static const Story s("car-rental-counter");
  return s;
}

// In the line a minute weighs 2 (the holiday) x 1.5 (the deposit) x 1.5 (the children) = 4.5 minutes.

TEST(CarRentalCounter, Act1OpensTheCountersWhileAllIsStillWell) {
  const Recommendation r = story().at("1-ten-minutes", "2026-07-04T11:10:00Z");
  EXPECT_EQ(step(r), "open_the_counters");
  EXPECT_FALSE(r.ask_first);
  EXPECT_EQ(r.severity, "routine");
  EXPECT_TRUE(r.remedies.empty());
  EXPECT_EQ(r.contexts, (std::vector<std::string>{"cannot_leave", "holiday_begins", "small_children"}));
  EXPECT_NEAR(r.burden.borne, 10 * 4.5 / 60, 0.0005);
  EXPECT_NEAR(option(r, "open_the_counters").hours.value(), 12 * 4.5 / 60, 0.0005);  // 12 parties, 4 agents, 4 min each
  EXPECT_NEAR(option(r, "let_the_line_move").hours.value(), 48 * 4.5 / 60, 0.0005);
  EXPECT_EQ(option(r, "bring_the_keys").state, OptionState::not_now);
}

TEST(CarRentalCounter, Act2SpeaksFirstBecauseWeSawItOurselves) {
  const Recommendation r = story().at("2-twenty-minutes", "2026-07-04T11:20:00Z");
  EXPECT_EQ(step(r), "open_the_counters");
  EXPECT_EQ(r.severity, "elevated");
  EXPECT_TRUE(gives_reason(r, "while 3 of us serve nobody"));
  EXPECT_EQ(option(r, "let_the_line_move").state, OptionState::forbidden);
  EXPECT_EQ(remedy(r, "apology").kind, "apology");
  EXPECT_EQ(text_of(remedy(r, "apology").open), "none");
  EXPECT_EQ(text_of(remedy(r, "waiting_credit").open), "30.00 EUR");  // 1.5 hours at 20 EUR
  EXPECT_FALSE(remedy(r, "waiting_credit").needs_approval);
}

TEST(CarRentalCounter, Act2WithoutOurOwnEyesThereIsNoApologyBeforeTheComplaint) {
  Case c = story().read("2-twenty-minutes");
  c.problem.reported_by = ReportedBy::customer;
  const Recommendation r = story().at(c, "2026-07-04T11:20:00Z");
  EXPECT_EQ(remedy(r, "apology").id, "");
  EXPECT_EQ(text_of(remedy(r, "waiting_credit").open), "30.00 EUR");
}

TEST(CarRentalCounter, Act2OnAnOrdinaryDayWeighsLess) {
  Case c = story().read("2-twenty-minutes");
  c.life.events.clear();
  const Recommendation r = story().at(c, "2026-07-04T11:20:00Z");
  EXPECT_NEAR(r.burden.borne, 20 * 2.25 / 60, 0.0005);
  EXPECT_EQ(text_of(remedy(r, "waiting_credit").open), "15.00 EUR");
}

TEST(CarRentalCounter, Act3OffersTheHotelAndTheAgentMay) {
  const Recommendation r = story().at("3-fifty-minutes", "2026-07-04T11:50:00Z");
  EXPECT_EQ(r.severity, "serious");
  EXPECT_NEAR(r.burden.borne, 3.75, 0.0005);
  EXPECT_NEAR(r.burden.tolerance.value(), 1.5, 1e-9);
  EXPECT_EQ(step(r), "car_to_the_hotel");
  ASSERT_TRUE(r.ask_first);
  EXPECT_EQ(r.ask_first->question,
            "Would it suit you better to go to your hotel now, by taxi on us, and have the car brought there tonight?");
  EXPECT_FALSE(r.approval.needed);
  EXPECT_EQ(text_of(remedy(r, "waiting_credit").open), "75.00 EUR");
  EXPECT_FALSE(remedy(r, "waiting_credit").needs_approval);
}

TEST(CarRentalCounter, Act3WithPapersInOrderTheKeysComeToThem) {
  const Recommendation r = story().at("4-papers-in-order", "2026-07-04T11:50:00Z");
  EXPECT_EQ(step(r), "bring_the_keys");
  EXPECT_EQ(r.severity, "serious");
  EXPECT_NEAR(option(r, "bring_the_keys").hours.value(), 3 * 4.5 / 60, 0.0005);
}

TEST(CarRentalCounter, Act4WhoeverLeavesTakesTheDepositWithThem) {
  const Recommendation r = story().at("5-they-would-rather-go", "2026-07-04T11:55:00Z");
  EXPECT_EQ(option(r, "car_to_the_hotel").state, OptionState::declined);
  EXPECT_EQ(step(r), "let_them_go");
  EXPECT_FALSE(r.ask_first);  // they have said so
  EXPECT_EQ(text_of(remedy(r, "deposit_back").open), "200.00 EUR");
  EXPECT_TRUE(remedy(r, "deposit_back").owed);
  EXPECT_FALSE(remedy(r, "deposit_back").needs_approval);
  EXPECT_EQ(text_of(remedy(r, "waiting_credit").open), "80.00 EUR");  // 55 minutes would be 82.50; at most 80
}

}  // namespace
}  // namespace amends::scenario
