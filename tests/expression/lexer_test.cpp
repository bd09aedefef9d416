// Tokens: numbers, per cent against modulo, dates, all forms of text, and what is no token.
#include "expression/lexer.hpp"

#include <gtest/gtest.h>

namespace amends::impl {
namespace {

std::vector<Lexeme> lex(std::string_view text) {
  Lexer lexer(text);
  auto lexemes = lexer.run();
  EXPECT_TRUE(lexemes) << text << ": " << lexer.error().message;
  return lexemes ? *lexemes : std::vector<Lexeme>(2);
}

Lexeme first(std::string_view text) { return lex(text).front(); }

// "message [underlined]"
std::string error(std::string_view text) {
  Lexer lexer(text);
  if (lexer.run()) return "no error";
  const SyntaxError& e = lexer.error();
  return e.message + " [" + std::string(text.substr(e.begin, e.end - e.begin)) + "]";
}

TEST(Lexer, Numbers) {
  EXPECT_EQ(first("42").token, Token::integer);
  EXPECT_EQ(first("42").integer, 42U);
  EXPECT_EQ(first("0x1F").integer, 31U);
  EXPECT_EQ(first("9223372036854775807").integer, 9223372036854775807U);
  EXPECT_EQ(first("0.5").token, Token::real);
  EXPECT_EQ(first("0.5").real, 0.5);
  EXPECT_EQ(first(".99").real, 0.99);
  EXPECT_EQ(first("1e3").real, 1000.0);
  EXPECT_EQ(first("2.5E-1").real, 0.25);
  EXPECT_EQ(first("1e-400").real, 0.0);
  EXPECT_EQ(lex("1.e").size(), 4U);  // 1 . e
}

TEST(Lexer, NumbersThatDoNotFit) {
  EXPECT_EQ(error("9223372036854775809"), "this number does not fit in 64 bits [9223372036854775809]");
  EXPECT_EQ(error("0xFFFFFFFFFFFFFFFF"), "this number does not fit in 64 bits [0xFFFFFFFFFFFFFFFF]");
  EXPECT_EQ(error("0x"), "`0x` wants hexadecimal digits [0x]");
  EXPECT_EQ(error("1e400"), "this number is too large for a double [1e400]");
  EXPECT_EQ(error("1u"), "there are no unsigned numbers in this language [1u]");
}

TEST(Lexer, PercentBeforeTheEndOrAClosingOrJoiningSign) {
  for (const std::string_view text :
       {"90%",      "90% ",     "90%)",     "90%]",      "90%, 1",   "90% : 1",  "90% ? 1",         "90% * x",
        "90%*x",    "90% / 2",  "90% + x",  "90% - x",   "90%-1",    "90% == x", "90% != x",        "90% < x",
        "90% >= x", "90% && x", "90% || x", "90% and x", "90% or x", "90% in x", "90% // a comment"}) {
    EXPECT_EQ(first(text).token, Token::percent) << text;
    EXPECT_EQ(first(text).real, 0.9) << text;
  }
}

TEST(Lexer, ModuloOtherwise) {
  for (const std::string_view text : {"47 % 5", "47%5", "47% 5", "47%x", "47 %", "47%(5)", "47% order", "47 % -5"}) {
    const std::vector<Lexeme> lexemes = lex(text);
    EXPECT_EQ(lexemes[0].token, Token::integer) << text;
    EXPECT_EQ(lexemes[1].token, Token::modulo) << text;
  }
}

TEST(Lexer, PercentIsTheNearestDouble) {
  EXPECT_EQ(first("33.3%").real, 0.333);
  EXPECT_EQ(first("0.7%").real, 0.007);
  EXPECT_EQ(first("100%").real, 1.0);
  EXPECT_EQ(first("1e1%").real, 0.1);
}

TEST(Lexer, DatesAndTimes) {
  EXPECT_EQ(first("2025-04-01").token, Token::date);
  EXPECT_EQ(first("2025-04-01").text, "2025-04-01");
  EXPECT_EQ(first("2025-04-01T09:30Z").token, Token::time);
  EXPECT_EQ(first("2025-04-01T09:30:15.25+01:00").text, "2025-04-01T09:30:15.25+01:00");
  EXPECT_EQ(lex("2025-04-01 - x").size(), 4U);
  EXPECT_EQ(first("2025-4-1").token, Token::integer);
  EXPECT_EQ(first("2025 - 04 - 01").token, Token::integer);
}

TEST(Lexer, TextInAllItsForms) {
  EXPECT_EQ(first("'a\"b'").text, "a\"b");
  EXPECT_EQ(first("\"a'b\"").text, "a'b");
  EXPECT_EQ(first("'''a'b\nc'''").text, "a'b\nc");
  EXPECT_EQ(first("\"\"\"a\"\"b\"\"\"").text, "a\"\"b");
  EXPECT_EQ(first("r'\\n'").text, "\\n");
  EXPECT_EQ(first("R\"\"\"a\\\"b\"\"\"").text, "a\\\"b");
  EXPECT_EQ(first("''").text, "");
}

TEST(Lexer, Escapes) {
  EXPECT_EQ(first(R"('\a\b\f\n\r\t\v\\\?\"\'\`')").text, "\a\b\f\n\r\t\v\\?\"'`");
  EXPECT_EQ(first(R"('\x41\X42\103\u00e9\U0001F62C')").text, "ABC\u00e9\U0001F62C");
  EXPECT_EQ(first(R"('\000')").text, std::string(1, '\0'));
  EXPECT_EQ(error(R"('a\qb')"), "this escape has no meaning [\\q]");
  EXPECT_EQ(error(R"('\x4')"), "this escape wants 2 hexadecimal digits [\\x4']");
  EXPECT_EQ(error(R"('\ud800')"), "this is no Unicode code point [\\ud800]");
  EXPECT_EQ(error(R"('\U00110000')"), "this is no Unicode code point [\\U00110000]");
  EXPECT_EQ(error(R"('\09')"), "this escape wants 3 octal digits [\\09']");
}

TEST(Lexer, TextThatDoesNotEnd) {
  EXPECT_EQ(error("'abc"), "this text has no closing quote ['abc]");
  EXPECT_EQ(error("'abc\nd'"), "this text has no closing quote ['abc]");
  EXPECT_EQ(error("'''abc'"), "this text has no closing quote ['''abc']");
  EXPECT_EQ(error("'\\"), "this escape has no meaning [\\]");
}

TEST(Lexer, SignsThatAreNone) {
  EXPECT_EQ(error("a = b"), "`=` is no operator [=]");
  EXPECT_EQ(error("a => b"), "`=>` is no operator [=>]");
  EXPECT_EQ(error("a =< b"), "`=<` is no operator [=<]");
  EXPECT_EQ(error("30 $"), "`$` has no meaning here [$]");
  EXPECT_EQ(error("\u20ac30"), "`\u20ac` has no meaning here [\u20ac]");
  EXPECT_EQ(error("a & b"), "`&` is no operator [&]");
  EXPECT_EQ(error("a | b"), "`|` is no operator [|]");
  EXPECT_EQ(error("{1: 2}"), "there are no maps in expressions [{]");
  EXPECT_EQ(error("b'a'"), "there are no bytes in this language [b]");
  EXPECT_EQ(error("a.`b`"), "names are not put in backticks here [`]");
  EXPECT_EQ(error("a # b"), "`#` has no meaning here [#]");
  EXPECT_EQ(error("caf\u00e9"), "`\u00e9` has no meaning here [\u00e9]");
  EXPECT_EQ(error(std::string("a\x01")), "there is a control character here [\x01]");
}

TEST(Lexer, CommentsAndReservedWords) {
  const std::vector<Lexeme> lexemes = lex("a // b\n and not c or true");
  ASSERT_EQ(lexemes.size(), 7U);
  EXPECT_EQ(lexemes[1].token, Token::and_);
  EXPECT_EQ(lexemes[2].token, Token::not_);
  EXPECT_EQ(lexemes[4].token, Token::or_);
  EXPECT_EQ(lexemes[5].token, Token::true_);
  EXPECT_EQ(first("android").token, Token::name);
}

}  // namespace
}  // namespace amends::impl
