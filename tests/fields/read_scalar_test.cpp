// Scalars of JSON and YAML as what their field wants.
#include "fields/field.hpp"

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <string>
#include <vector>

namespace amends::impl {
namespace {

Tree text(std::string value, bool plain = false) {
  Tree tree;
  tree.kind = Tree::Kind::text;
  tree.text = std::move(value);
  tree.plain = plain;
  return tree;
}
Tree plain(std::string value) { return text(std::move(value), true); }  // of YAML, without quotes
Tree number(std::int64_t value) {
  Tree tree;
  tree.kind = Tree::Kind::integer;
  tree.integer = value;
  tree.text = std::to_string(value);
  return tree;
}
Tree number(double value, std::string digits) {
  Tree tree;
  tree.kind = Tree::Kind::real;
  tree.real = value;
  tree.text = std::move(digits);
  return tree;
}
Tree boolean(bool value) {
  Tree tree;
  tree.kind = Tree::Kind::boolean;
  tree.boolean = value;
  return tree;
}
Tree money_map(Tree amount, Tree currency) {
  Tree tree;
  tree.kind = Tree::Kind::map;
  tree.entries = {{"amount", {}, std::move(amount)}, {"currency", {}, std::move(currency)}};
  return tree;
}

constexpr std::array<std::string_view, 3> levels{"no", "sometimes", "yes"};
const Currency usd = *Currency::from_code("USD");

FieldInfo field(FieldKind kind) {
  FieldInfo info;
  info.kind = kind;
  if (kind == FieldKind::enumeration) info.enum_names = levels;
  return info;
}

struct Read {
  FieldView view;
  std::string error;  // "message [code] help"
};

Read read(const Tree& tree, const FieldInfo& info, Currency currency = {}) {
  Report report;
  Read result{read_scalar(tree, info, "a.b", report, currency), ""};
  EXPECT_EQ(result.view.state == FieldState::known, !report.has_errors());
  for (const Diagnostic& d : report.take()) {
    EXPECT_EQ(d.path, "a.b");
    result.error += d.message + " [" + d.code + "]" + (d.help.empty() ? "" : " " + d.help);
  }
  return result;
}
Read read(const Tree& tree, FieldKind kind, Currency currency = {}) { return read(tree, field(kind), currency); }

TEST(ReadScalar, TruthValues) {
  EXPECT_TRUE(read(boolean(true), FieldKind::boolean).view.boolean);
  EXPECT_FALSE(read(plain("false"), FieldKind::boolean).view.boolean);
  EXPECT_TRUE(read(plain("true"), FieldKind::boolean).view.boolean);
  EXPECT_EQ(read(text("true"), FieldKind::boolean).error,
            "expected true or false, found the text `true` [wrong-type] write true or false, without quotes");
  EXPECT_EQ(read(plain("yes"), FieldKind::boolean).error,
            "expected true or false, found `yes` [wrong-type] write true or false, without quotes");
  EXPECT_EQ(read(number(1), FieldKind::boolean).error, "expected true or false, found the number `1` [wrong-type]");
}

TEST(ReadScalar, WholeNumbers) {
  EXPECT_EQ(read(number(-3), FieldKind::integer).view.integer, -3);
  EXPECT_EQ(read(plain("017"), FieldKind::integer).view.integer, 17);
  EXPECT_EQ(read(number(1e30, "1000000000000000000000000000000"), FieldKind::integer).error,
            "`1000000000000000000000000000000` is too large a number [impossible-value]");
  EXPECT_EQ(read(number(1.5, "1.5"), FieldKind::integer).error,
            "expected a whole number, found the number `1.5` [wrong-type]");
  EXPECT_EQ(read(text("3"), FieldKind::integer).error,
            "expected a whole number, found the text `3` [wrong-type] write the number without quotes");
  FieldInfo count = field(FieldKind::integer);
  count.has_minimum = true;
  EXPECT_EQ(read(number(-1), count).error, "`-1` is impossible: it must be at least 0 [impossible-value]");
}

TEST(ReadScalar, Numbers) {
  EXPECT_EQ(read(number(2), FieldKind::real).view.real, 2.0);
  EXPECT_EQ(read(number(2.5, "2.5"), FieldKind::real).view.real, 2.5);
  EXPECT_EQ(read(plain("2.5e1"), FieldKind::real).view.real, 25.0);
  EXPECT_EQ(read(plain("nan"), FieldKind::real).error, "`nan` is not a finite number [impossible-value]");
  EXPECT_EQ(read(plain("inf"), FieldKind::real).error, "`inf` is not a finite number [impossible-value]");
  EXPECT_EQ(read(plain("1e999"), FieldKind::real).error,
            "`1e999` is a number beyond what can be reckoned with [impossible-value]");
  EXPECT_EQ(read(number(std::numeric_limits<double>::infinity(), "1e999"), FieldKind::real).error,
            "`1e999` is a number beyond what can be reckoned with [impossible-value]");
  EXPECT_EQ(read(plain("many"), FieldKind::real).error, "expected a number, found `many` [wrong-type]");
  FieldInfo hours = field(FieldKind::real);
  hours.has_minimum = hours.has_maximum = true;
  hours.maximum = 24;
  EXPECT_EQ(read(number(24), hours).view.real, 24.0);
  EXPECT_EQ(read(number(24.5, "24.5"), hours).error,
            "`24.5` is impossible: it must lie between 0 and 24 [impossible-value]");
}

TEST(ReadScalar, Texts) {
  EXPECT_EQ(read(text("a"), FieldKind::text).view.text, "a");
  EXPECT_EQ(read(plain("true"), FieldKind::text).view.text, "true");
  EXPECT_EQ(read(plain("1234"), FieldKind::text).view.text, "1234");
  EXPECT_EQ(read(number(1234), FieldKind::text).error,
            "expected text, found the number `1234` [wrong-type] put it in quotes");
  EXPECT_EQ(read(Tree(), FieldKind::text).error, "expected a value, found nothing [wrong-type]");
}

TEST(ReadScalar, Durations) {
  EXPECT_EQ(read(text("11 h"), FieldKind::duration).view.integer, 39'600);
  EXPECT_EQ(read(plain("PT1H30M"), FieldKind::duration).view.integer, 5'400);
  EXPECT_EQ(read(number(11), FieldKind::duration).error,
            "expected a duration, found the number `11` [wrong-type] write it with its unit, such as `\"11 h\"`");
  EXPECT_EQ(read(text("a while"), FieldKind::duration).error,
            "expected a duration, found the text `a while` [wrong-type] write it as `11 h`, `90 min`, `3 days` or "
            "`PT1H30M`");
}

TEST(ReadScalar, Times) {
  EXPECT_EQ(read(text("2026-03-02T12:00:00Z"), FieldKind::time).view.integer, 1'772'452'800);
  EXPECT_EQ(read(plain("2026-03-02 13:00+01:00"), FieldKind::time).view.integer, 1'772'452'800);
  EXPECT_EQ(read(text("2026-03-02T12:00:00"), FieldKind::time).error,
            "the time `2026-03-02T12:00:00` has no offset [no-offset] say where it was that time: end it with `Z` "
            "(UTC) or an offset such as `+01:00`");
  EXPECT_EQ(read(text("2026-02-30T12:00:00Z"), FieldKind::time).error,
            "there is no such time as `2026-02-30T12:00:00Z` [impossible-value]");
  EXPECT_EQ(read(text("yesterday"), FieldKind::time).error,
            "expected a time, found the text `yesterday` [wrong-type] write it as `2026-03-02T09:30:00Z`");
  EXPECT_EQ(read(number(5), FieldKind::time).error,
            "expected a time, found the number `5` [wrong-type] write it as `2026-03-02T09:30:00Z`");
}

TEST(ReadScalar, Money) {
  EXPECT_EQ(read(text("20 USD"), FieldKind::money).view.integer, 2'000);
  EXPECT_EQ(read(text("20 USD"), FieldKind::money).view.currency, usd);
  EXPECT_EQ(read(money_map(text("20.50"), text("USD")), FieldKind::money).view.integer, 2'050);
  EXPECT_EQ(read(money_map(number(20), text("USD")), FieldKind::money).view.integer, 2'000);
  EXPECT_EQ(read(number(20.5, "20.5"), FieldKind::money, usd).view.integer, 2'050);
  EXPECT_EQ(read(plain("20.5"), FieldKind::money, usd).view.integer, 2'050);
  EXPECT_EQ(read(plain("20.5"), FieldKind::money, usd).view.currency, usd);
  EXPECT_EQ(read(number(20), FieldKind::money).error,
            "expected an amount of money with its currency, found the number `20` [wrong-type] write it as `20 USD`, "
            "in JSON in quotes");
  EXPECT_EQ(read(text("20 EUR"), FieldKind::money, usd).error,
            "`20 EUR` is not in USD, the currency of the policy [other-currency] amounts are never converted: give it "
            "in USD");
  EXPECT_EQ(read(text("20.123 USD"), FieldKind::money).error,
            "`20.123 USD` is not an amount of money [impossible-value] write a number with no more decimals than the "
            "currency has, and an ISO 4217 code: `20 USD`");
  EXPECT_EQ(read(text("a lot"), FieldKind::money).error,
            "expected an amount of money, found the text `a lot` [wrong-type] write it as `20 USD`");
  FieldInfo price = field(FieldKind::money);
  price.has_minimum = true;
  EXPECT_EQ(read(text("-1 USD"), price).error, "`-1.00 USD` is impossible: it must be at least 0 [impossible-value]");
}

TEST(ReadScalar, MoneyMapsHaveNoOtherKeys) {
  Tree tree = money_map(text("20"), text("USD"));
  tree.entries.push_back({"tax", {}, number(1)});
  Report report;
  read_scalar(tree, field(FieldKind::money), "price", report);
  ASSERT_EQ(report.all().size(), 1u);
  EXPECT_EQ(report.all()[0].path, "price.tax");
  EXPECT_EQ(report.all()[0].code, "unknown-key");
  EXPECT_EQ(report.all()[0].message, "an amount of money has no `tax`");
}

TEST(ReadScalar, Names) {
  EXPECT_EQ(read(text("sometimes"), FieldKind::enumeration).view.integer, 1);
  EXPECT_EQ(read(plain("no"), FieldKind::enumeration).view.integer, 0);
  EXPECT_EQ(read(text("somtimes"), FieldKind::enumeration).error,
            "there is no `somtimes` here [unknown-name] did you mean `sometimes`?");
  EXPECT_EQ(read(text("perhaps"), FieldKind::enumeration).error,
            "there is no `perhaps` here [unknown-name] it is one of `no`, `sometimes` or `yes`");
  EXPECT_EQ(read(boolean(true), FieldKind::enumeration).error,
            "expected one of `no`, `sometimes` or `yes`, found `true` [wrong-type]");
}

}  // namespace
}  // namespace amends::impl
