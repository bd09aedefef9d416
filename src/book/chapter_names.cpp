// A glossary: the names that programs use, and what this book calls the same things.
#include "book/chapters.hpp"

#include "decide/wording.hpp"

namespace amends::impl::book {

void add_names(Page& page, const Matter& matter) {
  Table table;
  table.look = "names";
  table.head = {"Name", "What this book calls it", "What it is", "Place"};
  const auto add = [&](std::string_view key, const std::string& what) {
    for (const DocBlock* block : matter.blocks(key))
      table.rows.push_back(
          {{code(block->name.text)}, {Rich(matter.title(*block))}, {Rich(what)}, {matter.place(*block)}});
  };
  add("steps", "step");
  add("eases", "ease");
  add("burdens", "burden");
  add("contexts", "context");
  add("remedies", "remedy");
  add("commitments", "commitment");
  add("values", "value");
  for (const DocValue* parameter : Matter::entries(matter.document(), "parameters"))
    table.rows.push_back({{code(parameter->name.text)},
                          {Rich(capitalised(with_spaces(parameter->name.text)))},
                          {Rich("figure by date")},
                          {matter.place(parameter->name.span)}});
  for (const RoleDef& role : matter.policy().empowerment.roles)
    table.rows.push_back({{code(role.name)}, {Rich(capitalised(with_spaces(role.name)))}, {Rich("role")}, {}});
  if (table.rows.empty()) return;
  page.chapter("Names", "names");
  page.table(std::move(table));
}

}  // namespace amends::impl::book
