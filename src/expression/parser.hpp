// Tokens to a tree, by recursive descent, with limits on length, nesting and size.
#pragma once

#include "expression/ast.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace amends::impl {

class Parser {
 public:
  static constexpr std::size_t max_bytes = 16 * 1024;
  static constexpr std::size_t max_nodes = 10'000;
  static constexpr std::uint32_t max_depth = 64;    // parentheses, brackets, arguments, signs inside each other
  static constexpr std::uint32_t max_height = 256;  // of the tree, which a chain such as a + b + c also makes higher

  explicit Parser(std::string_view text) : text_(text) {}

  std::optional<std::uint32_t> run();  // the root; nullopt after an error
  const std::vector<Ast>& nodes() const noexcept { return nodes_; }
  std::vector<Ast> take() { return std::move(nodes_); }
  const SyntaxError& error() const noexcept { return error_; }

 private:
  using Id = std::optional<std::uint32_t>;

  Id expression();
  Id disjunction();
  Id conjunction();
  Id relation();
  Id sum();
  Id product();
  Id unary();
  Id member();
  Id primary();
  Id name_or_call();
  Id literal();
  Id list();

  Id quantity();  // quantities.cpp
  Id add_duration(Ast node);
  bool unit_follows() const;
  bool duration_or_period(const Lexeme& number, Ast& node);
  Id money(const Lexeme& number, Ast node);

  Id chain(Token op, std::vector<std::uint32_t> operands, std::uint32_t first, std::uint32_t last);
  Id binary(Token op, const Lexeme& sign, std::uint32_t left, std::uint32_t right);
  bool arguments(std::vector<std::uint32_t>& into);
  Id add(Ast node);
  Ast start(AstKind kind) const;

  const Lexeme& token() const noexcept { return lexemes_[at_]; }
  bool accept(Token token);
  bool expect(Token token, std::string_view sign, std::string_view after);
  Id fail(std::uint32_t begin, std::uint32_t end, std::string message, std::string help = {},
          std::string code = "syntax");
  Id unexpected(std::string_view wanted);
  std::string found() const;

  std::string_view text_;
  std::vector<Lexeme> lexemes_;
  std::size_t at_ = 0;
  std::uint32_t depth_ = 0;
  std::vector<Ast> nodes_;
  SyntaxError error_;
};

}  // namespace amends::impl
