// The grammar. Quantities (`11 h`, `20 USD`) are read in quantities.cpp.
#include "expression/parser.hpp"

#include <amends/time.hpp>

#include <algorithm>
#include <array>

namespace amends::impl {

namespace {

constexpr std::array<std::string_view, 17> reserved{"as",        "break",  "const",  "continue", "else", "for",
                                                    "function",  "if",     "import", "let",      "loop", "package",
                                                    "namespace", "return", "var",    "void",     "while"};

bool is_reserved(std::string_view word) { return std::find(reserved.begin(), reserved.end(), word) != reserved.end(); }

bool is_word(Token token) {
  return token == Token::name || token == Token::in || token == Token::and_ || token == Token::or_ ||
         token == Token::not_ || token == Token::true_ || token == Token::false_;
}

}  // namespace

std::optional<std::uint32_t> Parser::run() {
  if (text_.size() > max_bytes)
    return fail(0, static_cast<std::uint32_t>(text_.size()), "this expression is longer than 16 KB",
                "name parts of it under `values`", "too-large");
  Lexer lexer(text_);
  auto lexemes = lexer.run();
  if (!lexemes) {
    error_ = lexer.error();
    return std::nullopt;
  }
  lexemes_ = std::move(*lexemes);
  const Id root = expression();
  if (!root) return std::nullopt;
  if (token().token != Token::end) return unexpected("an operator or the end");
  return root;
}

Ast Parser::start(AstKind kind) const {
  Ast node;
  node.kind = kind;
  node.begin = token().begin;
  node.end = token().end;
  return node;
}

Parser::Id Parser::add(Ast node) {
  for (const std::uint32_t child : node.children) node.height = std::max(node.height, nodes_[child].height + 1);
  if (node.height > max_height)
    return fail(node.begin, node.end, "this expression has too many operators in a row",
                "name parts of it under `values`", "too-deep");
  if (nodes_.size() == max_nodes)
    return fail(0, static_cast<std::uint32_t>(text_.size()), "this expression has more than 10,000 parts",
                "name parts of it under `values`", "too-large");
  nodes_.push_back(std::move(node));
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

bool Parser::accept(Token wanted) {
  if (token().token != wanted) return false;
  ++at_;
  return true;
}

Parser::Id Parser::fail(std::uint32_t begin, std::uint32_t end, std::string message, std::string help,
                        std::string code) {
  error_ = {begin, end, std::move(message), std::move(help), std::move(code)};
  return std::nullopt;
}

std::string Parser::found() const {
  if (token().token == Token::end) return "the end";
  return "`" + std::string(text_.substr(token().begin, token().end - token().begin)) + "`";
}

Parser::Id Parser::unexpected(std::string_view wanted) {
  const Lexeme& lexeme = token();
  std::string help;
  if (lexeme.token == Token::name) {
    if (lexeme.text == "AND") help = "write `and`";
    if (lexeme.text == "OR") help = "write `or`";
    if (lexeme.text == "is") help = "to compare, write `==`";
  } else if (lexeme.token == Token::not_ && at_ != 0 && lexemes_[at_ - 1].token == Token::name) {
    help = "write `not (x in list)`";
  }
  if (at_ != 0 && lexemes_[at_ - 1].token == Token::name &&
      (lexemes_[at_ - 1].text == "NOT" || lexemes_[at_ - 1].text == "Not"))
    help = "write `not`";
  return fail(lexeme.begin, lexeme.end, std::string(wanted) + " is wanted here, not " + found(), std::move(help));
}

bool Parser::expect(Token wanted, std::string_view sign, std::string_view after) {
  if (accept(wanted)) return true;
  unexpected("`" + std::string(sign) + "` or an operator");
  if (token().token == Token::end) {
    error_.message = std::string(after) + " has no closing `" + std::string(sign) + "`";
    error_.help = "add `" + std::string(sign) + "` where it ends";
    error_.begin = error_.end = static_cast<std::uint32_t>(text_.size());
  }
  return false;
}

Parser::Id Parser::expression() {
  if (++depth_ > max_depth)
    return fail(token().begin, token().end, "this expression is nested more than 64 deep",
                "name parts of it under `values`", "too-deep");
  // a ? b : c ? d : e is read in a loop: a long list of cases is no deep nesting
  struct Case {
    std::uint32_t condition, value;
  };
  std::vector<Case> cases;
  Id last = disjunction();
  while (last && accept(Token::question)) {
    const Id value = expression();
    if (!value) return std::nullopt;
    if (!accept(Token::colon)) return unexpected("`:`");
    cases.push_back({*last, *value});
    last = disjunction();
  }
  while (last && !cases.empty()) {
    Ast node;
    node.kind = AstKind::conditional;
    node.children = {cases.back().condition, cases.back().value, *last};
    node.begin = nodes_[cases.back().condition].begin;
    node.end = nodes_[*last].end;
    cases.pop_back();
    last = add(std::move(node));
  }
  --depth_;
  return last;
}

// a && b && c ... as a balanced tree, so that a long chain is not deep.
Parser::Id Parser::chain(Token op, std::vector<std::uint32_t> operands, std::uint32_t first, std::uint32_t last) {
  if (last - first == 1) return operands[first];
  const std::uint32_t middle = first + (last - first) / 2;
  const Id left = chain(op, operands, first, middle);
  const Id right = left ? chain(op, operands, middle, last) : left;
  if (!right) return std::nullopt;
  return binary(op, {}, *left, *right);
}

Parser::Id Parser::disjunction() {
  std::vector<std::uint32_t> operands;
  do {
    const Id operand = conjunction();
    if (!operand) return std::nullopt;
    operands.push_back(*operand);
  } while (accept(Token::or_));
  const auto count = static_cast<std::uint32_t>(operands.size());
  return chain(Token::or_, std::move(operands), 0, count);
}

Parser::Id Parser::conjunction() {
  std::vector<std::uint32_t> operands;
  do {
    const Id operand = relation();
    if (!operand) return std::nullopt;
    operands.push_back(*operand);
  } while (accept(Token::and_));
  const auto count = static_cast<std::uint32_t>(operands.size());
  return chain(Token::and_, std::move(operands), 0, count);
}

Parser::Id Parser::binary(Token op, const Lexeme& sign, std::uint32_t left, std::uint32_t right) {
  Ast node;
  node.kind = AstKind::binary;
  node.op = op;
  node.begin = nodes_[left].begin;
  node.end = nodes_[right].end;
  node.name_begin = sign.begin;
  node.name_end = sign.end;
  node.children = {left, right};
  return add(std::move(node));
}

Parser::Id Parser::relation() {
  Id left = sum();
  while (left &&
         ((token().token >= Token::equal && token().token <= Token::greater_equal) || token().token == Token::in)) {
    const Lexeme sign = token();
    ++at_;
    const Id right = sum();
    if (!right) return std::nullopt;
    left = binary(sign.token, sign, *left, *right);
  }
  return left;
}

Parser::Id Parser::sum() {
  Id left = product();
  while (left && (token().token == Token::plus || token().token == Token::minus)) {
    const Lexeme sign = token();
    ++at_;
    const Id right = product();
    if (!right) return std::nullopt;
    left = binary(sign.token, sign, *left, *right);
  }
  return left;
}

Parser::Id Parser::product() {
  Id left = unary();
  while (left && (token().token == Token::star || token().token == Token::slash || token().token == Token::modulo)) {
    const Lexeme sign = token();
    ++at_;
    const Id right = unary();
    if (!right) return std::nullopt;
    left = binary(sign.token, sign, *left, *right);
  }
  return left;
}

Parser::Id Parser::unary() {
  if (token().token != Token::not_ && token().token != Token::minus) return member();
  Ast node = start(token().token == Token::not_ ? AstKind::not_ : AstKind::negate);
  node.name_begin = token().begin;
  node.name_end = token().end;
  ++at_;
  constexpr std::uint64_t lowest = 1ULL << 63U;
  if (node.kind == AstKind::negate && token().token == Token::integer && token().integer == lowest) {
    node.kind = AstKind::integer;
    node.integer = INT64_MIN;
    node.real = -9223372036854775808.0;
    node.end = token().end;
    ++at_;
    return add(std::move(node));
  }
  if (++depth_ > max_depth)
    return fail(node.begin, node.end, "this expression is nested more than 64 deep", {}, "too-deep");
  const Id operand = unary();
  if (!operand) return std::nullopt;
  --depth_;
  node.end = nodes_[*operand].end;
  node.children = {*operand};
  return add(std::move(node));
}

Parser::Id Parser::member() {
  Id value = primary();
  while (value) {
    if (accept(Token::dot)) {
      if (!is_word(token().token)) return unexpected("a name");
      Ast node = start(AstKind::select);
      node.text = token().text;
      node.name_begin = token().begin;
      node.name_end = token().end;
      node.begin = nodes_[*value].begin;
      node.children = {*value};
      ++at_;
      if (accept(Token::open_paren)) {
        node.kind = AstKind::method;
        if (!arguments(node.children)) return std::nullopt;
        node.end = lexemes_[at_ - 1].end;
      }
      value = add(std::move(node));
    } else if (accept(Token::open_bracket)) {
      const Id index = expression();
      if (!index || !expect(Token::close_bracket, "]", "`[`")) return std::nullopt;
      Ast node = start(AstKind::index);
      node.begin = nodes_[*value].begin;
      node.end = lexemes_[at_ - 1].end;
      node.children = {*value, *index};
      value = add(std::move(node));
    } else {
      break;
    }
  }
  return value;
}

bool Parser::arguments(std::vector<std::uint32_t>& into) {
  if (accept(Token::close_paren)) return true;
  do {
    const Id argument = expression();
    if (!argument) return false;
    into.push_back(*argument);
  } while (accept(Token::comma));
  return expect(Token::close_paren, ")", "the call");
}

Parser::Id Parser::primary() {
  switch (token().token) {
    case Token::open_paren: {
      const std::uint32_t begin = token().begin;
      ++at_;
      const Id inner = expression();
      if (!inner || !expect(Token::close_paren, ")", "`(`")) return std::nullopt;
      nodes_[*inner].begin = begin;
      nodes_[*inner].end = lexemes_[at_ - 1].end;
      return inner;
    }
    case Token::open_bracket:
      return list();
    case Token::name:
      return name_or_call();
    case Token::integer:
    case Token::real:
      return quantity();
    case Token::percent:
    case Token::text:
    case Token::date:
    case Token::time:
    case Token::true_:
    case Token::false_:
      return literal();
    default:
      return unexpected("a value");
  }
}

Parser::Id Parser::list() {
  Ast node = start(AstKind::list);
  ++at_;
  while (token().token != Token::close_bracket) {
    const Id element = expression();
    if (!element) return std::nullopt;
    node.children.push_back(*element);
    if (!accept(Token::comma)) break;
  }
  if (!expect(Token::close_bracket, "]", "`[`")) return std::nullopt;
  node.end = lexemes_[at_ - 1].end;
  return add(std::move(node));
}

Parser::Id Parser::name_or_call() {
  Ast node = start(AstKind::name);
  node.text = token().text;
  node.name_begin = node.begin;
  node.name_end = node.end;
  if (node.text == "null")
    return fail(node.begin, node.end, "there is no `null` in this language", "`has(x)` says whether there is an x");
  if (is_reserved(node.text))
    return fail(node.begin, node.end, "`" + node.text + "` is a reserved word",
                node.text == "if" || node.text == "else" ? "write `condition ? this : that`" : "");
  ++at_;
  if (accept(Token::open_paren)) {
    node.kind = AstKind::call;
    if (!arguments(node.children)) return std::nullopt;
    node.end = lexemes_[at_ - 1].end;
  }
  return add(std::move(node));
}

Parser::Id Parser::literal() {
  const Lexeme& lexeme = token();
  Ast node = start(AstKind::text);
  switch (lexeme.token) {
    case Token::percent:
      node.kind = AstKind::real;
      node.real = lexeme.real;
      break;
    case Token::date:
      node.kind = AstKind::date;
      node.text = lexeme.text;
      break;
    case Token::time: {
      const ParsedTime parsed = parse_time(lexeme.text);
      if (!parsed.time) {
        const bool no_offset = parsed.error == TimeError::no_offset;
        return fail(node.begin, node.end, no_offset ? "this time has no offset" : "there is no such time",
                    no_offset ? "end it with `Z` or an offset such as `+01:00`" : "");
      }
      node.kind = AstKind::time;
      node.integer = parsed.time->seconds;
      break;
    }
    case Token::true_:
    case Token::false_:
      node.kind = AstKind::boolean;
      node.boolean = lexeme.token == Token::true_;
      break;
    default:
      node.text = lexeme.text;
  }
  ++at_;
  return add(std::move(node));
}

}  // namespace amends::impl
