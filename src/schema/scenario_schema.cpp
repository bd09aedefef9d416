// The JSON Schema of scenario files, from the table of their keys, the facts of cases and the parts of answers.
#include <amends/schema.hpp>

#include "document/keys.hpp"
#include "scenario/scenario_keys.hpp"
#include "schema/answer_schema.hpp"
#include "schema/case_facts.hpp"

namespace amends {

namespace {

using namespace impl;

class ScenarioSchema {
 public:
  explicit ScenarioSchema(const CompiledPolicy* policy) : policy_(policy), facts_(case_facts(policy, false)) {
    if (policy != nullptr) form_.currency = policy->currency.code();
    form_.other_facts = policy == nullptr;
    form_.lists_may_grow = true;
  }

  std::string write() {
    std::string about(scenario_file_block().doc);
    if (policy_ != nullptr) about += " For the policy " + policy_->name + ".";
    out_.begin_schema("Scenarios of an amends policy", about);
    block(scenario_file_block());
    out_.key("definitions");
    out_.begin_object();
    definition("scenario", [this] { block(scenario_block()); });
    for (const ScenarioKey& key : case_block().keys)
      definition("case-" + std::string(key.name), [&] { property(key); });
    definition("case", [this] {
      out_.description(case_block().doc);
      std::vector<std::string> names;
      for (const ScenarioKey& key : case_block().keys) names.push_back("case-" + std::string(key.name));
      std::vector<MoreProperty> more;
      for (std::size_t i = 0; i < names.size(); ++i) more.push_back({case_block().keys[i].name, names[i]});
      write_case_members(out_, facts_, form_, more);
    });
    definition("change", [this] { change(); });
    write_fact_definitions(out_, facts_, form_);
    write_answer_definitions(out_, policy_);
    out_.end_object();
    out_.end_object();
    return std::move(out_).take() + "\n";
  }

 private:
  template <typename Body>
  void definition(std::string_view name, const Body& body) {
    out_.key(name);
    out_.begin_object();
    body();
    out_.end_object();
  }

  void block(const ScenarioBlock& info) {
    out_.types({"object"});
    out_.key("properties");
    out_.begin_object();
    std::vector<std::string_view> required;
    for (const ScenarioKey& key : info.keys) {
      definition(key.name, [&] { property(key); });
      if (key.required) required.push_back(key.name);
    }
    out_.end_object();
    out_.flag("additionalProperties", false);
    if (!required.empty()) out_.texts("required", required);
  }

  void property(const ScenarioKey& key) {
    out_.description(key.doc);
    if (key.shape != ScenarioShape::change && key.shape != ScenarioShape::expectations) out_.example(key.example);
    shape(key.shape);
  }

  void shape(ScenarioShape which) {
    switch (which) {
      case ScenarioShape::text:
        return out_.types({"string", "number", "boolean"});
      case ScenarioShape::path:
      case ScenarioShape::name:
      case ScenarioShape::rows:
        return out_.types({"string"});
      case ScenarioShape::time:
        out_.types({"string"});
        return out_.text("format", "date-time");
      case ScenarioShape::given:
        out_.key("anyOf");
        out_.begin_array();
        out_.begin_object();
        out_.reference("case");
        out_.end_object();
        out_.begin_object();
        out_.types({"string"});
        out_.end_object();
        out_.end_array();
        return;
      case ScenarioShape::cases:
        out_.types({"object"});
        return definition("additionalProperties", [this] { out_.reference("case"); });
      case ScenarioShape::scenarios:
        out_.types({"array"});
        out_.key("minItems");
        out_.integer(1);
        return definition("items", [this] { out_.reference("scenario"); });
      case ScenarioShape::expectations:
        return out_.reference(expectations_definition);
      case ScenarioShape::change:
        return out_.reference("change");
      case ScenarioShape::names:
        out_.types({"array", "string"});
        return definition("items", [this] { out_.types({"string"}); });
    }
  }

  // The keys of a policy; what stands below them is for loading to check.
  void change() {
    out_.types({"object"});
    out_.key("properties");
    out_.begin_object();
    for (const Key& key : policy_block().keys) definition(key.name, [&] { out_.description(key.doc); });
    out_.end_object();
    out_.flag("additionalProperties", false);
  }

  const CompiledPolicy* policy_;
  std::vector<CaseFact> facts_;
  CaseForm form_;
  SchemaWriter out_;
};

}  // namespace

std::string scenario_schema() { return ScenarioSchema(nullptr).write(); }
std::string scenario_schema(const Policy& policy) { return ScenarioSchema(&policy.compiled()).write(); }

}  // namespace amends
