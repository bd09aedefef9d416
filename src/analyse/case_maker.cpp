// Attempts, promises, grants and events for what is wished of them; demands are in case_hours.cpp.
#include "analyse/case_maker.hpp"

#include "analyse/case_facts.hpp"
#include "analyse/units.hpp"

#include <algorithm>
#include <map>

namespace amends::impl {

namespace {}  // namespace

Case CaseMaker::make(const Assignment& assignment, Time now) {
  wishes_ = &assignment;
  case_ = {};
  now_ = now;
  add_facts();
  add_attempts();
  add_answers();
  add_promises();
  add_grants();
  add_events();
  add_demands();
  add_hours();
  return std::move(case_);
}

void CaseMaker::add_facts() {
  for (const Assignment::Entry& entry : wishes_->entries) {
    const Variable& variable = variables_[entry.variable];
    if (variable.kind == Variable::Kind::fact) set_fact(policy_.compiled(), case_, variable.slot, entry.value);
  }
}

std::string CaseMaker::step_name(std::int64_t step) const {
  const std::vector<StepDef>& steps = policy_.compiled().steps;
  return step >= 0 && step < static_cast<std::int64_t>(steps.size()) ? steps[static_cast<std::size_t>(step)].name
                                                                     : "something_else";
}

std::string CaseMaker::step_without_wishes() const {
  const std::vector<StepDef>& steps = policy_.compiled().steps;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const bool wished = std::any_of(wishes_->entries.begin(), wishes_->entries.end(), [&](const Assignment::Entry& e) {
      const Variable& v = variables_[e.variable];
      return (v.is(HostCall::tried) || v.is(HostCall::failed) || v.is(HostCall::fixed)) &&
             v.number(0) == static_cast<std::int64_t>(i);
    });
    if (!wished) return steps[i].name;
  }
  return step_name(-1);
}

// Those that fixed it first, so that the latest did not.
void CaseMaker::add_attempts() {
  struct OfStep {
    std::int64_t tried = -1, failed = 0, fixed = 0;
  };
  std::map<std::int64_t, OfStep> steps;
  std::int64_t tried = 0, failed = 0, worsened = 0;
  for (const Assignment::Entry& entry : wishes_->entries) {
    const Variable& variable = variables_[entry.variable];
    if (variable.kind != Variable::Kind::history || !entry.value.known()) continue;
    const std::int64_t count = entry.value.integer;
    if (variable.call == HostCall::tried) steps[variable.number(0)].tried = count;
    if (variable.call == HostCall::failed) steps[variable.number(0)].failed = count;
    if (variable.call == HostCall::fixed) steps[variable.number(0)].fixed = count;
    if (variable.call == HostCall::attempts_tried) tried = count;
    if (variable.call == HostCall::attempts_failed) failed = count;
    if (variable.call == HostCall::attempts_worsened) worsened = count;
  }
  struct Made {
    std::string step;
    Outcome outcome;
  };
  std::vector<Made> made;
  const auto add = [&](std::int64_t count, const std::string& step, Outcome outcome) {
    for (std::int64_t i = 0; i < count; ++i) made.push_back({step, outcome});
  };
  std::int64_t tried_so_far = 0, failed_so_far = 0;
  for (const auto& [step, wish] : steps) {
    tried_so_far += std::max(wish.tried, wish.failed + wish.fixed);
    failed_so_far += wish.failed;
  }
  const std::string other = step_without_wishes();
  failed = std::max(failed, worsened);
  const std::int64_t other_failed = std::max<std::int64_t>(failed - failed_so_far, 0);
  for (const auto& [step, wish] : steps) add(wish.fixed, step_name(step), Outcome::fixed);
  for (const auto& [step, wish] : steps) add(wish.failed, step_name(step), Outcome::failed);
  add(other_failed, other, Outcome::failed);
  for (const auto& [step, wish] : steps) add(wish.tried - wish.failed - wish.fixed, step_name(step), Outcome::partial);
  add(tried - tried_so_far - other_failed, other, Outcome::partial);
  for (auto attempt = made.rbegin(); attempt != made.rend() && worsened > 0; ++attempt) {
    if (attempt->outcome != Outcome::failed) continue;
    attempt->outcome = Outcome::worsened;
    --worsened;
  }
  const std::int64_t apart = made.size() <= 30 ? day : hour;
  std::int64_t age = static_cast<std::int64_t>(made.size()) * apart;
  for (const Made& attempt : made) {
    case_.attempts.push_back({attempt.step, now_ - seconds(age), attempt.outcome, {}, {}});
    age -= apart;
  }
}

// What they are wished to have said no to.
void CaseMaker::add_answers() {
  for (const Assignment::Entry& entry : wishes_->entries) {
    const Variable& variable = variables_[entry.variable];
    if (!variable.is(HostCall::declined) || !entry.value.is_true() || variable.number(0) < 0) continue;
    case_.answers.push_back({step_name(variable.number(0)), AnswerKind::declined, now_ - seconds(hour / 2)});
  }
}

void CaseMaker::add_promises() {
  for (const Assignment::Entry& entry : wishes_->entries) {
    if (!variables_[entry.variable].is(HostCall::promises_broken) || !entry.value.known()) continue;
    for (std::int64_t i = 0; i < entry.value.integer; ++i) {
      Promise promise;
      promise.name = "promise";
      promise.made_at = now_ - seconds((i + 3) * day);
      promise.due_at = now_ - seconds((i + 1) * day);
      case_.promises.push_back(std::move(promise));
    }
  }
}

// Longer windows hold what the shorter ones do, and more.
void CaseMaker::add_grants() {
  struct Wish {
    std::int64_t kind, seconds, minor;
  };
  std::vector<Wish> wishes;
  for (const Assignment::Entry& entry : wishes_->entries) {
    const Variable& variable = variables_[entry.variable];
    if (variable.is(HostCall::granted) && entry.value.known())
      wishes.push_back({variable.number(0), window_seconds(variable), static_cast<std::int64_t>(entry.value.real)});
  }
  std::sort(wishes.begin(), wishes.end(),
            [](const Wish& a, const Wish& b) { return std::pair(a.kind, a.seconds) < std::pair(b.kind, b.seconds); });
  const CompiledPolicy& policy = policy_.compiled();
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    const bool same_kind = i > 0 && wishes[i - 1].kind == wishes[i].kind;
    const std::int64_t more = wishes[i].minor - (same_kind ? wishes[i - 1].minor : 0);
    if (more == 0) continue;
    Grant grant;
    grant.remedy = "an_earlier_grant";
    for (const RemedyDef& remedy : policy.remedies)
      if (remedy.kind == wishes[i].kind && !remedy.owed) grant.remedy = remedy.name;
    if (grant.remedy == "an_earlier_grant") grant.kind = policy.kinds[static_cast<std::size_t>(wishes[i].kind)];
    grant.amount = {more, policy.currency};
    const std::int64_t from = same_kind ? wishes[i - 1].seconds : 0;
    grant.at = now_ - seconds(from + std::min(day, (wishes[i].seconds - from + 1) / 2));
    grant.case_id = "an-earlier-case";
    case_.grants.push_back(std::move(grant));
  }
}

// An event outside the windows in which none is wished, and inside the others.
void CaseMaker::add_events() {
  for (const Assignment::Entry& entry : wishes_->entries) {
    const Variable& variable = variables_[entry.variable];
    if (!variable.is(HostCall::event) || !entry.value.is_true()) continue;
    std::int64_t beyond = -1;
    bool covered = false;  // a shorter window has one already
    for (const Assignment::Entry& other : wishes_->entries) {
      const Variable& v = variables_[other.variable];
      if (!v.is(HostCall::event) || v.arguments[0].text != variable.arguments[0].text || !other.value.known()) continue;
      if (!other.value.boolean) beyond = std::max(beyond, v.number(1));
      if (other.value.boolean && v.number(1) < variable.number(1)) covered = true;
    }
    if (covered) continue;
    LifeEvent event;
    event.kind = std::string(variable.arguments[0].text->bytes);
    event.from = now_ + seconds(beyond < 0 ? std::min(variable.number(1), day) : beyond + 1);
    case_.life.events.push_back(std::move(event));
  }
}

std::int64_t CaseMaker::window_seconds(const Variable& variable) const {
  if (!variable.arguments[2].boolean) return variable.number(1);
  // A window of months reaches back to where adding them gives now; a little less is surely within.
  const Period period = Period::unpack(variable.number(1));
  const std::int64_t unit = period.unit == PeriodUnit::months         ? 28 * day
                            : period.unit == PeriodUnit::working_days ? day
                                                                      : hour;
  return std::max<std::int64_t>(period.count, 0) * unit;
}

}  // namespace amends::impl
