// Expressions of a policy in plain English: "at least 2 fixes have failed", "what they have borne × 5 USD, but at most
// 200 USD". What has no good words stands as code, as it is written.
#pragma once

#include "book/rich.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace amends::impl::book {

class Matter;

class Phrases {
 public:
  explicit Phrases(const Matter& matter) : matter_(matter) {}

  Rich condition(std::string_view expression) const;
  Rich noun(std::string_view expression) const;  // a value that is no condition

 private:
  const Matter& matter_;
};

bool is_quantity(std::string_view expression);  // a literal with a unit or a date: "180 days", "20 USD", "2026-01-01"

// A text in which `{expression}` is filled in, in its pieces.
struct FilledPiece {
  std::string text;
  bool is_expression = false;
};
std::vector<FilledPiece> pieces_of(std::string_view text);

// The names of facts, values and functions that an expression reads: "attempts.failed", "tried". Empty where it cannot
// be read.
std::vector<std::string> names_in(std::string_view expression);

}  // namespace amends::impl::book
