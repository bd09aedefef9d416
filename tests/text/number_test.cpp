// Numbers as text: for people and for programs.
#include "text/number.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace amends::impl {
namespace {

TEST(FormatNumber, TrimsAndRoundsHalfAwayFromZero) {
  EXPECT_EQ(format_number(8.4309), "8.43");
  EXPECT_EQ(format_number(12), "12");
  EXPECT_EQ(format_number(0.7), "0.7");
  EXPECT_EQ(format_number(0), "0");
  EXPECT_EQ(format_number(0.125), "0.13");
  EXPECT_EQ(format_number(-0.125), "-0.13");
  EXPECT_EQ(format_number(1.005), "1.01");  // as it reads, though the double is a little less
  EXPECT_EQ(format_number(2.5, 0), "3");
  EXPECT_EQ(format_number(-2.5, 0), "-3");
  EXPECT_EQ(format_number(9.999), "10");
  EXPECT_EQ(format_number(99.995, 2), "100");
  EXPECT_EQ(format_number(-0.001), "0");
  EXPECT_EQ(format_number(-0.0), "0");
  EXPECT_EQ(format_number(1e-300), "0");
  EXPECT_EQ(format_number(1.0 / 3, 4), "0.3333");
}

TEST(FormatNumber, HasNoExponentForSaneSizes) {
  EXPECT_EQ(format_number(123456789012.5), "123456789012.5");
  EXPECT_EQ(format_number(999999999999999.0), "999999999999999");
  EXPECT_EQ(format_number(1e300), "1e+300");
  EXPECT_EQ(format_number(std::numeric_limits<double>::infinity()), "infinite");
  EXPECT_EQ(format_number(-std::numeric_limits<double>::infinity()), "-infinite");
  EXPECT_EQ(format_number(std::numeric_limits<double>::quiet_NaN()), "not a number");
}

TEST(FormatFixed, KeepsItsDecimals) {
  EXPECT_EQ(format_fixed(8.4, 2), "8.40");
  EXPECT_EQ(format_fixed(1038.965, 2), "1038.97");
  EXPECT_EQ(format_fixed(7, 0), "7");
  EXPECT_EQ(format_fixed(-0.004, 2), "0.00");
}

TEST(FormatExact, ReadsBackAsTheSameDouble) {
  EXPECT_EQ(format_exact(0.1), "0.1");
  EXPECT_EQ(format_exact(100), "100");
  EXPECT_EQ(format_exact(1e21), "1e+21");
  for (const double value : {1.0 / 3, 1e-310, 5e-324, 1.7976931348623157e308, -2.5, 123456.789})
    EXPECT_EQ(parse_double(format_exact(value)), value);
}

TEST(ParseInteger, TakesAllOrNothing) {
  EXPECT_EQ(parse_integer("-42"), -42);
  EXPECT_EQ(parse_integer("017"), 17);
  EXPECT_EQ(parse_integer("9223372036854775807"), std::numeric_limits<std::int64_t>::max());
  for (const char* text : {"", "-", "+1", " 1", "1 ", "1.0", "0x10", "9223372036854775808", "1e3"})
    EXPECT_EQ(parse_integer(text), std::nullopt) << text;
}

TEST(ParseDouble, TakesFiniteDecimals) {
  EXPECT_EQ(parse_double("0.25"), 0.25);
  EXPECT_EQ(parse_double("-1e3"), -1000);
  for (const char* text : {"", "nan", "inf", "-inf", "NaN", "infinity", "0x1p3", "1e999", "1.5 ", "1,5", "+1"})
    EXPECT_EQ(parse_double(text), std::nullopt) << text;
}

}  // namespace
}  // namespace amends::impl
