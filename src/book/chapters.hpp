// The chapters of the book; each adds itself to the page where the policy has something for it.
#pragma once

#include "book/matter.hpp"
#include "book/page.hpp"

namespace amends::impl::book {

void add_purpose(Page& page, const Matter& matter);     // chapter_purpose.cpp
void add_flow(Page& page, const Matter& matter);        // chapter_purpose.cpp
void add_promises(Page& page, const Matter& matter);    // chapter_giving.cpp
void add_roles(Page& page, const Matter& matter);       // chapter_roles.cpp
void add_steps(Page& page, const Matter& matter);       // chapter_steps.cpp
void add_severity(Page& page, const Matter& matter);    // chapter_weighing.cpp
void add_rules(Page& page, const Matter& matter);       // chapter_rules.cpp
void add_contexts(Page& page, const Matter& matter);    // chapter_weighing.cpp
void add_burdens(Page& page, const Matter& matter);     // chapter_weighing.cpp
void add_remedies(Page& page, const Matter& matter);    // chapter_giving.cpp
void add_values(Page& page, const Matter& matter);      // chapter_knowing.cpp
void add_parameters(Page& page, const Matter& matter);  // chapter_knowing.cpp
void add_facts(Page& page, const Matter& matter);       // chapter_knowing.cpp
void add_closure(Page& page, const Matter& matter);     // chapter_giving.cpp
void add_names(Page& page, const Matter& matter);       // chapter_names.cpp

// What several of them say.
Rich after(Rich first, const Rich& second);                          // with a space between them, where both are there
Rich source_of(const DocBlock& block);                               // "Source: ...", or nothing
std::string hours_asked(const Matter& matter, const StepDef& step);  // "5 h 45 min"; empty where it depends on the case
// Its hours where a context holds, for each that changes them: the context's title and the hours.
std::vector<std::pair<std::string, std::string>> hours_by_context(const Matter& matter, const StepDef& step);
std::string quantity_in_words(double quantity, const BurdenDef& burden);

// The order in which the steps are likely to come: as the plan fixes it, or by what each costs all told for what it is
// likely to bring, where that is the same in every case; what depends on the case after those, what ends the plan last.
std::vector<const StepDef*> likely_order(const Matter& matter);

}  // namespace amends::impl::book
