// Instants, durations and dates: text in, text out.
#include <amends/time.hpp>

#include "text/civil.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace amends {
namespace {

std::string read(std::string_view text) {
  const ParsedTime parsed = parse_time(text);
  if (parsed.time) return to_string(*parsed.time);
  switch (parsed.error) {
    case TimeError::not_a_time:
      return "not a time";
    case TimeError::no_offset:
      return "no offset";
    case TimeError::impossible:
      return "impossible";
  }
  return {};
}

TEST(ParseTime, ReadsRfc3339) {
  EXPECT_EQ(parse_time("1970-01-01T00:00:00Z").time, Time{0});
  EXPECT_EQ(parse_time("2026-03-02T09:30:00Z").time, Time{1772443800});
  EXPECT_EQ(read("2026-03-02 09:30+01:00"), "2026-03-02T08:30:00Z");
  EXPECT_EQ(read("2026-03-02t23:30:15.999-05:30"), "2026-03-03T05:00:15Z");
  EXPECT_EQ(read("2024-02-29T00:00:00z"), "2024-02-29T00:00:00Z");
  EXPECT_EQ(read("0001-01-01T00:00:00Z"), "0001-01-01T00:00:00Z");
  EXPECT_EQ(read("9999-12-31T23:59:59Z"), "9999-12-31T23:59:59Z");
  EXPECT_EQ(read("1969-12-31T23:59:59.5Z"), "1969-12-31T23:59:59Z");
  EXPECT_EQ(read("2016-12-31T23:59:60Z"), "2017-01-01T00:00:00Z");  // a leap second
}

TEST(ParseTime, RefusesTimesWithoutAnOffset) {
  for (const char* text : {"2026-03-02T09:30:00", "2026-03-02 09:30", "2026-03-02"}) EXPECT_EQ(read(text), "no offset");
}

TEST(ParseTime, RefusesImpossibleTimes) {
  for (const char* text :
       {"2026-02-30T00:00:00Z", "2025-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-10T00:00Z", "2026-02-30",
        "2026-01-01T24:00:00Z", "2026-01-01T12:60:00Z", "2026-01-01T12:00:60Z", "2026-01-01T12:00:61Z",
        "2026-01-01T12:00:00+24:00", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00"})
    EXPECT_EQ(read(text), "impossible") << text;
}

TEST(ParseTime, RefusesEverythingElse) {
  for (const char* text :
       {"", "now", "2026-3-2T09:30:00Z", "2026-03-02T9:30Z", "2026-03-02T09:30:00Zx", "20260302T093000Z",
        "2026-03-02T09:30:00 Z", "2026-03-02T09:30:00.Z", "2026-03-02T09:30:00+0100", "2026-03-02T", "2026-03-02Z",
        "-2026-03-02T00:00Z", "2026-03-02T09:30:00+1:00"})
    EXPECT_EQ(read(text), "not a time") << text;
}

TEST(TimeToString, SaysWhereItCannotSay) {
  EXPECT_EQ(to_string(Time{std::numeric_limits<std::int64_t>::max()}), "after 9999-12-31T23:59:59Z");
  EXPECT_EQ(to_string(Time{std::numeric_limits<std::int64_t>::min()}), "before 0001-01-01T00:00:00Z");
}

TEST(ParseDuration, ReadsWordsAndIso) {
  EXPECT_EQ(parse_duration("11 h"), hours(11));
  EXPECT_EQ(parse_duration("90 min"), minutes(90));
  EXPECT_EQ(parse_duration("1 h 30 min"), minutes(90));
  EXPECT_EQ(parse_duration("3 days"), days(3));
  EXPECT_EQ(parse_duration("1 day 2 h 3 min 4 s"), seconds(86400 + 7200 + 180 + 4));
  EXPECT_EQ(parse_duration("2 weeks"), days(14));
  EXPECT_EQ(parse_duration("1.5 h"), minutes(90));
  EXPECT_EQ(parse_duration("0.25 min"), seconds(15));
  EXPECT_EQ(parse_duration("1.50 s"), std::nullopt);
  EXPECT_EQ(parse_duration("2.0 s"), seconds(2));
  EXPECT_EQ(parse_duration("-2 h"), hours(-2));
  EXPECT_EQ(parse_duration("- 2 h"), hours(-2));
  EXPECT_EQ(parse_duration("PT1H30M"), minutes(90));
  EXPECT_EQ(parse_duration("P1DT12H"), hours(36));
  EXPECT_EQ(parse_duration("P2W"), days(14));
  EXPECT_EQ(parse_duration("-PT30S"), seconds(-30));
  EXPECT_EQ(parse_duration("11h"), hours(11));
  EXPECT_EQ(parse_duration("100000000000000 days"), seconds(8640000000000000000));
}

TEST(ParseDuration, RefusesWhatHasNoLength) {
  for (const char* text : {"",
                           "h",
                           "3",
                           "3 months",
                           "1 year",
                           "3 H",
                           "1 h 2 h",
                           "30 min 1 h",
                           "1 h ",
                           "P",
                           "PT",
                           "P1Y",
                           "P1M",
                           "PT1.S",
                           "P1H",
                           "PT1D",
                           "PT30S1H",
                           "1 h and",
                           "99999999999999999999 s",
                           "200000000000000 days",
                           "--1 h",
                           "1,5 h",
                           ".5 h"})
    EXPECT_EQ(parse_duration(text), std::nullopt) << text;
}

TEST(DurationToString, ReadsBack) {
  EXPECT_EQ(to_string(minutes(90)), "1 h 30 min");
  EXPECT_EQ(to_string(days(3)), "3 days");
  EXPECT_EQ(to_string(hours(24)), "1 day");
  EXPECT_EQ(to_string(seconds(0)), "0 s");
  EXPECT_EQ(to_string(minutes(-5)), "-5 min");
  for (const std::int64_t n : {1LL, 59LL, 61LL, 86399LL, 90061LL, -90061LL, 9000000000000000000LL})
    EXPECT_EQ(parse_duration(to_string(seconds(n))), seconds(n));
  EXPECT_EQ(to_string(seconds(std::numeric_limits<std::int64_t>::min())), "-106751991167300 days 15 h 30 min 8 s");
}

TEST(Civil, CountsDays) {
  using namespace impl;
  EXPECT_EQ(days_of({1970, 1, 1}), 0);
  EXPECT_EQ(days_of({1, 1, 1}), first_day);
  EXPECT_EQ(days_of({9999, 12, 31}), last_day);
  EXPECT_EQ(date_of(20'514), (CivilDate{2026, 3, 2}));
  EXPECT_EQ(weekday_of(days_of({2026, 3, 2})), 0);  // a Monday
  EXPECT_EQ(weekday_of(days_of({1, 1, 1})), 0);
  EXPECT_EQ(days_in_month(2024, 2), 29U);
  EXPECT_EQ(days_in_month(2100, 2), 28U);
  EXPECT_EQ(parse_date("2026-03-02").date, (CivilDate{2026, 3, 2}));
  EXPECT_TRUE(parse_date("2026-02-30").impossible);
  EXPECT_FALSE(parse_date("2026-2-3").date);
  EXPECT_EQ(to_string(CivilDate{12, 3, 4}), "0012-03-04");
}

}  // namespace
}  // namespace amends
