// Local time: days, months, working days and working hours; the clocks going forward and back.
#include "policy/calendar.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace amends::impl {
namespace {

Time at(std::string_view text) {
  const ParsedTime parsed = parse_time(text);
  EXPECT_TRUE(parsed.time) << text;
  return parsed.time.value_or(Time{});
}

Calendar calendar(std::string zone, std::vector<CivilDate> holidays = {},
                  std::array<std::vector<WorkingInterval>, 7> working = CalendarRules::usual_hours()) {
  Calendar::Error error;
  std::optional<Calendar> made = Calendar::make({std::move(zone), std::move(working), std::move(holidays)}, error);
  EXPECT_TRUE(made) << error.message;
  return made.value_or(Calendar());
}

// The bank holidays of England around Easter and the May of 2026.
Calendar london() {
  return calendar(
      "Europe/London",
      {{2026, 4, 3}, {2026, 4, 6}, {2026, 5, 4}, {2026, 5, 25}, {2026, 12, 25}, {2026, 12, 26}, {2026, 12, 28}});
}

std::array<std::vector<WorkingInterval>, 7> always() {
  std::array<std::vector<WorkingInterval>, 7> hours;
  hours.fill({{0, 86'400}});
  return hours;
}

std::string add(const Calendar& calendar, std::string_view time, PeriodUnit unit, std::int32_t count) {
  const std::optional<Time> result = calendar.add_period(at(time), {unit, count});
  return result ? to_string(*result) : "out of range";
}
std::string months(const Calendar& c, std::string_view t, std::int32_t n) { return add(c, t, PeriodUnit::months, n); }
std::string working_days(const Calendar& c, std::string_view t, std::int32_t n) {
  return add(c, t, PeriodUnit::working_days, n);
}
std::string working_hours(const Calendar& c, std::string_view t, std::int32_t n) {
  return add(c, t, PeriodUnit::working_hours, n);
}

TEST(Calendar, KnowsLocalDates) {
  const Calendar c = london();
  EXPECT_EQ(c.date(at("2026-07-01T23:30:00Z")), (CivilDate{2026, 7, 2}));
  EXPECT_EQ(c.date(at("2026-01-01T23:30:00Z")), (CivilDate{2026, 1, 1}));
  EXPECT_EQ(c.second_of_day(at("2026-07-01T12:00:00Z")), 13 * 3600);
  EXPECT_EQ(c.weekday(at("2026-07-05T23:30:00Z")), 0);  // Monday there
  EXPECT_EQ(to_string(c.start_of_day(at("2026-07-01T23:30:00Z"))), "2026-07-01T23:00:00Z");
  EXPECT_EQ(to_string(*c.start_of_date(2026, 7, 2)), "2026-07-01T23:00:00Z");
  EXPECT_EQ(c.start_of_date(2026, 2, 29), std::nullopt);
  EXPECT_EQ(c.start_of_date(0, 1, 1), std::nullopt);
  EXPECT_EQ(c.start_of_date(10'000, 1, 1), std::nullopt);
  EXPECT_EQ(c.days_between(at("2026-07-01T22:30:00Z"), at("2026-07-01T23:30:00Z")), 1);
  EXPECT_EQ(c.days_between(at("2026-03-28T12:00:00Z"), at("2026-03-30T11:00:00Z")), 2);  // over the gap
  EXPECT_EQ(c.days_between(at("2026-03-30T11:00:00Z"), at("2026-03-28T12:00:00Z")), -2);
}

TEST(Calendar, WithoutAZoneIsUtc) {
  const Calendar c;
  EXPECT_EQ(to_string(c.start_of_day(at("2026-07-01T23:30:00Z"))), "2026-07-01T00:00:00Z");
  EXPECT_EQ(c.zone().name(), "UTC");
  EXPECT_EQ(c.to_text(), calendar("").to_text());
  EXPECT_TRUE(c.is_working_day(at("2026-03-02T23:59:59Z")));
  EXPECT_FALSE(c.is_working_day(at("2026-03-01T12:00:00Z")));
}

TEST(Calendar, AddsMonths) {
  const Calendar c = london();
  EXPECT_EQ(months(c, "2026-01-31T12:00:00Z", 1), "2026-02-28T12:00:00Z");
  EXPECT_EQ(months(c, "2024-01-31T12:00:00Z", 1), "2024-02-29T12:00:00Z");
  EXPECT_EQ(months(c, "2024-02-29T12:00:00Z", 12), "2025-02-28T12:00:00Z");
  EXPECT_EQ(months(c, "2024-02-29T12:00:00Z", 48), "2028-02-29T12:00:00Z");
  EXPECT_EQ(months(c, "2026-03-31T11:00:00Z", -1), "2026-02-28T12:00:00Z");  // noon on the wall, both times
  EXPECT_EQ(months(c, "2026-01-15T12:00:00Z", 6), "2026-07-15T11:00:00Z");
  EXPECT_EQ(months(c, "2026-12-15T12:00:00Z", 1), "2027-01-15T12:00:00Z");
  EXPECT_EQ(months(c, "2026-01-15T12:00:00Z", -13), "2024-12-15T12:00:00Z");
  EXPECT_EQ(months(c, "2026-01-15T12:00:00Z", 0), "2026-01-15T12:00:00Z");
}

TEST(Calendar, StaysWithinTheYearsOneToNineThousand) {
  const Calendar c = london();
  EXPECT_EQ(months(c, "2026-01-15T12:00:00Z", 12 * 7973), "9999-01-15T12:00:00Z");
  EXPECT_EQ(months(c, "2026-01-15T12:00:00Z", 12 * 7974), "out of range");
  EXPECT_EQ(months(c, "0001-01-15T12:00:00Z", -1), "out of range");
  EXPECT_EQ(months(c, "2026-01-15T12:00:00Z", 2'147'483'647), "out of range");
  EXPECT_EQ(months(c, "2026-01-15T12:00:00Z", -2'147'483'647 - 1), "out of range");
  EXPECT_EQ(working_days(c, "2026-01-15T12:00:00Z", 2'147'483'647), "out of range");
  EXPECT_EQ(working_days(c, "2026-01-15T12:00:00Z", -2'147'483'647), "out of range");
  EXPECT_EQ(working_hours(c, "2026-01-15T12:00:00Z", 2'147'483'647), "out of range");
  EXPECT_EQ(working_hours(c, "2026-01-15T12:00:00Z", -2'147'483'647), "out of range");
  EXPECT_EQ(c.add_period(Time{std::int64_t{1} << 62}, {PeriodUnit::months, 1}), std::nullopt);
  EXPECT_EQ(c.date(Time{std::int64_t{1} << 62}), (CivilDate{9999, 12, 31}));
}

TEST(Calendar, ResolvesTheGapInSpring) {
  const Calendar c = london();
  // On 29 March 2026 the clocks go from 01:00 to 02:00.
  EXPECT_EQ(months(c, "2026-02-28T01:30:00Z", 1), "2026-03-28T01:30:00Z");
  EXPECT_EQ(months(c, "2026-01-29T01:30:00Z", 2), "2026-03-29T01:00:00Z");  // the moment after the gap
  EXPECT_EQ(months(c, "2026-01-29T02:00:00Z", 2), "2026-03-29T01:00:00Z");
  EXPECT_EQ(months(c, "2026-01-29T00:59:59Z", 2), "2026-03-29T00:59:59Z");
}

TEST(Calendar, ResolvesTheOverlapInAutumn) {
  const Calendar c = london();
  // On 25 October 2026 the clocks go from 02:00 back to 01:00.
  EXPECT_EQ(months(c, "2026-09-25T00:30:00Z", 1), "2026-10-25T00:30:00Z");  // 01:30, the first of the two
  EXPECT_EQ(months(c, "2026-11-25T01:30:00Z", -1), "2026-10-25T00:30:00Z");
  EXPECT_EQ(months(c, "2026-11-25T02:00:00Z", -1), "2026-10-25T02:00:00Z");
}

TEST(Calendar, BeginsADayWhoseMidnightIsSkipped) {
  // In 2018 Brazil went from 00:00 to 01:00 on 4 November.
  const Calendar c = calendar("America/Sao_Paulo");
  EXPECT_EQ(to_string(*c.start_of_date(2018, 11, 4)), "2018-11-04T03:00:00Z");
  EXPECT_EQ(c.second_of_day(*c.start_of_date(2018, 11, 4)), 3600);
  EXPECT_EQ(c.date(*c.start_of_date(2018, 11, 4)), (CivilDate{2018, 11, 4}));
}

TEST(Calendar, CountsWorkingDays) {
  const Calendar c = london();
  EXPECT_EQ(working_days(c, "2026-03-02T10:00:00Z", 1), "2026-03-03T10:00:00Z");
  EXPECT_EQ(working_days(c, "2026-03-06T10:00:00Z", 1), "2026-03-09T10:00:00Z");  // Friday to Monday
  EXPECT_EQ(working_days(c, "2026-03-07T10:00:00Z", 1), "2026-03-09T10:00:00Z");  // from a Saturday
  EXPECT_EQ(working_days(c, "2026-03-08T10:00:00Z", 2), "2026-03-10T10:00:00Z");
  EXPECT_EQ(working_days(c, "2026-03-02T10:00:00Z", 10), "2026-03-16T10:00:00Z");
  EXPECT_EQ(working_days(c, "2026-03-07T10:00:00Z", 0), "2026-03-07T10:00:00Z");
  EXPECT_EQ(working_days(c, "2026-04-02T09:00:00Z", 1), "2026-04-07T09:00:00Z");  // over Good Friday and Easter Monday
  EXPECT_EQ(working_days(c, "2026-03-27T10:00:00Z", 1), "2026-03-30T09:00:00Z");  // over the gap: 10:00 on the wall
  EXPECT_EQ(working_days(c, "2026-12-24T10:00:00Z", 2), "2026-12-30T10:00:00Z");
}

TEST(Calendar, CountsWorkingDaysBack) {
  const Calendar c = london();
  EXPECT_EQ(working_days(c, "2026-03-09T10:00:00Z", -1), "2026-03-06T10:00:00Z");
  EXPECT_EQ(working_days(c, "2026-03-08T10:00:00Z", -1), "2026-03-06T10:00:00Z");
  EXPECT_EQ(working_days(c, "2026-04-07T09:00:00Z", -1), "2026-04-02T09:00:00Z");
  EXPECT_EQ(working_days(c, "2026-03-16T10:00:00Z", -10), "2026-03-02T10:00:00Z");
}

TEST(Calendar, KeepsWorkingDaysWithinTheirHours) {
  const Calendar c = london();
  EXPECT_EQ(working_days(c, "2026-03-02T22:00:00Z", 2), "2026-03-04T17:00:00Z");
  EXPECT_EQ(working_days(c, "2026-03-02T06:00:00Z", 2), "2026-03-04T09:00:00Z");
}

TEST(Calendar, OfcomCountsFromTheSecondWorkingDay) {
  // Service lost on Thursday before Easter: two working days later is Wednesday; compensation for each calendar day
  // from then to the repair on the following Monday.
  const Calendar c = london();
  const Time reported = at("2026-04-02T15:00:00Z");
  const Time second = c.add_period(reported, {PeriodUnit::working_days, 2}).value();
  EXPECT_EQ(c.date(second), (CivilDate{2026, 4, 8}));
  EXPECT_EQ(c.days_between(second, at("2026-04-13T12:00:00Z")), 5);
}

TEST(Calendar, ManyWorkingDaysAgreeWithOneByOne) {
  std::vector<CivilDate> holidays;
  for (int year = 2020; year < 2060; ++year)
    for (const auto& [month, day] : {std::pair{1U, 1U}, {4U, 3U}, {12U, 25U}, {12U, 26U}})
      holidays.push_back({year, month, day});
  const Calendar c = calendar("Europe/London", holidays);
  Time forth = at("2026-03-02T12:00:00Z");
  Time back = forth;
  for (std::int32_t n = 1; n <= 3000; ++n) {
    forth = c.add_period(forth, {PeriodUnit::working_days, 1}).value();
    back = c.add_period(back, {PeriodUnit::working_days, -1}).value();
    ASSERT_EQ(to_string(forth), working_days(c, "2026-03-02T12:00:00Z", n)) << n;
    ASSERT_EQ(to_string(back), working_days(c, "2026-03-02T12:00:00Z", -n)) << n;
  }
}

TEST(Calendar, CountsWorkingHours) {
  const Calendar c = london();
  EXPECT_EQ(working_hours(c, "2026-03-02T10:00:00Z", 2), "2026-03-02T12:00:00Z");
  EXPECT_EQ(working_hours(c, "2026-03-02T10:00:00Z", 7), "2026-03-02T17:00:00Z");  // to the end of the day
  EXPECT_EQ(working_hours(c, "2026-03-02T10:00:00Z", 8), "2026-03-03T10:00:00Z");
  EXPECT_EQ(working_hours(c, "2026-03-06T16:30:00Z", 1), "2026-03-09T09:30:00Z");
  EXPECT_EQ(working_hours(c, "2026-03-07T03:00:00Z", 1), "2026-03-09T10:00:00Z");
  EXPECT_EQ(working_hours(c, "2026-03-02T18:00:00Z", 1), "2026-03-03T10:00:00Z");
  EXPECT_EQ(working_hours(c, "2026-04-02T15:00:00Z", 2),
            "2026-04-07T09:00:00Z");  // 16:00 to 17:00, then 09:00 to 10:00
  EXPECT_EQ(working_hours(c, "2026-03-09T09:30:00Z", -1), "2026-03-06T16:30:00Z");
  EXPECT_EQ(working_hours(c, "2026-03-02T17:00:00Z", -8), "2026-03-02T09:00:00Z");
  EXPECT_EQ(working_hours(c, "2026-03-07T12:00:00Z", 0), "2026-03-07T12:00:00Z");
}

TEST(Calendar, WorksInSeveralIntervals) {
  std::array<std::vector<WorkingInterval>, 7> hours;
  hours[0] = {{13 * 3600, 17 * 3600}, {9 * 3600, 12 * 3600}};  // Mondays, with a break
  const Calendar c = calendar("", {}, hours);
  EXPECT_EQ(working_hours(c, "2026-03-02T11:00:00Z", 2), "2026-03-02T14:00:00Z");
  EXPECT_EQ(working_hours(c, "2026-03-02T14:00:00Z", -2), "2026-03-02T11:00:00Z");
  EXPECT_EQ(working_hours(c, "2026-03-02T16:00:00Z", 2), "2026-03-09T10:00:00Z");
  EXPECT_EQ(working_hours(c, "2026-03-02T09:00:00Z", 7 * 52), "2027-02-22T17:00:00Z");
  EXPECT_EQ(working_days(c, "2026-03-02T12:30:00Z", 3), "2026-03-23T12:30:00Z");
}

TEST(Calendar, WorksAroundTheClockWhenTheClocksChange) {
  const Calendar c = calendar("Europe/London", {}, always());
  EXPECT_EQ(working_hours(c, "2026-03-28T12:00:00Z", 24), "2026-03-29T12:00:00Z");
  EXPECT_EQ(working_hours(c, "2026-10-24T12:00:00Z", 24), "2026-10-25T12:00:00Z");
  EXPECT_EQ(working_hours(c, "2026-03-02T12:00:00Z", 24 * 1000), "2028-11-26T12:00:00Z");
  EXPECT_EQ(working_hours(c, "2028-11-26T12:00:00Z", -24 * 1000), "2026-03-02T12:00:00Z");
}

TEST(Calendar, ManyWorkingHoursAgreeWithOneByOne) {
  const Calendar c = london();
  Time forth = at("2026-03-02T12:20:00Z");
  Time back = forth;
  for (std::int32_t n = 1; n <= 3000; ++n) {
    forth = c.add_period(forth, {PeriodUnit::working_hours, 1}).value();
    back = c.add_period(back, {PeriodUnit::working_hours, -1}).value();
    ASSERT_EQ(to_string(forth), working_hours(c, "2026-03-02T12:20:00Z", n)) << n;
    ASSERT_EQ(to_string(back), working_hours(c, "2026-03-02T12:20:00Z", -n)) << n;
  }
}

TEST(Calendar, WithoutWorkingTimeNothingIsReached) {
  const Calendar c = calendar("", {}, {});
  EXPECT_EQ(working_days(c, "2026-03-02T12:00:00Z", 1), "out of range");
  EXPECT_EQ(working_hours(c, "2026-03-02T12:00:00Z", -1), "out of range");
  EXPECT_EQ(working_days(c, "2026-03-02T12:00:00Z", 0), "2026-03-02T12:00:00Z");
}

TEST(Calendar, LongPeriodsAreQuick) {
  const Calendar c = london();
  const Time from = at("2026-03-02T12:00:00Z");
  const auto began = std::chrono::steady_clock::now();
  std::int64_t sum = 0;
  for (int i = 0; i < 1'000; ++i) {
    sum += c.add_period(from, {PeriodUnit::working_hours, 1'000'000 + i}).value().seconds;
    sum -= c.add_period(from, {PeriodUnit::working_days, 1'000'000 + i}).value().seconds;
  }
  EXPECT_NE(sum, 0);
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));  // measured: 0.1
}

TEST(Calendar, RefusesWhatIsNoCalendar) {
  const auto error = [](const CalendarRules& rules) {
    Calendar::Error found;
    EXPECT_FALSE(Calendar::make(rules, found));
    return found.message + (found.help.empty() ? "" : " | " + found.help);
  };
  CalendarRules rules;
  rules.zone = "Europe/Lodnon";
  EXPECT_EQ(error(rules), "there is no time zone `Europe/Lodnon` | did you mean `Europe/London`?");
  rules.zone = "../../etc/passwd";
  EXPECT_EQ(error(rules), "there is no time zone `../../etc/passwd`");
  rules.zone = "";
  rules.working[2] = {{9 * 3600, 12 * 3600}, {11 * 3600, 13 * 3600}};
  EXPECT_EQ(error(rules), "working hours on wednesday overlap");
  rules.working[2] = {{9 * 3600, 9 * 3600}};
  EXPECT_EQ(error(rules), "working hours on wednesday end before they begin");
  rules.working[2] = {{9 * 3600, 90'000}};
  EXPECT_EQ(error(rules), "working hours on wednesday are not within the day");
  rules.working[2] = {};
  rules.holidays = {{2026, 2, 30}};
  EXPECT_EQ(error(rules), "there is no day 2026-02-30");
}

TEST(Calendar, TextTellsOneFromAnother) {
  const std::string text = london().to_text();
  EXPECT_EQ(text.rfind("Europe/London 3600\n", 0), 0U);  // in 1970 Britain kept summer time all year
  EXPECT_NE(text.find("\nfriday 32400-61200\nsaturday\nsunday\nholidays 2026-04-03 "), std::string::npos);
  EXPECT_NE(calendar("Europe/London").to_text(), text);
  EXPECT_NE(calendar("Europe/Dublin").to_text(), calendar("Europe/London").to_text());
}

TEST(TimeZone, KnowsTheClocksUpTo2100) {
  const std::optional<TimeZone> zone = TimeZone::load("Europe/London");
  ASSERT_TRUE(zone);
  const auto next = [&](std::string_view text) {
    const auto change = zone->next_change(at(text).seconds);
    return change ? to_string(Time{*change}) : "none";
  };
  EXPECT_EQ(next("2026-01-01T00:00:00Z"), "2026-03-29T01:00:00Z");
  EXPECT_EQ(next("2038-01-01T00:00:00Z"), "2038-03-28T01:00:00Z");  // beyond the end of the database
  EXPECT_EQ(next("2050-05-01T00:00:00Z"), "2050-10-30T01:00:00Z");
  EXPECT_EQ(next("2100-05-01T00:00:00Z"), "2100-10-31T01:00:00Z");
  EXPECT_EQ(next("2101-01-01T00:00:00Z"), "none");
  const std::optional<TimeZone> sydney = TimeZone::load("Australia/Sydney");
  EXPECT_EQ(to_string(Time{*sydney->next_change(at("2050-01-01T00:00:00Z").seconds)}), "2050-04-02T16:00:00Z");
  EXPECT_EQ(TimeZone::load("Asia/Kolkata")->to_local(0), 19'800);
  EXPECT_EQ(TimeZone::load("Asia/Kolkata")->next_change(0), std::nullopt);
  EXPECT_EQ(TimeZone::load("Mars/Olympus"), std::nullopt);
  EXPECT_GT(TimeZone::names().size(), 300U);
}

}  // namespace
}  // namespace amends::impl
