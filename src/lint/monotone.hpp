// How an expression moves when there is one more failed attempt or demand, all else equal; read off its syntax.
//
// A severity or limit made of expressions that only rise never falls because things got worse for the customer.
#pragma once

#include "policy/compiled.hpp"

#include <cstdint>
#include <map>

namespace amends::impl {

enum class Motion : std::uint8_t {
  still,   // it stays as it is
  rises,   // it stays or becomes larger (false becomes true)
  falls,   // it stays or becomes smaller
  anyhow,  // it cannot be told
};

constexpr bool may_only_rise(Motion motion) noexcept { return motion == Motion::still || motion == Motion::rises; }

class Monotone {
 public:
  explicit Monotone(const CompiledPolicy& policy) : policy_(policy) {}

  Motion of(Expr expr);
  Motion of(const Choice& choice);  // of one that is not given: still

 private:
  Motion node(std::uint32_t number);
  Motion compute(std::uint32_t number);
  Motion host(std::uint32_t number);
  Motion product(std::uint32_t a, std::uint32_t b);
  Motion quotient(std::uint32_t a, std::uint32_t b);
  Motion only_still(std::uint32_t number);  // still where all operands are
  double sign(std::uint32_t number) const;  // of a constant number; 0 where it is none

  const CompiledPolicy& policy_;
  std::map<std::uint32_t, Motion> known_;
};

}  // namespace amends::impl
