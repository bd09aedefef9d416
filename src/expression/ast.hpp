// What the parser makes of an expression: a tree in one vector, children by number.
#pragma once

#include "expression/cell.hpp"
#include "expression/lexer.hpp"

#include <amends/money.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace amends::impl {

enum class AstKind : std::uint8_t {
  boolean,
  integer,
  real,
  text,
  money,     // `real` minor units of `currency`
  duration,  // `integer` seconds
  period,    // `integer`, packed
  date,      // `text`
  time,      // `integer`
  name,      // `text`
  select,    // children[0] . text
  index,     // children[0] [ children[1] ]
  call,      // text ( children )
  method,    // children[0] . text ( children[1...] )
  list,
  not_,
  negate,
  binary,  // children[0] op children[1]
  conditional,
};

struct Ast {
  AstKind kind = AstKind::boolean;
  Token op = Token::end;                       // of a binary
  std::uint32_t begin = 0, end = 0;            // of the whole
  std::uint32_t name_begin = 0, name_end = 0;  // of the name after a dot, of a call's name, of the operator
  std::uint32_t height = 1;
  bool boolean = false;
  std::int64_t integer = 0;
  double real = 0;
  Currency currency;
  std::string text;
  std::vector<std::uint32_t> children;
};

// How many minor units make one unit: 100 for USD.
inline double minor_units(Currency currency) noexcept {
  double units = 1;
  for (int i = 0; i < currency.digits(); ++i) units *= 10;
  return units;
}

}  // namespace amends::impl
