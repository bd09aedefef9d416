// What this role may do and grant without approval, and who approves beyond it.
#include "decide/evaluation.hpp"
#include "decide/fading.hpp"

#include <algorithm>

namespace amends::impl {

// Each role may do all that the ones on lower rungs may; two on one rung do not share.
bool Evaluation::role_is_at_or_after(std::uint16_t role, std::uint16_t of) const {
  const std::vector<RoleDef>& roles = policy_.empowerment.roles;
  return role == of || roles[of].rung < roles[role].rung;
}

// A step that is not in `may` may be done by everyone. An unknown condition means that approval is needed.
bool Evaluation::may(std::uint16_t step, std::uint16_t role) {
  bool listed = false;
  for (const MayDef& entry : policy_.empowerment.may) {
    if (entry.step != step) continue;
    listed = true;
    if (!role_is_at_or_after(role, entry.role)) continue;
    switch (entry.how) {
      case MayDef::How::nobody:
        break;
      case MayDef::How::severity:
        if (decision_.severity >= entry.severity) return true;
        break;
      case MayDef::How::condition: {
        const Holds state = holds(entry.rule);
        take_unknowns(question_group::grants);
        if (state == Holds::yes) return true;
        break;
      }
    }
  }
  return !listed;
}

bool Evaluation::has_limit(std::uint16_t kind) const {
  const EmpowermentDef& empowerment = policy_.empowerment;
  return std::any_of(empowerment.limits.begin(), empowerment.limits.end(),
                     [&](const LimitDef& l) { return l.kind == kind; });
}

// The highest, among the role and those before it, of what each may grant from the present severity on.
Evaluation::Amount Evaluation::limit(std::uint16_t kind, std::uint16_t role) {
  Amount best;
  const std::vector<LimitDef>& limits = policy_.empowerment.limits;
  for (std::uint16_t r = 0; r < policy_.empowerment.roles.size(); ++r) {
    if (!role_is_at_or_after(role, r)) continue;
    const LimitDef* entry = nullptr;
    for (const LimitDef& l : limits)
      if (l.kind == kind && l.role == r && l.severity <= decision_.severity && (!entry || l.severity > entry->severity))
        entry = &l;
    if (!entry) continue;
    if (entry->unlimited) return {true, true, 0};
    const Cell amount = choose(entry->amount);
    take_unknowns(question_group::grants);
    if (!amount.known())
      best.known = false;
    else
      best.minor = std::max(best.minor, to_amount(amount.real));
  }
  return best;
}

// What was granted of each kind in this case, and what the caps over time leave. Owed remedies count in neither.
void Evaluation::measure_grants() {
  if (policy_.empowerment.exists && fact(bound_.plan->role).state == State::unknown && role_ < 0) {
    work_.frame.unknowns.push_back(bound_.plan->role);
    take_unknowns(question_group::grants);
  }
  const auto owed = [&](const BoundGrant& grant) {
    return grant.remedy >= 0 && policy_.remedies[static_cast<std::size_t>(grant.remedy)].owed;
  };
  for (const BoundGrant& grant : bound_.grants)
    if (grant.kind >= 0 && grant.this_case && !owed(grant))
      work_.granted_in_case[static_cast<std::size_t>(grant.kind)] += grant.minor;

  for (const CapDef& cap : policy_.empowerment.caps) {
    const Cell most = choose(cap.at_most);
    Cell window = Cell::none();
    if (cap.within.exists()) window = choose(cap.within);
    take_unknowns(question_group::grants);
    std::int64_t& left = work_.cap_left[cap.kind];
    if (!most.known() || window.undecided()) {
      work_.cap_unknown[cap.kind] = 1;
      continue;
    }
    std::int64_t granted = 0;
    for (const BoundGrant& grant : bound_.grants) {
      if (grant.kind != cap.kind || owed(grant) || (!cap.per_customer && !grant.this_case)) continue;
      if (window.known() && !within(grant.at, window, cap.within.type.kind == TypeKind::period)) continue;
      granted += grant.minor;
    }
    left = std::min(left, std::max<std::int64_t>(to_amount(most.real) - granted, 0));
  }
}

// Where a cap is unknown only the highest role is sure to cover it.
bool Evaluation::covers(std::uint16_t kind, std::uint16_t role, std::int64_t amount) {
  const std::vector<RoleDef>& roles = policy_.empowerment.roles;
  if (work_.cap_unknown[kind] != 0 && roles[role].rung != roles.back().rung) return false;
  if (!has_limit(kind)) return true;
  const Amount most = limit(kind, role);
  if (most.unlimited) return true;
  return most.known && work_.granted_in_case[kind] + amount <= most.minor;
}

void Evaluation::approve_step() {
  if (decision_.step == no_id || !policy_.empowerment.exists) return;
  const std::uint16_t s = static_cast<std::uint16_t>(decision_.step);
  const StepDef& step = policy_.steps[s];
  const OptionDecision& option = decision_.options[s];
  const std::int64_t cost = option.cost == option.cost ? static_cast<std::int64_t>(option.cost) : 0;
  const bool counts = step.kind >= 0 && !decision_.in_progress;
  const std::uint16_t kind = counts ? static_cast<std::uint16_t>(step.kind) : std::uint16_t{0};
  const bool beyond_cap = counts && cost > work_.cap_left[kind];
  const auto allowed = [&](std::uint16_t role) {
    return may(s, role) && (!counts || (!beyond_cap && covers(kind, role, cost)));
  };
  for (std::uint16_t r = 0; r < policy_.empowerment.roles.size() && decision_.step_approver == no_id; ++r)
    if (allowed(r)) decision_.step_approver = static_cast<std::int32_t>(r);
  if (role_ >= 0) {
    decision_.step_needs_approval = !allowed(static_cast<std::uint16_t>(role_));
  } else {
    const bool everyone = decision_.step_approver == 0 &&
                          std::none_of(policy_.empowerment.may.begin(), policy_.empowerment.may.end(),
                                       [&](const MayDef& m) { return m.step == s; }) &&
                          !counts;
    decision_.step_needs_approval = !everyone;
  }
  if (counts) {
    work_.granted_in_case[kind] += cost;
    if (work_.cap_left[kind] != INT64_MAX)
      work_.cap_left[kind] = std::max<std::int64_t>(work_.cap_left[kind] - cost, 0);
  }
}

// All remedies that hold are given, unless one says `instead_of`. In the order of their names they draw on the limits.
void Evaluation::decide_remedies() {
  for (std::uint16_t i = 0; i < policy_.remedies.size(); ++i) {
    const RemedyDef& remedy = policy_.remedies[i];
    const Holds state = holds(remedy.rule);
    take_unknowns(question_group::grants);
    decision_.remedies[i].given = state == Holds::yes;
  }
  for (std::uint16_t i = 0; i < policy_.remedies.size(); ++i)
    if (policy_.remedies[i].instead_of >= 0 && decision_.remedies[i].given)
      decision_.remedies[static_cast<std::size_t>(policy_.remedies[i].instead_of)].given = false;
  for (std::uint16_t i = 0; i < policy_.remedies.size(); ++i)
    if (decision_.remedies[i].given) decide_remedy(i);
}

void Evaluation::decide_remedy(std::uint16_t number) {
  const RemedyDef& remedy = policy_.remedies[number];
  RemedyDecision& answer = decision_.remedies[number];
  if (!remedy.amount.exists()) return;
  const Cell amount = choose(remedy.amount);
  take_unknowns(question_group::grants);
  answer.priced = amount.known();
  if (!amount.known()) {
    answer.needs_approval = !remedy.owed && policy_.empowerment.exists && has_limit(remedy.kind);
    return;
  }
  answer.entitlement = std::max<std::int64_t>(to_amount(amount.real), 0);
  std::int64_t granted = 0;
  for (const BoundGrant& grant : bound_.grants)
    if (grant.this_case && grant.remedy == number) granted += grant.minor;
  answer.open = std::max<std::int64_t>(answer.entitlement - granted, 0);
  if (remedy.owed || !policy_.empowerment.exists || answer.open == 0) return;

  std::int64_t& cap_left = work_.cap_left[remedy.kind];
  if (answer.open > cap_left) {
    answer.cut = answer.open - cap_left;
    answer.open = cap_left;
  }
  if (answer.open > 0) {
    for (std::uint16_t r = 0; r < policy_.empowerment.roles.size() && answer.approver == no_id; ++r)
      if (covers(remedy.kind, r, answer.open)) answer.approver = static_cast<std::int32_t>(r);
    if (role_ >= 0)
      answer.needs_approval = !covers(remedy.kind, static_cast<std::uint16_t>(role_), answer.open);
    else
      answer.needs_approval = has_limit(remedy.kind);
  }
  work_.granted_in_case[remedy.kind] += answer.open;
  if (cap_left != INT64_MAX) cap_left -= answer.open;
}

// What is left of each limit before the remedies recommended now are given.
void Evaluation::report_limits() {
  if (!policy_.empowerment.exists) return;
  for (std::uint16_t k = 0; k < policy_.kinds.size(); ++k) {
    const bool capped = work_.cap_left[k] != INT64_MAX;
    if (!has_limit(k) && !capped) continue;
    LimitDecision& answer = decision_.limits.emplace_back();
    answer.kind = k;
    answer.cap_left = work_.cap_left[k];
    if (has_limit(k)) {
      if (role_ < 0) {
        answer.known = false;
      } else {
        const Amount most = limit(k, static_cast<std::uint16_t>(role_));
        answer.known = most.known;
        answer.unlimited = most.unlimited;
        answer.limit = most.minor;
      }
    } else {
      answer.unlimited = true;
    }
    answer.left =
        answer.unlimited ? answer.cap_left : std::max<std::int64_t>(answer.limit - work_.granted_in_case[k], 0);
    answer.left = std::min(answer.left, answer.cap_left);
    answer.known = answer.known && work_.cap_unknown[k] == 0;
  }
}

}  // namespace amends::impl
