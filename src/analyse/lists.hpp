// Lists worth trying for a list that a condition looks through: none, one entry, two; entries made of the values that
// the condition compares their fields with.
#pragma once

#include "expression/program.hpp"
#include "policy/compiled.hpp"

#include <cstdint>
#include <deque>
#include <span>
#include <vector>

namespace amends::impl {

class Lists {
 public:
  Lists(const CompiledPolicy& policy, const Program& program, const Text* another)
      : policy_(policy), program_(program), another_(another) {}

  // For the list in `slot`, as the expressions under `nodes` read it. The cells live as long as this.
  std::vector<Cell> worth_trying(std::uint32_t slot, std::span<const std::uint32_t> nodes, std::int64_t now);

 private:
  struct Read {
    std::vector<bool> fields;                      // of the record: read at all
    std::vector<bool> may_be_none;                 // has() is asked of it
    std::vector<std::vector<Cell>> compared;       // constants, by field
    std::vector<std::pair<Type, Cell>> constants;  // all
    std::vector<std::uint32_t> seen;
  };

  void look(std::uint32_t node, Read& read) const;
  void look_at_operands(std::uint32_t node, Read& read) const;
  std::vector<Cell> values(Type type, const std::vector<Cell>& compared, const Read& read, std::int64_t now) const;
  Cell usual(std::uint32_t slot, std::size_t field, Type type, std::int64_t now) const;
  Cell keep(const std::vector<Cell>& entries);

  const CompiledPolicy& policy_;
  const Program& program_;
  const Text* another_;
  std::deque<std::vector<Cell>> cells_;
  std::deque<ListValue> lists_;
};

}  // namespace amends::impl
