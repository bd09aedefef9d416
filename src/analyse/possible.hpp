// How a formula may read while not all is settled: a set of truths, and what logic makes of such sets.
#pragma once

#include "analyse/formula.hpp"

#include <array>
#include <cstdint>

namespace amends::impl {

class Possible {
 public:
  constexpr Possible() = default;
  constexpr Possible(Truth truth)  // NOLINT(google-explicit-constructor): one truth is a set of one
      : bits_(static_cast<std::uint8_t>(1U << static_cast<unsigned>(truth))) {}
  static constexpr Possible anything() { return from_bits(0x1f); }
  static constexpr Possible from_bits(unsigned bits) {
    Possible possible;
    possible.bits_ = static_cast<std::uint8_t>(bits);
    return possible;
  }

  constexpr unsigned bits() const noexcept { return bits_; }
  constexpr bool may_be(Truth truth) const noexcept { return (bits_ >> static_cast<unsigned>(truth) & 1U) != 0; }
  constexpr bool is_only(Truth truth) const noexcept { return bits_ == Possible(truth).bits_; }
  constexpr bool is_settled() const noexcept { return (bits_ & (bits_ - 1U)) == 0; }
  constexpr Possible operator|(Possible other) const noexcept { return from_bits(bits_ | other.bits_); }
  constexpr Possible operator&(Possible other) const noexcept { return from_bits(bits_ & other.bits_); }

  Possible operator!() const noexcept;
  static Possible both(Possible a, Possible b) noexcept;
  static Possible either(Possible a, Possible b) noexcept;
  // `outer`: the branches may read the same and yet differ in what is compared.
  static Possible choice(Possible when, Possible yes, Possible no, bool lenient, bool outer) noexcept;
  static Possible applies(Possible a) noexcept;

 private:
  std::uint8_t bits_ = 0;
};

}  // namespace amends::impl
