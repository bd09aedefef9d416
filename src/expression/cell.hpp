// One value at run time: 16 bytes, without its type, which the checker knows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace amends::impl {

struct Cell;

// Text is interned: two texts that both come from the policy, or one from the policy and one from the case, are equal
// exactly if their pointers are. Two texts of the case or made by an expression are compared by their bytes.
struct Text {
  std::string_view bytes;
  bool of_policy = false;
};

struct ListValue {
  const Cell* cells = nullptr;  // of records: each cell is a record
  std::uint32_t size = 0;
};

enum class State : std::uint8_t { known, none, unknown, error };

enum class EvalError : std::uint8_t {
  overflow,
  division_by_zero,
  not_finite,
  out_of_range,  // a conversion, a time beyond the year 9999
  no_such_index,
  bad_conversion,  // int("x")
  is_none,         // arithmetic or ordering with a value known to be none
  budget,          // 100,000 steps or 1 MB
  no_value_yet,    // a parameter before its first date
};

struct Cell {
  State state = State::unknown;
  EvalError error_code = EvalError::overflow;
  union {
    bool boolean;
    std::int64_t integer =
        0;        // also duration and time (seconds), period (packed), enum (-1: a name the policy does not know)
    double real;  // also money, in minor units of the policy's currency, not yet rounded
    const Text* text;
    const ListValue* list;
    const Cell* record;          // its row
    std::uint64_t unknown_fact;  // of an unknown: fact number in the low 32 bits, row + 1 in the high ones (0: no list)
  };

  static Cell of(bool v) noexcept {
    Cell c;
    c.state = State::known;
    c.boolean = v;
    return c;
  }
  static Cell of(std::int64_t v) noexcept {
    Cell c;
    c.state = State::known;
    c.integer = v;
    return c;
  }
  static Cell of(double v) noexcept {
    Cell c;
    c.state = State::known;
    c.real = v;
    return c;
  }
  static Cell of(const Text* v) noexcept {
    Cell c;
    c.state = State::known;
    c.text = v;
    return c;
  }
  static Cell of(const ListValue* v) noexcept {
    Cell c;
    c.state = State::known;
    c.list = v;
    return c;
  }
  static Cell of(const Cell* row) noexcept {
    Cell c;
    c.state = State::known;
    c.record = row;
    return c;
  }
  static Cell none() noexcept {
    Cell c;
    c.state = State::none;
    return c;
  }
  static Cell unknown(std::uint64_t fact) noexcept {
    Cell c;
    c.unknown_fact = fact;
    return c;
  }
  static Cell error(EvalError code) noexcept {
    Cell c;
    c.state = State::error;
    c.error_code = code;
    return c;
  }

  bool known() const noexcept { return state == State::known; }
  bool is_true() const noexcept { return state == State::known && boolean; }
  bool is_false() const noexcept { return state == State::known && !boolean; }
  bool undecided() const noexcept { return state == State::unknown || state == State::error; }
};
static_assert(sizeof(Cell) == 16);

// A period packed into Cell::integer. One unit only; a negative count goes back.
enum class PeriodUnit : std::uint8_t { months, working_days, working_hours };
struct Period {
  PeriodUnit unit = PeriodUnit::months;
  std::int32_t count = 0;

  constexpr std::int64_t packed() const noexcept {
    return static_cast<std::int64_t>(count) * 4 + static_cast<std::int64_t>(unit);
  }
  static constexpr Period unpack(std::int64_t packed) noexcept {
    const std::int64_t unit = packed & 3;
    return {static_cast<PeriodUnit>(unit), static_cast<std::int32_t>((packed - unit) / 4)};
  }
  bool operator==(const Period&) const = default;
};

}  // namespace amends::impl
