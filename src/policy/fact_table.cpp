// The facts of the standard case as a policy sees them.
#include "policy/fact_table.hpp"

#include "model/case_fields.hpp"

#include <array>
#include <optional>
#include <utility>

namespace amends::impl {

namespace {

struct PolicyNames {
  std::string_view fact;
  std::string_view what;  // as messages say it
  Type KnownEnums::*type;
};

constexpr std::array policy_names{
    PolicyNames{"problem.severity_reached", "severity", &KnownEnums::severity},
    PolicyNames{"attempts[].step", "step", &KnownEnums::step},
    PolicyNames{"demands[].burden", "burden", &KnownEnums::burden},
    PolicyNames{"answers[].step", "step", &KnownEnums::step},
    PolicyNames{"grants[].remedy", "remedy", &KnownEnums::remedy},
    PolicyNames{"grants[].kind", "kind of grant", &KnownEnums::kind},
    PolicyNames{"grants[].role", "role", &KnownEnums::role},
    PolicyNames{"agent.role", "role", &KnownEnums::role},
};

const PolicyNames* find_policy_names(std::string_view fact) {
  for (const PolicyNames& names : policy_names)
    if (names.fact == fact) return &names;
  return nullptr;
}

class FactTable {
 public:
  FactTable(TypeTable& types, const KnownEnums& known, const std::map<std::string, Type>& narrowed)
      : types_(types), known_(known), narrowed_(narrowed) {}

  std::vector<PolicyFact> build() {
    const auto records = case_records();
    for (std::size_t i = 0; i < records.size(); ++i)
      records[i].is_list ? add_list(records[i], i) : add_fields(records[i], i);
    return std::move(facts_);
  }

 private:
  void add_fields(const RecordInfo& record, std::size_t number) {
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      PolicyFact fact;
      fact.name = fact_name(record, record.fields[i]);
      fact.type = type_of(fact.name, record.fields[i]);
      fact.unit = record.fields[i].unit;
      fact.doc = record.fields[i].doc;
      fact.ask = record.fields[i].ask;
      fact.of_list_record = record.is_list;
      fact.record = static_cast<std::uint16_t>(number);
      fact.field = static_cast<std::uint16_t>(i);
      facts_.push_back(std::move(fact));
    }
  }

  void add_list(const RecordInfo& record, std::size_t number) {
    PolicyFact list;
    list.name = record.name;
    list.doc = record.doc;
    list.record = static_cast<std::uint16_t>(number);
    list.field = list_field;
    const std::size_t slot = facts_.size();
    facts_.push_back(std::move(list));

    add_fields(record, number);
    std::vector<RecordField> fields;
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      const std::size_t fact = slot + 1 + i;
      fields.push_back(
          {std::string(record.fields[i].name), facts_[fact].type, facts_[fact].doc, static_cast<std::uint32_t>(fact)});
    }
    facts_[slot].type = types_.list_of(types_.add_record(std::string(record.name), std::move(fields)));
  }

  Type type_of(const std::string& name, const FieldInfo& field) {
    if (const PolicyNames* const names = find_policy_names(name)) return known_.*names->type;
    switch (field.kind) {
      case FieldKind::boolean:
        return {TypeKind::boolean};
      case FieldKind::integer:
        return {TypeKind::integer};
      case FieldKind::real:
        return {TypeKind::real};
      case FieldKind::duration:
        return {TypeKind::duration};
      case FieldKind::time:
        return {TypeKind::time};
      case FieldKind::money:
        return {TypeKind::money};
      case FieldKind::enumeration:
        return enum_of(name, field);
      case FieldKind::text:
        break;
    }
    const auto found = narrowed_.find(name);
    return found != narrowed_.end() ? found->second : Type{TypeKind::text};
  }

  // Fields of the same C++ enum share one type, so that they can be compared: trust.sincerity == trust.competence.
  Type enum_of(const std::string& name, const FieldInfo& field) {
    for (const auto& [names, type] : enums_)
      if (names == field.enum_names.data()) return type;
    const Type type = types_.add_enum(name, {field.enum_names.begin(), field.enum_names.end()});
    enums_.emplace_back(field.enum_names.data(), type);
    return type;
  }

  TypeTable& types_;
  const KnownEnums& known_;
  const std::map<std::string, Type>& narrowed_;
  std::vector<PolicyFact> facts_;
  std::vector<std::pair<const std::string_view*, Type>> enums_;
};

}  // namespace

std::vector<PolicyFact> standard_facts(TypeTable& types, const KnownEnums& known,
                                       const std::map<std::string, Type>& narrowed) {
  return FactTable(types, known, narrowed).build();
}

std::string_view policy_names_of(std::string_view fact) {
  const PolicyNames* const names = find_policy_names(fact);
  return names != nullptr ? names->what : std::string_view();
}

}  // namespace amends::impl
