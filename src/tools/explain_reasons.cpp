// "Why": the burden borne against the tolerance, and the rules that decided. "Problems": what could not be evaluated.
#include "tools/explain_parts.hpp"
#include "tools/explain_words.hpp"

#include <algorithm>
#include <cmath>

namespace amends::impl {

namespace {

constexpr double bar_width = 40;

// `#` borne, `+` what the step would add, `|` what they can bear.
std::string bar(double borne, double more, double tolerance) {
  const double longest = std::max(borne + more, tolerance);
  if (!(longest > 0) || !std::isfinite(longest) || !std::isfinite(tolerance)) return {};
  const auto column = [&](double hours) {
    return static_cast<std::size_t>(std::lround(std::clamp(hours / longest, 0.0, 1.0) * bar_width));
  };
  std::string cells(static_cast<std::size_t>(bar_width), '.');
  std::fill_n(cells.begin(), column(borne + more), '+');
  std::fill_n(cells.begin(), column(borne), '#');
  cells.insert(column(tolerance), "|");
  return "[" + cells + "]";
}

void explain_burden(TextWriter& out, const Recommendation& r) {
  const BurdenAnswer& burden = r.burden;
  if (burden.borne == 0 && !burden.tolerance && burden.known) return;
  const bool asks = r.step && !r.step->in_progress && r.step->option.hours;
  const double more = asks ? *r.step->option.hours : 0;
  std::string text = "They have borne ";
  text += burden.known && burden.borne == 0 ? "nothing so far"
                                            : (burden.known ? "" : "at least ") + hours_text(burden.borne);
  if (asks) text += ", this step asks for " + hours_text(more) + " more";
  if (burden.tolerance) text += "; they can be asked to bear " + hours_text(*burden.tolerance);
  out.text(2, text + ".");
  if (burden.tolerance && burden.borne + more > 0)
    out.line(2,
             bar(burden.borne, more, *burden.tolerance) + std::string("  # borne") + (asks ? "  + this step" : "") +
                 "  | can bear",
             Style::faint);
  if (burden.by_kind.size() < 2) return;
  std::string kinds;
  for (const BurdenOf& kind : burden.by_kind)
    kinds += (kinds.empty() ? "" : ", ") + hours_text(kind.hours) + " " + titled(kind.title, kind.id);
  out.hanging(2, "Of it: ", kinds, Style::faint);
}

// Where a reason comes from, and on what facts it stands.
std::string ground(const Reason& reason) {
  std::string result;
  for (const FactReading& fact : reason.facts) result += (result.empty() ? "" : ", ") + fact.fact + " = " + fact.value;
  const auto add = [&](const std::string& part) { result += (result.empty() ? "" : "; ") + part; };
  if (!reason.source.empty()) add("source: " + reason.source);
  if (!reason.file.empty()) add(reason.file + (reason.line == 0 ? "" : ":" + std::to_string(reason.line)));
  return result;
}

bool said_above(const Recommendation& r, const Reason& reason) {
  if (reason.about == "burden") return true;  // with the bar
  return r.ask_first && reason.file.empty() && reason.text == r.ask_first->why;
}

}  // namespace

void explain_reasons(TextWriter& out, const Recommendation& r) {
  const bool burden = r.burden.borne != 0 || r.burden.tolerance || !r.burden.known;
  if (r.reasons.empty() && !burden) return;
  out.heading("Why");
  explain_burden(out, r);
  for (const Reason& reason : r.reasons) {
    if (said_above(r, reason)) continue;
    std::string text = words_of(reason.about);
    if (!text.empty() && !reason.text.empty()) text += ": ";
    out.hanging(2, "- ", text + reason.text);
    const std::string below = ground(reason);
    if (!below.empty()) out.text(4, below, Style::faint);
  }
}

void explain_problems(TextWriter& out, const Recommendation& r) {
  if (r.problems.empty()) return;
  out.heading("Problems");
  for (const Diagnostic& problem : r.problems) {
    out.hanging(2, "! ", problem.message, Style::warning);
    std::string place = problem.file;
    if (problem.line != 0) place += ":" + std::to_string(problem.line);
    if (!problem.path.empty()) place += (place.empty() ? "" : ": ") + problem.path;
    if (!problem.help.empty()) place += (place.empty() ? "" : "; ") + problem.help;
    if (!place.empty()) out.text(4, place, Style::faint);
  }
}

}  // namespace amends::impl
