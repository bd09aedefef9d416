// The facts that may stand in a case, and the JSON Schema of each.
#pragma once

#include "fields/field.hpp"
#include "policy/compiled.hpp"
#include "schema/schema_writer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace amends::impl {

// One fact, of the standard case or declared by a policy.
struct CaseFact {
  enum class Form : std::uint8_t { scalar, list, records };

  std::string name;  // dotted: "product.role"; of a field of records its own name alone
  Form form = Form::scalar;
  FieldKind kind = FieldKind::text;  // of a scalar, or of a list's elements
  std::vector<std::string> names;    // that it may be
  bool other_names = false;          // and others: what a history holds may be unknown to the policy
  bool described = true;             // offered by editors; others are allowed
  bool required = false;             // of a field of records
  bool read_by_expressions = false;
  std::string doc, unit, ask;
  const FieldInfo* limits = nullptr;  // of a standard one
  const Tree* fallback = nullptr;     // what it is where it is missing
  std::vector<CaseFact> fields;       // of records
};

// Those of the standard case; with a policy its own as well, and the names that it knows. `all`: those are described,
// too, that the policy does not read.
std::vector<CaseFact> case_facts(const CompiledPolicy* policy, bool all);

// How cases are written in a schema.
struct CaseForm {
  std::string_view currency;    // of amounts; empty: any
  bool other_facts = false;     // keys that are no known facts are allowed
  bool lists_may_grow = false;  // `attempts+` as well as `attempts`
};

// Writes the definitions of all facts and groups.
void write_fact_definitions(SchemaWriter& out, const std::vector<CaseFact>& facts, const CaseForm& form);

// Writes the members of a schema whose objects are cases: "type", "properties", "patternProperties" and
// "additionalProperties". `more`: further properties, each a reference to a definition.
struct MoreProperty {
  std::string_view name;
  std::string_view definition;
};
void write_case_members(SchemaWriter& out, const std::vector<CaseFact>& facts, const CaseForm& form,
                        const std::vector<MoreProperty>& more = {});

}  // namespace amends::impl
