#include "by_hand.hpp"

#include <algorithm>
#include <cmath>

namespace amends::bench::by_hand {

namespace {

constexpr std::int64_t day = 86'400;
constexpr double worth_of_an_hour = 3'000;  // cents
constexpr std::int64_t cap = 50'000, half_a_year = 180 * day;

constexpr std::size_t index(Step step) { return static_cast<std::size_t>(step); }
constexpr std::size_t index(Burden burden) { return static_cast<std::size_t>(burden); }

struct StepData {
  double home_visit, shipping, without_product;  // visits, parcels, hours
  double chance, each_failure_leaves, cost;
  std::int64_t takes;
};
constexpr std::array<StepData, 4> steps = {{
    {0, 1, 240, 0.95, 0.6, 12'000, 10 * day},
    {1, 0, 11, 0.7, 0.35, 18'000, day},
    {0, 1, 72, 1, 1, 160'000, 5 * day},
    {0, 1, 35, 0.98, 1, 140'000, day},
}};
constexpr std::array<double, 4> hours_of_a_unit = {3, 1.0 / 60, 1.5, 0.25};

struct History {
  std::array<int, 4> tried{}, failed{};
  std::array<std::int64_t, 4> latest_at{INT64_MIN, INT64_MIN, INT64_MIN, INT64_MIN};
  std::array<std::int64_t, 4> declined_at{INT64_MIN, INT64_MIN, INT64_MIN, INT64_MIN};
  std::array<std::int64_t, 4> accepted_at{INT64_MIN, INT64_MIN, INT64_MIN, INT64_MIN};
  std::array<bool, 4> pending{};
  int all_tried = 0, all_failed = 0, all_worsened = 0;
};

History read(const Case& c) {
  History h;
  for (const Attempt& attempt : c.attempts) {
    const std::size_t s = index(attempt.step);
    if (attempt.outcome == Outcome::declined) {
      h.declined_at[s] = std::max(h.declined_at[s], attempt.at);
      continue;
    }
    const bool failed = attempt.outcome == Outcome::failed || attempt.outcome == Outcome::worsened;
    ++h.tried[s];
    ++h.all_tried;
    h.failed[s] += failed;
    h.all_failed += failed;
    h.all_worsened += attempt.outcome == Outcome::worsened;
    h.pending[s] = attempt.outcome == Outcome::pending;
    h.latest_at[s] = attempt.at;
  }
  for (const Answer& answer : c.answers) {
    std::int64_t& at = (answer.accepted ? h.accepted_at : h.declined_at)[index(answer.step)];
    at = std::max(at, answer.at);
  }
  return h;
}

Stage stage_of(const Case& c, History& h) {
  if (c.attempts.size == 0) return Stage::recover;
  const Attempt& latest = c.attempts.items[c.attempts.size - 1];
  if (latest.outcome != Outcome::fixed) return Stage::recover;
  if (c.got_what_needed == Maybe::no || c.done_well == Maybe::no) {
    ++h.all_failed;
    ++h.failed[index(latest.step)];
    return Stage::recover;
  }
  if (c.got_what_needed == Maybe::not_known || c.done_well == Maybe::not_known) return Stage::confirm;
  return Stage::closed;
}

double power(double base, int exponent) {
  double result = 1;
  for (; exponent > 0; --exponent) result *= base;
  return result;
}

bool may(Step step, AgentRole role, Severity severity) {
  if (step == Step::replace)
    return role == AgentRole::manager || severity >= Severity::serious ||
           (role == AgentRole::team_lead && severity >= Severity::elevated);
  if (step == Step::refund)
    return role == AgentRole::manager || (role == AgentRole::team_lead && severity >= Severity::serious);
  return true;
}

// What a role may grant in a case; the manager without limit.
std::int64_t limit_of(AgentRole role, Severity severity) {
  static constexpr std::int64_t agent[] = {2'500, 5'000, 10'000, 20'000};
  static constexpr std::int64_t team_lead[] = {10'000, 10'000, 50'000, 50'000};
  const std::size_t level = static_cast<std::size_t>(severity);
  return role == AgentRole::agent ? agent[level] : std::max(agent[level], team_lead[level]);
}

bool covers(AgentRole role, Severity severity, std::int64_t cents) {
  return role == AgentRole::manager || cents <= limit_of(role, severity);
}

}  // namespace

void decide(const Case& c, std::int64_t now, Decision& d) {
  d = {};
  History h = read(c);
  d.stage = stage_of(c, h);
  if (d.stage == Stage::closed) {
    const std::int64_t closed_at = c.attempts.items[c.attempts.size - 1].at;
    if (now < closed_at + 3 * day) d.stage = Stage::follow_up;
  }

  // What was borne, and what it adds to more of the same.
  const bool lives_by_it = c.used_for == UsedFor::livelihood && c.spare_computer == Maybe::no;
  const double weight = lives_by_it ? 2 : 1;
  std::array<double, 4> remembered{};
  int visits_in_half_a_year = 0;
  for (const Demand& demand : c.demands) {
    const std::size_t k = index(demand.burden);
    const std::int64_t age = now - demand.at;
    const double share = std::exp2(-static_cast<double>(age) / (90.0 * day));
    const double hours = demand.quantity * hours_of_a_unit[k] * share;
    d.borne += demand.burden == Burden::without_product ? hours * weight : hours;
    if (!demand.new_occasion) continue;
    remembered[k] += share;
    visits_in_half_a_year += demand.burden == Burden::home_visit && age <= half_a_year;
  }
  d.tolerance = 20 * power(0.7, h.all_failed);

  d.severity = h.all_failed >= 1 ? Severity::elevated : Severity::routine;
  if (d.borne > d.tolerance) d.severity = Severity::serious;
  if (h.all_worsened >= 1 && h.all_tried >= 2) d.severity = Severity::critical;
  d.severity = std::max(d.severity, c.severity_reached);

  if (d.stage == Stage::recover) {
    // Each step: what it asks, what it costs, whether it will work, whether it is possible.
    std::array<double, 4> totals{};
    const double of_visit = 3 * (1 + 0.5 * remembered[index(Burden::home_visit)]);
    const double of_parcel = 1.5 * (1 + 0.5 * remembered[index(Burden::shipping)]);
    const double of_hour = 0.25 * weight * (1 + 0.5 * remembered[index(Burden::without_product)]);
    std::int64_t latest_pending = INT64_MIN;
    for (std::size_t s = 0; s < 4; ++s) {
      const StepData& step = steps[s];
      Option& option = d.options[s];
      option.cost = step.cost;
      option.chance = step.chance * power(step.each_failure_leaves, h.failed[s]);
      const double without = step.without_product * of_hour;
      option.hours = step.home_visit * of_visit + step.shipping * of_parcel + without;
      totals[s] = option.cost + worth_of_an_hour * option.hours;
      if (s == index(Step::depot_repair) && 6'000 < worth_of_an_hour * without / 2) {
        option.loaner = true;
        option.hours -= without / 2;
        option.cost += 6'000;
        totals[s] = option.cost + worth_of_an_hour * option.hours;
      }
      if (h.declined_at[s] != INT64_MIN && h.declined_at[s] >= h.accepted_at[s])
        option.state = State::declined;
      else if (s == index(Step::home_visit) && visits_in_half_a_year >= 4)
        option.state = State::forbidden;
      else if (h.pending[s] && h.latest_at[s] + step.takes < now)
        option.state = State::overdue;
      else if (h.pending[s])
        option.state = State::in_progress;
      else if (s == index(Step::home_visit) && h.tried[s] >= 3)
        option.state = State::used_up;
      if (option.state == State::in_progress && h.latest_at[s] >= latest_pending) {
        latest_pending = h.latest_at[s];
        d.step = static_cast<int>(s);
        d.in_progress = true;
      }
    }

    // The plan: ascending total / chance, ties by hours, then by name.
    std::array<double, 4> ratio{};
    for (std::size_t s = 0; s < 4; ++s) {
      if (d.options[s].state != State::available) continue;
      ratio[s] = totals[s] / d.options[s].chance;
      std::size_t at = d.planned++;
      for (; at > 0; --at) {
        const std::size_t before = index(d.plan[at - 1]);
        if (ratio[before] < ratio[s] || (ratio[before] == ratio[s] && d.options[before].hours <= d.options[s].hours))
          break;
        d.plan[at] = d.plan[at - 1];
      }
      d.plan[at] = static_cast<Step>(s);
    }
    for (std::size_t i = 0; i < d.planned; ++i) {
      const std::size_t s = index(d.plan[i]);
      double others = 0, reached = 1;
      for (std::size_t j = 0; j < d.planned; ++j) {
        const std::size_t other = index(d.plan[j]);
        if (other == s) continue;
        others += reached * totals[other];
        reached *= 1 - d.options[other].chance;
      }
      d.options[s].expected = totals[s] + (1 - d.options[s].chance) * others;
      d.left_unfixed *= 1 - d.options[s].chance;
    }
    if (!d.in_progress && d.planned > 0) {
      const std::size_t s = index(d.plan[0]);
      d.step = static_cast<int>(s);
      const bool accepted =
          h.accepted_at[s] > h.declined_at[s] && (h.tried[s] == 0 || h.latest_at[s] < h.accepted_at[s]);
      const bool ask = (d.plan[0] == Step::home_visit && h.tried[s] >= 1) ||
                       d.borne + d.options[s].hours > d.tolerance || h.failed[s] > 0;
      d.ask_first = ask && !accepted;
    }
  }

  // What this role may do and grant.
  std::int64_t granted = 0, granted_lately = 0;
  for (const Grant& grant : c.grants) {
    if (grant.this_case) granted += grant.cents;
    if (now - grant.at <= half_a_year) granted_lately += grant.cents;
  }
  d.cap_left = std::max<std::int64_t>(cap - granted_lately, 0);
  d.limit_known = c.role != AgentRole::not_known;
  d.unlimited = c.role == AgentRole::manager;
  if (d.limit_known && !d.unlimited) d.limit = limit_of(c.role, d.severity);
  d.left = d.unlimited ? d.cap_left : std::min(d.cap_left, std::max<std::int64_t>(d.limit - granted, 0));

  if (d.step >= 0) {
    const Step step = static_cast<Step>(d.step);
    for (const AgentRole role : {AgentRole::manager, AgentRole::team_lead, AgentRole::agent})
      if (may(step, role, d.severity)) d.step_approver = role;
    const bool everyone = step != Step::replace && step != Step::refund;
    d.step_needs_approval = c.role == AgentRole::not_known ? !everyone : !may(step, c.role, d.severity);
  }

  if (d.severity < Severity::elevated) return;
  d.credit_given = true;
  d.credit = static_cast<std::int64_t>(std::round(std::min(d.borne * 500, 20'000.0)));
  d.credit_open = std::max<std::int64_t>(d.credit - granted, 0);
  if (d.credit_open == 0) return;
  if (d.credit_open > d.cap_left) {
    d.credit_cut = d.credit_open - d.cap_left;
    d.credit_open = d.cap_left;
  }
  if (d.credit_open == 0) return;
  for (const AgentRole role : {AgentRole::manager, AgentRole::team_lead, AgentRole::agent})
    if (covers(role, d.severity, granted + d.credit_open)) d.credit_approver = role;
  d.credit_needs_approval = !d.limit_known || !covers(c.role, d.severity, granted + d.credit_open);
}

}  // namespace amends::bench::by_hand
