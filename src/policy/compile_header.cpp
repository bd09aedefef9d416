// The header, and all names that a policy defines: they must exist before any expression is compiled.
#include "document/reader.hpp"
#include "policy/builder.hpp"

#include <algorithm>

namespace amends::impl {

void compile_header(Builder& build) {
  build.policy.name = build.plain(build.document, "policy");
  build.policy.version = build.plain(build.document, "version");
  build.policy.title = build.plain(build.document, "title");
  const DocValue* currency = build.document.get("currency");
  if (currency == nullptr) return;
  if (const std::optional<Currency> known = Currency::from_code(currency->text())) {
    build.policy.currency = *known;
    return;
  }
  std::string capitals = currency->text();
  for (char& c : capitals)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  const std::optional<Currency> meant = Currency::from_code(capitals);
  if (meant) build.policy.currency = *meant;  // so that each amount is not an error, too
  build.error(currency->span(), "unknown-currency", ticked(currency->text()) + " is not a currency",
              meant ? "write " + ticked(capitals) : "write its ISO 4217 code, as in `USD`");
}

namespace {

std::vector<std::string> names_of(Builder& build, std::string_view key) {
  std::vector<std::string> names;
  for (const DocValue& entry : build.entries(key)) names.push_back(entry.name.text);
  return names;
}

std::vector<std::string> levels_of(Builder& build) {
  const DocBlock* severity = build.block("severity");
  const DocValue* levels = severity == nullptr ? nullptr : severity->get("levels");
  if (levels == nullptr) return {"routine"};
  std::vector<std::string> names;
  for (const DocName& level : levels->names) names.push_back(level.text);
  return names;
}

void roles_of(Builder& build) {
  const DocBlock* empowerment = build.block("empowerment");
  build.policy.empowerment.exists = empowerment != nullptr;
  const DocValue* roles = empowerment == nullptr ? nullptr : empowerment->get("roles");
  if (roles == nullptr) return;
  std::vector<RoleDef>& defined = build.policy.empowerment.roles;
  for (std::size_t rung = 0; rung < roles->rungs.size(); ++rung)
    for (const DocName& role : roles->rungs[rung]) {
      const auto same = [&](const RoleDef& other) { return other.name == role.text; };
      if (std::any_of(defined.begin(), defined.end(), same))
        build.error(role.span, "name-twice", ticked(role.text) + " stands twice in `roles`");
      else
        defined.push_back({role.text, static_cast<std::uint16_t>(rung)});
    }
}

// The kinds of grants: `goodwill`, and those that remedies, steps, limits and caps name.
std::vector<std::string> kinds_of(Builder& build) {
  std::set<std::string> kinds = {"goodwill"};
  const auto add = [&](const DocBlock& of) {
    if (const DocValue* kind = of.get("kind")) kinds.insert(kind->names.front().text);
  };
  for (const DocValue& step : build.entries("steps")) add(step.block());
  for (const DocValue& remedy : build.entries("remedies")) {
    add(remedy.block());
    const DocValue* owed = remedy.block().get("owed");
    if (remedy.block().get("kind") == nullptr && owed != nullptr && owed->text() == "true") kinds.insert("owed");
  }
  if (const DocBlock* empowerment = build.block("empowerment")) {
    for (const DocValue& kind : Builder::entries(*empowerment, "limits")) kinds.insert(kind.name.text);
    for (const DocBlock& cap : Builder::list(*empowerment, "caps")) add(cap);
  }
  return {kinds.begin(), kinds.end()};
}

}  // namespace

void compile_names(Builder& build) {
  CompiledPolicy& policy = build.policy;
  policy.severity_levels = levels_of(build);
  roles_of(build);
  policy.kinds = kinds_of(build);
  std::vector<std::string> roles;
  for (const RoleDef& role : policy.empowerment.roles) roles.push_back(role.name);

  TypeTable& types = policy.types;
  policy.step_type = types.add_enum("step", names_of(build, "steps"));
  policy.burden_type = types.add_enum("burden", names_of(build, "burdens"));
  policy.role_type = types.add_enum("role", std::move(roles));
  policy.severity_type = types.add_enum("severity", policy.severity_levels);
  policy.remedy_type = types.add_enum("remedy", names_of(build, "remedies"));
  policy.kind_type = types.add_enum("kind", policy.kinds);
  build.scope.add_host_names();
}

}  // namespace amends::impl
