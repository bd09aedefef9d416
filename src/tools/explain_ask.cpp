// "Ask first": the question, and the alternatives with what speaks for and against each.
#include "tools/explain_parts.hpp"
#include "tools/explain_words.hpp"

#include "text/number.hpp"

#include <cmath>

namespace amends::impl {

namespace {

constexpr double least_hours = 0.05;  // less is no difference to a person
constexpr double least_chance = 0.005;

void append(std::string& text, std::string_view part) {
  if (!text.empty()) text += "; ";
  text += part;
}

// How an option compares with the recommended one, for the customer: better (sign 1) or worse (sign -1).
std::string compared(const Option& option, const Option& with, int sign) {
  std::string result;
  if (option.hours && with.hours) {
    const double less = (*with.hours - *option.hours) * sign;
    if (less > least_hours) append(result, "asks " + hours_text(less) + (sign > 0 ? " less" : " more") + " of them");
  }
  if (option.chance && with.chance && (*option.chance - *with.chance) * sign > least_chance)
    append(result, (sign > 0 ? "more" : "less") + (" likely to work (" + chance_text(*option.chance)) + ", not " +
                       chance_text(*with.chance) + ")");
  return result;
}

void explain_alternative(TextWriter& out, const Option& option, std::string_view number, const Option* recommended) {
  std::string title = titled(option.title, option.id);
  for (const UsedEase& ease : option.eases) title += ", with: " + titled(ease.title, ease.id);
  const std::string customer = for_customer(option);
  if (!customer.empty()) title += " (" + customer + ")";
  out.hanging(2, number, title, Style::strong);
  if (recommended != nullptr) {
    const std::string better = compared(option, *recommended, 1);
    if (!better.empty()) out.labelled(5, "speaks for", better);
  }
  std::string worse = option.against;
  if (worse.empty() && recommended != nullptr) worse = compared(option, *recommended, -1);
  if (!worse.empty()) out.labelled(5, "against", worse);
  const std::string company = for_company(option);
  if (!company.empty()) out.labelled(5, "we pay", company, Style::faint);
}

}  // namespace

std::string for_customer(const Option& option) {
  std::string result;
  if (option.hours) result = hours_text(*option.hours) + " of their life";
  if (option.chance) result += (result.empty() ? "" : ", ") + (chance_text(*option.chance) + " chance that it works");
  return result;
}

std::string for_company(const Option& option) {
  std::string result;
  if (option.cost) result = to_string(*option.cost);
  if (option.expected_total)
    result +=
        (result.empty() ? "" : "; ") + ("expected total, their hours included, " + to_string(*option.expected_total));
  return result;
}

void explain_ask_first(TextWriter& out, const Recommendation& r) {
  if (!r.ask_first) return;
  out.heading("Ask first");
  out.say(2, r.ask_first->question);
  if (!r.ask_first->why.empty()) out.text(2, r.ask_first->why);
  if (r.step && !r.step->say.empty()) {
    out.blank();
    out.text(2, "If they agree:");
    out.say(2, r.step->say);
  }
  if (r.ask_first->alternatives.empty()) return;
  out.blank();
  out.text(2, "If they would rather not:");
  int number = 0;
  for (const Option& option : r.ask_first->alternatives)
    explain_alternative(out, option, std::to_string(++number) + ". ", r.step ? &r.step->option : nullptr);
}

}  // namespace amends::impl
