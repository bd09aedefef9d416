// What several chapters, the picture and the customer's page say in the same words.
#pragma once

#include "book/matter.hpp"

#include <string>
#include <string_view>

namespace amends::impl::book {

// A promise as it is told to the customer: "A person answers you within 4 hours."
std::string promise_in_words(const Matter& matter, const DocBlock& block, const CommitmentDef& commitment);

std::string in_full(std::string text);                               // "4 h" as "4 hours"
Rich marked(std::string_view text);                                  // what stands in backticks is code
std::string kind_in_words(const CompiledPolicy& policy, Type type);  // "yes or no", "an amount of money"

}  // namespace amends::impl::book
