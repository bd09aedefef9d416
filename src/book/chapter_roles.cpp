// What each role may do and grant without asking anyone.
#include "book/chapters.hpp"

#include "book/powers.hpp"
#include "decide/wording.hpp"

#include <algorithm>

namespace amends::impl::book {

namespace {

std::string limit_name(const Matter& matter, std::size_t kind) {
  return capitalised(with_spaces(matter.policy().kinds[kind]));
}

Lines what_they_may(const Matter& matter, const Powers& powers, std::size_t role, std::size_t severity) {
  Lines lines;
  const std::vector<const StepDef*> steps = powers.limited_steps();
  const bool all = std::all_of(steps.begin(), steps.end(),
                               [&](const StepDef* step) { return powers.may(*step, role, severity).yes; });
  if (all && steps.size() > 1) lines.emplace_back("Every step");
  for (const StepDef* step : steps) {
    if (all && steps.size() > 1) break;
    const Powers::May may = powers.may(*step, role, severity);
    if (may.yes) lines.emplace_back(Matter::title(*step));
    if (!may.conditions.empty())
      lines.push_back(Rich(Matter::title(*step)) + Rich(", if ") + joined(may.conditions, " or if "));
  }
  for (const std::size_t kind : powers.limited_kinds()) {
    const Rich limit = powers.limit(kind, role, severity);
    if (limit.empty()) continue;
    const bool unlimited = limit == Rich("unlimited");
    std::string amount = to_plain(limit);
    if (const std::size_t blank = amount.find(' '); blank == amount.rfind(' ') && blank != std::string::npos)
      amount.replace(blank, 1, "\u00a0");  // an amount and its currency stay on one line
    lines.push_back(Rich(limit_name(matter, kind) + ": ") +
                    (unlimited ? strong("unlimited") : Rich("up to ") + strong(std::move(amount))));
  }
  if (lines.empty()) lines.emplace_back(faint("ask for approval"));
  return lines;
}

std::string listed_titles(const std::vector<const StepDef*>& steps) {
  std::vector<Rich> titles;
  for (const StepDef* step : steps) titles.push_back(quoted(Matter::title(*step)));
  return to_plain(joined(titles));
}

void add_approvers(Page& page, const Matter& matter, const Powers& powers) {
  const std::vector<std::string>& levels = matter.policy().severity_levels;
  Table table;
  table.caption = "Who must agree to a step: the lowest role that may do it by itself";
  table.look = "even";
  table.head = {"Step"};
  for (const std::string& level : levels) table.head.emplace_back(with_spaces(level));
  const DocBlock& block = matter.document().get("empowerment")->block();
  for (const DocValue* entry : Matter::entries(block, "may")) {
    const StepDef& step = *matter.step(entry->name.text);
    std::vector<Lines> row{{Rich(Matter::title(step)), matter.place(entry->name.span)}};
    for (std::size_t level = 0; level < levels.size(); ++level) {
      const RoleDef* role = powers.lowest(step, level);
      row.push_back({role == nullptr ? faint("nobody") : Rich(with_spaces(role->name))});
    }
    table.rows.push_back(std::move(row));
  }
  page.table(std::move(table));
}

void add_caps(Page& page, const Matter& matter) {
  const std::vector<const DocBlock*> caps = Matter::blocks(matter.document().get("empowerment")->block(), "caps");
  const std::vector<CapDef>& defs = matter.policy().empowerment.caps;
  if (caps.empty() || caps.size() != defs.size()) return;
  std::vector<Rich> items;
  for (std::size_t i = 0; i < caps.size(); ++i) {
    const CapDef& cap = defs[i];
    Rich item = Rich(limit_name(matter, cap.kind) + ": ") +
                strong(to_plain(joined(matter.speak(*caps[i], "at_most", cap.at_most), "; "))) +
                Rich(cap.per_customer ? " for each customer" : " for each case");
    if (cap.within.exists()) item += Rich(" within ") + joined(matter.speak(*caps[i], "within", cap.within), "; ");
    item += Rich(".");
    item = after(after(std::move(item), matter.filled(*caps[i], "because")), source_of(*caps[i]));
    items.push_back(after(std::move(item), matter.place(*caps[i])));
  }
  page.paragraph("Nobody may exceed these, whatever their role:");
  page.list(std::move(items));
}

}  // namespace

void add_roles(Page& page, const Matter& matter) {
  const CompiledPolicy& policy = matter.policy();
  if (!policy.empowerment.exists) {
    if (policy.steps.empty() && policy.remedies.empty()) return;
    page.chapter("What each role may do", "roles");
    page.paragraph("Nothing in this policy needs approval: whoever helps the customer may do all of it.");
    return;
  }
  page.chapter("What each role may do", "roles");
  const Powers powers(matter);
  page.paragraph(
      std::string(
          "This is what each role may do without asking anyone; it may also do all that the roles before it may.") +
      (policy.severity_levels.size() > 1 ? " Severity rises as things go wrong for the customer, and with it what the "
                                           "person who is talking to them may do."
                                         : ""));
  const std::vector<const StepDef*> free = powers.free_steps();
  if (!free.empty())
    page.paragraph(std::string("Every role may do ") + (powers.limited_steps().empty()
                                                            ? "every step of this policy."
                                                            : "these at any time: " + listed_titles(free) + "."));
  Table table;
  table.caption = "What a role may do and grant at each severity without approval";
  table.look = "even";
  table.head = {"Role"};
  for (const std::string& level : policy.severity_levels) table.head.emplace_back(with_spaces(level));
  for (std::size_t role = 0; role < policy.empowerment.roles.size(); ++role) {
    std::vector<Lines> row{{Rich(capitalised(with_spaces(policy.empowerment.roles[role].name)))}};
    for (std::size_t level = 0; level < policy.severity_levels.size(); ++level)
      row.push_back(what_they_may(matter, powers, role, level));
    table.rows.push_back(std::move(row));
  }
  if (!powers.limited_steps().empty() || !powers.limited_kinds().empty()) page.table(std::move(table));
  if (!powers.limited_steps().empty()) add_approvers(page, matter, powers);
  add_caps(page, matter);
}

}  // namespace amends::impl::book
