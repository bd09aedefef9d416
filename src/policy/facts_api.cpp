// The facts of a policy, by name and as a list.
#include <amends/policy.hpp>

#include "policy/compiled.hpp"
#include "policy/fact_table.hpp"
#include "text/report.hpp"
#include "text/utf8.hpp"

#include <string>
#include <utility>

namespace amends {

namespace {

constexpr std::size_t longest_name = 60;

bool has_handle(const impl::PolicyFact& fact) {
  return !fact.of_list_record && (fact.declared || fact.field != impl::list_field);
}

std::string type_text(const impl::CompiledPolicy& policy, impl::Type type) {
  if (type.kind != impl::TypeKind::enumeration) return policy.types.to_string(type);
  std::string text = "enum of ";
  const std::vector<std::string>& names = policy.types.enumeration(type).names;
  for (std::size_t i = 0; i < names.size(); ++i) text += (i > 0 ? ", " : "") + names[i];
  return text;
}

}  // namespace

std::vector<FactDescription> Policy::facts() const {
  std::vector<FactDescription> result;
  result.reserve(compiled_->facts.size());
  for (const impl::PolicyFact& fact : compiled_->facts)
    result.push_back(
        {fact.name, type_text(*compiled_, fact.type), fact.unit, fact.doc, fact.ask, fact.declared, fact.used});
  return result;
}

Result<FactHandle> Policy::fact(std::string_view name) const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < compiled_->facts.size(); ++i) {
    const impl::PolicyFact& fact = compiled_->facts[i];
    if (!has_handle(fact)) continue;
    if (fact.name == name) return FactHandle{compiled_->identity, static_cast<std::uint32_t>(i)};
    names.push_back(fact.name);
  }
  impl::Report report;
  report.error_at({}, "unknown-name", "the policy has no fact `" + impl::shown(name, longest_name) + "`",
                  impl::did_you_mean(name, names));
  return Result<FactHandle>::failure(report.take());
}

}  // namespace amends
