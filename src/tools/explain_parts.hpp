// The parts of an explanation, in the order in which they stand; each writes nothing where it has nothing to say.
#pragma once

#include "tools/text_writer.hpp"

#include <amends/recommendation.hpp>

namespace amends::impl {

void explain_say(TextWriter& out, const Recommendation& r);          // explain_step.cpp
void explain_ask_first(TextWriter& out, const Recommendation& r);    // explain_ask.cpp
void explain_step(TextWriter& out, const Recommendation& r);         // explain_step.cpp
void explain_remedies(TextWriter& out, const Recommendation& r);     // explain_remedies.cpp
void explain_commitments(TextWriter& out, const Recommendation& r);  // explain_commitments.cpp
void explain_values(TextWriter& out, const Recommendation& r);       // explain_facts.cpp
void explain_questions(TextWriter& out, const Recommendation& r);    // explain_facts.cpp
void explain_reasons(TextWriter& out, const Recommendation& r);      // explain_reasons.cpp
void explain_options(TextWriter& out, const Recommendation& r);      // explain_options.cpp
void explain_impossible(TextWriter& out, const Recommendation& r);   // explain_options.cpp
void explain_problems(TextWriter& out, const Recommendation& r);     // explain_reasons.cpp

// What the numbers of an option mean for the customer, and what they cost the company. Empty where nothing is known.
std::string for_customer(const Option& option);  // "16.9 h of their life, 45% chance that it works"
std::string for_company(const Option& option);   // "180.00 USD; expected total, their hours included, 2623.52 USD"

}  // namespace amends::impl
