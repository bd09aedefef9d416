// Lists that the policy declares: what could be otherwise about their entries.
#include "analyse/changes.hpp"
#include "document/reader.hpp"

#include <amends/fact_value.hpp>

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace amends::impl {

// Entries of a list that the policy declares: without one, or with a flag or name of it otherwise.
void Changes::fact_list(std::uint32_t slot) {
  const PolicyFact& fact = compiled_.facts[slot];
  const auto found = as_it_is_.a_case.facts.find(fact.name);
  if (found == as_it_is_.a_case.facts.end()) return;
  const auto* const list = std::get_if<FactValue::List>(&found->second.variant());
  if (list == nullptr) return;
  const std::size_t most = 20;
  for (std::size_t i = 0; i < list->size() && i < most; ++i) {
    const std::uint32_t about = 100'000 + slot * 100 + static_cast<std::uint32_t>(i);
    const std::string entry = fact.name + "[" + std::to_string(i) + "]";
    add(about, 100'000 - static_cast<int>(i), 1.2, {entry, "there", "", ticked(entry) + " were not there"},
        [name = fact.name, i](Draft& draft) {
          FactValue::List entries = std::get<FactValue::List>(draft.a_case.facts.find(name)->second.variant());
          entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(i));
          draft.a_case.facts.insert_or_assign(name, FactValue(std::move(entries)));
        });
    const auto* const record = std::get_if<FactValue::Record>(&(*list)[i].variant());
    if (record == nullptr) continue;
    const RecordType& type = compiled_.types.record(compiled_.types.element(fact.type));
    for (const RecordField& field : type.fields) {
      std::vector<FactValue> others;
      if (field.type.kind == TypeKind::boolean) others = {FactValue(false), FactValue(true)};
      if (field.type.kind == TypeKind::enumeration)
        for (const std::string& name : compiled_.types.enumeration(field.type).names) others.emplace_back(name);
      const auto is = record->find(field.name);
      for (const FactValue& other : others) {
        if (is != record->end() && is->second == other) continue;
        const auto word = [](const FactValue& value) {
          if (const bool* const flag = std::get_if<bool>(&value.variant()))
            return std::string(*flag ? "true" : "false");
          const std::string* const text = std::get_if<std::string>(&value.variant());
          return text != nullptr ? *text : std::string("none");
        };
        const std::string from = is == record->end() ? "unknown" : word(is->second);
        const std::string path = entry + "." + field.name;
        add_with_value(about, 1, {path, from, word(other), {}}, ticked(path) + " were ", " (it is " + from + ")",
                       [name = fact.name, i, key = field.name, other](Draft& draft) {
                         FactValue::List entries =
                             std::get<FactValue::List>(draft.a_case.facts.find(name)->second.variant());
                         FactValue::Record changed = std::get<FactValue::Record>(entries[i].variant());
                         changed.insert_or_assign(key, other);
                         entries[i] = FactValue(std::move(changed));
                         draft.a_case.facts.insert_or_assign(name, FactValue(std::move(entries)));
                       });
      }
    }
  }
}

}  // namespace amends::impl
