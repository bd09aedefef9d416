// What can be asked of a compiled program, and the memory of an evaluation.
#include "expression/program.hpp"

#include "expression/op.hpp"

#include <algorithm>
#include <bit>

namespace amends::impl {

const Cell* Program::constant(Expr expr) const {
  const Node& n = nodes_[expr.node];
  return n.op == Op::constant ? &constants_[n.a] : nullptr;
}

namespace {

// Each node under `root` once, operands before what they are part of, in order of reading.
template <typename F>
void visit(const Program& program, const std::vector<std::uint32_t>& operands, std::uint32_t root,
           std::vector<bool>& seen, F& f) {
  if (seen[root]) return;
  seen[root] = true;
  const Node& node = program.node(root);
  for_each_operand(node, operands, [&](std::uint32_t n) { visit(program, operands, n, seen, f); });
  f(node);
}

bool reads_slot(Op op) {
  return op == Op::slot || is_slot_comparison(op) || op == Op::slot_in_list || op == Op::slot_in_set;
}

}  // namespace

std::vector<std::uint32_t> Program::slots_read(Expr expr) const {
  std::vector<std::uint32_t> slots;
  if (!expr.exists()) return slots;
  std::vector<bool> seen(nodes_.size());
  const auto take = [&](const Node& node) {
    if (reads_slot(node.op) && std::find(slots.begin(), slots.end(), node.a) == slots.end()) slots.push_back(node.a);
  };
  visit(*this, operands_, expr.node, seen, take);
  return slots;
}

std::vector<std::pair<HostCall, std::int64_t>> Program::host_calls(Expr expr) const {
  std::vector<std::pair<HostCall, std::int64_t>> calls;
  if (!expr.exists()) return calls;
  std::vector<bool> seen(nodes_.size());
  const auto take = [&](const Node& node) {
    std::pair<HostCall, std::int64_t> call{HostCall::now, -1};
    if (node.op == Op::host) {
      call.first = static_cast<HostCall>(node.a);
      if (call.first == HostCall::value || call.first == HostCall::parameter || call.first == HostCall::parameter_at)
        if (const Cell* const number = constant({operands_[node.b]})) call.second = number->integer;
    } else if (node.op != Op::now) {
      return;
    }
    if (std::find(calls.begin(), calls.end(), call) == calls.end()) calls.push_back(call);
  };
  visit(*this, operands_, expr.node, seen, take);
  return calls;
}

std::vector<SlotAtom> Program::atoms() const {
  std::vector<SlotAtom> atoms;
  for (std::uint32_t n = 0; n != nodes_.size(); ++n) {
    const Node& node = nodes_[n];
    if (is_slot_comparison(node.op)) {
      atoms.push_back({node.a, unfused(node.op), constants_[node.b], n});
    } else if (node.op == Op::slot_in_list) {
      const ListValue& list = *constants_[node.b].list;
      for (std::uint32_t i = 0; i != list.size; ++i) atoms.push_back({node.a, Op::equal, list.cells[i], n});
    } else if (node.op == Op::slot_in_set) {
      for (auto set = static_cast<std::uint64_t>(constants_[node.b].integer); set != 0; set &= set - 1)
        atoms.push_back({node.a, Op::equal, Cell::of(static_cast<std::int64_t>(std::countr_zero(set))), n});
    }
  }
  return atoms;
}

std::uint32_t Program::add(Node node, std::span<const std::uint32_t> operands) {
  if (!operands.empty()) {
    node.b = static_cast<std::uint32_t>(operands_.size());
    operands_.insert(operands_.end(), operands.begin(), operands.end());
  }
  nodes_.push_back(node);
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

std::uint32_t Program::add_constant(Cell cell, Type type, Span span) {
  Node node;
  node.op = Op::constant;
  node.type = type;
  node.span = span;
  node.a = static_cast<std::uint32_t>(constants_.size());
  constants_.push_back(cell);
  return add(node);
}

void* Arena::allocate(std::size_t bytes, std::size_t align) {
  constexpr std::size_t block_size = 16 * 1024;
  bytes = (bytes + align - 1) / align * align;
  if (bytes > budget - total_) return nullptr;
  total_ += bytes;
  used_ = (used_ + align - 1) / align * align;
  while (block_ < blocks_.size() && used_ + bytes > blocks_[block_].size()) {
    ++block_;
    used_ = 0;
  }
  if (block_ == blocks_.size()) blocks_.emplace_back(std::max(block_size, bytes));
  void* const result = blocks_[block_].data() + used_;
  used_ += bytes;
  return result;
}

Cell* Arena::cells(std::size_t n) {
  if (n > budget / sizeof(Cell)) return nullptr;
  void* const memory = allocate(n * sizeof(Cell), alignof(Cell));
  if (memory == nullptr) return nullptr;
  Cell* const first = static_cast<Cell*>(memory);
  for (std::size_t i = 0; i != n; ++i) ::new (first + i) Cell();
  return first;
}

char* Arena::bytes(std::size_t n) { return static_cast<char*>(allocate(n, 1)); }

ListValue* Arena::list(const Cell* cells, std::uint32_t size) {
  void* const memory = allocate(sizeof(ListValue), alignof(ListValue));
  return memory == nullptr ? nullptr : ::new (memory) ListValue{cells, size};
}

Text* Arena::text(std::string_view bytes) {
  void* const memory = allocate(sizeof(Text), alignof(Text));
  return memory == nullptr ? nullptr : ::new (memory) Text{bytes, false};
}

void Arena::reset() noexcept { block_ = used_ = total_ = 0; }

std::string_view describe(EvalError error) noexcept {
  switch (error) {
    case EvalError::overflow:
      return "an overflow";
    case EvalError::division_by_zero:
      return "a division by zero";
    case EvalError::not_finite:
      return "a result that is not finite";
    case EvalError::out_of_range:
      return "a value out of range";
    case EvalError::no_such_index:
      return "an element that the list does not have";
    case EvalError::bad_conversion:
      return "a text that cannot be read";
    case EvalError::is_none:
      return "a calculation with a value that is none";
    case EvalError::no_value_yet:
      return "a parameter that has no value yet at that time";
    case EvalError::budget:
      return "more than an evaluation may take (100,000 steps or 1 MB)";
  }
  return {};
}

}  // namespace amends::impl
