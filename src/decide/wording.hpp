// Values and numbers as words.
#pragma once

#include "policy/compiled.hpp"

#include <string>
#include <string_view>

namespace amends::impl {

// As a program or a list of facts shows it: "true", "livelihood", "20.00 USD", "unknown", "none".
std::string format_value(const CompiledPolicy& policy, Cell cell, Type type);

// As a list of facts shows a fact. A history list is long and shown elsewhere: its size is what can be said in a word.
std::string format_fact(const CompiledPolicy& policy, Cell cell, Type type);

// As a sentence for people shows it: "yes", names with spaces, hours with at most two decimals.
std::string speak_value(const CompiledPolicy& policy, Cell cell, Type type);

std::string speak_time(const CompiledPolicy& policy, Time time);  // the beginning of a local day: its date
std::string with_spaces(std::string_view name);                   // "home_visit": "home visit"

std::string format_hours(double hours);  // "8.5 hours", "1 hour"

// "1 visit", "11 h", "3 visits": a quantity in a burden's unit.
std::string format_quantity(double quantity, std::string_view unit);

Money money_of(const CompiledPolicy& policy, double minor_units);

}  // namespace amends::impl
