// Instants: RFC 3339 in and out.
#include <amends/time.hpp>

#include "text/civil.hpp"

namespace amends {

namespace {

using impl::seconds_per_day;

// Reads from the front of a text.
struct Reader {
  std::string_view rest;

  bool take(std::string_view any_of) noexcept {
    if (rest.empty() || any_of.find(rest.front()) == std::string_view::npos) return false;
    rest.remove_prefix(1);
    return true;
  }

  // Exactly two digits; -1 otherwise.
  int two_digits() noexcept {
    const auto digit = [this](std::size_t i) { return i < rest.size() && rest[i] >= '0' && rest[i] <= '9'; };
    if (!digit(0) || !digit(1)) return -1;
    const int value = (rest[0] - '0') * 10 + (rest[1] - '0');
    rest.remove_prefix(2);
    return value;
  }

  bool skip_digits() noexcept {
    const std::size_t before = rest.size();
    while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') rest.remove_prefix(1);
    return rest.size() < before;
  }
};

constexpr ParsedTime failed(TimeError error) { return {std::nullopt, error}; }

void append_two(std::string& text, std::int64_t value) {
  text += static_cast<char>('0' + value / 10);
  text += static_cast<char>('0' + value % 10);
}

}  // namespace

ParsedTime parse_time(std::string_view text) noexcept {
  const impl::ParsedDate date = impl::parse_date(text.substr(0, 10));
  if (!date.date && !date.impossible) return failed(TimeError::not_a_time);
  Reader reader{text.substr(10)};
  if (reader.rest.empty()) return failed(date.impossible ? TimeError::impossible : TimeError::no_offset);

  if (!reader.take("Tt ")) return failed(TimeError::not_a_time);
  const int hour = reader.two_digits();
  if (hour < 0 || !reader.take(":")) return failed(TimeError::not_a_time);
  const int minute = reader.two_digits();
  if (minute < 0) return failed(TimeError::not_a_time);
  int second = 0;
  if (reader.take(":")) {
    second = reader.two_digits();
    if (second < 0) return failed(TimeError::not_a_time);
    if (reader.take(".") && !reader.skip_digits()) return failed(TimeError::not_a_time);
  }

  std::int64_t offset = 0;
  bool impossible = date.impossible || hour > 23 || minute > 59 || second > 60;
  if (!reader.take("Zz")) {
    if (reader.rest.empty()) return failed(impossible ? TimeError::impossible : TimeError::no_offset);
    const bool west = reader.rest.front() == '-';
    if (!reader.take("+-")) return failed(TimeError::not_a_time);
    const int hours = reader.two_digits();
    if (hours < 0 || !reader.take(":")) return failed(TimeError::not_a_time);
    const int minutes = reader.two_digits();
    if (minutes < 0) return failed(TimeError::not_a_time);
    impossible = impossible || hours > 23 || minutes > 59;
    offset = (hours * 3600 + minutes * 60) * (west ? -1 : 1);
  }
  if (!reader.rest.empty()) return failed(TimeError::not_a_time);
  if (impossible) return failed(TimeError::impossible);

  const std::int64_t instant =
      impl::days_of(*date.date) * seconds_per_day + hour * 3600 + minute * 60 + second - offset;
  // A leap second is only ever the last one of a UTC day; it counts as the first of the next.
  if (second == 60 && instant % seconds_per_day != 0) return failed(TimeError::impossible);
  if (instant < impl::first_day * seconds_per_day || instant >= (impl::last_day + 1) * seconds_per_day)
    return failed(TimeError::impossible);
  return {Time{instant}, {}};
}

std::string to_string(Time time) {
  std::int64_t day = time.seconds / seconds_per_day;
  std::int64_t rest = time.seconds % seconds_per_day;
  if (rest < 0) {
    rest += seconds_per_day;
    --day;
  }
  if (day < impl::first_day) return "before 0001-01-01T00:00:00Z";
  if (day > impl::last_day) return "after 9999-12-31T23:59:59Z";
  std::string result = impl::to_string(impl::date_of(day)) + "T";
  append_two(result, rest / 3600);
  result += ':';
  append_two(result, rest / 60 % 60);
  result += ':';
  append_two(result, rest % 60);
  return result + "Z";
}

}  // namespace amends
