// Local time: dates, working days and working hours of one policy.
//
// Everything else in the library computes with instants; only a calendar knows what a day, a month or a working hour
// is. It is built when a policy is loaded and never changes. All of it is arithmetic: no clock, no I/O, no globals.
#pragma once

#include <amends/time.hpp>

#include "expression/program.hpp"
#include "policy/time_zone.hpp"
#include "text/civil.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace amends::impl {

// Seconds of a local day, 0 <= from < to <= 86,400.
struct WorkingInterval {
  std::int64_t from = 0;
  std::int64_t to = 0;

  bool operator==(const WorkingInterval&) const = default;
};

struct CalendarRules {
  std::string zone;                                     // IANA; empty: UTC
  std::array<std::vector<WorkingInterval>, 7> working;  // Monday first; empty: no working day
  std::vector<CivilDate> holidays;

  static std::array<std::vector<WorkingInterval>, 7> usual_hours();  // Monday to Friday, 09:00 to 17:00
};

class Calendar {
 public:
  struct Error {
    std::string message;
    std::string help;  // may be empty
  };

  Calendar();  // UTC, the usual hours, no holidays
  // nullopt: `error` says why: an unknown zone, an interval that is empty, overlaps another or leaves its day.
  static std::optional<Calendar> make(const CalendarRules& rules, Error& error);

  const TimeZone& zone() const noexcept { return zone_; }

  CivilDate date(Time time) const noexcept;
  int weekday(Time time) const noexcept;                 // 0: Monday
  std::int64_t second_of_day(Time time) const noexcept;  // on the clock on the wall
  // The first moment of that day, which is not midnight where the clocks skip it.
  Time start_of_day(Time time) const noexcept;
  // The start of each local day from that of `from` on and before that of `until`, as a list in the arena's memory; an
  // error where there are more than a list may have.
  Cell each_day(Time from, Time until, Arena& arena) const;
  std::optional<Time> start_of_date(int year, unsigned month, unsigned day) const noexcept;
  std::int64_t days_between(Time a, Time b) const noexcept;  // local calendar days from a's to b's

  bool is_working_day(Time time) const noexcept;

  // nullopt: beyond the years 1 to 9999, or no working time in the week.
  // - months: the same day of the month and time on the wall, or the month's last day;
  // - working days: the n-th working day after (or before) the day of `time`, which is not counted, whether it is a
  //   working day or not; at the same time on the wall, or at the first or last working hour where that is outside;
  // - working hours: after (or before) that much time within working hours.
  // A count of 0 is `time` itself.
  std::optional<Time> add_period(Time time, Period period) const noexcept;

  std::string to_text() const;  // for fingerprints: zone rules, hours and holidays

 private:
  std::int64_t local_day(Time time) const noexcept;
  bool works(std::int64_t day) const noexcept;
  std::int64_t holidays_within(std::int64_t from, std::int64_t to) const noexcept;  // working holidays, from < to
  std::optional<Time> at_local(std::int64_t day, std::int64_t second) const noexcept;
  std::optional<Time> add_months(Time time, std::int64_t count) const noexcept;
  std::optional<Time> add_working_days(Time time, std::int64_t count) const noexcept;
  std::optional<Time> add_working_seconds(Time time, std::int64_t seconds) const noexcept;
  std::optional<Time> subtract_working_seconds(Time time, std::int64_t seconds) const noexcept;
  std::int64_t plain_weeks_after(std::int64_t day) const noexcept;
  std::int64_t plain_weeks_before(std::int64_t day) const noexcept;
  void count_week();

  TimeZone zone_;
  std::array<std::vector<WorkingInterval>, 7> working_;
  std::vector<CivilDate> all_holidays_;
  std::vector<std::int64_t> holidays_;  // days since 1970, ascending, those on working weekdays only
  std::int64_t days_per_week_ = 0;
  std::int64_t seconds_per_week_ = 0;
};

}  // namespace amends::impl
