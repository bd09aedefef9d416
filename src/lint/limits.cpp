// Where the limits of the empowerment stand in the document.
#include "lint/limits.hpp"

namespace amends::impl {

Span place_of_limit(const Linter& lint, const LimitDef& limit) {
  const CompiledPolicy& policy = lint.policy();
  const DocBlock* block = lint.block("empowerment");
  if (block == nullptr) return {};
  for (const DocValue& kind : Linter::entries(*block, "limits")) {
    if (kind.name.text != policy.kinds[limit.kind]) continue;
    for (const DocValue& role : kind.entries) {
      if (role.name.text != policy.empowerment.roles[limit.role].name) continue;
      for (const DocValue& level : role.entries)
        if (level.name.text == policy.severity_levels[limit.severity]) return level.span();
      return role.span();
    }
  }
  return block->name.span;
}

}  // namespace amends::impl
