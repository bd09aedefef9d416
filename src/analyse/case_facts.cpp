// Cells as values of fields and of declared facts.
#include "analyse/case_facts.hpp"

#include "decide/wording.hpp"
#include "model/case_fields.hpp"
#include "policy/fact_cells.hpp"
#include "policy/fact_table.hpp"

namespace amends::impl {

namespace {

std::string_view member_of(const CompiledPolicy& policy, Type type, std::int64_t number) {
  const std::vector<std::string>& names = policy.types.enumeration(type).names;
  if (number < 0 || number >= static_cast<std::int64_t>(names.size())) return {};
  return names[static_cast<std::size_t>(number)];
}

FieldView view_of(const CompiledPolicy& policy, Cell cell, Type type, FieldKind kind) {
  FieldView view;
  if (cell.undecided()) return view;
  view.state = cell.known() ? FieldState::known : FieldState::none;
  if (!cell.known()) return view;
  switch (type.kind) {
    case TypeKind::boolean:
      view.boolean = cell.boolean;
      break;
    case TypeKind::real:
      view.real = cell.real;
      break;
    case TypeKind::money:
      view.integer = money_of(policy, cell.real).minor;
      view.currency = policy.currency;
      break;
    case TypeKind::text:
      view.text = cell.text->bytes;
      break;
    case TypeKind::enumeration:
      if (kind == FieldKind::text)
        view.text = member_of(policy, type, cell.integer);
      else
        view.integer = cell.integer;
      break;
    default:
      view.integer = cell.integer;
  }
  return view;
}

FactValue value_of(const CompiledPolicy& policy, Cell cell, Type type) {
  if (!cell.known()) return none;
  switch (type.kind) {
    case TypeKind::boolean:
      return cell.boolean;
    case TypeKind::integer:
      return cell.integer;
    case TypeKind::real:
      return cell.real;
    case TypeKind::text:
      return std::string(cell.text->bytes);
    case TypeKind::duration:
      return Duration{cell.integer};
    case TypeKind::time:
      return Time{cell.integer};
    case TypeKind::money:
      return money_of(policy, cell.real);
    case TypeKind::enumeration:
      return std::string(member_of(policy, type, cell.integer));
    case TypeKind::list: {
      FactValue::List list;
      for (std::uint32_t i = 0; i < cell.list->size; ++i)
        list.push_back(value_of(policy, cell.list->cells[i], policy.types.element(type)));
      return list;
    }
    case TypeKind::record: {
      FactValue::Record record;
      const std::vector<RecordField>& fields = policy.types.record(type).fields;
      for (std::size_t i = 0; i < fields.size(); ++i)
        if (!cell.record[i].undecided()) record[fields[i].name] = value_of(policy, cell.record[i], fields[i].type);
      return record;
    }
    default:
      return none;
  }
}

}  // namespace

void set_fact(const CompiledPolicy& policy, Case& a_case, std::uint32_t slot, Cell cell) {
  const PolicyFact& fact = policy.facts[slot];
  if (fact.declared) {
    if (cell.undecided())
      a_case.facts.erase(fact.name);
    else
      a_case.facts.insert_or_assign(fact.name, value_of(policy, cell, fact.type));
    return;
  }
  const RecordInfo& record = case_records()[fact.record];
  if (fact.field != list_field) {
    const FieldInfo& field = record.fields[fact.field];
    field.set(record.one_of(&a_case), view_of(policy, cell, fact.type, field.kind));
    return;
  }
  if (!cell.known()) return;
  const Type row = policy.types.element(fact.type);
  const std::vector<RecordField>& fields = policy.types.record(row).fields;
  for (std::uint32_t i = 0; i < cell.list->size; ++i) {
    void* const entry = record.append(&a_case);
    for (std::size_t f = 0; f < fields.size(); ++f)
      record.fields[f].set(entry,
                           view_of(policy, cell.list->cells[i].record[f], fields[f].type, record.fields[f].kind));
  }
}

Cell missing_in_case(const CompiledPolicy& policy, std::uint32_t slot) {
  const PolicyFact& fact = policy.facts[slot];
  const FieldInfo* field = nullptr;
  if (!fact.declared && fact.field != list_field) field = &case_records()[fact.record].fields[fact.field];
  return missing_cell(fact, field, slot);
}

}  // namespace amends::impl
