// Time zones beyond the end of the database.
#include "policy/zone_extension.hpp"

#include "text/civil.hpp"

#include <algorithm>
#include <array>

namespace amends::impl {

namespace {

constexpr int last_listed_year = 2037;
constexpr int last_year = 2100;
constexpr int fewest_years = 12;
constexpr int most_years = 28;  // then weekdays and leap years repeat

// One change on the clocks it ends: the old local time.
struct Listed {
  CivilDate date;
  int weekday = 0;
  std::int64_t second = 0;  // of the day
  std::int64_t before = 0;
  std::int64_t after = 0;

  bool same_rule(const Listed& other) const noexcept {
    return date.month == other.date.month && weekday == other.weekday && second == other.second &&
           before == other.before && after == other.after;
  }
};

std::int64_t day_of(std::int64_t local) noexcept {
  return local / seconds_per_day - (local % seconds_per_day < 0 ? 1 : 0);
}

std::vector<Listed> listed(std::int64_t first_offset, const std::vector<TimeZone::Change>& changes) {
  std::vector<Listed> result;
  std::int64_t before = first_offset;
  for (const TimeZone::Change& change : changes) {
    const std::int64_t local = change.at + before;
    const std::int64_t day = day_of(local);
    result.push_back({date_of(day), weekday_of(day), local - day * seconds_per_day, before, change.offset});
    before = change.offset;
  }
  return result;
}

}  // namespace

void extend_to_2100(std::int64_t first_offset, std::vector<TimeZone::Change>& changes) {
  const std::vector<Listed> all = listed(first_offset, changes);
  if (all.size() < 2 * fewest_years || all.back().date.year != last_listed_year) return;

  // The two rules are those of the last year; each says: that weekday, on or after the earliest date seen.
  std::array<Listed, 2> rules = {all[all.size() - 2], all[all.size() - 1]};
  int years = 0;
  for (std::size_t end = all.size(); end >= 2 && years < most_years; end -= 2, ++years) {
    const std::array<Listed, 2> pair = {all[end - 2], all[end - 1]};
    const int year = last_listed_year - years;
    const auto follows = [&](std::size_t i) { return pair[i].date.year == year && pair[i].same_rule(rules[i]); };
    if (!follows(0) || !follows(1)) break;
    for (std::size_t i = 0; i < 2; ++i) rules[i].date.day = std::min(rules[i].date.day, pair[i].date.day);
  }
  if (years < fewest_years) return;

  for (int year = last_listed_year + 1; year <= last_year; ++year) {
    for (const Listed& rule : rules) {
      const std::int64_t earliest = days_of({year, rule.date.month, rule.date.day});
      const std::int64_t day = earliest + (rule.weekday - weekday_of(earliest) + 7) % 7;
      changes.push_back({day * seconds_per_day + rule.second - rule.before, rule.after});
    }
  }
}

}  // namespace amends::impl
