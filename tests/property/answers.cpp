#include "property/answers.hpp"

#include <amends/json.hpp>

#include <algorithm>
#include <bit>
#include <tuple>

namespace amends::property {

Decision decided(const Policy& policy, const Case& c) {
  BoundCase bound;
  policy.bind(c, bound);
  Decision decision;
  RC_ASSERT(decide(policy, bound, now, decision));
  return decision;
}

std::string bits_of(const Decision& d) {
  std::string out;
  const auto whole = [&](auto value) { out += std::to_string(static_cast<std::int64_t>(value)) + ' '; };
  const auto real = [&](double value) { out += std::to_string(std::bit_cast<std::uint64_t>(value)) + ' '; };
  out += std::to_string(d.policy) + ' ';
  whole(d.at.seconds), whole(d.valid_until.seconds), whole(d.stage), whole(d.no_step), whole(d.step);
  whole(d.in_progress), whole(d.ask_first), whole(d.accepted), whole(d.ask_why), whole(d.ask_rule);
  whole(d.severity), whole(d.severity_rule), real(d.borne), whole(d.borne_known), real(d.tolerance);
  whole(d.step_needs_approval), whole(d.step_approver), real(d.left_unfixed);
  out += "plan ";
  for (const std::int32_t step : d.plan) whole(step);
  out += "options ";
  for (const OptionDecision& o : d.options)
    whole(o.state), whole(o.must), real(o.hours), real(o.cost), real(o.chance), real(o.expected), whole(o.eases),
        whole(o.rule);
  out += "burdens ";
  for (const BurdenDecision& b : d.burdens) real(b.weight), real(b.remembered), real(b.borne);
  out += "remedies ";
  for (const RemedyDecision& r : d.remedies)
    whole(r.given), whole(r.priced), whole(r.entitlement), whole(r.open), whole(r.cut), whole(r.approver),
        whole(r.needs_approval);
  out += "values ";
  for (const ValueDecision& v : d.values) whole(v.state), whole(v.integer), real(v.real);
  out += "limits ";
  for (const LimitDecision& l : d.limits)
    whole(l.kind), whole(l.known), whole(l.unlimited), whole(l.limit), whole(l.left), whole(l.cap_left);
  out += "rules ";
  for (const Holds h : d.rules) whole(h);
  out += "conflicts ";
  for (const ConflictDecision& c : d.conflicts) whole(c.step), whole(c.rule);
  out += "questions ";
  for (const std::uint64_t q : d.questions) out += std::to_string(q) + ' ';
  return out;
}

std::string without_places(Recommendation r) {
  for (Reason& reason : r.reasons) reason.line = 0;
  for (Diagnostic& problem : r.problems) {
    problem.line = problem.column = problem.length = 0;
    problem.line_text.clear();
    problem.path.clear();
  }
  // They are told in the order of their places.
  std::sort(r.problems.begin(), r.problems.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.code, a.message, a.help) < std::tie(b.code, b.message, b.help);
  });
  return to_json(r);
}

void expect_same(const std::string& one, const std::string& other) {
  if (one == other) return;
  const auto at = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
  const auto around = [](const std::string& text, std::string::const_iterator place) {
    const std::size_t here = static_cast<std::size_t>(place - text.begin());
    const std::size_t from = here < 300 ? 0 : here - 300;
    return text.substr(from, here - from) + " >>> " + text.substr(here, 300);
  };
  RC_FAIL("one: ..." + around(one, at.first) + "\n\nother: ..." + around(other, at.second));
}

}  // namespace amends::property
