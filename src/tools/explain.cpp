// The recommendation as text that an agent would like to read: what to do now first, the reasons after it.
#include <amends/explain.hpp>
#include <amends/json.hpp>

#include "tools/explain_parts.hpp"
#include "tools/explain_words.hpp"

namespace amends {

namespace impl {

namespace {

// What is done now where a step is recommended.
std::string step_sentence(const Recommendation& r) {
  const std::string title = titled(r.step->title, r.step->id);
  if (r.step->in_progress) return "Under way, let it finish: " + title;
  std::string result = r.ask_first ? "Ask the customer first, then: " : "Do now: ";
  result += title;
  if (r.approval.needed)
    result += r.approval.approver.empty() ? " (nobody may approve it)"
                                          : " (once approved by " + words_of(r.approval.approver) + ")";
  return result;
}

std::string sentence(const Recommendation& r) {
  if (r.step) return step_sentence(r);
  switch (r.stage) {
    case Stage::confirm:
      return "Fixed, it seems: ask whether it is over";
    case Stage::follow_up:
      return r.closure.follow_up_until ? "Nothing to do now: follow up until " + moment_text(*r.closure.follow_up_until)
                                       : "Nothing to do now: follow up";
    case Stage::closed:
      return "Closed: nothing to do";
    case Stage::recover:
      break;
  }
  if (r.no_step == NoStep::undecided) return "Find out more first: every step left depends on something unknown";
  if (r.no_step == NoStep::all_out)
    return r.highest_role.empty() ? "No step is left" : "No step is left: turn to the " + words_of(r.highest_role);
  return r.options.empty() && !r.values.empty() ? "Decided: no step is asked for" : "No step to take";
}

bool anything_to_say(const Recommendation& r) {
  for (const RemedyAnswer& remedy : r.remedies)
    if (!remedy.say.empty()) return true;
  for (const Question& question : r.questions)
    if (!question.ask.empty()) return true;
  return r.ask_first || !r.closure.questions.empty() || (r.step && !r.step->say.empty());
}

void head(TextWriter& out, const Recommendation& r) {
  out.text(0, sentence(r), Style::strong);
  std::string state = "Stage " + words_of(word_of(r.stage));
  if (!r.severity.empty()) state += ", severity " + words_of(r.severity);
  state += ".";
  if (anything_to_say(r)) state += " Lines with > are for the customer, all others for you alone.";
  out.text(0, state, Style::faint);
}

std::string shown(const PolicyName& policy) {
  std::string text = policy.name;
  if (!policy.version.empty()) text += " " + policy.version;
  if (!policy.fingerprint.empty()) text += " (" + policy.fingerprint.substr(0, 12) + ")";
  return text;
}

void foot(TextWriter& out, const Recommendation& r) {
  out.blank();
  std::string policies = "Policy " + shown(r.policy);
  for (std::size_t i = 0; i < r.others.size(); ++i)
    policies += (i == 0 ? ", together with " : ", ") + shown(r.others[i]);
  out.text(0, policies, Style::faint);
  std::string when = "As of " + moment_text(r.at);
  if (r.valid_until) when += ", valid until " + moment_text(*r.valid_until, r.at);
  out.text(0, when, Style::faint);
}

}  // namespace

}  // namespace impl

std::string explain(const Recommendation& recommendation, const ExplainOptions& options) {
  impl::TextWriter out(options.width, options.colour);
  impl::head(out, recommendation);
  impl::explain_say(out, recommendation);
  impl::explain_ask_first(out, recommendation);
  impl::explain_step(out, recommendation);
  impl::explain_remedies(out, recommendation);
  impl::explain_commitments(out, recommendation);
  if (recommendation.options.empty()) impl::explain_values(out, recommendation);
  impl::explain_questions(out, recommendation);
  impl::explain_reasons(out, recommendation);
  impl::explain_options(out, recommendation);
  impl::explain_impossible(out, recommendation);
  if (!recommendation.options.empty()) impl::explain_values(out, recommendation);
  impl::explain_problems(out, recommendation);
  impl::foot(out, recommendation);
  return out.result();
}

}  // namespace amends
