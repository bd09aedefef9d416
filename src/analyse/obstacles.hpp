// What stood in the way of a step, a severity, a remedy or a grant.
#pragma once

#include "analyse/condition_readings.hpp"
#include "decide/evaluation.hpp"

#include <amends/why_not.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace amends::impl {

class Obstacles {
 public:
  // After evaluation.run(); `recommendation` is of the same case.
  Obstacles(Evaluation& evaluation, const Recommendation& recommendation)
      : evaluation_(evaluation),
        policy_(evaluation.policy()),
        decision_(evaluation.decision()),
        recommendation_(recommendation),
        readings_(evaluation) {}

  std::vector<Obstacle> of(const Target& target, std::size_t number);
  std::string answer(const Target& target, std::size_t number, bool chosen) const;

 private:
  void of_step(std::uint16_t step);
  void of_the_customer(std::uint16_t step);
  void of_rules(std::uint16_t step);
  void of_limits(std::uint16_t step);
  void of_the_plan(std::uint16_t step);
  void of_severity(std::uint16_t level);
  void of_remedy(std::uint16_t remedy);
  void of_grant(std::uint16_t kind, Money amount);
  Obstacle& add(std::string text);
  std::string named(std::uint16_t step) const;
  std::string money(double minor) const;
  const Option* option(std::uint16_t step) const;

  Evaluation& evaluation_;
  const CompiledPolicy& policy_;
  const Decision& decision_;
  const Recommendation& recommendation_;
  ConditionReadings readings_;
  std::vector<Obstacle> obstacles_;
};

}  // namespace amends::impl
