// The JSON Schema of the facts of a case.
//
// A case may nest its facts or write them with dots, so each fact and each group is a definition that several keys
// refer to. Editors offer what stands in "properties"; what stands in "patternProperties" is allowed.
#include "schema/case_facts.hpp"

#include "text/number.hpp"

#include <amends/money.hpp>

#include <map>
#include <set>

namespace amends::impl {

namespace {

constexpr std::string_view time_pattern =
    R"(^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2})$)";
constexpr std::string_view duration_pattern = R"(^[+-]? *(P[0-9A-Z.]+|[0-9.]+ *[A-Za-z]+( +[0-9.]+ *[A-Za-z]+)*)$)";

std::string definition_of_fact(std::string_view fact) { return "facts." + std::string(fact); }

class FactWriter {
 public:
  FactWriter(SchemaWriter& out, const CaseForm& form) : out_(out), form_(form) {}

  void fact(const CaseFact& fact) {
    out_.begin_object();
    out_.description(about(fact));
    switch (fact.form) {
      case CaseFact::Form::scalar:
        scalar(fact, !fact.required);
        break;
      case CaseFact::Form::list:
        list_of([&] { scalar(fact, false); });
        break;
      case CaseFact::Form::records:
        list_of([&] { record(fact); });
        break;
    }
    if (fact.fallback != nullptr && fact.fallback->is_scalar()) out_.yaml("default", *fact.fallback);
    out_.end_object();
  }

 private:
  // "How long they use it on a normal day. In h, 0 to 24. The customer is asked: ..."
  static std::string about(const CaseFact& fact) {
    std::string text = fact.doc;
    const auto add = [&text](const std::string& sentence) { text += (text.empty() ? "" : " ") + sentence; };
    std::string unit = fact.unit;
    if (fact.limits != nullptr && fact.limits->has_minimum) {
      std::string range = fact.limits->has_maximum
                              ? format_number(fact.limits->minimum) + " to " + format_number(fact.limits->maximum)
                              : "at least " + format_number(fact.limits->minimum);
      if (unit.find(format_number(fact.limits->minimum)) == std::string::npos)
        unit += (unit.empty() ? "" : ", ") + range;
    }
    if (!unit.empty()) add("Unit: " + unit + ".");
    if (!fact.ask.empty())
      add("The customer is asked: \"" + fact.ask + "\"");
    else if (fact.read_by_expressions && fact.form == CaseFact::Form::scalar)
      add("Your system looks it up.");
    if (fact.limits != nullptr && fact.limits->absent_is_none) add("Missing: none.");
    if (fact.fallback != nullptr && fact.fallback->is_scalar()) add("Missing: " + fact.fallback->text + ".");
    return text;
  }

  void scalar(const CaseFact& fact, bool may_be_none) {
    if (!fact.names.empty() || fact.kind == FieldKind::enumeration) return names(fact, may_be_none);
    switch (fact.kind) {
      case FieldKind::boolean:
        return types({"boolean"}, may_be_none);
      case FieldKind::integer:
        types({"integer"}, may_be_none);
        return limits(fact);
      case FieldKind::real:
        types({"number"}, may_be_none);
        return limits(fact);
      case FieldKind::text:
      case FieldKind::enumeration:
        // In YAML a text made of digits needs no quotes.
        return types({"string", "number"}, may_be_none);
      case FieldKind::duration:
        types({"string"}, may_be_none);
        out_.text("pattern", duration_pattern);
        return examples({"11 h", "3 days"});
      case FieldKind::time:
        types({"string"}, may_be_none);
        out_.text("format", "date-time");
        out_.text("pattern", time_pattern);
        return examples({"2026-03-02T09:30:00Z"});
      case FieldKind::money:
        return money(may_be_none);
    }
  }

  void types(std::vector<std::string_view> names, bool may_be_none) {
    if (may_be_none) names.push_back("null");
    out_.types(names);
  }

  void examples(const std::vector<std::string_view>& texts) { out_.texts("examples", texts); }

  void limits(const CaseFact& fact) {
    if (fact.limits == nullptr) return;
    if (fact.limits->has_minimum) bound("minimum", fact.limits->minimum);
    if (fact.limits->has_maximum) bound("maximum", fact.limits->maximum);
  }
  void bound(std::string_view name, double value) {
    out_.key(name);
    out_.number(value);
  }

  void names(const CaseFact& fact, bool may_be_none) {
    if (fact.other_names) {
      out_.key("anyOf");
      out_.begin_array();
      if (!fact.names.empty()) {
        out_.begin_object();
        enumeration(fact.names, false);
        out_.end_object();
      }
      out_.begin_object();
      types({"string"}, may_be_none);
      out_.end_object();
      out_.end_array();
      return;
    }
    enumeration(fact.names, may_be_none);
  }

  void enumeration(const std::vector<std::string>& names, bool may_be_none) {
    out_.key("enum");
    out_.begin_array();
    for (const std::string& name : names) out_.string(name);
    if (may_be_none) out_.null();
    out_.end_array();
  }

  void money(bool may_be_none) {
    const std::optional<Currency> currency = Currency::from_code(form_.currency);
    out_.key("anyOf");
    out_.begin_array();
    out_.begin_object();
    out_.types({"string"});
    std::string decimals = R"((\.\d+)?)";
    if (currency) decimals = currency->digits() == 0 ? "" : R"((\.\d{1,)" + std::to_string(currency->digits()) + "})?";
    out_.text("pattern", R"(^-?\d+)" + decimals + " +" + (currency ? std::string(form_.currency) : "[A-Z]{3}") + "$");
    examples({currency ? std::string("20 ") + std::string(form_.currency) : "20 USD"});
    out_.end_object();
    if (currency) {
      out_.begin_object();
      out_.types({"number"});  // in the policy's currency
      out_.end_object();
    }
    out_.begin_object();
    out_.types({"object"});
    out_.key("properties");
    out_.begin_object();
    out_.key("amount");
    out_.begin_object();
    out_.types({"string", "number"});
    out_.end_object();
    out_.key("currency");
    out_.begin_object();
    if (currency)
      out_.texts("enum", {form_.currency});
    else
      out_.text("pattern", "^[A-Z]{3}$");
    out_.end_object();
    out_.end_object();
    out_.flag("additionalProperties", false);
    out_.texts("required", {"amount", "currency"});
    out_.end_object();
    if (may_be_none) {
      out_.begin_object();
      out_.types({"null"});
      out_.end_object();
    }
    out_.end_array();
  }

  template <typename Items>
  void list_of(const Items& items) {
    out_.types({"array"});
    out_.key("items");
    out_.begin_object();
    items();
    out_.end_object();
  }

  void record(const CaseFact& list) {
    out_.types({"object"});
    out_.key("properties");
    out_.begin_object();
    for (const CaseFact& field : list.fields) {
      out_.key(field.name);
      fact(field);
    }
    out_.end_object();
    out_.flag("additionalProperties", false);
    std::vector<std::string_view> required;
    for (const CaseFact& field : list.fields)
      if (field.required) required.push_back(field.name);
    if (!required.empty()) out_.texts("required", required);
  }

  SchemaWriter& out_;
  const CaseForm& form_;
};

// The groups that facts stand in: "product", "app", "app.messaging".
std::set<std::string> groups_of(const std::vector<CaseFact>& facts) {
  std::set<std::string> groups;
  for (const CaseFact& fact : facts)
    for (std::size_t dot = fact.name.find('.'); dot != std::string::npos; dot = fact.name.find('.', dot + 1))
      groups.insert(fact.name.substr(0, dot));
  return groups;
}

struct Member {
  std::string name;  // below its group
  std::string definition;
  bool offered = false;
  bool is_list = false;
};

std::vector<Member> members_of(const std::vector<CaseFact>& facts, const std::string& group) {
  const std::string prefix = group.empty() ? "" : group + ".";
  std::vector<Member> members;
  std::map<std::string, bool> groups;  // whether anything in it is described
  for (const CaseFact& fact : facts) {
    if (!fact.name.starts_with(prefix)) continue;
    const std::string rest = fact.name.substr(prefix.size());
    members.push_back({rest, definition_of_fact(fact.name), fact.described && rest.find('.') == std::string::npos,
                       fact.form != CaseFact::Form::scalar});
    for (std::size_t dot = rest.find('.'); dot != std::string::npos; dot = rest.find('.', dot + 1)) {
      bool& described = groups[rest.substr(0, dot)];
      described = described || fact.described;
    }
  }
  for (const auto& [rest, described] : groups)
    members.push_back(
        {rest, definition_of_fact(prefix + rest), described && rest.find('.') == std::string::npos, false});
  return members;
}

void write_members(SchemaWriter& out, const std::vector<CaseFact>& facts, const std::string& group,
                   const CaseForm& form, const std::vector<MoreProperty>& more) {
  const std::vector<Member> members = members_of(facts, group);
  out.types({"object"});
  out.key("properties");
  out.begin_object();
  for (const MoreProperty& property : more) {
    out.key(property.name);
    out.begin_object();
    out.reference(property.definition);
    out.end_object();
  }
  for (const Member& member : members) {
    if (!member.offered) continue;
    out.key(member.name);
    out.begin_object();
    out.reference(member.definition);
    out.end_object();
  }
  out.end_object();
  out.key("patternProperties");
  out.begin_object();
  for (const Member& member : members) {
    const bool grows = member.is_list && form.lists_may_grow;
    if (member.offered && !grows) continue;
    std::string pattern = exactly(member.name);
    if (grows) pattern.insert(pattern.size() - 1, member.offered ? "\\+" : "\\+?");
    out.key(pattern);
    out.begin_object();
    out.reference(member.definition);
    out.end_object();
  }
  out.end_object();
  if (!form.other_facts) out.flag("additionalProperties", false);
}

}  // namespace

void write_fact_definitions(SchemaWriter& out, const std::vector<CaseFact>& facts, const CaseForm& form) {
  FactWriter writer(out, form);
  for (const CaseFact& fact : facts) {
    out.key(definition_of_fact(fact.name));
    writer.fact(fact);
  }
  for (const std::string& group : groups_of(facts)) {
    out.key(definition_of_fact(group));
    out.begin_object();
    write_members(out, facts, group, form, {});
    out.end_object();
  }
}

void write_case_members(SchemaWriter& out, const std::vector<CaseFact>& facts, const CaseForm& form,
                        const std::vector<MoreProperty>& more) {
  write_members(out, facts, "", form, more);
}

}  // namespace amends::impl
