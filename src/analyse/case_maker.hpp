// From values of variables to a case that has them: attempts for their counts, demands for their hours, and so on.
#pragma once

#include "analyse/question.hpp"
#include "analyse/variables.hpp"

#include <amends/case.hpp>
#include <amends/policy.hpp>
#include <amends/recommend.hpp>

#include <cstdint>

namespace amends::impl {

class CaseMaker {
 public:
  CaseMaker(const Policy& policy, const Variables& variables) : policy_(policy), variables_(variables) {}

  // As near as it can be done: whether the case really reads so is for the caller to try.
  Case make(const Assignment& assignment, Time now);

 private:
  struct Window {
    std::int64_t seconds = 0;
    std::int64_t times = -1;  // -1: not asked for
    double quantity = -1;
  };

  void add_facts();
  void add_attempts();
  void add_demands();
  void add_hours();
  void add_answers();
  void add_promises();
  void add_grants();
  void add_events();
  void stop_running();
  void demand(std::size_t burden, double quantity, std::int64_t age);
  double borne(std::int32_t burden);  // -1: of all
  bool bear(std::size_t burden, double hours, std::int32_t of);
  std::int64_t window_seconds(const Variable& variable) const;
  std::string step_without_wishes() const;
  std::string step_name(std::int64_t step) const;

  const Policy& policy_;
  const Variables& variables_;
  const Assignment* wishes_ = nullptr;
  Case case_;
  Time now_;
  BoundCase bound_;
  Decision decision_;
};

}  // namespace amends::impl
