// Compiling short policies in tests.
#pragma once

#include <amends/policy.hpp>

#include "policy/compiled.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace amends {

inline Policy compile(const std::string& blocks) {
  Result<Policy> result = Policy::parse("amends: 1\npolicy: test\ncurrency: USD\nworth_of_an_hour: 30 USD\n" + blocks);
  EXPECT_TRUE(result.has_value()) << to_string(result.diagnostics());
  return std::move(result).value();
}

inline const impl::PolicyFact* fact_of(const impl::CompiledPolicy& policy, const std::string& name) {
  for (const impl::PolicyFact& fact : policy.facts)
    if (fact.name == name) return &fact;
  return nullptr;
}

// The constant that an expression is; a failure where it is none.
inline impl::Cell constant_of(const impl::CompiledPolicy& policy, impl::Expr expr) {
  const impl::Cell* cell = policy.program.constant(expr);
  EXPECT_NE(cell, nullptr);
  return cell == nullptr ? impl::Cell{} : *cell;
}

// "Hello {}, you": the literal pieces, with braces for expressions.
inline std::string shape_of(const impl::TextTemplate& text) {
  std::string shape;
  for (const impl::TextTemplate::Piece& piece : text.pieces) shape += piece.expr.exists() ? "{}" : piece.text;
  return shape;
}

}  // namespace amends
