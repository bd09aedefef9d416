// Numbers and times as people say them.
#include "tools/explain_words.hpp"

#include "text/civil.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <array>

namespace amends::impl {

namespace {

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// At most two units, the second only where it matters: "4 h 30 min", "3 days".
std::string rough(std::int64_t seconds) {
  const std::int64_t minutes = seconds / 60;
  if (minutes < 1) return "less than a minute";
  if (minutes < 60) return std::to_string(minutes) + " min";
  const std::int64_t hours = minutes / 60;
  if (hours < 48) {
    const std::int64_t rest = minutes % 60;
    return std::to_string(hours) + " h" + (rest == 0 || hours >= 24 ? "" : " " + std::to_string(rest) + " min");
  }
  return std::to_string(hours / 24) + " days";
}

}  // namespace

std::string hours_text(double hours) {
  // Down to a tenth; what is less is still not nothing.
  if (hours > 0 && hours < 0.05) return "under 0.1 h";
  return format_number(hours, 1) + " h";
}

std::string chance_text(double chance) {
  const std::string percent = format_number(chance * 100, 0);
  if (percent == "100" && chance < 1) return "over 99%";
  if (percent == "0" && chance > 0) return "under 1%";
  return percent + "%";
}

std::string moment_text(Time time) {
  constexpr std::array<std::string_view, 7> names = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  std::int64_t day = time.seconds / seconds_per_day;
  std::int64_t second = time.seconds % seconds_per_day;
  if (second < 0) {
    second += seconds_per_day;
    --day;
  }
  if (day < first_day || day > last_day) return to_string(time);
  std::string result(names[static_cast<std::size_t>(weekday_of(day))]);
  result += " " + to_string(date_of(day)) + " " + two_digits(second / 3600) + ":" + two_digits(second / 60 % 60);
  if (second % 60 != 0) result += ":" + two_digits(second % 60);
  return result + " UTC";
}

std::string distance_text(Time time, Time from) {
  if (time == from) return "now";
  return time > from ? "in " + rough(time.seconds - from.seconds) : rough(from.seconds - time.seconds) + " ago";
}

std::string moment_text(Time time, Time from) { return moment_text(time) + " (" + distance_text(time, from) + ")"; }

std::string words_of(std::string_view id) {
  std::string result(id);
  std::replace(result.begin(), result.end(), '_', ' ');
  return result;
}

std::string titled(std::string_view title, std::string_view id) {
  return title.empty() ? words_of(id) : std::string(title);
}

}  // namespace amends::impl
