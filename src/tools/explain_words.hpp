// Numbers and times as people say them.
#pragma once

#include <amends/recommendation.hpp>

#include <string>

namespace amends::impl {

std::string hours_text(double hours);             // "16.9 h"
std::string chance_text(double chance);           // "45%"; "over 99%" and "under 1%" rather than a wrong certainty
std::string moment_text(Time time);               // "Mon 2026-03-02 13:30 UTC"
std::string distance_text(Time time, Time from);  // "in 4 h", "3 days ago", "now"
std::string moment_text(Time time, Time from);    // both
std::string words_of(std::string_view id);        // "home_visit" as "home visit"
std::string titled(std::string_view title, std::string_view id);  // the title, or the id in words where there is none

}  // namespace amends::impl
