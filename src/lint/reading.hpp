// What expressions read: values, parameters, burdens, facts.
#pragma once

#include "expression/op.hpp"
#include "policy/compiled.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace amends::impl {

// f(node number, node) for each node of the expression, each once.
template <typename F>
void for_each_node(const Program& program, Expr expr, F&& f) {
  if (!expr.exists()) return;
  std::vector<std::uint32_t> open = {expr.node};
  std::vector<std::uint32_t> seen;
  while (!open.empty()) {
    const std::uint32_t number = open.back();
    open.pop_back();
    if (std::find(seen.begin(), seen.end(), number) != seen.end()) continue;
    seen.push_back(number);
    const Node& node = program.node(number);
    f(number, node);
    for_each_operand(node, program.operands(), [&](std::uint32_t operand) { open.push_back(operand); });
  }
}

// The host call of a node, and its first argument where that is a constant number: of a value, parameter, burden, step.
struct HostRead {
  HostCall call = HostCall::now;
  std::int64_t argument = -1;
};
std::optional<HostRead> host_read(const Program& program, const Node& node);

// Whether it reads the slot, itself or through one of the `values` marked (none where empty).
bool reads_slot(const CompiledPolicy& policy, Expr expr, std::uint32_t slot, const std::vector<bool>& values);

// What all expressions of the policy read, texts too.
struct Reads {
  explicit Reads(const CompiledPolicy& policy);
  std::vector<bool> values, parameters, burdens;
  bool borne = false;      // burden.borne
  bool tolerance = false;  // burden.tolerance
};

}  // namespace amends::impl
