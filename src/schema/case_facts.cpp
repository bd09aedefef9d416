// The facts that may stand in a case: from the field table, and from what a policy declares.
#include "schema/case_facts.hpp"

#include "model/case_fields.hpp"
#include "policy/fact_table.hpp"

#include <algorithm>
#include <array>

namespace amends::impl {

namespace {

// What the policy's flow reads by itself, without an expression that says so.
bool read_by_the_flow(std::string_view fact) {
  constexpr std::array<std::string_view, 8> facts = {
      "agent.role",        "problem.severity_reached", "problem.opened_at",       "problem.reopened_at",
      "closing.done_well", "closing.done_well_at",     "closing.got_what_needed", "closing.got_what_needed_at"};
  constexpr std::array<std::string_view, 5> lists = {"attempts", "demands", "promises", "answers", "grants"};
  return fact == "id" || std::find(facts.begin(), facts.end(), fact) != facts.end() ||
         std::find(lists.begin(), lists.end(), fact) != lists.end();
}

CaseFact standard(const RecordInfo& record, const FieldInfo& field) {
  CaseFact fact;
  fact.name = record.is_list ? std::string(field.name) : fact_name(record, field);
  fact.kind = field.kind;
  fact.names.assign(field.enum_names.begin(), field.enum_names.end());
  fact.required = field.required;
  fact.doc = field.doc;
  fact.unit = field.unit;
  fact.ask = field.ask;
  fact.limits = &field;
  return fact;
}

class Facts {
 public:
  Facts(const CompiledPolicy* policy, bool all) : policy_(policy), all_(all) {}

  std::vector<CaseFact> collect() {
    for (const RecordInfo& record : case_records()) {
      if (record.is_list) {
        add_list(record);
        continue;
      }
      for (const FieldInfo& field : record.fields) {
        CaseFact fact = standard(record, field);
        of_the_policy(fact, fact.name, false);
        facts_.push_back(std::move(fact));
      }
    }
    if (policy_ != nullptr)
      for (const FactShape& shape : policy_->shape.declared) facts_.push_back(declared(shape, shape.name));
    return std::move(facts_);
  }

 private:
  const PolicyFact* find(std::string_view name) const {
    if (policy_ == nullptr) return nullptr;
    const auto found = std::find_if(policy_->facts.begin(), policy_->facts.end(),
                                    [name](const PolicyFact& fact) { return fact.name == name; });
    return found == policy_->facts.end() ? nullptr : &*found;
  }

  void add_list(const RecordInfo& record) {
    CaseFact list;
    list.name = record.name;
    list.form = CaseFact::Form::records;
    list.doc = record.doc;
    of_the_policy(list, list.name, false);
    for (const FieldInfo& field : record.fields) {
      CaseFact fact = standard(record, field);
      of_the_policy(fact, fact_name(record, field), true);
      fact.described = true;
      list.fields.push_back(std::move(fact));
    }
    facts_.push_back(std::move(list));
  }

  // What the policy knows of a standard fact: its names, and whether it reads it.
  void of_the_policy(CaseFact& fact, const std::string& name, bool in_list) const {
    const PolicyFact* known = find(name);
    if (known == nullptr) return;
    fact.read_by_expressions = known->used;
    fact.described = all_ || known->used || read_by_the_flow(name);
    if (known->type.kind != TypeKind::enumeration) return;
    fact.names = policy_->types.enumeration(known->type).names;
    const bool of_policy = !policy_names_of(name).empty();
    fact.other_names = of_policy && (in_list || fact.names.empty());
  }

  CaseFact declared(const FactShape& shape, const std::string& name) const {
    CaseFact fact;
    fact.name = shape.name;
    fact.form = static_cast<CaseFact::Form>(shape.form);
    fact.kind = shape.kind;
    fact.names = shape.enum_names;
    if (const PolicyFact* known = find(name)) {
      fact.doc = known->doc;
      fact.unit = known->unit;
      fact.ask = known->ask;
      fact.read_by_expressions = known->used;
      fact.described = all_ || known->used;
    }
    const Tree* block = policy_->tree.find("facts");
    if (block != nullptr) block = block->find(name);
    if (block != nullptr) fact.fallback = block->find("default");
    for (const FactShape& field : shape.fields) {
      fact.fields.push_back(declared(field, name + "[]." + field.name));
      fact.fields.back().described = true;
      fact.described = fact.described || fact.fields.back().read_by_expressions;
    }
    return fact;
  }

  const CompiledPolicy* policy_;
  bool all_;
  std::vector<CaseFact> facts_;
};

}  // namespace

std::vector<CaseFact> case_facts(const CompiledPolicy* policy, bool all) { return Facts(policy, all).collect(); }

}  // namespace amends::impl
