// Dates of the civil (proleptic Gregorian) calendar, without any time zone.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace amends::impl {

struct CivilDate {
  int year = 1970;
  unsigned month = 1;
  unsigned day = 1;

  auto operator<=>(const CivilDate&) const = default;
};

inline constexpr std::int64_t seconds_per_day = 86'400;
inline constexpr std::int64_t first_day = -719'162;  // 0001-01-01, in days since 1970-01-01
inline constexpr std::int64_t last_day = 2'932'896;  // 9999-12-31

bool is_date(CivilDate date) noexcept;          // it exists, and its year is 1 to 9999
std::int64_t days_of(CivilDate date) noexcept;  // since 1970-01-01
CivilDate date_of(std::int64_t days) noexcept;  // of first_day to last_day
unsigned days_in_month(int year, unsigned month) noexcept;
int weekday_of(std::int64_t days) noexcept;  // 0: Monday ... 6: Sunday

struct ParsedDate {
  std::optional<CivilDate> date;
  bool impossible = false;  // it has the form of a date, but there is no such day
};

ParsedDate parse_date(std::string_view text) noexcept;  // "2026-03-02"
std::string to_string(CivilDate date);                  // "2026-03-02"

}  // namespace amends::impl
