#include "expression/compile.hpp"

#include "expression/builder.hpp"
#include "expression/checker.hpp"
#include "expression/parser.hpp"

namespace amends::impl {

Compiler::Compiler(TypeTable& types, const Scope& scope, Report& report)
    : types_(types), scope_(scope), report_(report), builder_(std::make_unique<ProgramBuilder>(types, scope)) {}

Compiler::~Compiler() = default;

std::optional<CompiledExpression> Compiler::compile(const ExpressionText& text, const Wanted& wanted) {
  Parser parser(text.text);
  const std::optional<std::uint32_t> root = parser.run();
  if (!root) {
    const SyntaxError& error = parser.error();
    Span span = text.span;
    if (text.content_begin != Span::none && error.code != "too-large") {
      span.begin = text.content_begin + error.begin;
      span.end = text.content_begin + error.end;
    }
    report_.error(span, error.code, error.message, error.help);
    return std::nullopt;
  }
  return Checker(types_, scope_, report_, *builder_, text, wanted, parser.take()).run(*root);
}

CompiledExpression Compiler::constant(Cell cell, Type type, Span span) {
  return {{builder_->constant(cell, type, span)}, type, Visibility::load, 0};
}

Expr Compiler::negation(Expr condition, Span span) {
  return {builder_->node(Op::not_, {TypeKind::boolean, 0}, span, condition.node)};
}

Program Compiler::finish() { return builder_->finish(); }

}  // namespace amends::impl
