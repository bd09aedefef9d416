// What raises the severity.
#include "policy/builder.hpp"

namespace amends::impl {

void compile_severity(Builder& build) {
  const DocBlock* severity = build.block("severity");
  if (severity == nullptr) return;
  build.check_ids(Builder::list(*severity, "raise"));
  for (const DocBlock& block : Builder::list(*severity, "raise")) {
    const DocValue* to = block.get("to");
    const std::string name = block.get("id") != nullptr ? block.get("id")->names.front().text
                             : to != nullptr            ? "raise to " + to->names.front().text
                                                        : std::string("raise");
    RaiseDef def;
    def.rule = build.rule(RuleKind::raise, name, block, build.condition(block));
    const auto level =
        to == nullptr ? std::nullopt : build.number(build.policy.severity_type, "level of severity", to->names.front());
    if (!level) continue;
    def.to = *level;
    build.policy.raises.push_back(def);
  }
}

}  // namespace amends::impl
