// Expression text to a compiled expression: parse, check, compile. Everything wrong goes to the report, with the exact
// place inside the text underlined and "did you mean" where a near name exists.
#pragma once

#include "expression/program.hpp"
#include "expression/scope.hpp"
#include "text/report.hpp"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace amends::impl {

struct ExpressionText {
  std::string_view text;
  Span span;                                 // of the whole scalar in its source
  std::uint32_t content_begin = Span::none;  // byte of text[0] in the source; none: underline the whole span
};

struct Wanted {
  std::vector<Type> types;  // one of these; empty: any type
  Visibility limit = Visibility::texts;
  std::string_view place;  // for messages: "the chance of a step"
  // Where a quantity in a time unit is wanted (3600 for hours): a duration is divided by it and becomes a double.
  std::int64_t unit_seconds = 0;
};

struct CompiledExpression {
  Expr expr;
  Type type;
  Visibility visibility = Visibility::load;  // the highest of its ingredients
  std::int8_t slope = 0;                     // how it moves with now, see Node::slope
};

class ProgramBuilder;

class Compiler {
 public:
  Compiler(TypeTable& types, const Scope& scope, Report& report);
  ~Compiler();
  Compiler(const Compiler&) = delete;
  Compiler& operator=(const Compiler&) = delete;

  // An int where a double is wanted is converted, a bare number where money is wanted is in the policy's currency, a
  // bare name or a text where an enum is wanted is looked up in that enum.
  std::optional<CompiledExpression> compile(const ExpressionText& text, const Wanted& wanted);
  CompiledExpression constant(Cell cell, Type type, Span span);
  Expr negation(Expr condition, Span span);

  Program finish();  // once, at the end

 private:
  TypeTable& types_;
  const Scope& scope_;
  Report& report_;
  std::unique_ptr<ProgramBuilder> builder_;
};

}  // namespace amends::impl
