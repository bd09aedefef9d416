// The story of policies/broadband-outage.yaml, act by act, and what is owed in it.
#include "policies/scenario.hpp"

#include <gtest/gtest.h>

namespace amends::scenario {
namespace {

const Story& story() {
  static const Story s("broadband-outage");
  return s;
}

// Reported on `from`, restored at `to`, nothing else.
Case outage(std::string_view from, std::string_view to) {
  Case c;
  c.product.role = ProductRole::important;
  c.problem.opened_at = time(from);
  c.problem.out_of_service_since = none;
  c.facts["restored_at"] = time(to);
  c.facts["compensation_stopped_at"] = none;
  c.facts["fault_found_outside"] = true;
  c.facts["emergency_button"] = false;
  c.facts["appointments"] = FactValue::List{};
  c.agent.role = std::string("agent");
  return c;
}

std::string owed(const Case& c, std::string_view now) {
  return text_of(remedy(story().at(c, now), "days_without_service").entitlement);
}

TEST(BroadbandOutage, Act1TestsTheLineFromHere) {
  const Recommendation r = story().at("1-first-call", "2026-03-09T09:05:00Z");
  EXPECT_EQ(step(r), "reset_remotely");
  EXPECT_FALSE(r.ask_first);
  EXPECT_EQ(r.severity, "routine");
  EXPECT_EQ(r.contexts, std::vector<std::string>{"livelihood"});
  EXPECT_TRUE(r.remedies.empty());
}

TEST(BroadbandOutage, Act2TheTranslatorGetsAHubBeforeTheEngineer) {
  const Recommendation r = story().at("2-nobody-came", "2026-03-13T09:00:00Z");
  EXPECT_EQ(r.severity, "serious");
  EXPECT_EQ(step(r), "engineer_visit");
  EXPECT_TRUE(eased_by(r.step->option, "mobile_hub"));
  EXPECT_TRUE(r.ask_first);
  EXPECT_FALSE(r.approval.needed);
  EXPECT_NEAR(r.burden.by_kind.front().hours, 97.5 * 0.1 * 3, 0.005);
  EXPECT_EQ(r.burden.by_kind.front().id, "without_service");
  EXPECT_EQ(text_of(remedy(r, "days_without_service").open), "19.96 GBP");  // 2 days at 9.98
  EXPECT_EQ(text_of(remedy(r, "appointments_not_kept").open), "31.19 GBP");
  EXPECT_TRUE(remedy(r, "days_without_service").owed);
  EXPECT_FALSE(remedy(r, "goodwill_credit").needs_approval);
  EXPECT_EQ(value(r, "days_paid"), "2");
}

TEST(BroadbandOutage, TheSameDaysWeighLessForLeisureButTheSameIsOwed) {
  const Recommendation work = story().at("2-nobody-came", "2026-03-13T09:00:00Z");
  const Recommendation r = story().at("3-for-leisure", "2026-03-13T09:00:00Z");
  EXPECT_EQ(r.severity, "elevated");
  EXPECT_EQ(step(r), "engineer_visit");
  EXPECT_FALSE(eased_by(r.step->option, "mobile_hub"));  // it would save less than it costs
  ASSERT_TRUE(r.ask_first);
  EXPECT_EQ(r.ask_first->question,
            "We said that we would come, and did not. Would you still let us come? You name the hour, and I stay with "
            "it until somebody stands at your door.");
  EXPECT_EQ(text_of(remedy(r, "days_without_service").open), text_of(remedy(work, "days_without_service").open));
  EXPECT_EQ(text_of(remedy(r, "appointments_not_kept").open), "31.19 GBP");
  EXPECT_LT(remedy(r, "goodwill_credit").entitlement->minor, remedy(work, "goodwill_credit").entitlement->minor);
}

TEST(BroadbandOutage, AnEmergencyButtonDoesNotWaitForAQueue) {
  const Recommendation r = story().at("4-emergency-button", "2026-03-13T09:00:00Z");
  EXPECT_EQ(r.severity, "critical");
  EXPECT_EQ(r.contexts, std::vector<std::string>{"emergency"});
  EXPECT_EQ(step(r), "priority_engineer");
  EXPECT_TRUE(r.step->option.must);
  EXPECT_FALSE(r.approval.needed);
  EXPECT_EQ(text_of(remedy(r, "days_without_service").open), "19.96 GBP");
}

TEST(BroadbandOutage, WhatIsOwedDependsOnNeitherRoleNorGoodwill) {
  Case c = story().read("2-nobody-came");
  c.agent.role = std::string("manager");
  c.grants.push_back({"goodwill_credit",
                      Fact<std::string>("goodwill"),
                      parse_money("40 GBP").value(),
                      time("2026-03-12T09:00:00Z"),
                      Fact<std::string>("agent"),
                      {}});
  const Recommendation r = story().at(c, "2026-03-13T09:00:00Z");
  EXPECT_EQ(text_of(remedy(r, "days_without_service").open), "19.96 GBP");
  c.grants.push_back({"days_without_service",
                      Fact<std::string>("compensation"),
                      parse_money("9.98 GBP").value(),
                      time("2026-03-12T09:00:00Z"),
                      Fact<std::string>("agent"),
                      {}});
  EXPECT_EQ(text_of(remedy(story().at(c, "2026-03-13T09:00:00Z"), "days_without_service").open), "9.98 GBP");
}

TEST(BroadbandOutage, ASpellOverAChangeOfRatesIsPaidAtBoth) {
  const Recommendation r = story().at("5-change-of-rates", "2026-04-07T09:00:00Z");
  EXPECT_EQ(r.stage, Stage::confirm);
  EXPECT_EQ(value(r, "days_paid"), "10");  // 27 March to 5 April
  EXPECT_EQ(value(r, "days_at_old_rate"), "5");
  EXPECT_EQ(text_of(remedy(r, "days_without_service").open), "101.60 GBP");  // 5 x 9.98 and 5 x 10.34
}

// The example that goes with the scheme: reported on a Monday in 2022, put right on the Friday.
TEST(BroadbandOutage, TheSchemesOwnExample) {
  EXPECT_EQ(owed(outage("2022-06-13T10:00:00+01:00", "2022-06-17T15:00:00+01:00"), "2022-06-20T10:00:00+01:00"),
            "16.80 GBP");
}

TEST(BroadbandOutage, TheTwoDaysAreWorkingDays) {
  // Reported on a Friday: Monday and Tuesday are the two days, so Wednesday's return pays one day.
  EXPECT_EQ(owed(outage("2026-03-13T10:00:00Z", "2026-03-18T10:00:00Z"), "2026-03-19T10:00:00Z"), "9.98 GBP");
  // Over Easter 2026, Friday and Monday do not count: reported on Thursday, the second working day is Wednesday.
  EXPECT_EQ(owed(outage("2026-04-02T10:00:00+01:00", "2026-04-09T10:00:00+01:00"), "2026-04-10T10:00:00+01:00"),
            "10.34 GBP");
}

TEST(BroadbandOutage, NothingIsOwedWithinTwoWorkingDays) {
  const Recommendation r = story().at(outage("2026-03-09T10:00:00Z", "2026-03-11T09:00:00Z"), "2026-03-12T09:00:00Z");
  EXPECT_EQ(remedy(r, "days_without_service").id, "");
}

TEST(BroadbandOutage, ItStopsWhenTheyMissAnAppointment) {
  Case c = outage("2026-03-09T10:00:00Z", "2026-03-20T10:00:00Z");
  c.facts["compensation_stopped_at"] = time("2026-03-14T10:00:00Z");
  EXPECT_EQ(owed(c, "2026-03-21T10:00:00Z"), "29.94 GBP");  // 11 to 13 March, 3 x 9.98
}

TEST(BroadbandOutage, AnAppointmentIsPaidAtTheRateOfItsDay) {
  Case c = outage("2026-03-25T10:00:00Z", "2026-03-26T10:00:00Z");
  FactValue::List appointments;
  for (const char* at : {"2026-03-30T09:00:00Z", "2026-04-02T09:00:00Z"})
    appointments.push_back(FactValue::Record{{"at", FactValue(time(at))}, {"kept", FactValue(false)}});
  appointments.push_back(FactValue::Record{{"at", FactValue(time("2026-04-03T09:00:00Z"))}, {"kept", FactValue(true)}});
  c.facts["appointments"] = appointments;
  const Recommendation r = story().at(c, "2026-04-07T10:00:00Z");
  EXPECT_EQ(text_of(remedy(r, "appointments_not_kept").entitlement), "63.50 GBP");  // 31.19 and 32.31
}

TEST(BroadbandOutage, WhatIsOwedNamesItsSource) {
  const Recommendation r = story().at("2-nobody-came", "2026-03-13T09:00:00Z");
  std::string source;
  for (const Reason& reason : r.reasons)
    if (reason.about == "remedy days_without_service") source = reason.source;
  EXPECT_EQ(source,
            "The scheme for automatic compensation of UK providers, total loss of service (read in secondary sources)");
}

}  // namespace
}  // namespace amends::scenario
