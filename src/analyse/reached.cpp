// Targets by number.
#include "analyse/reached.hpp"

#include <algorithm>

namespace amends::impl {

TargetTest::TargetTest(const CompiledPolicy& policy, const Target& target) : target_(target) {
  const auto find = [&](const auto& all, auto name_of) {
    for (std::size_t i = 0; i < all.size(); ++i)
      if (name_of(all[i]) == target.name) number_ = static_cast<std::int64_t>(i);
  };
  switch (target.kind) {
    case Target::Kind::step:
      find(policy.steps, [](const StepDef& step) { return step.name; });
      break;
    case Target::Kind::severity:
      find(policy.severity_levels, [](const std::string& level) { return level; });
      break;
    case Target::Kind::remedy:
      find(policy.remedies, [](const RemedyDef& remedy) { return remedy.name; });
      break;
    case Target::Kind::grant:
      find(policy.kinds, [](const std::string& kind) { return kind; });
      break;
  }
}

bool TargetTest::reached(const Decision& decision) const {
  switch (target_.kind) {
    case Target::Kind::step:
      return decision.step == number_;
    case Target::Kind::severity:
      return decision.severity >= number_;
    case Target::Kind::remedy: {
      const RemedyDecision& remedy = decision.remedies[number()];
      return remedy.given && (!remedy.priced || remedy.open > 0);
    }
    case Target::Kind::grant: {
      const std::int64_t amount = target_.amount ? target_.amount->minor : 0;
      const auto limit = std::find_if(decision.limits.begin(), decision.limits.end(),
                                      [&](const LimitDecision& l) { return l.kind == number_; });
      if (limit == decision.limits.end()) return true;  // under no limit
      return limit->known && (limit->unlimited ? limit->cap_left >= amount : limit->left >= amount);
    }
  }
  return false;
}

}  // namespace amends::impl
