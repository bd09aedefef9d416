// Numbers to text and back, without locale. The only place that prints doubles.
#include "text/number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

namespace amends::impl {

namespace {

constexpr double largest_plain = 1e15;

template <typename... Format>
std::string to_text(double value, Format... format) {
  std::array<char, 400> buffer{};  // the longest double without exponent has 309 digits before the point
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format...);
  return error == std::errc{} ? std::string(buffer.data(), end) : std::string();
}

// Adds one to the last digit of a decimal number.
void round_up(std::string& digits) {
  for (std::size_t i = digits.size(); i-- > 0;) {
    if (digits[i] == '.') continue;
    if (digits[i] != '9') {
      ++digits[i];
      return;
    }
    digits[i] = '0';
  }
  digits.insert(0, 1, '1');
}

// The number without its sign, rounded to `decimals`, with a point and exactly that many.
std::string rounded(double magnitude, std::size_t decimals) {
  std::string digits = to_text(magnitude, std::chars_format::fixed);
  std::size_t point = digits.find('.');
  if (point == std::string::npos) {
    point = digits.size();
    digits += '.';
  }
  const std::size_t wanted = point + 1 + decimals;
  if (digits.size() <= wanted) return digits.append(wanted - digits.size(), '0');
  const bool up = digits[wanted] >= '5';
  digits.resize(wanted);
  if (up) round_up(digits);
  return digits;
}

std::string not_finite(double value) {
  if (std::isnan(value)) return "not a number";
  return value < 0 ? "-infinite" : "infinite";
}

std::string with_sign(double value, std::string digits) {
  const bool zero = digits.find_first_not_of("0.") == std::string::npos;
  return std::signbit(value) && !zero ? "-" + digits : digits;
}

template <typename T>
std::optional<T> parse(std::string_view text) noexcept {
  T value{};
  const char* const end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stopped != end) return std::nullopt;
  return value;
}

}  // namespace

std::string format_number(double value, int max_decimals) {
  if (!std::isfinite(value)) return not_finite(value);
  if (std::fabs(value) >= largest_plain) return to_text(value);
  std::string digits = rounded(std::fabs(value), static_cast<std::size_t>(std::max(0, max_decimals)));
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return with_sign(value, std::move(digits));
}

std::string format_fixed(double value, int decimals) {
  if (!std::isfinite(value)) return not_finite(value);
  std::string digits = rounded(std::fabs(value), static_cast<std::size_t>(std::max(0, decimals)));
  if (digits.back() == '.') digits.pop_back();
  return with_sign(value, std::move(digits));
}

std::string format_exact(double value) { return to_text(value); }

std::optional<std::int64_t> parse_integer(std::string_view text) noexcept { return parse<std::int64_t>(text); }

std::optional<double> parse_double(std::string_view text) noexcept {
  // from_chars also reads "inf" and "nan", which no text of ours means.
  if (text.find_first_of("iInN") != std::string_view::npos) return std::nullopt;
  const std::optional<double> value = parse<double>(text);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

}  // namespace amends::impl
