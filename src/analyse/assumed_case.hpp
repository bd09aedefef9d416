// A case in the making: some variables have values, all others are unknown; conditions read it as they read a real one.
#pragma once

#include "analyse/variables.hpp"
#include "expression/program.hpp"
#include "policy/compiled.hpp"

#include <cstdint>
#include <vector>

namespace amends::impl {

class AssumedCase final : public Host {
 public:
  AssumedCase(const CompiledPolicy& policy, const Program& program, const Variables& variables);

  void set(std::uint32_t variable, Cell value);
  void forget(std::uint32_t variable);
  void set_now(std::int64_t now) { frame_.now = now; }
  std::int64_t now() const noexcept { return frame_.now; }

  Cell read(std::uint32_t node);  // of `program`, which is the policy's with more nodes

  Cell call(HostCall call, std::span<const Cell> arguments, Frame& frame) override;

 private:
  Cell choose(const Choice& choice, Frame& frame);
  Cell evaluate(Expr expr, Frame& frame);
  Cell severity(Frame& frame);
  Cell tolerance(Frame& frame);
  Cell parameter(std::size_t number, std::int64_t at) const;

  const CompiledPolicy& policy_;
  const Variables& variables_;
  const Program& program_;
  std::vector<Cell> slots_;
  std::vector<Cell> history_;  // by variable
  Arena arena_;
  Frame frame_;
};

}  // namespace amends::impl
