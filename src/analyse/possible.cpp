// The evaluator's logic, for sets of truths.
#include "analyse/possible.hpp"

namespace amends::impl {

namespace {

constexpr std::array<Truth, 5> truths{Truth::no, Truth::yes, Truth::none, Truth::unknown, Truth::error};

// A condition that is none is an error wherever logic needs it.
constexpr Truth strict(Truth truth) { return truth == Truth::none ? Truth::error : truth; }

// && and || as the evaluator has them: the deciding side wins, then unknown, then error.
constexpr Truth junction(Truth a, Truth b, Truth deciding) {
  a = strict(a);
  b = strict(b);
  if (a == deciding || b == deciding) return deciding;
  if (a == Truth::unknown || b == Truth::unknown) return Truth::unknown;
  if (a == Truth::error || b == Truth::error) return Truth::error;
  return b;
}

using Table = std::array<std::array<std::uint8_t, 32>, 32>;

constexpr Table table_of(Truth deciding) {
  Table table{};
  for (unsigned a = 0; a < 32; ++a)
    for (unsigned b = 0; b < 32; ++b) {
      unsigned bits = 0;
      for (const Truth x : truths)
        for (const Truth y : truths)
          if (Possible::from_bits(a).may_be(x) && Possible::from_bits(b).may_be(y))
            bits |= Possible(junction(x, y, deciding)).bits();
      table[a][b] = static_cast<std::uint8_t>(bits);
    }
  return table;
}

constexpr Table both_of = table_of(Truth::no), either_of = table_of(Truth::yes);

}  // namespace

Possible Possible::operator!() const noexcept {
  Possible result;
  for (const Truth truth : truths) {
    if (!may_be(truth)) continue;
    const Truth s = strict(truth);
    result = result | (s == Truth::no ? Truth::yes : s == Truth::yes ? Truth::no : s);
  }
  return result;
}

Possible Possible::both(Possible a, Possible b) noexcept { return from_bits(both_of[a.bits_][b.bits_]); }
Possible Possible::either(Possible a, Possible b) noexcept { return from_bits(either_of[a.bits_][b.bits_]); }

Possible Possible::choice(Possible when, Possible yes, Possible no, bool lenient, bool outer) noexcept {
  Possible result;
  if (when.may_be(Truth::yes)) result = result | yes;
  if (when.may_be(Truth::no) || (lenient && when.may_be(Truth::none))) result = result | no;
  if (!lenient && (when.may_be(Truth::none) || when.may_be(Truth::error))) result = result | Truth::error;
  if (when.may_be(Truth::unknown) || (lenient && when.may_be(Truth::error))) {
    const Possible known = Possible(Truth::no) | Truth::yes | Truth::none;
    const Possible same = yes & no & known;
    result = result | same;
    const bool surely_same = !outer && yes.is_settled() && no.is_settled() && same.bits() != 0;
    if (!surely_same) result = result | Truth::unknown;
  }
  return result;
}

Possible Possible::applies(Possible a) noexcept {
  Possible result;
  if (a.may_be(Truth::yes)) result = result | Truth::yes;
  if (!a.is_only(Truth::yes)) result = result | Truth::no;
  return result;
}

}  // namespace amends::impl
