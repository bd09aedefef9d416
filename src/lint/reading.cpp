// What expressions read.
#include "lint/reading.hpp"

namespace amends::impl {

std::optional<HostRead> host_read(const Program& program, const Node& node) {
  if (node.op != Op::host) return std::nullopt;
  HostRead read;
  read.call = static_cast<HostCall>(node.a);
  if (node.c > 0) {
    const std::uint32_t first = program.operands()[node.b];
    const TypeKind kind = program.node(first).type.kind;
    const Cell* cell = program.constant({first});
    if (cell != nullptr && cell->known() && (kind == TypeKind::integer || kind == TypeKind::enumeration))
      read.argument = cell->integer;
  }
  return read;
}

bool reads_slot(const CompiledPolicy& policy, Expr expr, std::uint32_t slot, const std::vector<bool>& values) {
  if (!expr.exists()) return false;
  const std::vector<std::uint32_t> slots = policy.program.slots_read(expr);
  if (std::find(slots.begin(), slots.end(), slot) != slots.end()) return true;
  for (const auto& [call, number] : policy.program.host_calls(expr))
    if (call == HostCall::value && number >= 0 && static_cast<std::size_t>(number) < values.size() &&
        values[static_cast<std::size_t>(number)])
      return true;
  return false;
}

Reads::Reads(const CompiledPolicy& policy)
    : values(policy.values.size()), parameters(policy.parameters.size()), burdens(policy.burdens.size()) {
  const auto mark = [](std::vector<bool>& of, std::int64_t number) {
    if (number >= 0 && static_cast<std::size_t>(number) < of.size()) of[static_cast<std::size_t>(number)] = true;
  };
  for (const Site& site : policy.sites)
    for_each_node(policy.program, site.expr, [&](std::uint32_t, const Node& node) {
      const std::optional<HostRead> read = host_read(policy.program, node);
      if (!read) return;
      switch (read->call) {
        case HostCall::value:
          mark(values, read->argument);
          break;
        case HostCall::parameter:
        case HostCall::parameter_at:
          mark(parameters, read->argument);
          break;
        case HostCall::demanded:
        case HostCall::times_demanded:
        case HostCall::burden_borne_of:
          mark(burdens, read->argument);
          break;
        case HostCall::burden_borne:
          borne = true;
          break;
        case HostCall::burden_tolerance:
          tolerance = true;
          break;
        default:
          break;
      }
    });
}

}  // namespace amends::impl
