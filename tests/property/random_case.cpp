// Random cases for a random policy: each fact known, none or unknown; some history.
#include "property/generate.hpp"
#include "property/picks.hpp"

#include <amends/json.hpp>

#include <ostream>

namespace amends::property {

namespace {

Currency usd() { return *Currency::from_code("USD"); }

// Hours before now, mostly of this week; now and then long ago or at now itself.
Time some_time_ago() {
  if (chance(20)) return now - days(number(7, 400));
  return now - minutes(number(0, 7 * 24 * 60));
}

FactValue random_value(const FactInfo& fact) {
  switch (fact.kind) {
    case FactKind::boolean:
      return number(0, 1) == 1;
    case FactKind::integer:
      return number(0, 6);
    case FactKind::real:
      return static_cast<double>(number(2, 14)) / 2;  // within an effort score, too
    case FactKind::money:
      return Money{number(0, 2500) * 100, usd()};
    case FactKind::words:
      return one_of(fact.words);
    case FactKind::text:
      return one_of<std::string>({"gold", "silver", "green", "other"});
    case FactKind::duration:
      return hours(number(0, 60));
  }
  return {};
}

// The field of the standard case: f(Fact<T>&) for whichever T it is.
template <typename AnyCase, typename F>
void with_field(AnyCase& c, const std::string& name, F&& f) {
  if (name == "product.role") return f(c.product.role);
  if (name == "product.has_substitute") return f(c.product.has_substitute);
  if (name == "product.hours_per_day") return f(c.product.hours_per_day);
  if (name == "product.price") return f(c.product.price);
  if (name == "problem.safety_risk") return f(c.problem.safety_risk);
  if (name == "customer.purchases") return f(c.customer.purchases);
  if (name == "customer.skill") return f(c.customer.skill);
  if (name == "customer.tier") return f(c.customer.tier);
  if (name == "signals.effort") return f(c.signals.effort);
  if (name == "signals.leaving") return f(c.signals.leaving);
  if (name == "trust.competence") return f(c.trust.competence);
  RC_FAIL("no such field: " + name);
}

template <typename T>
void assign(Fact<T>& field, const FactInfo& fact, const FactValue& value) {
  if constexpr (std::is_enum_v<T>) {
    const std::string& word = std::get<std::string>(value.variant());
    for (std::size_t i = 0; i < fact.words.size(); ++i)
      if (fact.words[i] == word) field = static_cast<T>(i);
  } else {
    field = std::get<T>(value.variant());
  }
}

std::string some_step(const RandomPolicy& policy) { return chance(4) ? "a_step_of_old" : one_of(policy.steps); }

Fact<std::string> some_case_id() {
  switch (number(0, 3)) {
    case 0:
      return unknown;
    case 1:
      return std::string("this");
    case 2:
      return std::string("earlier");
    default:
      return std::string("another");
  }
}

void pick_history(const RandomPolicy& policy, Case& c) {
  for (std::int64_t n = number(0, 4); n > 0; --n) c.attempts.push_back(pick_attempt(policy));
  for (std::int64_t n = number(0, 6); n > 0; --n) c.demands.push_back(pick_demand(policy));
  for (std::int64_t n = number(0, 2); n > 0; --n) {
    Answer answer;
    answer.step = some_step(policy);
    answer.answer = chance(50) ? AnswerKind::accepted : AnswerKind::declined;
    answer.at = some_time_ago();
    c.answers.push_back(answer);
  }
  for (std::int64_t n = number(0, 2); n > 0; --n) {
    Promise promise;
    promise.name = policy.commitments.empty() || chance(30) ? "call_back" : one_of(policy.commitments);
    promise.made_at = some_time_ago();
    if (chance(80)) promise.due_at = promise.made_at + hours(number(1, 72));
    if (chance(30)) promise.kept_at = promise.made_at + minutes(number(0, 60));
    c.promises.push_back(promise);
  }
  for (std::int64_t n = number(0, 2); n > 0; --n) {
    Grant grant;
    grant.remedy = policy.remedies.empty() || chance(20) ? "a_remedy_of_old" : one_of(policy.remedies);
    if (chance(50)) grant.kind = one_of(policy.kinds);
    grant.amount = Money{number(0, 200) * 100 * (chance(10) ? -1 : 1), usd()};
    grant.at = some_time_ago();
    grant.case_id = some_case_id();
    c.grants.push_back(grant);
  }
  if (chance(15)) {
    LifeEvent wedding;
    wedding.kind = "wedding";
    wedding.from = now + days(number(-5, 10));
    c.life.events.push_back(wedding);
  }
  if (chance(10)) c.problem.reopened_at = some_time_ago();
  if (chance(40)) c.closing.got_what_needed = chance(70);
  if (chance(40)) c.closing.done_well = chance(70);
}

}  // namespace

Attempt pick_attempt(const RandomPolicy& policy) {
  Attempt attempt;
  attempt.step = some_step(policy);
  attempt.at = some_time_ago();
  attempt.outcome = one_of<Outcome>(
      {Outcome::failed, Outcome::partial, Outcome::worsened, Outcome::fixed, Outcome::pending, Outcome::declined});
  if (chance(60)) attempt.caused_by_us = chance(50);
  return attempt;
}

Demand pick_demand(const RandomPolicy& policy) {
  Demand demand;
  demand.burden = chance(4) ? "a_burden_of_old" : one_of(policy.burdens);
  demand.quantity = static_cast<double>(number(0, 48)) / 4;
  demand.at = some_time_ago();
  demand.case_id = some_case_id();
  return demand;
}

void fill_in(Case& c, const FactInfo& fact) {
  const FactValue value = random_value(fact);
  if (fact.declared)
    c.facts[fact.name] = value;
  else
    with_field(c, fact.name, [&](auto& field) { assign(field, fact, value); });
}

bool is_unknown(const Case& c, const FactInfo& fact) {
  if (fact.has_default) return false;
  if (fact.declared) return c.facts.find(fact.name) == c.facts.end();
  bool unknown = false;
  with_field(c, fact.name, [&](const auto& field) { unknown = field.is_unknown(); });
  return unknown;
}

void multiply_amounts(Case& c, std::int64_t times) {
  const auto multiply = [&](Fact<Money>& fact) {
    if (fact.is_known()) fact = Money{fact.value().minor * times, fact.value().currency};
  };
  multiply(c.product.price);
  multiply(c.customer.yearly_value);
  for (Grant& grant : c.grants) grant.amount.minor *= times;
  for (auto& [name, value] : c.facts)
    if (const Money* money = std::get_if<Money>(&value.variant())) value = Money{money->minor * times, money->currency};
}

rc::Gen<Case> random_case(const RandomPolicy& policy, CaseOptions options) {
  return rc::gen::exec([policy, options] {
    Case c;
    c.id = std::string("this");
    for (const FactInfo& fact : policy.facts) {
      if (!chance(options.known)) continue;
      if (chance(5)) {
        if (fact.declared)
          c.facts[fact.name] = none;
        else
          with_field(c, fact.name, [](auto& field) { field = none; });
      } else {
        fill_in(c, fact);
      }
    }
    for (const std::string& name : policy.times)
      if (chance(options.known)) c.facts[name] = some_time_ago();
    if (chance(options.known)) c.problem.out_of_service_since = some_time_ago();
    if (chance(options.known)) c.problem.opened_at = some_time_ago();
    if (!policy.roles.empty() && chance(options.known)) c.agent.role = one_of(policy.roles);
    if (chance(20)) c.problem.severity_reached = one_of(policy.levels);
    if (options.history) pick_history(policy, c);
    return c;
  });
}

}  // namespace amends::property

namespace amends {

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << '\n' << to_json(c); }

}  // namespace amends
