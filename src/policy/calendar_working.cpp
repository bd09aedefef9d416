// Working days and working hours. Whole weeks are skipped at once where nothing happens in them, so that a period of a
// million hours costs no more than the holidays and changes of the clocks it passes.
#include "policy/calendar.hpp"

#include <algorithm>

namespace amends::impl {

std::int64_t Calendar::holidays_within(std::int64_t from, std::int64_t to) const noexcept {
  const auto begin = std::lower_bound(holidays_.begin(), holidays_.end(), from);
  return std::lower_bound(begin, holidays_.end(), to) - begin;
}

std::optional<Time> Calendar::add_working_days(Time time, std::int64_t count) const noexcept {
  if (days_per_week_ == 0) return std::nullopt;
  const std::int64_t step = count > 0 ? 1 : -1;
  std::int64_t left = count * step;
  std::int64_t day = local_day(time);
  while (left > days_per_week_) {
    const std::int64_t weeks = (left - 1) / days_per_week_;
    const std::int64_t there = day + step * 7 * weeks;
    if (there < first_day || there > last_day) return std::nullopt;
    const std::int64_t off = step > 0 ? holidays_within(day + 1, there + 1) : holidays_within(there, day);
    left -= weeks * days_per_week_ - off;
    day = there;
  }
  while (left > 0) {
    day += step;
    if (day < first_day || day > last_day) return std::nullopt;
    if (works(day)) --left;
  }
  const std::vector<WorkingInterval>& hours = working_[static_cast<std::size_t>(weekday_of(day))];
  return at_local(day, std::clamp(second_of_day(time), hours.front().from, hours.back().to));
}

// Whole weeks from `day` on in which every working hour is an hour.
std::int64_t Calendar::plain_weeks_after(std::int64_t day) const noexcept {
  std::int64_t end = last_day;
  const auto holiday = std::lower_bound(holidays_.begin(), holidays_.end(), day);
  if (holiday != holidays_.end()) end = std::min(end, *holiday);
  if (const auto change = zone_.next_change((day - 2) * seconds_per_day))
    end = std::min(end, *change / seconds_per_day - 2);
  return std::max<std::int64_t>(0, (end - day) / 7);
}

// The same before the end of `day`.
std::int64_t Calendar::plain_weeks_before(std::int64_t day) const noexcept {
  std::int64_t begin = first_day;
  const auto holiday = std::upper_bound(holidays_.begin(), holidays_.end(), day);
  if (holiday != holidays_.begin()) begin = std::max(begin, *(holiday - 1) + 1);
  if (const auto change = zone_.last_change((day + 2) * seconds_per_day))
    begin = std::max(begin, *change / seconds_per_day + 2);
  return std::max<std::int64_t>(0, (day - begin) / 7);
}

std::optional<Time> Calendar::add_working_seconds(Time time, std::int64_t seconds) const noexcept {
  if (seconds_per_week_ == 0) return std::nullopt;
  std::int64_t left = seconds;
  for (std::int64_t day = local_day(time); day <= last_day; ++day) {
    if (works(day)) {
      for (const WorkingInterval& hours : working_[static_cast<std::size_t>(weekday_of(day))]) {
        const std::int64_t from = std::max(zone_.to_utc(day * seconds_per_day + hours.from), time.seconds);
        const std::int64_t to = zone_.to_utc(day * seconds_per_day + hours.to);
        if (to <= from) continue;
        if (left <= to - from) return Time{from + left};
        left -= to - from;
      }
    }
    const std::int64_t weeks = std::min(plain_weeks_after(day + 1), (left - 1) / seconds_per_week_);
    day += 7 * weeks;
    left -= weeks * seconds_per_week_;
  }
  return std::nullopt;
}

std::optional<Time> Calendar::subtract_working_seconds(Time time, std::int64_t seconds) const noexcept {
  if (seconds_per_week_ == 0) return std::nullopt;
  std::int64_t left = seconds;
  for (std::int64_t day = local_day(time); day >= first_day; --day) {
    if (works(day)) {
      const std::vector<WorkingInterval>& intervals = working_[static_cast<std::size_t>(weekday_of(day))];
      for (auto hours = intervals.rbegin(); hours != intervals.rend(); ++hours) {
        const std::int64_t from = zone_.to_utc(day * seconds_per_day + hours->from);
        const std::int64_t to = std::min(zone_.to_utc(day * seconds_per_day + hours->to), time.seconds);
        if (to <= from) continue;
        if (left <= to - from) return Time{to - left};
        left -= to - from;
      }
    }
    const std::int64_t weeks = std::min(plain_weeks_before(day - 1), (left - 1) / seconds_per_week_);
    day -= 7 * weeks;
    left -= weeks * seconds_per_week_;
  }
  return std::nullopt;
}

}  // namespace amends::impl
