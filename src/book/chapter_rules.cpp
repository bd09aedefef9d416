// The rules with their reasons and sources.
#include "book/chapters.hpp"

#include "book/phrases.hpp"
#include "decide/wording.hpp"

namespace amends::impl::book {

namespace {

Table rule_table(const Matter& matter, std::string_view kind, std::string caption) {
  Table table;
  table.caption = std::move(caption);
  table.head = {"Step", "If", "Why"};
  for (const DocBlock* rule : matter.blocks("rules")) {
    const DocValue* steps = rule->get(kind);
    if (steps == nullptr) continue;
    Lines titles;
    for (const DocName& name : steps->names) titles.emplace_back(Matter::title(*matter.step(name.text)));
    const DocValue* when = rule->get("when");
    Rich condition = when == nullptr ? Rich("always") : Phrases(matter).condition(when->text());
    Lines why;
    if (rule->get("because") != nullptr) why.push_back(matter.filled(*rule, "because"));
    if (rule->get("ask") != nullptr) why.push_back(Rich("Question: ") + matter.filled(*rule, "ask", Style::say));
    if (rule->get("source") != nullptr) why.push_back(source_of(*rule));
    const std::string id = rule->text("id");
    why.push_back((id.empty() ? Rich() : faint(with_spaces(id) + " ")) + matter.place(*rule));
    table.rows.push_back({titles, {capitalised(std::move(condition))}, why});
  }
  return table;
}

}  // namespace

void add_rules(Page& page, const Matter& matter) {
  if (matter.blocks("rules").empty()) return;
  page.chapter("The rules, and why", "rules");
  page.paragraph(
      "Rules stand above the arithmetic. Above the rules stands only the customer: a step that they declined is not "
      "done.");
  page.table(rule_table(matter, "never", "What is never done"));
  page.table(rule_table(matter, "must", "What comes first"));
  page.table(rule_table(matter, "ask_first", "What the customer is asked first"));
}

}  // namespace amends::impl::book
