#include "decide/fading.hpp"

#include <bit>
#include <cmath>

namespace amends::impl {

namespace {

// 2^(-j/32), rounded correctly.
constexpr double table[32] = {
    0x1.0000000000000p+0, 0x1.f50765b6e4540p-1, 0x1.ea4afa2a490dap-1, 0x1.dfc97337b9b5fp-1, 0x1.d5818dcfba487p-1,
    0x1.cb720dcef9069p-1, 0x1.c199bdd85529cp-1, 0x1.b7f76f2fb5e47p-1, 0x1.ae89f995ad3adp-1, 0x1.a5503b23e255dp-1,
    0x1.9c49182a3f090p-1, 0x1.93737b0cdc5e5p-1, 0x1.8ace5422aa0dbp-1, 0x1.82589994cce13p-1, 0x1.7a11473eb0187p-1,
    0x1.71f75e8ec5f74p-1, 0x1.6a09e667f3bcdp-1, 0x1.6247eb03a5585p-1, 0x1.5ab07dd485429p-1, 0x1.5342b569d4f82p-1,
    0x1.4bfdad5362a27p-1, 0x1.44e086061892dp-1, 0x1.3dea64c123422p-1, 0x1.371a7373aa9cbp-1, 0x1.306fe0a31b715p-1,
    0x1.29e9df51fdee1p-1, 0x1.2387a6e756238p-1, 0x1.1d4873168b9aap-1, 0x1.172b83c7d517bp-1, 0x1.11301d0125b51p-1,
    0x1.0b5586cf9890fp-1, 0x1.059b0d3158574p-1,
};

}  // namespace

// x is whole + j/32 + rest: 2^-whole is an exponent, 2^(-j/32) is in the table, and the little that is left is
// e^-y for y = rest * ln 2 below 0.0217, whose Taylor series is below 2e-18 after these terms.
double two_to_the_minus(double x) noexcept {
  if (!(x > 0)) return 1;
  if (x > 1000) return 0;
  const std::int64_t parts = static_cast<std::int64_t>(x * 32);
  const double y = (x - static_cast<double>(parts) / 32) * 0.69314718055994530942;
  const double series =
      1 -
      y * (1 - y * (1.0 / 2 - y * (1.0 / 6 - y * (1.0 / 24 - y * (1.0 / 120 - y * (1.0 / 720 - y * (1.0 / 5040)))))));
  const double power = std::bit_cast<double>(static_cast<std::uint64_t>(1023 - (parts >> 5)) << 52);
  return table[parts & 31] * series * power;
}

double whole_power(double base, std::int64_t exponent) noexcept {
  double power = 1;
  for (std::int64_t i = 0; i < exponent && power != 0; ++i) power *= base;
  return power;
}

std::int64_t to_amount(double minor_units) noexcept {
  constexpr double limit = 9e18;
  if (!(std::fabs(minor_units) < limit))
    return minor_units != minor_units ? 0 : static_cast<std::int64_t>(std::copysign(limit, minor_units));
  const std::int64_t whole = static_cast<std::int64_t>(minor_units);
  if (static_cast<double>(whole) == minor_units) return whole;
  if (std::fabs(minor_units) < 9e9) minor_units = static_cast<double>(nearest(minor_units * 1e6)) / 1e6;
  return nearest(minor_units);
}

}  // namespace amends::impl
