// What a case may say to several policies.
#include "model/case_reader.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

void add_names(std::vector<std::string>& names, const std::vector<std::string>& more) {
  for (const std::string& name : more)
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

void add_fact(std::vector<FactShape>& facts, const FactShape& fact) {
  const auto same =
      std::find_if(facts.begin(), facts.end(), [&](const FactShape& other) { return other.name == fact.name; });
  if (same == facts.end()) {
    facts.push_back(fact);
    return;
  }
  if (same->form != fact.form || same->kind != fact.kind) return;
  add_names(same->enum_names, fact.enum_names);
  for (const FactShape& field : fact.fields) add_fact(same->fields, field);
}

}  // namespace

CaseShape shape_of_all(const std::vector<const CaseShape*>& shapes) {
  CaseShape all;
  bool first = true;
  for (const CaseShape* shape : shapes) {
    for (const FactShape& fact : shape->declared) add_fact(all.declared, fact);
    for (const auto& [fact, names] : shape->narrowed) add_names(all.narrowed[fact], names);
    if (first)
      all.currency = shape->currency;
    else if (shape->currency != all.currency)
      all.currency = Currency();
    first = false;
  }
  const auto by_name = [](const FactShape& a, const FactShape& b) { return a.name < b.name; };
  std::sort(all.declared.begin(), all.declared.end(), by_name);
  return all;
}

}  // namespace amends::impl
