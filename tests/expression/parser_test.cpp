// The grammar and its errors, each with what is underlined; limits.
#include "expression/parser.hpp"

#include <gtest/gtest.h>

#include <map>

namespace amends::impl {
namespace {

std::string show(const std::vector<Ast>& nodes, std::uint32_t id) {
  const Ast& ast = nodes[id];
  std::string children;
  for (const std::uint32_t child : ast.children) children += (children.empty() ? "" : " ") + show(nodes, child);
  switch (ast.kind) {
    case AstKind::boolean:
      return ast.boolean ? "true" : "false";
    case AstKind::integer:
      return std::to_string(ast.integer);
    case AstKind::real:
    case AstKind::money:
      return std::to_string(ast.real);
    case AstKind::duration:
      return std::to_string(ast.integer) + "s";
    case AstKind::period: {
      const Period period = Period::unpack(ast.integer);
      const char* const units[] = {"months", "working_days", "working_hours"};
      return std::to_string(period.count) + units[static_cast<int>(period.unit)];
    }
    case AstKind::time:
      return "@" + std::to_string(ast.integer);
    case AstKind::text:
      return "'" + ast.text + "'";
    case AstKind::date:
    case AstKind::name:
      return ast.text;
    case AstKind::select:
      return children + "." + ast.text;
    case AstKind::index:
      return "(at " + children + ")";
    case AstKind::call:
      return "(" + ast.text + "() " + children + ")";
    case AstKind::method:
      return "(." + ast.text + " " + children + ")";
    case AstKind::list:
      return "[" + children + "]";
    case AstKind::not_:
      return "(! " + children + ")";
    case AstKind::negate:
      return "(- " + children + ")";
    case AstKind::conditional:
      return "(? " + children + ")";
    case AstKind::binary:
      break;
  }
  static const std::map<Token, std::string> signs{
      {Token::and_, "&&"},  {Token::or_, "||"},    {Token::equal, "=="},      {Token::not_equal, "!="},
      {Token::less, "<"},   {Token::greater, ">"}, {Token::less_equal, "<="}, {Token::greater_equal, ">="},
      {Token::plus, "+"},   {Token::minus, "-"},   {Token::star, "*"},        {Token::slash, "/"},
      {Token::modulo, "%"}, {Token::in, "in"}};
  return "(" + signs.at(ast.op) + " " + children + ")";
}

std::string parse(std::string_view text) {
  Parser parser(text);
  const auto root = parser.run();
  if (!root) {
    const SyntaxError& e = parser.error();
    return e.message + " [" + std::string(text.substr(e.begin, e.end - e.begin)) + "]" +
           (e.help.empty() ? "" : " " + e.help);
  }
  return show(parser.nodes(), *root);
}

TEST(Parser, Precedence) {
  EXPECT_EQ(parse("1 + 2 * 3 - 4"), "(- (+ 1 (* 2 3)) 4)");
  EXPECT_EQ(parse("a or b and not c"), "(|| a (&& b (! c)))");
  EXPECT_EQ(parse("a || b && !c"), "(|| a (&& b (! c)))");
  EXPECT_EQ(parse("a + 1 < b == c"), "(== (< (+ a 1) b) c)");
  EXPECT_EQ(parse("a in [1, 2,]"), "(in a [1 2])");
  EXPECT_EQ(parse("not a == b"), "(== (! a) b)");
  EXPECT_EQ(parse("- -1"), "(- (- 1))");
  EXPECT_EQ(parse("-a.b[0]"), "(- (at a.b 0))");
  EXPECT_EQ(parse("a ? b : c ? d : e"), "(? a b (? c d e))");
  EXPECT_EQ(parse("a ? b ? c : d : e"), "(? a (? b c d) e)");
  EXPECT_EQ(parse("(1 + 2) * 3"), "(* (+ 1 2) 3)");
}

TEST(Parser, LongChainsOfAndAreNotDeep) {
  EXPECT_EQ(parse("a and b and c and d"), "(&& (&& a b) (&& c d))");
  std::string chain = "a";
  for (int i = 0; i != 1000; ++i) chain += " and a";
  Parser parser(chain);
  const auto root = parser.run();
  ASSERT_TRUE(root);
  EXPECT_LT(parser.nodes()[*root].height, 13U);
}

TEST(Parser, CallsAndMethods) {
  EXPECT_EQ(parse("tried(home_visit)"), "(tried() home_visit)");
  EXPECT_EQ(parse("a.b.contains('x')"), "(.contains a.b 'x')");
  EXPECT_EQ(parse("l.all(x, x > 1).b"), "(.all l x (> x 1)).b");
  EXPECT_EQ(parse("f()"), "(f() )");
  EXPECT_EQ(parse("a.for"), "a.for");  // reserved words are fields, as in CEL
}

TEST(Parser, Quantities) {
  EXPECT_EQ(parse("11 h"), "39600s");
  EXPECT_EQ(parse("90 min"), "5400s");
  EXPECT_EQ(parse("90min"), "5400s");
  EXPECT_EQ(parse("3 days"), "259200s");
  EXPECT_EQ(parse("2 weeks"), "1209600s");
  EXPECT_EQ(parse("5 s"), "5s");
  EXPECT_EQ(parse("1.5 h"), "5400s");
  EXPECT_EQ(parse("1 h 30 min"), "5400s");
  EXPECT_EQ(parse("-2 h"), "(- 7200s)");
  EXPECT_EQ(parse("6 months"), "6months");
  EXPECT_EQ(parse("2 years"), "24months");
  EXPECT_EQ(parse("10 working days"), "10working_days");
  EXPECT_EQ(parse("8 working hours"), "8working_hours");
  EXPECT_EQ(parse("20 USD"), "2000.000000");
  EXPECT_EQ(parse("0.29 USD"), "29.000000");
  EXPECT_EQ(parse("500 JPY"), "500.000000");
  EXPECT_EQ(parse("2025-04-01"), "2025-04-01");
  EXPECT_EQ(parse("1970-01-02T00:00:00Z"), "@86400");
}

TEST(Parser, QuantitiesThatAreNone) {
  EXPECT_EQ(parse("3 dayz"), "there is no unit `dayz` [dayz] did you mean `day`?");
  EXPECT_EQ(parse("3 working weeks"), "there is no unit `working weeks` [working weeks] did you mean `working days`?");
  EXPECT_EQ(parse("20 XQZ"), "there is no currency `XQZ` [XQZ] use a code of ISO 4217 such as `USD`");
  EXPECT_EQ(parse("0.123 USD"), "an amount in USD has at most 2 decimals [0.123 USD]");
  EXPECT_EQ(parse("1.5 JPY"), "JPY has no decimals [1.5 JPY]");
  EXPECT_EQ(parse("1.5 months"), "this must be a whole number of months [1.5 months]");
  EXPECT_EQ(parse("0.0001 s"), "this is not a whole number of seconds [0.0001 s]");
  EXPECT_EQ(parse("1 h 2 months"),
            "months and years have no fixed length in seconds [1 h 2 months] add them to a time one after the other");
  EXPECT_EQ(parse("1e18 h"), "this duration is too long [1e18 h]");
  EXPECT_EQ(parse("100000000000000 USD"), "this amount is too large [100000000000000 USD]");
  EXPECT_EQ(parse("2025-04-01T09:30"),
            "this time has no offset [2025-04-01T09:30] end it with `Z` or an offset such as `+01:00`");
  EXPECT_EQ(parse("2025-02-30T09:30Z"), "there is no such time [2025-02-30T09:30Z]");
}

TEST(Parser, Errors) {
  EXPECT_EQ(parse(""), "a value is wanted here, not the end []");
  EXPECT_EQ(parse("1 +"), "a value is wanted here, not the end []");
  EXPECT_EQ(parse("1 + * 2"), "a value is wanted here, not `*` [*]");
  EXPECT_EQ(parse("(1 + 2"), "`(` has no closing `)` [] add `)` where it ends");
  EXPECT_EQ(parse("[1, 2"), "`[` has no closing `]` [] add `]` where it ends");
  EXPECT_EQ(parse("f(1"), "the call has no closing `)` [] add `)` where it ends");
  EXPECT_EQ(parse("(1 2)"), "`)` or an operator is wanted here, not `2` [2]");
  EXPECT_EQ(parse("a b"), "an operator or the end is wanted here, not `b` [b]");
  EXPECT_EQ(parse("a ? b"), "`:` is wanted here, not the end []");
  EXPECT_EQ(parse("a."), "a name is wanted here, not the end []");
  EXPECT_EQ(parse("a AND b"), "an operator or the end is wanted here, not `AND` [AND] write `and`");
  EXPECT_EQ(parse("1 AND b"), "an operator or the end is wanted here, not `AND` [AND] write `and`");
  EXPECT_EQ(parse("a is b"), "an operator or the end is wanted here, not `is` [is] to compare, write `==`");
  EXPECT_EQ(parse("a not in [1]"), "an operator or the end is wanted here, not `not` [not] write `not (x in list)`");
}

TEST(Parser, ReservedWords) {
  EXPECT_EQ(parse("null"), "there is no `null` in this language [null] `has(x)` says whether there is an x");
  EXPECT_EQ(parse("1 + if"), "`if` is a reserved word [if] write `condition ? this : that`");
  for (const char* word : {"as", "break", "const", "continue", "for", "function", "import", "let", "loop", "package",
                           "namespace", "return", "var", "void", "while"})
    EXPECT_EQ(parse(word), "`" + std::string(word) + "` is a reserved word [" + word + "]");
}

TEST(Parser, LimitOfNesting) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '(') + "1" + std::string(depth, ')'); };
  EXPECT_EQ(parse(nested(63)), "1");
  EXPECT_EQ(parse(nested(64)), "this expression is nested more than 64 deep [1] name parts of it under `values`");
  EXPECT_EQ(parse(nested(5000)).substr(0, 43), "this expression is nested more than 64 deep");
  EXPECT_EQ(parse(std::string(8000, '[')).substr(0, 43), "this expression is nested more than 64 deep");
  EXPECT_EQ(parse(std::string(8000, '-') + "1").substr(0, 43), "this expression is nested more than 64 deep");
}

TEST(Parser, LimitOfHeight) {
  std::string sum = "1";
  for (int i = 0; i != 255; ++i) sum += "+1";
  EXPECT_EQ(parse(sum).substr(0, 5), "(+ (+");
  EXPECT_EQ(parse(sum + "+1").substr(0, 50), "this expression has too many operators in a row [1");
}

TEST(Parser, LimitsOfSize) {
  EXPECT_EQ(parse("'" + std::string(Parser::max_bytes, 'a') + "'").substr(0, 41),
            "this expression is longer than 16 KB ['aa");
  std::string list = "[[[";
  while (list.size() + 2 < Parser::max_bytes) list += "1,";
  EXPECT_EQ(parse(list).substr(0, 36), "a value is wanted here, not the end ");
  std::string names;  // one byte a node: every sign adds one too
  for (int i = 0; i != 5400; ++i) names += "-a|";
  EXPECT_NE(parse(names).find("`|` is no operator"), std::string::npos);
  std::string many = "[";
  for (int i = 0; i != 5100; ++i) many += "-1,";
  EXPECT_EQ(parse(many + "]").substr(0, 44), "this expression has more than 10,000 parts [");
}

}  // namespace
}  // namespace amends::impl
