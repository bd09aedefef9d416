// Dates of the civil (proleptic Gregorian) calendar, without any time zone.
#include "text/civil.hpp"

#include <chrono>

namespace amends::impl {

namespace {

std::chrono::year_month_day chrono_date(CivilDate date) noexcept {
  return {std::chrono::year(date.year), std::chrono::month(date.month), std::chrono::day(date.day)};
}

// `count` digits at `position`; -1 where something else stands there.
int digits_at(std::string_view text, std::size_t position, std::size_t count) noexcept {
  if (position + count > text.size()) return -1;
  int value = 0;
  for (const char c : text.substr(position, count)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string padded(std::int64_t value, std::size_t width) {
  const std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

}  // namespace

bool is_date(CivilDate date) noexcept {
  return date.year >= 1 && date.year <= 9999 && date.month <= 12 && date.day <= 31 && chrono_date(date).ok();
}

std::int64_t days_of(CivilDate date) noexcept {
  return std::chrono::sys_days(chrono_date(date)).time_since_epoch().count();
}

CivilDate date_of(std::int64_t days) noexcept {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
}

unsigned days_in_month(int year, unsigned month) noexcept {
  const std::chrono::year_month_day_last last{std::chrono::year(year),
                                              std::chrono::month_day_last(std::chrono::month(month))};
  return static_cast<unsigned>(last.day());
}

int weekday_of(std::int64_t days) noexcept {
  const std::int64_t weekday = (days + 3) % 7;  // 1970-01-01 was a Thursday
  return static_cast<int>(weekday < 0 ? weekday + 7 : weekday);
}

ParsedDate parse_date(std::string_view text) noexcept {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  const int year = digits_at(text, 0, 4);
  const int month = digits_at(text, 5, 2);
  const int day = digits_at(text, 8, 2);
  if (year < 0 || month < 0 || day < 0) return {};
  const CivilDate date{year, static_cast<unsigned>(month), static_cast<unsigned>(day)};
  if (!is_date(date)) return {std::nullopt, true};
  return {date, false};
}

std::string to_string(CivilDate date) {
  return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

}  // namespace amends::impl
