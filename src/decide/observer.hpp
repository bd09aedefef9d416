// Watches a decision being made: what was read, in which order. Nothing of the decision depends on it.
#pragma once

#include <amends/decision.hpp>

#include <cstdint>

namespace amends::impl {

class DecisionObserver {
 public:
  DecisionObserver() = default;
  DecisionObserver(const DecisionObserver&) = delete;
  DecisionObserver& operator=(const DecisionObserver&) = delete;
  virtual ~DecisionObserver() = default;

  virtual void rule_read(std::uint16_t rule, Holds state) = 0;    // a number of CompiledPolicy::rules
  virtual void item_read(std::uint32_t listed, Holds state) = 0;  // a number of CompiledPolicy::list_items
};

}  // namespace amends::impl
