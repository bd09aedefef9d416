// The calendar: zone, working hours, holidays.
#include "document/reader.hpp"
#include "policy/builder.hpp"

#include "text/civil.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

constexpr std::array<std::string_view, 7> days = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// The part before `separator`, which is taken off `rest`.
std::string_view part(std::string_view& rest, char separator) {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view result = trimmed(rest.substr(0, end));
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return result;
}

std::optional<std::size_t> day_of(std::string_view text) {
  const auto found = std::find(days.begin(), days.end(), text);
  if (found == days.end()) return std::nullopt;
  return static_cast<std::size_t>(found - days.begin());
}

// "mon", "mon-fri", "mon, wed"
std::optional<std::vector<std::size_t>> days_of(std::string_view text) {
  std::vector<std::size_t> result;
  do {
    std::string_view range = part(text, ',');
    const std::optional<std::size_t> first = day_of(part(range, '-'));
    const std::optional<std::size_t> last = range.empty() ? first : day_of(trimmed(range));
    if (!first || !last || *last < *first) return std::nullopt;
    for (std::size_t day = *first; day <= *last; ++day) result.push_back(day);
  } while (!text.empty());
  return result;
}

// "09:00", "24:00"
std::optional<std::int64_t> clock(std::string_view text) {
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return std::nullopt;
  const int hour = (text[0] - '0') * 10 + (text[1] - '0');
  const int minute = (text[3] - '0') * 10 + (text[4] - '0');
  if (minute > 59 || hour * 60 + minute > 24 * 60) return std::nullopt;
  return (hour * 60 + minute) * 60;
}

// "09:00-12:00, 13:00-17:00"
std::optional<std::vector<WorkingInterval>> intervals_of(std::string_view text) {
  std::vector<WorkingInterval> result;
  do {
    std::string_view interval = part(text, ',');
    const std::optional<std::int64_t> from = clock(part(interval, '-'));
    const std::optional<std::int64_t> to = clock(trimmed(interval));
    if (!from || !to || *to <= *from) return std::nullopt;
    result.push_back({*from, *to});
  } while (!text.empty());
  return result;
}

void read_hours(Builder& build, const DocValue& hours, CalendarRules& rules) {
  rules.working = {};
  std::array<bool, 7> given{};
  for (const TreeEntry& entry : hours.tree->entries) {
    const auto on = days_of(entry.key);
    if (!on) {
      build.error(entry.key_span, "bad-days", ticked(entry.key) + " are no days of the week",
                  "write `mon`, `mon-fri` or `sat, sun`");
      continue;
    }
    const auto intervals = intervals_of(entry.value.text);
    if (!intervals) {
      build.error(entry.value.span, "bad-hours", ticked(entry.value.text) + " are no hours of a day",
                  "write `\"09:00-17:00\"`, or `\"09:00-12:00, 13:00-17:00\"`");
      continue;
    }
    for (const std::size_t day : *on) {
      if (given[day])
        build.error(entry.key_span, "name-twice", ticked(days[day]) + " is named twice in `working_hours`");
      given[day] = true;
      rules.working[day] = *intervals;
    }
  }
}

}  // namespace

void compile_calendar(Builder& build) {
  const DocBlock* calendar = build.block("calendar");
  if (calendar == nullptr) return;
  CalendarRules rules;
  rules.zone = calendar->text("zone");
  rules.working = CalendarRules::usual_hours();
  if (const DocValue* hours = calendar->get("working_hours")) read_hours(build, *hours, rules);
  if (const DocValue* holidays = calendar->get("holidays"))
    for (const Tree& item : holidays->tree->items) {
      const ParsedDate parsed = parse_date(item.text);
      if (parsed.date)
        rules.holidays.push_back(*parsed.date);
      else
        build.error(item.span, "bad-date",
                    ticked(item.text) + (parsed.impossible ? " does not exist" : " is not a date"),
                    parsed.impossible ? "" : "write `2026-12-25`");
    }
  std::sort(rules.holidays.begin(), rules.holidays.end());
  Calendar::Error why;
  if (std::optional<Calendar> made = Calendar::make(rules, why)) {
    build.policy.calendar = std::move(*made);
    return;
  }
  const DocValue* zone = calendar->get("zone");
  const DocValue* hours = calendar->get("working_hours");
  const bool about_zone = zone != nullptr && (hours == nullptr || why.message.find(zone->text()) != std::string::npos);
  const Span span = about_zone ? zone->span() : hours != nullptr ? hours->name.span : calendar->name.span;
  build.error(span, "bad-calendar", why.message, why.help);
}

}  // namespace amends::impl
