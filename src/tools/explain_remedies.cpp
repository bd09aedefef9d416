// "You may grant": what is given, who approves it, and what is left of the limits.
#include "tools/explain_parts.hpp"
#include "tools/explain_words.hpp"

namespace amends::impl {

namespace {

// What there is to give now.
std::string amount_of(const RemedyAnswer& remedy) {
  if (!remedy.entitlement) return {};
  const Money open = remedy.open.value_or(*remedy.entitlement);
  std::string result = to_string(open);
  if (open != *remedy.entitlement) {
    result += open.minor == 0 ? ", all given already of " : " still open of ";
    result += to_string(*remedy.entitlement);
  }
  if (remedy.cut && remedy.cut->minor != 0) result += " (a cap took " + to_string(*remedy.cut) + ")";
  return result;
}

std::string owed_by(const RemedyAnswer& remedy) {
  return remedy.policy.empty() ? "owed to them" : "owed to them under " + remedy.policy;
}

void explain_remedy(TextWriter& out, const RemedyAnswer& remedy) {
  const std::string amount = amount_of(remedy);
  std::string text = titled(remedy.title, remedy.id);
  if (!amount.empty()) text += ": " + amount;
  out.hanging(2, "- ", text, Style::strong);
  std::string terms = remedy.owed ? owed_by(remedy) : remedy.entitlement ? words_of(remedy.kind) : "";
  if (remedy.needs_approval) {
    const std::string approver = words_of(remedy.approver);
    terms += terms.empty() ? "" : "; ";
    terms += !remedy.entitlement ? "its amount is not known, so ask before granting it"
             : approver.empty()  ? "nobody may approve it"
                                 : "needs the approval of the " + approver;
  } else if (remedy.entitlement) {
    terms += terms.empty() ? "no approval needed" : "; no approval needed";
  }
  if (!terms.empty()) out.text(4, terms, remedy.needs_approval ? Style::warning : Style::plain);
}

std::string limit_text(const LimitAnswer& limit) {
  std::string result;
  if (!limit.known) {
    result = "not known, so ask before granting";
  } else if (limit.unlimited) {
    result = "no limit";
  } else if (limit.left) {
    result = to_string(*limit.left) + " left";
    if (limit.limit) result += " of " + to_string(*limit.limit);
  } else if (limit.limit) {
    result = to_string(*limit.limit);
  } else {
    result = "nothing without approval";
  }
  if (limit.cap_left) result += "; the cap leaves " + to_string(*limit.cap_left);
  return result;
}

}  // namespace

void explain_remedies(TextWriter& out, const Recommendation& r) {
  if (r.remedies.empty() && r.empowerment.limits.empty() && r.empowerment.may.empty()) return;
  out.heading("You may grant");
  for (const RemedyAnswer& remedy : r.remedies) explain_remedy(out, remedy);
  const std::string role = r.empowerment.role.empty() ? "role unknown" : words_of(r.empowerment.role);
  for (const LimitAnswer& limit : r.empowerment.limits)
    out.text(2, "Your limit for " + words_of(limit.kind) + " (" + role + "): " + limit_text(limit));
  if (r.empowerment.may.empty()) return;
  std::string may;
  for (const std::string& step : r.empowerment.may) may += (may.empty() ? "" : ", ") + words_of(step);
  out.hanging(2, "Steps without approval: ", may, Style::faint);
}

}  // namespace amends::impl
