// Exact amounts of money.
#include <amends/money.hpp>

#include <gtest/gtest.h>

#include <limits>

namespace amends {
namespace {

std::string read(std::string_view text) {
  const std::optional<Money> money = parse_money(text);
  return money ? to_string(*money) : "none";
}

TEST(Currency, KnowsItsMinorUnit) {
  EXPECT_EQ(Currency::from_code("USD")->digits(), 2);
  EXPECT_EQ(Currency::from_code("JPY")->digits(), 0);
  EXPECT_EQ(Currency::from_code("KWD")->digits(), 3);
  EXPECT_EQ(Currency::from_code("EUR")->code(), "EUR");
  EXPECT_EQ(Currency().code(), "");
  for (const char* code : {"", "usd", "US", "USDX", "XYZ", "XAU", "DEM", "SD "})
    EXPECT_EQ(Currency::from_code(code), std::nullopt) << code;
}

TEST(ParseMoney, IsExact) {
  EXPECT_EQ(parse_money("20 USD")->minor, 2000);
  EXPECT_EQ(read("20 USD"), "20.00 USD");
  EXPECT_EQ(read("9.98 GBP"), "9.98 GBP");
  EXPECT_EQ(read("0.5 EUR"), "0.50 EUR");
  EXPECT_EQ(read("-0.05 USD"), "-0.05 USD");
  EXPECT_EQ(read("1500 JPY"), "1500 JPY");
  EXPECT_EQ(read("1.234 KWD"), "1.234 KWD");
  EXPECT_EQ(read("92233720368547758.07 USD"), "92233720368547758.07 USD");
}

TEST(ParseMoney, RefusesWhatIsNotOneAmount) {
  for (const char* text :
       {"", "20", "USD", "20 usd", "20USD", "1,400.50 USD", "1.005 USD", "1.5 JPY", "1. USD", ".5 USD", "+5 USD",
        "- 5 USD", "1e3 USD", "92233720368547758.08 USD", "20 USD ", " 20 USD", "20 XXX", "--5 USD", "1.2.3 USD"})
    EXPECT_EQ(read(text), "none") << text;
}

TEST(MoneyToString, CoversTheWholeRange) {
  const Currency usd = *Currency::from_code("USD");
  EXPECT_EQ(to_string(Money{std::numeric_limits<std::int64_t>::min(), usd}), "-92233720368547758.08 USD");
  EXPECT_EQ(to_string(Money{0, usd}), "0.00 USD");
  EXPECT_EQ(to_string(Money{5, Currency()}), "0.05");
}

}  // namespace
}  // namespace amends
