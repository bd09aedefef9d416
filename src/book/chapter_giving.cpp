// What we promise, what we give, and how a case ends.
#include "book/chapters.hpp"

#include "book/phrases.hpp"
#include "book/plain_words.hpp"
#include "decide/wording.hpp"

#include <algorithm>

namespace amends::impl::book {

namespace {

const CommitmentDef* commitment(const Matter& matter, std::string_view name) {
  const auto& all = matter.policy().commitments;
  const auto found = std::find_if(all.begin(), all.end(), [&](const CommitmentDef& c) { return c.name == name; });
  return found == all.end() ? nullptr : &*found;
}

std::string counted_from(std::string_view name) {
  if (name == "acknowledge") return "from the opening of the case";
  if (name == "fix") return "from the start of the step";
  if (name == "update") return "from the last update";
  return "from the opening of the case";
}

Lines aim_of(const Matter& matter, const DocBlock& block, const CommitmentDef& def) {
  if (!def.aim.exists()) return {Rich("the same")};
  const bool share = def.aim.type.kind == TypeKind::real;
  Lines lines = matter.speak(block, "aim", def.aim, share ? As::share : As::number);
  if (share && lines.size() == 1) lines.front() += Rich(" of that time");
  return lines;
}

Lines amount_of(const Matter& matter, const DocBlock& block, const RemedyDef& def) {
  if (!def.amount.exists()) return {faint("no money")};
  Lines lines = matter.speak(block, "amount", def.amount);
  for (Rich& line : lines) line = capitalised(std::move(line));
  return lines;
}

Lines when_given(const Matter& matter, const DocBlock& block, const RemedyDef& def) {
  const DocValue* when = block.get("when");
  Lines lines{when == nullptr ? Rich("always") : Phrases(matter).condition(when->text())};
  lines.front() = capitalised(lines.front());
  if (def.instead_of >= 0) {
    const RemedyDef& other = matter.policy().remedies[static_cast<std::size_t>(def.instead_of)];
    lines.push_back(Rich("In place of ") + quoted(capitalised(other.title)) + Rich("."));
  }
  return lines;
}

Table remedy_table(const Matter& matter, std::string caption, const std::vector<const DocBlock*>& blocks) {
  Table table;
  table.caption = std::move(caption);
  table.head = {"What is given", "When", "How much", "Why"};
  for (const DocBlock* block : blocks) {
    const RemedyDef& def = *matter.remedy(block->name.text);
    Lines what{Rich(matter.title(*block))};
    what.push_back(faint(with_spaces(matter.policy().kinds[def.kind])) + Rich(" ") + matter.place(*block));
    Lines why;
    if (block->get("because") != nullptr) why.push_back(matter.filled(*block, "because"));
    if (block->get("say") != nullptr) why.push_back(Rich("To say: ") + matter.filled(*block, "say", Style::say));
    if (block->get("source") != nullptr) why.push_back(source_of(*block));
    table.rows.push_back({what, when_given(matter, *block, def), amount_of(matter, *block, def), why});
  }
  return table;
}

std::vector<const DocBlock*> remedies(const Matter& matter, bool owed) {
  std::vector<const DocBlock*> all = matter.blocks("remedies");
  std::erase_if(all, [&](const DocBlock* block) { return matter.remedy(block->name.text)->owed != owed; });
  return all;
}

}  // namespace

Rich after(Rich first, const Rich& second) {
  if (!first.empty() && !second.empty()) first += Rich(" ");
  first += second;
  return first;
}

Rich source_of(const DocBlock& block) {
  const std::string source = block.text("source");
  return source.empty() ? Rich() : Rich("Source: " + source);
}

void add_promises(Page& page, const Matter& matter) {
  const std::vector<const DocBlock*> blocks = matter.blocks("commitments");
  const std::vector<const DocBlock*> owed = remedies(matter, true);
  if (blocks.empty() && owed.empty()) return;
  page.chapter("What we promise", "promises");
  Table table;
  table.caption = "Promises with a time";
  table.head = {"Promise", "What we tell the customer", "What we aim for ourselves", "Kept by"};
  for (const DocBlock* block : blocks) {
    const CommitmentDef& def = *commitment(matter, block->name.text);
    Lines told{quoted(Rich(promise_in_words(matter, *block, def)))};
    if (!def.promise_is_takes && !(def.promise.constant && def.promise.constant->known()))
      told = matter.speak(*block, "promise", def.promise);  // it depends on the case
    told.push_back(faint(counted_from(def.name)));
    Lines by{Rich(def.by.empty() ? std::string("anyone") : def.by == "person" ? std::string("person") : def.by)};
    table.rows.push_back({{Rich(matter.title(*block)), matter.place(*block)}, told, aim_of(matter, *block, def), by});
  }
  page.table(std::move(table));
  if (owed.empty()) return;
  page.paragraph(
      "What is owed by law or contract is given without asking for approval. It is never set off against goodwill, and "
      "nobody needs to ask for it.");
  page.table(remedy_table(matter, "What we owe", owed));
}

void add_remedies(Page& page, const Matter& matter) {
  const std::vector<const DocBlock*> given = remedies(matter, false);
  const bool owed = !remedies(matter, true).empty();
  if (given.empty()) return;
  page.chapter("How we make good", "remedies");
  page.paragraph(std::string("All remedies that apply are given, unless one stands in place of another.") +
                 (owed ? " What is owed stands under “What we promise”." : ""));
  page.table(remedy_table(matter, "", given));
}

void add_closure(Page& page, const Matter& matter) {
  if (matter.policy().steps.empty() && !matter.policy().closure) return;
  page.chapter("How a case ends", "closure");
  page.paragraph(
      "A case is not over when we think that it is. When a fix seems to have worked, the customer is asked:");
  page.list({strong("Did you get what you needed?"), strong("Did we do it well?")});
  page.paragraph(
      "Only two answers of yes end the case. One answer of no opens it again, and the fix counts as failed.");
  const DocValue* block = matter.document().get("closure");
  const DocValue* follow_up = block == nullptr ? nullptr : block->block().get("follow_up");
  if (follow_up == nullptr) {
    page.paragraph("With both answers the case is closed at once.");
    return;
  }
  page.paragraph(Rich("We stay in touch for ") + joined(matter.speak(*follow_up, matter.policy().follow_up), "; ") +
                 Rich(" after both answers, and close the case then. ") + matter.place(follow_up->name.span));
}

}  // namespace amends::impl::book
