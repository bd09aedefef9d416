// The order in which a policy is compiled: names, then what expressions may use, then the rest along the flow.
#include "policy/compile_policy.hpp"

#include "policy/bind_plan.hpp"
#include "policy/builder.hpp"
#include "policy/sha256.hpp"

#include <amends/version.hpp>

namespace amends::impl {

namespace {

void take_fingerprint(const DocBlock& document, CompiledPolicy& policy) {
  const std::string whole =
      "amends " + std::to_string(language_version) + "\n" + canonical(document) + "\n" + policy.calendar.to_text();
  const auto digest = sha256(whole);
  policy.fingerprint = to_hex(digest);
  for (std::size_t i = 0; i < 8; ++i) policy.identity = policy.identity << 8U | digest[i];
  if (policy.identity == 0) policy.identity = 1;
}

}  // namespace

void compile_policy(const DocBlock& document, CompiledPolicy& policy, Report& report) {
  Builder build(document, policy, report);
  if (!check_limits(build)) return;
  compile_header(build);
  compile_names(build);
  compile_calendar(build);
  compile_facts(build);
  compile_parameters(build);
  compile_values(build);
  compile_burdens(build);
  compile_contexts(build);
  compile_severity(build);
  compile_eases(build);
  compile_steps(build);
  compile_plan(build);
  compile_rules(build);
  compile_empowerment(build);
  compile_remedies(build);
  compile_commitments(build);
  compile_closure(build);
  if (policy.rules.size() >= no_rule)
    report.error(document.name.span, "too-many", "there are more than " + std::to_string(no_rule) + " rules and items");
  finish_policy(build);
  if (report.has_errors()) return;
  take_fingerprint(document, policy);
  policy.bind_plan = std::make_shared<const BindPlan>(make_bind_plan(policy));
}

}  // namespace amends::impl
