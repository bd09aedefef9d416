// Whether a decision is the one that was wanted.
#pragma once

#include "policy/compiled.hpp"

#include <amends/decision.hpp>
#include <amends/why_not.hpp>

#include <cstdint>

namespace amends::impl {

class TargetTest {
 public:
  TargetTest(const CompiledPolicy& policy, const Target& target);

  bool exists() const noexcept { return number_ >= 0; }  // the policy has what the target names
  std::size_t number() const noexcept { return static_cast<std::size_t>(number_); }
  bool reached(const Decision& decision) const;

 private:
  Target target_;
  std::int64_t number_ = -1;  // of the step, severity, remedy or kind
};

}  // namespace amends::impl
