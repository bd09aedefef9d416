// Hostile YAML: an answer in bounded time, whatever it is.
#include "yaml_reading.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace amends::impl {
namespace {

std::string repeat(std::string_view text, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

TEST(YamlLimits, Depth) {
  const std::string message = " lists and maps are nested more than 64 deep";
  EXPECT_EQ(yaml_errors(repeat("[", 10'000)), "too-deep 1:65 `[`" + message);
  EXPECT_EQ(yaml_errors("a: " + repeat("{a: ", 10'000)), "too-deep 1:260 `{`" + message);
  EXPECT_EQ(yaml_errors(repeat("[\n", 10'000)).substr(0, 8), "too-deep");
  EXPECT_EQ(yaml_errors(repeat("- ", 10'000) + "\n"), "too-deep 1:129 `-`" + message);
  EXPECT_EQ(yaml_errors(repeat("? ", 10'000) + "\n").substr(0, 8), "too-deep");
  std::string deep;
  for (std::size_t i = 0; i < 100; ++i) deep += std::string(i, ' ') + "a:\n";
  EXPECT_EQ(yaml_errors(deep).substr(0, 14), "too-deep 65:65");
  EXPECT_EQ(yaml_errors(repeat("[", 64) + repeat("]", 64)), "");
}

TEST(YamlLimits, Size) {
  EXPECT_EQ(yaml_errors("a: " + std::string(1'000'000, 'x')).substr(0, 60),
            "too-large 1:1 `a` the file has more than 1000000 bytes");
  EXPECT_EQ(yaml_errors("a: " + std::string(999'997, 'x')), "");
  EXPECT_EQ(yaml_errors("[" + repeat("1,", 300'000) + "]").substr(0, 15), "too-many-values");
  EXPECT_EQ(yaml_errors("[1, 2, 3]", TreeLimits{.nodes = 3}),
            "too-many-values 1:8 `3` there are more than 3 values in this file");
}

TEST(YamlLimits, AliasBomb) {
  std::string bomb = "a: &a [x, x]\n";
  for (char c = 'b'; c < 'k'; ++c)
    bomb +=
        std::string(1, c) + ": &" + c + " [" + repeat(std::string("*") + static_cast<char>(c - 1) + ", ", 9) + "]\n";
  const YamlRead read(bomb);
  EXPECT_FALSE(read.tree);
  EXPECT_EQ(read.diagnostics.front().code, "yaml-anchor");
  EXPECT_EQ(read.diagnostics.size(), 10U + 81U);
}

TEST(YamlLimits, StopsAtTwoHundredMistakes) {
  EXPECT_EQ(YamlRead(repeat("a: 1\n", 150'000)).diagnostics.size(), 200U);
  EXPECT_EQ(YamlRead("a: [" + repeat("!x,", 300'000) + "]").diagnostics.size(), 200U);
}

TEST(YamlLimits, EverythingTakesBoundedTime) {
  const auto began = std::chrono::steady_clock::now();
  for (const std::string& text :
       {repeat(": ", 300'000), "a" + repeat(":", 900'000), repeat("%", 900'000), "a: " + repeat("'", 900'001),
        "a: [" + repeat("&a 1,", 150'000) + "]", "a: [" + repeat("f(x,", 200'000) + "]", "a: " + repeat("b: ", 300'000),
        "a: {" + repeat("x,", 400'000) + "}", "a: [" + repeat("\"x\" ", 150'000) + "]", repeat("\n", 999'999),
        repeat("#", 999'999), "a: \"" + repeat("\n x", 300'000), repeat("\ta: 1\n", 100'000),
        repeat("k: \"a\nb\"\n", 60'000)})
    EXPECT_FALSE(YamlRead(text).tree) << text.substr(0, 40);
  EXPECT_EQ(yaml_errors("a: x" + repeat("\n x", 300'000)), "");
  // Under a sanitizer this takes seconds; what must not happen is minutes.
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(60));
}

}  // namespace
}  // namespace amends::impl
