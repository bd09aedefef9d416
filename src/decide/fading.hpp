// Memory that fades, and powers, computed the same on every machine.
//
// Only IEEE 754 additions and multiplications in a fixed order are used (compiled with -ffp-contract=off), never the
// platform's exp or pow, whose last digit differs between libraries.
#pragma once

#include <cstdint>

namespace amends::impl {

// 2^-x for x >= 0, within 4e-16 of the true value; 0 beyond 1,000.
double two_to_the_minus(double x) noexcept;

// base^exponent by repeated multiplication; exponent >= 0.
double whole_power(double base, std::int64_t exponent) noexcept;

// Sums over histories add integer millionths, so that the order of the entries cannot matter. Values are cut to
// +-9e12 units, beyond which no case of a person can lie.
inline std::int64_t millionths(double value) noexcept;
inline double from_millionths(std::int64_t sum) noexcept { return static_cast<double>(sum) / 1e6; }

// An amount of money in whole minor units: rounded once, half away from zero. Before that the value is cut to a
// millionth of a unit, so that 38.499999999999996, which is what binary arithmetic makes of 110 x 0.35, is 38.5.
std::int64_t to_amount(double minor_units) noexcept;

// Half away from zero, as std::round does, without a call; |x| below 2^63.
inline std::int64_t nearest(double x) noexcept {
  const std::int64_t cut = static_cast<std::int64_t>(x);
  const double rest = x - static_cast<double>(cut);  // exact
  return cut + (rest >= 0.5 ? 1 : 0) - (rest <= -0.5 ? 1 : 0);
}

inline std::int64_t millionths(double value) noexcept {
  constexpr double limit = 9e12;
  if (!(value > -limit)) return value != value ? 0 : -static_cast<std::int64_t>(limit * 1e6);
  return nearest((value > limit ? limit : value) * 1e6);
}

}  // namespace amends::impl
