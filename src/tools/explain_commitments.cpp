// "By when": what is told, and what is aimed for.
#include "tools/explain_parts.hpp"
#include "tools/explain_words.hpp"

namespace amends::impl {

namespace {

std::string told(const CommitmentAnswer& commitment, Time at) {
  if (!commitment.promise) return "when is not known";
  const std::string moment = moment_text(*commitment.promise, at);
  if (commitment.overdue) return "was due " + moment + ": say so, and say what happens now";
  return (commitment.already_promised ? "promised for " : "tell them ") + moment;
}

}  // namespace

void explain_commitments(TextWriter& out, const Recommendation& r) {
  const bool follow_up = r.closure.follow_up_until && r.stage == Stage::follow_up;
  if (r.commitments.empty() && !follow_up) return;
  out.heading("By when");
  for (const CommitmentAnswer& commitment : r.commitments) {
    std::string title = titled(commitment.title, commitment.id);
    if (!commitment.by.empty()) title += " (by a " + words_of(commitment.by) + ")";
    out.text(2, title + ": " + told(commitment, r.at), commitment.overdue ? Style::warning : Style::plain);
    if (commitment.aim && commitment.aim != commitment.promise && !commitment.overdue)
      out.text(4, "our aim, not told: " + moment_text(*commitment.aim, r.at), Style::faint);
  }
  if (follow_up) out.hanging(2, "follow up: ", "until " + moment_text(*r.closure.follow_up_until, r.at));
}

}  // namespace amends::impl
