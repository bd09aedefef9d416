#include "cases.hpp"

#include <random>

namespace amends::bench {

namespace {

class Customers {
 public:
  Case next() {
    Case c;
    c.id = "C-" + std::to_string(++number_);
    c.customer.id = "K-" + std::to_string(up_to(4'000));
    c.customer.tier = std::string(one_in(3) ? "gold" : "standard");
    if (!one_in(12)) c.product.role = static_cast<ProductRole>(up_to(4));
    if (!one_in(8)) c.facts["spare_computer"] = one_in(3);
    c.product.price = Money{90'000 + up_to(1'000) * 100, *Currency::from_code("USD")};
    c.problem.opened_at = now - hours(up_to(24 * 14));
    c.problem.out_of_service_since = c.problem.opened_at;
    if (one_in(20)) c.problem.severity_reached = std::string(one_in(2) ? "elevated" : "serious");
    static constexpr const char* roles[] = {"agent", "agent", "agent", "team_lead", "manager"};
    if (!one_in(15)) c.agent.role = std::string(roles[up_to(5)]);
    attempts(c);
    earlier_cases(c);
    if (one_in(4)) answer(c);
    if (one_in(4)) grant(c);
    if (one_in(10)) c.closing.got_what_needed = !one_in(4);
    if (one_in(10)) c.closing.done_well = !one_in(4);
    return c;
  }

 private:
  // Not the distributions of the standard library: those differ from one to the other.
  std::int64_t up_to(std::int64_t n) { return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(n)); }
  bool one_in(std::int64_t n) { return up_to(n) == 0; }

  const char* step() {
    static constexpr const char* steps[] = {"home_visit", "home_visit", "home_visit", "depot_repair", "replace"};
    return steps[up_to(5)];
  }

  void attempts(Case& c) {
    static constexpr Outcome outcomes[] = {Outcome::partial,  Outcome::failed,  Outcome::failed, Outcome::worsened,
                                           Outcome::declined, Outcome::pending, Outcome::fixed};
    for (std::int64_t n = up_to(5); n > 0; --n) {
      Attempt attempt;
      attempt.step = step();
      attempt.at = now - minutes(n * 24 * 60 + up_to(24 * 60)) + hours(20);
      if (attempt.at > now) attempt.at = now;
      attempt.outcome = outcomes[up_to(n == 1 ? 7 : 4)];
      attempt.caused_by_us = one_in(4);
      c.attempts.push_back(attempt);
      if (attempt.step == "home_visit") {
        demand(c, "home_visit", 1, attempt.at, unknown);
        demand(c, "without_product", 11, attempt.at, unknown);
      } else {
        demand(c, "shipping", 1, attempt.at, unknown);
        demand(c, "without_product", static_cast<double>(20 + up_to(60)), attempt.at, unknown);
      }
    }
    if (one_in(2)) demand(c, "on_the_phone", static_cast<double>(5 + up_to(70)), c.problem.opened_at.value(), unknown);
  }

  void earlier_cases(Case& c) {
    for (std::int64_t n = up_to(5); n > 0; --n) {
      const Fact<std::string> id = "C-earlier-" + std::to_string(n);
      const Time at = now - hours(14 * 24 + up_to(300 * 24));
      demand(c, "home_visit", 1, at, id);
      if (one_in(2)) demand(c, "without_product", 11, at, id);
    }
  }

  static void demand(Case& c, const char* burden, double quantity, Time at, const Fact<std::string>& case_id) {
    c.demands.push_back({burden, quantity, at, case_id});
  }

  void answer(Case& c) {
    c.answers.push_back({step(), one_in(2) ? AnswerKind::accepted : AnswerKind::declined, now - hours(up_to(96))});
  }

  void grant(Case& c) {
    Grant grant;
    grant.remedy = "apology_credit";
    grant.amount = Money{up_to(120) * 100, *Currency::from_code("USD")};
    grant.at = now - days(up_to(250));
    if (one_in(2)) grant.case_id = std::string("C-earlier-1");
    c.grants.push_back(grant);
  }

  std::mt19937_64 random_{2026};
  std::int64_t number_ = 0;
};

}  // namespace

std::vector<Case> varied_cases(std::size_t count) {
  Customers customers;
  std::vector<Case> cases;
  cases.reserve(count);
  while (cases.size() < count) cases.push_back(customers.next());
  return cases;
}

}  // namespace amends::bench
