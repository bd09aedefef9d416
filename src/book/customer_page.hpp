// One page for the customer.
#pragma once

#include "book/matter.hpp"

namespace amends::impl::book {

Page customer_page(const Matter& matter);

// What was written about a customer, said to them: "Lend them a car" as "Lend you a car".
std::string to_you(std::string_view text);

}  // namespace amends::impl::book
