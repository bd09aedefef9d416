#include "by_hand_cases.hpp"

#include <algorithm>
#include <cmath>

namespace amends::bench {

namespace {

by_hand::Step step(const std::string& name) {
  if (name == "depot_repair") return by_hand::Step::depot_repair;
  if (name == "home_visit") return by_hand::Step::home_visit;
  if (name == "refund") return by_hand::Step::refund;
  return by_hand::Step::replace;
}

by_hand::Burden burden(const std::string& name) {
  if (name == "home_visit") return by_hand::Burden::home_visit;
  if (name == "on_the_phone") return by_hand::Burden::on_the_phone;
  if (name == "shipping") return by_hand::Burden::shipping;
  return by_hand::Burden::without_product;
}

by_hand::Maybe maybe(const Fact<bool>& fact) {
  if (!fact.is_known()) return by_hand::Maybe::not_known;
  return fact.value() ? by_hand::Maybe::yes : by_hand::Maybe::no;
}

bool of_this_case(const Case& c, const Fact<std::string>& case_id) { return !case_id.is_known() || case_id == c.id; }

bool same_occasion(const Case& c, const Demand& a, const Demand& b) {
  const bool here = of_this_case(c, a.case_id);
  return a.burden == b.burden && a.at == b.at && here == of_this_case(c, b.case_id) && (here || a.case_id == b.case_id);
}

}  // namespace

by_hand::Case by_hand_case(const Case& c) {
  by_hand::Case hand;
  if (c.product.role.is_known()) hand.used_for = static_cast<by_hand::UsedFor>(c.product.role.value());
  const auto spare = c.facts.find("spare_computer");
  if (spare != c.facts.end()) hand.spare_computer = maybe(Fact<bool>(std::get<bool>(spare->second.variant())));
  if (c.agent.role.is_known())
    hand.role = c.agent.role.value() == "agent"       ? by_hand::AgentRole::agent
                : c.agent.role.value() == "team_lead" ? by_hand::AgentRole::team_lead
                                                      : by_hand::AgentRole::manager;
  if (c.problem.severity_reached.is_known())
    hand.severity_reached =
        c.problem.severity_reached.value() == "elevated" ? by_hand::Severity::elevated : by_hand::Severity::serious;
  hand.got_what_needed = maybe(c.closing.got_what_needed);
  hand.done_well = maybe(c.closing.done_well);
  for (const Attempt& attempt : c.attempts)
    hand.attempts.add({step(attempt.step), static_cast<by_hand::Outcome>(attempt.outcome), attempt.at.seconds});
  std::stable_sort(hand.attempts.items.begin(), hand.attempts.items.begin() + hand.attempts.size,
                   [](const auto& a, const auto& b) { return a.at < b.at; });
  for (std::size_t i = 0; i < c.demands.size(); ++i) {
    const Demand& demand = c.demands[i];
    const auto end = c.demands.begin() + static_cast<std::ptrdiff_t>(i);
    const bool again =
        std::any_of(c.demands.begin(), end, [&](const Demand& d) { return same_occasion(c, d, demand); });
    hand.demands.add({burden(demand.burden), !again, demand.quantity, demand.at.seconds});
  }
  for (const Answer& answer : c.answers)
    hand.answers.add({step(answer.step), answer.answer == AnswerKind::accepted, answer.at.seconds});
  for (const Grant& grant : c.grants)
    hand.grants.add({of_this_case(c, grant.case_id), grant.amount.minor, grant.at.seconds});
  return hand;
}

std::string difference(const Decision& a, const by_hand::Decision& b) {
  const auto near = [](double x, double y) { return std::fabs(x - y) <= 1e-6 * std::max(1.0, std::fabs(y)) + 1e-4; };
  const auto role = [](by_hand::AgentRole r) {
    return r == by_hand::AgentRole::not_known ? no_id : static_cast<std::int32_t>(r);
  };
  if (static_cast<int>(a.stage) != static_cast<int>(b.stage)) return "stage";
  if (a.step != b.step) return "step";
  if (a.in_progress != b.in_progress) return "in_progress";
  if (a.ask_first != b.ask_first) return "ask_first";
  if (a.severity != static_cast<std::int32_t>(b.severity)) return "severity";
  if (!near(a.borne, b.borne)) return "borne";
  if (!near(a.tolerance, b.tolerance)) return "tolerance";
  if (a.stage == Stage::recover) {
    if (!std::equal(a.plan.begin(), a.plan.end(), b.plan.begin(), b.plan.begin() + b.planned,
                    [](std::int32_t x, by_hand::Step y) { return x == static_cast<std::int32_t>(y); }))
      return "plan";
    for (std::size_t s = 0; s < b.options.size(); ++s) {
      const OptionDecision& x = a.options[s];
      const by_hand::Option& y = b.options[s];
      if (!near(x.hours, y.hours) || !near(x.cost, y.cost) || !near(x.chance, y.chance)) return "option";
      if ((x.state == OptionState::available) != (y.state == by_hand::State::available)) return "state";
      if (x.state == OptionState::available && !near(x.expected, y.expected)) return "expected total";
    }
    if (!near(a.left_unfixed, b.left_unfixed)) return "left_unfixed";
  }
  if (a.step_needs_approval != b.step_needs_approval || a.step_approver != role(b.step_approver)) return "approval";
  if (a.limits.size() != 1) return "limits";
  const LimitDecision& limit = a.limits.front();
  if (limit.known != b.limit_known || limit.unlimited != b.unlimited || limit.limit != b.limit ||
      limit.left != b.left || limit.cap_left != b.cap_left)
    return "limit";
  const RemedyDecision& credit = a.remedies.front();
  if (credit.given != b.credit_given || std::llabs(credit.entitlement - b.credit) > 1 ||
      std::llabs(credit.open - b.credit_open) > 1 || std::llabs(credit.cut - b.credit_cut) > 1)
    return "credit";
  if (credit.needs_approval != b.credit_needs_approval || credit.approver != role(b.credit_approver))
    return "approval of the credit";
  return {};
}

}  // namespace amends::bench
