// What each answer to each unknown fact would lead to, as text.
#include <amends/explain.hpp>

#include "tools/explain_words.hpp"
#include "tools/text_writer.hpp"

#include <amends/recommend.hpp>

#include <algorithm>

namespace amends {

namespace {

std::string outcome(const WhatIf& answer) {
  std::string result = answer.step.empty() ? "no step" : impl::words_of(answer.step);
  if (answer.ask_first) result += ", asked first";
  if (!answer.severity.empty()) result += "; severity " + impl::words_of(answer.severity);
  return result;
}

}  // namespace

std::string explain(const std::vector<WhatIf>& answers, const ExplainOptions& options) {
  impl::TextWriter out(options.width, options.colour);
  if (answers.empty()) {
    out.text(0, "Nothing that is unknown would change the answer.");
    return out.result();
  }
  std::size_t widest = 0;
  for (const WhatIf& answer : answers) widest = std::max(widest, impl::display_width(answer.value));
  widest = std::min(widest, out.width() / 3);
  const bool any = std::any_of(answers.begin(), answers.end(), [](const WhatIf& answer) { return answer.changes; });
  out.text(0, any ? "Lines with * would change the answer." : "None of these would change step, asking or severity.",
           impl::Style::faint);
  std::string fact;
  for (const WhatIf& answer : answers) {
    if (answer.fact != fact) out.heading(answer.fact);
    fact = answer.fact;
    const std::string lead = (answer.changes ? "* " : "  ") + impl::padded(answer.value, widest) + "  ";
    out.hanging(2, lead, outcome(answer), answer.changes ? impl::Style::strong : impl::Style::plain);
  }
  return out.result();
}

}  // namespace amends
