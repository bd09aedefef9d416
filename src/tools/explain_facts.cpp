// "Decided" and "Questions that would help": the values of the policy, and what it would need to know.
#include "tools/explain_parts.hpp"
#include "tools/explain_words.hpp"

#include <algorithm>

namespace amends::impl {

void explain_values(TextWriter& out, const Recommendation& r) {
  if (r.values.empty()) return;
  // A policy that gives some of them a title means those for people.
  const auto has_title = [](const ValueAnswer& value) { return !value.title.empty(); };
  const bool some = std::any_of(r.values.begin(), r.values.end(), has_title);
  bool begun = false;
  for (const ValueAnswer& value : r.values) {
    if (some && !has_title(value)) continue;
    if (some && value.state == ValueAnswer::State::none && value.because.empty()) continue;  // not its case
    if (!begun) out.heading(r.options.empty() ? "Decided" : "Also decided");
    begun = true;
    out.hanging(2, (some ? value.title : value.id) + ": ", value.value,
                value.state == ValueAnswer::State::unknown ? Style::faint : Style::plain);
    for (const std::string& because : value.because) out.text(4, because, Style::faint);
  }
}

void explain_questions(TextWriter& out, const Recommendation& r) {
  if (r.questions.empty()) return;
  out.heading("Questions that would help");
  for (const Question& question : r.questions)
    if (!question.ask.empty()) out.say(2, question.ask);
  std::string look_up;
  for (const Question& question : r.questions)
    if (question.ask.empty()) look_up += (look_up.empty() ? "" : ", ") + question.fact;
  if (!look_up.empty()) out.hanging(2, "Look up: ", look_up);
}

}  // namespace amends::impl
