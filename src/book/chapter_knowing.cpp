// Values, figures that change by date, and what must be known about a case.
#include "book/chapters.hpp"

#include "book/phrases.hpp"
#include "book/plain_words.hpp"
#include "decide/wording.hpp"

#include <algorithm>

namespace amends::impl::book {

namespace {

void add_decision(Page& page, const Matter& matter, const DocBlock& block, const ValueDef& value) {
  const DocValue& is = *block.get("is");
  const Phrases phrases(matter);
  Table table;
  table.caption = capitalised(value.title.empty() ? with_spaces(value.name) : value.title) +
                  (block.text("doc").empty() ? "" : ": " + block.text("doc"));
  table.head = {"It is", "If", "Why"};
  for (const DocBlock& item : is.blocks) {
    const DocValue* result = item.get("is");
    const DocValue* when = item.get("when");
    Rich said = "none";
    if (result->tree->kind != Tree::Kind::null) said = phrases.noun(result->text());
    Lines why;
    if (item.get("because") != nullptr) why.push_back(matter.filled(item, "because"));
    if (item.get("source") != nullptr) why.push_back(source_of(item));
    why.push_back(matter.place(item));
    table.rows.push_back({{said},
                          {when == nullptr ? Rich(is.blocks.size() == 1 ? "always" : "otherwise")
                                           : capitalised(phrases.condition(when->text()))},
                          why});
  }
  if (is.blocks.back().get("when") != nullptr) table.rows.push_back({{Rich("none")}, {Rich("otherwise")}, {}});
  page.table(std::move(table));
}

Lines figure_of(const Matter& matter, const DocBlock& dated) {
  const DocValue* is = dated.get("is");
  const Phrases phrases(matter);
  if (is->tree->kind != Tree::Kind::map) return {phrases.noun(is->text())};
  Lines lines;
  for (const TreeEntry& field : is->tree->entries)
    lines.push_back(Rich(with_spaces(field.key) + ": ") + phrases.noun(field.value.text));
  return lines;
}

}  // namespace

void add_values(Page& page, const Matter& matter) {
  const std::vector<const DocBlock*> blocks = matter.blocks("values");
  if (blocks.empty()) return;
  page.chapter("What is worked out", "values");
  page.paragraph("These have a name because several places use them.");
  Table table;
  table.head = {"Name", "What it is", "Place"};
  const Phrases phrases(matter);
  for (const DocBlock* block : blocks) {
    const ValueDef& value = *matter.value(block->name.text);
    const DocValue& is = *block->get("is");
    if (is.is_decision_list()) continue;
    Lines what{capitalised(phrases.noun(is.text()))};
    if (!block->text("doc").empty()) what.emplace_back(faint(block->text("doc")));
    table.rows.push_back({{Rich(capitalised(value.title.empty() ? with_spaces(value.name) : value.title))},
                          what,
                          {matter.place(*block)}});
  }
  page.table(std::move(table));
  for (const DocBlock* block : blocks)
    if (block->get("is")->is_decision_list()) add_decision(page, matter, *block, *matter.value(block->name.text));
}

void add_parameters(Page& page, const Matter& matter) {
  const DocValue* parameters = matter.document().get("parameters");
  if (parameters == nullptr) return;
  page.chapter("Figures that change by date", "parameters");
  std::size_t unconfirmed = 0;
  Table table;
  table.look = "dated";
  table.head = {"Figure", "From", "Amount", "Source"};
  for (const DocValue* parameter : Matter::entries(matter.document(), "parameters")) {
    for (const DocBlock& dated : parameter->blocks) {
      const bool confirmed = dated.text("confirmed") != "false";
      if (!confirmed) ++unconfirmed;
      Lines source;
      if (!dated.text("source").empty()) source.emplace_back(dated.text("source"));
      if (source.empty()) source.emplace_back(strong("no source is given"));
      if (!confirmed) source.push_back(strong("not confirmed: the source itself was not seen"));
      source.push_back(matter.place(dated));
      const bool first = &dated == &parameter->blocks.front();
      const std::string name = capitalised(with_spaces(parameter->name.text));
      table.rows.push_back(
          {{first ? Rich(name) : faint(name)}, {Rich(dated.text("from"))}, figure_of(matter, dated), source});
    }
  }
  if (unconfirmed > 0)
    page.note(Rich(std::to_string(unconfirmed) + (unconfirmed == 1 ? " figure is" : " figures are") +
                   " not confirmed: whoever wrote them down has not seen the source itself."));
  page.table(std::move(table));
}

void add_facts(Page& page, const Matter& matter) {
  const CompiledPolicy& policy = matter.policy();
  Table asked, looked_up;
  asked.caption = "What we ask the customer, where we do not know it";
  asked.head = {"Question", "Fact", "Answer"};
  looked_up.caption = "What we look up";
  looked_up.head = {"Fact", "What it means", "Kind"};
  const auto row = [&](const PolicyFact& fact, const Rich& place) {
    const std::string type = kind_in_words(policy, fact.type) + (fact.unit.empty() ? "" : ", in " + fact.unit);
    Rich name = code(fact.name);
    if (!fact.ask.empty()) {
      asked.rows.push_back({{Rich(fact.ask)}, {after(name, place)}, {Rich(type)}});
    } else {
      looked_up.rows.push_back({{after(name, place)}, {marked(fact.doc)}, {Rich(type)}});
    }
  };
  std::vector<std::string> declared;
  for (const DocBlock* block : matter.blocks("facts")) {
    const PolicyFact* fact = matter.fact(block->name.text);
    if (fact == nullptr) continue;
    declared.push_back(fact->name);
    row(*fact, matter.place(*block));
  }
  for (const PolicyFact& fact : policy.facts) {
    const bool known = std::find(declared.begin(), declared.end(), fact.name) != declared.end();
    if (fact.used && !known && !fact.of_list_record && fact.type.kind != TypeKind::list) row(fact, {});
  }
  if (asked.rows.empty() && looked_up.rows.empty()) return;
  page.chapter("What we need to know", "facts");
  page.paragraph(
      "What is not known is never taken for no: the answer says what stayed open, and which question would settle it.");
  page.table(std::move(asked));
  page.table(std::move(looked_up));
}

}  // namespace amends::impl::book
