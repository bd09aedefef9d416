// Checked arithmetic on cells: an answer or the error.
#pragma once

#include "expression/cell.hpp"

#include <cmath>
#include <cstdint>

namespace amends::impl::arithmetic {

inline constexpr double money_limit = 9007199254740992.0;  // 2^53: beyond it a double skips whole minor units
inline constexpr std::int64_t first_second = -62135596800, last_second = 253402300799;  // years 0001 to 9999

inline Cell real(double v) noexcept { return std::isfinite(v) ? Cell::of(v) : Cell::error(EvalError::not_finite); }
inline Cell money(double v) noexcept {
  return std::fabs(v) <= money_limit ? Cell::of(v) : Cell::error(EvalError::overflow);
}
inline Cell time(std::int64_t seconds) noexcept {
  return seconds < first_second || seconds > last_second ? Cell::error(EvalError::out_of_range) : Cell::of(seconds);
}

inline Cell add(std::int64_t x, std::int64_t y) noexcept {
  std::int64_t result = 0;
  return __builtin_add_overflow(x, y, &result) ? Cell::error(EvalError::overflow) : Cell::of(result);
}
inline Cell subtract(std::int64_t x, std::int64_t y) noexcept {
  std::int64_t result = 0;
  return __builtin_sub_overflow(x, y, &result) ? Cell::error(EvalError::overflow) : Cell::of(result);
}
inline Cell multiply(std::int64_t x, std::int64_t y) noexcept {
  std::int64_t result = 0;
  return __builtin_mul_overflow(x, y, &result) ? Cell::error(EvalError::overflow) : Cell::of(result);
}
inline Cell divide(std::int64_t x, std::int64_t y) noexcept {
  if (y == 0) return Cell::error(EvalError::division_by_zero);
  if (y == -1) return subtract(0, x);
  return Cell::of(x / y);
}
inline Cell modulo(std::int64_t x, std::int64_t y) noexcept {
  if (y == 0) return Cell::error(EvalError::division_by_zero);
  if (y == -1) return x == INT64_MIN ? Cell::error(EvalError::overflow) : Cell::of(std::int64_t{0});
  return Cell::of(x % y);
}
inline Cell divide(double x, double y) noexcept {
  return y == 0 ? Cell::error(EvalError::division_by_zero) : real(x / y);
}
inline Cell divide_money(double x, double y) noexcept {
  return y == 0 ? Cell::error(EvalError::division_by_zero) : money(x / y);
}

// To a whole number, as `rounded` already is one.
inline Cell whole(double rounded, EvalError error) noexcept {
  // -2^63 itself is refused too, as CEL does: a double there may have been rounded to it
  return rounded > -9223372036854775808.0 && rounded < 9223372036854775808.0
             ? Cell::of(static_cast<std::int64_t>(rounded))
             : Cell::error(error);
}
inline Cell scale(std::int64_t seconds, double factor) noexcept {
  return whole(std::round(static_cast<double>(seconds) * factor), EvalError::overflow);
}
inline Cell divide_duration(std::int64_t seconds, double divisor) noexcept {
  if (divisor == 0) return Cell::error(EvalError::division_by_zero);
  return whole(std::round(static_cast<double>(seconds) / divisor), EvalError::overflow);
}

}  // namespace amends::impl::arithmetic
