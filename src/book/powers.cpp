// What each role may do and grant, by severity.
#include "book/powers.hpp"

#include "book/phrases.hpp"

#include <algorithm>

namespace amends::impl::book {

std::size_t Powers::number(const StepDef& step) const {
  return static_cast<std::size_t>(&step - matter_.policy().steps.data());
}

bool Powers::at_or_after(std::size_t role, std::size_t of) const {
  return role == of || def_.roles[of].rung < def_.roles[role].rung;
}

std::vector<const StepDef*> Powers::limited_steps() const {
  std::vector<const StepDef*> steps;
  for (const DocBlock* block : matter_.blocks("steps")) {
    const StepDef* step = matter_.step(block->name.text);
    const auto is_of = [&](const MayDef& may) { return may.step == number(*step); };
    if (std::any_of(def_.may.begin(), def_.may.end(), is_of)) steps.push_back(step);
  }
  return steps;
}

std::vector<const StepDef*> Powers::free_steps() const {
  const std::vector<const StepDef*> limited = limited_steps();
  std::vector<const StepDef*> steps;
  for (const DocBlock* block : matter_.blocks("steps")) {
    const StepDef* step = matter_.step(block->name.text);
    if (std::find(limited.begin(), limited.end(), step) == limited.end()) steps.push_back(step);
  }
  return steps;
}

Rich Powers::condition_of(const MayDef& may) const {
  const std::string_view text = matter_.policy().sources.text(matter_.policy().rules[may.rule].span);
  return Phrases(matter_).condition(text);
}

Powers::May Powers::may(const StepDef& step, std::size_t role, std::size_t severity) const {
  May result;
  bool listed = false;
  for (const MayDef& entry : def_.may) {
    if (entry.step != number(step)) continue;
    listed = true;
    if (!at_or_after(role, entry.role)) continue;
    if (entry.how == MayDef::How::severity && severity >= entry.severity) result.yes = true;
    if (entry.how == MayDef::How::condition) result.conditions.push_back(condition_of(entry));
  }
  if (!listed) result.yes = true;
  if (result.yes) result.conditions.clear();
  return result;
}

const RoleDef* Powers::lowest(const StepDef& step, std::size_t severity) const {
  for (std::size_t role = 0; role < def_.roles.size(); ++role)
    if (may(step, role, severity).yes) return &def_.roles[role];
  return nullptr;
}

std::vector<std::size_t> Powers::limited_kinds() const {
  std::vector<std::size_t> kinds;
  for (std::size_t kind = 0; kind < matter_.policy().kinds.size(); ++kind) {
    const auto is_of = [&](const LimitDef& limit) { return limit.kind == kind; };
    if (std::any_of(def_.limits.begin(), def_.limits.end(), is_of)) kinds.push_back(kind);
  }
  return kinds;
}

// Where a limit is no constant, it stands as it is written.
Rich Powers::amount_of(const LimitDef& limit) const {
  const DocBlock* block = &matter_.document().get("empowerment")->block();
  const CompiledPolicy& policy = matter_.policy();
  for (const DocValue* kind : Matter::entries(*block, "limits"))
    for (const DocValue& role : kind->entries) {
      if (kind->name.text != policy.kinds[limit.kind] || role.name.text != def_.roles[limit.role].name) continue;
      if (role.entries.empty()) return joined(matter_.speak(role, limit.amount), "; ");
      for (const DocValue& level : role.entries)
        if (level.name.text == policy.severity_levels[limit.severity])
          return joined(matter_.speak(level, limit.amount), "; ");
    }
  return {};
}

Rich Powers::limit(std::size_t kind, std::size_t role, std::size_t severity) const {
  const LimitDef* best = nullptr;
  std::vector<Rich> others;  // that are no constants, so that nobody can say here which is the highest
  for (std::size_t r = 0; r < def_.roles.size(); ++r) {
    if (!at_or_after(role, r)) continue;
    const LimitDef* entry = nullptr;
    for (const LimitDef& l : def_.limits)
      if (l.kind == kind && l.role == r && l.severity <= severity && (entry == nullptr || l.severity > entry->severity))
        entry = &l;
    if (entry == nullptr) continue;
    if (entry->unlimited) return "unlimited";
    if (!entry->amount.constant) {
      others.push_back(amount_of(*entry));
    } else if (best == nullptr || entry->amount.constant->real > best->amount.constant->real) {
      best = entry;
    }
  }
  if (best != nullptr) others.insert(others.begin(), amount_of(*best));
  if (others.size() < 2) return others.empty() ? Rich() : others.front();
  return Rich("the highest of: ") + joined(others);
}

}  // namespace amends::impl::book
