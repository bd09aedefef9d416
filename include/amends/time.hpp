// Instants and durations, both whole seconds.
//
// A Time is an instant: seconds since 1970-01-01T00:00:00Z, without leap seconds. It never knows a time zone; only a
// policy's calendar does. A Duration is a number of seconds; a day is 86,400 s.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace amends {

struct Duration {
  std::int64_t seconds = 0;

  auto operator<=>(const Duration&) const = default;
};

struct Time {
  std::int64_t seconds = 0;  // since 1970-01-01T00:00:00Z; years 0001 to 9999

  auto operator<=>(const Time&) const = default;
};

constexpr Duration seconds(std::int64_t n) noexcept { return {n}; }
constexpr Duration minutes(std::int64_t n) noexcept { return {n * 60}; }
constexpr Duration hours(std::int64_t n) noexcept { return {n * 3600}; }
constexpr Duration days(std::int64_t n) noexcept { return {n * 86400}; }

constexpr Time operator+(Time t, Duration d) noexcept { return {t.seconds + d.seconds}; }
constexpr Time operator-(Time t, Duration d) noexcept { return {t.seconds - d.seconds}; }
constexpr Duration operator-(Time a, Time b) noexcept { return {a.seconds - b.seconds}; }

enum class TimeError : std::uint8_t { not_a_time, no_offset, impossible };

struct ParsedTime {
  std::optional<Time> time;
  TimeError error = TimeError::not_a_time;  // where there is no time
};

// RFC 3339: "2026-03-02T09:30:00Z", "2026-03-02 09:30+01:00"; seconds may be left out, fractions of a second are cut.
// A time without an offset is refused with TimeError::no_offset, 30 February with TimeError::impossible.
ParsedTime parse_time(std::string_view text) noexcept;

// "11 h", "90 min", "1 h 30 min", "3 days", "PT1H30M"; a sign may stand before it.
std::optional<Duration> parse_duration(std::string_view text) noexcept;

std::string to_string(Time time);          // "2026-03-02T09:30:00Z"
std::string to_string(Duration duration);  // "1 h 30 min", "3 days", "0 s"

}  // namespace amends
