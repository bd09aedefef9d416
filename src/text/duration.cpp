// Durations: "1 h 30 min" and "PT1H30M" in, the first form out.
#include <amends/time.hpp>

#include <array>
#include <limits>

namespace amends {

namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

struct Unit {
  std::string_view name;
  std::int64_t seconds;
};

constexpr std::array<Unit, 17> units = {{{"s", 1},
                                         {"sec", 1},
                                         {"second", 1},
                                         {"seconds", 1},
                                         {"min", 60},
                                         {"minute", 60},
                                         {"minutes", 60},
                                         {"h", 3600},
                                         {"hour", 3600},
                                         {"hours", 3600},
                                         {"d", 86400},
                                         {"day", 86400},
                                         {"days", 86400},
                                         {"w", 604800},
                                         {"week", 604800},
                                         {"weeks", 604800},
                                         {"secs", 1}}};

// Adds up positive parts; once something does not fit or is no whole number of seconds, nothing is left.
struct Sum {
  std::optional<std::int64_t> seconds = 0;

  void add(std::int64_t value) noexcept {
    if (!seconds || value > largest - *seconds)
      seconds.reset();
    else
      *seconds += value;
  }
};

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// `digits` has digits with at most one point between them. nullopt: does not fit, or is no whole number of seconds.
std::optional<std::int64_t> in_seconds(std::string_view digits, std::int64_t unit) noexcept {
  std::int64_t value = 0;
  std::int64_t scale = 1;
  bool fraction = false;
  while (digits.find('.') != std::string_view::npos && (digits.back() == '0' || digits.back() == '.')) {
    const bool point = digits.back() == '.';
    digits.remove_suffix(1);
    if (point) break;
  }
  for (const char c : digits) {
    if (c == '.') {
      fraction = true;
      continue;
    }
    if (value > (largest - 9) / 10 || (fraction && scale > largest / 10)) return std::nullopt;
    value = value * 10 + (c - '0');
    if (fraction) scale *= 10;
  }
  // whole part and rest apart, so that large numbers of days do not overflow
  const std::int64_t whole = value / scale;
  const std::int64_t rest = value % scale;
  if (whole > largest / unit || rest > largest / unit || rest * unit % scale != 0) return std::nullopt;
  const std::int64_t base = whole * unit;
  const std::int64_t more = rest * unit / scale;
  return base > largest - more ? std::nullopt : std::optional(base + more);
}

std::string_view take_number(std::string_view& rest) noexcept {
  std::size_t size = 0;
  while (size < rest.size() && is_digit(rest[size])) ++size;
  if (size > 0 && size + 1 < rest.size() && rest[size] == '.' && is_digit(rest[size + 1])) {
    ++size;
    while (size < rest.size() && is_digit(rest[size])) ++size;
  }
  const std::string_view number = rest.substr(0, size);
  rest.remove_prefix(size);
  return number;
}

void skip_spaces(std::string_view& rest) noexcept {
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
}

// "PT1H30M", after the P; each part at most once and in order, without years and months, whose length nobody knows.
std::optional<std::int64_t> parse_iso(std::string_view rest) noexcept {
  constexpr std::string_view letters = "WDHMS";
  constexpr std::array<std::int64_t, 5> seconds = {604800, 86400, 3600, 60, 1};
  Sum sum;
  bool time_part = false;
  bool any = false;
  std::size_t next = 0;
  while (!rest.empty()) {
    if (rest.front() == 'T') {
      if (time_part || rest.size() == 1) return std::nullopt;
      time_part = true;
      rest.remove_prefix(1);
    }
    const std::string_view number = take_number(rest);
    if (number.empty() || rest.empty()) return std::nullopt;
    const std::size_t unit = letters.find(rest.front());
    if (unit == std::string_view::npos || unit < next || (unit >= 2) != time_part) return std::nullopt;
    rest.remove_prefix(1);
    next = unit + 1;
    any = true;
    const std::optional<std::int64_t> part = in_seconds(number, seconds[unit]);
    if (!part) return std::nullopt;
    sum.add(*part);
  }
  return any ? sum.seconds : std::nullopt;
}

// "1 h 30 min": each unit once, larger ones first.
std::optional<std::int64_t> parse_words(std::string_view rest) noexcept {
  Sum sum;
  std::int64_t last_unit = largest;
  do {
    const std::string_view number = take_number(rest);
    skip_spaces(rest);
    std::size_t size = 0;
    while (size < rest.size() && rest[size] >= 'a' && rest[size] <= 'z') ++size;
    const std::string_view name = rest.substr(0, size);
    rest.remove_prefix(size);
    skip_spaces(rest);
    std::int64_t unit = 0;
    for (const Unit& candidate : units)
      if (candidate.name == name) unit = candidate.seconds;
    if (number.empty() || unit == 0 || unit >= last_unit) return std::nullopt;
    last_unit = unit;
    const std::optional<std::int64_t> part = in_seconds(number, unit);
    if (!part) return std::nullopt;
    sum.add(*part);
  } while (!rest.empty());
  return sum.seconds;
}

}  // namespace

std::optional<Duration> parse_duration(std::string_view text) noexcept {
  std::int64_t sign = 1;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    sign = text.front() == '-' ? -1 : 1;
    text.remove_prefix(1);
    skip_spaces(text);
  }
  if (text.empty() || text.back() == ' ') return std::nullopt;
  const std::optional<std::int64_t> seconds = text.front() == 'P' ? parse_iso(text.substr(1)) : parse_words(text);
  if (!seconds) return std::nullopt;
  return Duration{sign * *seconds};
}

std::string to_string(Duration duration) {
  if (duration.seconds == 0) return "0 s";
  // As unsigned, since the smallest number has no positive counterpart.
  const bool negative = duration.seconds < 0;
  std::uint64_t rest = static_cast<std::uint64_t>(duration.seconds);
  if (negative) rest = 0 - rest;

  std::string result;
  const auto part = [&](std::uint64_t unit, std::string_view one, std::string_view many) {
    const std::uint64_t count = rest / unit;
    rest %= unit;
    if (count == 0) return;
    if (!result.empty()) result += ' ';
    result += std::to_string(count) + ' ';
    result += count == 1 ? one : many;
  };
  part(86400, "day", "days");
  part(3600, "h", "h");
  part(60, "min", "min");
  part(1, "s", "s");
  return negative ? "-" + result : result;
}

}  // namespace amends
