// Severity, contexts, burdens, memory and tolerance: what a case weighs.
#include "book/chapters.hpp"

#include "book/phrases.hpp"
#include "decide/wording.hpp"
#include "text/number.hpp"

namespace amends::impl::book {

void add_severity(Page& page, const Matter& matter) {
  const CompiledPolicy& policy = matter.policy();
  const DocValue* severity = matter.document().get("severity");
  if (severity == nullptr) return;
  page.chapter("How serious a case is", "severity");
  page.paragraph(
      "Severity goes up a ladder as things go wrong for the customer, and never down again in the same case. The "
      "highest "
      "level for which one of these reasons holds is the one that counts.");
  Table table;
  table.head = {"Level", "Raised to it if", "Why"};
  const std::vector<const DocBlock*> raises = Matter::blocks(severity->block(), "raise");
  for (std::size_t level = 0; level < policy.severity_levels.size(); ++level) {
    const std::string& name = policy.severity_levels[level];
    bool any = false;
    for (const DocBlock* raise : raises) {
      if (raise->text("to") != name &&
          (raise->get("to")->names.empty() || raise->get("to")->names.front().text != name))
        continue;
      Lines why{after(matter.filled(*raise, "because"), matter.place(*raise))};
      if (raise->get("source") != nullptr) why.push_back(source_of(*raise));
      table.rows.push_back({{any ? faint(with_spaces(name)) : Rich(capitalised(with_spaces(name)))},
                            {capitalised(Phrases(matter).condition(raise->text("when")))},
                            why});
      any = true;
    }
    if (!any)
      table.rows.push_back({{Rich(capitalised(with_spaces(name)))},
                            {level == 0 ? faint("where every case begins") : faint("only by an earlier answer")},
                            {}});
  }
  page.table(std::move(table));
}

void add_contexts(Page& page, const Matter& matter) {
  const std::vector<const DocBlock*> blocks = matter.blocks("contexts");
  if (blocks.empty()) return;
  page.chapter("How a problem lands in a life", "contexts");
  page.paragraph(
      "The same problem does different things to different people. Where one of these applies, what we ask of the "
      "customer "
      "weighs more, or less; where several apply, their factors multiply.");
  Table table;
  table.head = {"Context", "Applies if", "What weighs differently", "Why"};
  for (const DocBlock* block : blocks) {
    const ContextDef& context = *matter.context(block->name.text);
    Lines weighs;
    for (const DocValue* entry : Matter::entries(*block, "weighs")) {
      const BurdenDef& burden = *matter.burden(entry->name.text);
      for (const auto& [number, choice] : context.weighs)
        if (&matter.policy().burdens[number] == &burden)
          weighs.push_back(Rich(capitalised(burden.title) + " × ") + joined(matter.speak(*entry, choice), "; "));
    }
    Lines why{after(matter.filled(*block, "because"), matter.place(*block))};
    if (block->get("source") != nullptr) why.push_back(source_of(*block));
    table.rows.push_back(
        {{Rich(matter.title(*block))}, {capitalised(Phrases(matter).condition(block->text("when")))}, weighs, why});
  }
  page.table(std::move(table));
}

void add_burdens(Page& page, const Matter& matter) {
  const CompiledPolicy& policy = matter.policy();
  const std::vector<const DocBlock*> blocks = matter.blocks("burdens");
  if (blocks.empty()) return;
  page.chapter("What we ask of people, in hours of their life", "burdens");
  Table table;
  table.head = {"Burden", "For each", "Hours of their life", "Counted"};
  for (const DocBlock* block : blocks) {
    const BurdenDef& burden = *matter.burden(block->name.text);
    Lines counted{Rich("each time we ask it")};
    if (const DocValue* since = block->get("since"))
      counted = {Rich("by itself, from ") + Phrases(matter).noun(since->text()) + Rich(" until now")};
    table.rows.push_back({{Rich(matter.title(*block)), matter.place(*block)},
                          {Rich(burden.unit)},
                          matter.speak(*block, "hours", burden.hours, As::hours),
                          counted});
  }
  page.table(std::move(table));
  std::vector<Rich> said;
  if (const DocValue* memory = matter.document().get("memory")) {
    const DocBlock& block = memory->block();
    if (policy.halves_every.exists())
      said.push_back(Rich("What we asked in the past weighs half as much after ") +
                     joined(matter.speak(block, "halves_every", policy.halves_every), "; ") +
                     Rich(", a quarter after twice that time, and so on. ") + matter.place(memory->name.span));
    if (policy.each_repeat_adds.exists())
      said.push_back(Rich("Asking the same again is worse than asking it once: each time that is remembered adds ") +
                     joined(matter.speak(block, "each_repeat_adds", policy.each_repeat_adds, As::share), "; ") +
                     Rich("."));
  }
  if (const DocValue* tolerance = matter.document().get("tolerance")) {
    const DocBlock& block = tolerance->block();
    Rich line = Rich("A customer can be asked to bear ") +
                joined(matter.speak(block, "hours", policy.tolerance_hours), "; ") + Rich(" hours in all");
    if (policy.tolerance_each_failure_leaves.exists())
      line +=
          Rich("; each fix that fails leaves ") +
          joined(matter.speak(block, "each_failure_leaves", policy.tolerance_each_failure_leaves, As::share), "; ") +
          Rich(" of that");
    said.push_back(line + Rich(". Beyond it, we ask before we insist. ") + matter.place(tolerance->name.span));
  }
  page.list(std::move(said));
}

}  // namespace amends::impl::book
