// One decision and what it read on the way.
#pragma once

#include "decide/evaluation.hpp"
#include "scenario/condition.hpp"
#include "text/tree.hpp"

#include <amends/case.hpp>
#include <amends/recommendation.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace amends::impl {

class ObservedRun final : public DecisionObserver {
 public:
  ObservedRun(std::shared_ptr<const CompiledPolicy> policy, const Case& a_case, Time now);

  const CompiledPolicy& policy() const noexcept { return *policy_; }
  const Recommendation& recommendation() const noexcept { return recommendation_; }
  const Tree& answer() const;  // the recommendation, read from its JSON
  const Decision& decision() const noexcept { return decision_; }
  const std::vector<Diagnostic>& case_diagnostics() const noexcept { return bound_.diagnostics; }
  const std::vector<std::pair<std::uint16_t, const ParameterValue*>>& parameters() const noexcept {
    return working_.parameters;
  }
  std::int32_t role() const noexcept { return evaluation_->role(); }
  std::int32_t tried(std::uint16_t step) const { return working_.history[step].tried; }

  // How it was read; nullopt: it was not.
  std::optional<Holds> rule(std::uint16_t number) const { return rules_[number]; }
  std::optional<Holds> item(std::uint32_t listed) const { return items_[listed]; }

  // Once the decision is made: what an operand reads in it.
  Cell value(Expr expr);
  std::vector<ReadAs> operands(const Condition& condition);
  std::string shown(const Term& term);  // its value: "2", "unknown", "3 entries"

  void rule_read(std::uint16_t rule, Holds state) override { rules_[rule] = state; }
  void item_read(std::uint32_t listed, Holds state) override;

 private:
  std::shared_ptr<const CompiledPolicy> policy_;
  BoundData bound_;
  Decision decision_;
  Working working_;
  std::vector<std::optional<Holds>> rules_, items_;
  std::unique_ptr<Evaluation> evaluation_;
  Recommendation recommendation_;
  mutable std::optional<Tree> answer_;  // made when it is asked for
};

}  // namespace amends::impl
