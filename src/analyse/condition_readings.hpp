// How conditions of a policy read in a case that was decided, as people want to see it.
#pragma once

#include "decide/evaluation.hpp"

#include <amends/why_not.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace amends::impl {

class ConditionReadings {
 public:
  // After evaluation.run().
  explicit ConditionReadings(Evaluation& evaluation) : evaluation_(evaluation), policy_(evaluation.policy()) {}

  ConditionReading of(std::uint16_t rule, std::string about);
  // Of any expression: the amount of a limit, the condition of a `may`.
  ConditionReading of(Expr expr, std::string about);

  std::vector<FactReading> facts(Expr expr);
  std::string fill(const TextTemplate& text);

 private:
  void look(std::uint32_t node, std::vector<FactReading>& facts, std::vector<std::uint32_t>& seen);
  void look_at(const Choice& choice, std::vector<FactReading>& facts, std::vector<std::uint32_t>& seen);
  void look_at_call(std::uint32_t node, std::vector<FactReading>& facts, std::vector<std::uint32_t>& seen);
  void put(std::vector<FactReading>& facts, std::string fact, std::string value) const;
  const Site* site_of(Expr expr, Span near) const;
  void place(ConditionReading& reading, Span span) const;

  Evaluation& evaluation_;
  const CompiledPolicy& policy_;
};

}  // namespace amends::impl
