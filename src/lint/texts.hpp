// The texts of a policy that reach a customer, and phrases in them.
#pragma once

#include "lint/linter.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace amends::impl {

// What is said or asked: `say`, `ask`, `against`, and the titles of what is offered.
std::vector<const DocValue*> texts_for_customers(const Linter& lint);

// The first of `phrases` in the text, as whole words, whatever their capitals and blanks; empty: none.
// `phrases` are in small letters, words parted by one blank.
std::string_view phrase_in(std::string_view text, std::span<const std::string_view> phrases);
// Where it stands in the source; the whole text where it goes over lines.
Span place_of_phrase(const Linter& lint, const DocValue& text, std::string_view phrase);

}  // namespace amends::impl
