// The JSON Schema of the cases that a policy reads.
#include <amends/schema.hpp>

#include "schema/case_facts.hpp"

namespace amends {

namespace {

using namespace impl;

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "`" : ", `") + name + "`";
  return text;
}

std::string about(const CompiledPolicy& policy, const std::vector<CaseFact>& facts) {
  std::string text = "A case for the policy " + policy.name + (policy.version.empty() ? "" : " " + policy.version) +
                     ". Nothing is required: what is missing is unknown, and null is known to be none.";
  std::vector<std::string> asked, looked_up;
  for (const CaseFact& fact : facts)
    if (fact.read_by_expressions && fact.form == CaseFact::Form::scalar && fact.fallback == nullptr)
      (fact.ask.empty() ? looked_up : asked).push_back(fact.name);
  if (!asked.empty()) text += " The customer is asked for " + listed(asked) + ".";
  if (!looked_up.empty()) text += " Your system looks up " + listed(looked_up) + ".";
  return text;
}

}  // namespace

std::string case_schema(const Policy& policy, const CaseSchemaOptions& options) {
  const CompiledPolicy& compiled = policy.compiled();
  const std::vector<CaseFact> facts = case_facts(&compiled, options.all);
  CaseForm form;
  form.currency = compiled.currency.code();
  SchemaWriter out;
  out.begin_schema("A case for " + (compiled.title.empty() ? compiled.name : compiled.title), about(compiled, facts));
  write_case_members(out, facts, form);
  out.key("definitions");
  out.begin_object();
  write_fact_definitions(out, facts, form);
  out.end_object();
  out.end_object();
  return std::move(out).take() + "\n";
}

}  // namespace amends
