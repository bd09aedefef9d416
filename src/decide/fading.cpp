#include "decide/fading.hpp"

#include <cmath>

namespace amends::impl {

double two_to_the_minus(double x) noexcept {
  if (!(x > 0)) return 1;
  if (x > 1000) return 0;
  const double whole = std::floor(x);
  // e^-y for y = fraction * ln 2 in [0, 0.694), by its Taylor series in Horner's form: the 19th term is below 1e-19.
  const double y = (x - whole) * 0.69314718055994530942;
  double sum = 1;
  for (int n = 18; n >= 1; --n) sum = 1 - y / n * sum;
  return std::ldexp(sum, -static_cast<int>(whole));
}

double whole_power(double base, std::int64_t exponent) noexcept {
  double power = 1;
  for (std::int64_t i = 0; i < exponent && power != 0; ++i) power *= base;
  return power;
}

std::int64_t millionths(double value) noexcept {
  constexpr double limit = 9e12;
  if (!(value > -limit)) return value != value ? 0 : -static_cast<std::int64_t>(limit * 1e6);
  if (value > limit) value = limit;
  return static_cast<std::int64_t>(std::round(value * 1e6));
}

std::int64_t to_amount(double minor_units) noexcept {
  if (std::fabs(minor_units) < 9e9) minor_units = std::round(minor_units * 1e6) / 1e6;
  return static_cast<std::int64_t>(std::round(minor_units));
}

}  // namespace amends::impl
