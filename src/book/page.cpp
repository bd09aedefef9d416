// Putting a page together.
#include "book/page.hpp"

namespace amends::impl::book {

namespace {

Part part(Part::Kind kind) {
  Part result;
  result.kind = kind;
  return result;
}

}  // namespace

void Page::chapter(std::string heading, std::string id) {
  Part p = part(Part::Kind::chapter);
  p.text = Rich(std::move(heading));
  p.id = std::move(id);
  parts.push_back(std::move(p));
}

void Page::heading(Rich text, std::string id) {
  Part p = part(Part::Kind::heading);
  p.text = std::move(text);
  p.id = std::move(id);
  parts.push_back(std::move(p));
}

void Page::paragraph(Rich text) {
  if (text.empty()) return;
  Part p = part(Part::Kind::paragraph);
  p.text = std::move(text);
  parts.push_back(std::move(p));
}

void Page::note(Rich text) {
  Part p = part(Part::Kind::note);
  p.text = std::move(text);
  parts.push_back(std::move(p));
}

void Page::list(std::vector<Rich> items) {
  if (items.empty()) return;
  Part p = part(Part::Kind::list);
  p.items = std::move(items);
  parts.push_back(std::move(p));
}

void Page::table(Table table) {
  if (table.rows.empty()) return;
  Part p = part(Part::Kind::table);
  p.table = std::move(table);
  parts.push_back(std::move(p));
}

void Page::facts(std::vector<std::pair<std::string, Lines>> facts) {
  std::erase_if(facts, [](const auto& fact) { return fact.second.empty(); });
  if (facts.empty()) return;
  Part p = part(Part::Kind::facts);
  p.facts = std::move(facts);
  parts.push_back(std::move(p));
}

void Page::begin_group() { parts.push_back(part(Part::Kind::group)); }
void Page::end_group() { parts.push_back(part(Part::Kind::group_end)); }

void Page::picture(Rich description) {
  Part p = part(Part::Kind::picture);
  p.text = std::move(description);
  parts.push_back(std::move(p));
}

}  // namespace amends::impl::book
