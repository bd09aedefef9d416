// Collects the nodes of all expressions of a policy: equal ones once, constant ones computed.
#pragma once

#include "expression/op.hpp"
#include "expression/program.hpp"
#include "expression/scope.hpp"

#include <initializer_list>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace amends::impl {

class ProgramBuilder {
 public:
  ProgramBuilder(const TypeTable& types, const Scope& scope) : types_(types), scope_(scope) {}

  std::uint32_t constant(Cell cell, Type type, Span span);
  // Everything whose operands are a, b and c.
  std::uint32_t node(Op op, Type type, Span span, std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0,
                     std::int8_t slope = 0);
  // A list, a call or a comprehension: `extra` goes to the operands, b and c to its place there.
  std::uint32_t node_with(Op op, Type type, Span span, std::uint32_t a, std::span<const std::uint32_t> extra,
                          std::int8_t slope = 0);
  // A comparison; of a slot with a constant as one node.
  std::uint32_t compare(Op op, Span span, std::uint32_t left, std::uint32_t right, std::uint32_t domain,
                        std::int8_t slope);
  // `in` a list; of constants as a bit set or one node where it can be.
  std::uint32_t in(Span span, std::uint32_t value, std::uint32_t list, std::uint32_t domain, std::int8_t slope);

  const Cell* constant_of(std::uint32_t node) const { return program_.constant({node}); }
  const Node& at(std::uint32_t node) const { return program_.nodes_[node]; }
  std::span<const std::uint32_t> operands_of(std::uint32_t node) const;

  Program finish() { return std::move(program_); }

 private:
  std::uint32_t constant_number(Cell cell, Type type);
  std::uint32_t insert(const Node& node, std::size_t operands);
  bool is_pure(const Node& node) const;
  Cell keep(Cell cell, Type type);

  const TypeTable& types_;
  const Scope& scope_;
  Program program_;
  std::vector<std::uint8_t> free_;  // of each node: 1 reads the case; from 2 on: variables of comprehensions around it
  std::unordered_map<std::string, std::uint32_t> known_nodes_;
  std::unordered_map<std::string, std::uint32_t> known_constants_;
};

}  // namespace amends::impl
