// JSON in, with places and paths for everything that is wrong; and JSON out.
#include "text/json_reader.hpp"
#include "text/json_writer.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace amends::impl {
namespace {

using namespace std::string_literals;

// "code at line:column or path: message"
std::string errors(std::string_view text, const JsonLimits& limits = {}) {
  std::vector<Diagnostic> diagnostics;
  const std::optional<Tree> tree = read_json(text, limits, diagnostics);
  EXPECT_EQ(tree.has_value(), diagnostics.empty());
  std::string result;
  for (const Diagnostic& d : diagnostics) {
    if (!result.empty()) result += "\n";
    result += d.code + " at " + (d.line == 0 ? d.path : std::to_string(d.line) + ":" + std::to_string(d.column)) +
              ": " + d.message;
  }
  return result;
}

Tree tree(std::string_view text) {
  std::vector<Diagnostic> diagnostics;
  std::optional<Tree> result = read_json(text, {}, diagnostics);
  EXPECT_EQ(to_string(diagnostics), "");
  return result ? *std::move(result) : Tree();
}

TEST(ReadJson, BuildsATree) {
  const Tree root = tree(" {\"a\": [1, -2.5, true, null, \"x\\u00e9\\n\"], \"b\": {}, \"c\": []} \n");
  ASSERT_EQ(root.kind, Tree::Kind::map);
  ASSERT_EQ(root.entries.size(), 3U);
  const Tree& list = *root.find("a");
  ASSERT_EQ(list.items.size(), 5U);
  EXPECT_EQ(list.items[0].kind, Tree::Kind::integer);
  EXPECT_EQ(list.items[0].integer, 1);
  EXPECT_EQ(list.items[1].kind, Tree::Kind::real);
  EXPECT_EQ(list.items[1].real, -2.5);
  EXPECT_EQ(list.items[1].text, "-2.5");
  EXPECT_TRUE(list.items[2].boolean);
  EXPECT_EQ(list.items[3].kind, Tree::Kind::null);
  EXPECT_EQ(list.items[4].text, "x\xc3\xa9\n");
  EXPECT_EQ(root.find("b")->kind, Tree::Kind::map);
  EXPECT_EQ(root.find("nothing"), nullptr);
  EXPECT_EQ(describe(list.items[1]), "the number `-2.5`");
  EXPECT_EQ(describe(list), "a list");
  EXPECT_EQ(describe(*root.find("c")), "an empty list");
}

TEST(ReadJson, KeepsLargeIntegersAndReadsDoublesExactly) {
  EXPECT_EQ(tree("9223372036854775807").integer, std::numeric_limits<std::int64_t>::max());
  const Tree beyond = tree("9223372036854775808");
  EXPECT_EQ(beyond.kind, Tree::Kind::real);
  EXPECT_EQ(beyond.text, "9223372036854775808");
  EXPECT_EQ(beyond.real, 9223372036854775808.0);
  EXPECT_EQ(tree("0.1").real, 0.1);
  EXPECT_EQ(tree("123.456e-7").real, 123.456e-7);
  EXPECT_EQ(tree("1e-999").real, 0);
}

TEST(ReadJson, SaysWhereItIsNotJson) {
  EXPECT_EQ(errors("{\"a\": 1,\n \"b\" 2}"), "json-syntax at 2:6: this is not JSON");
  EXPECT_EQ(errors("[1, 2"), "json-syntax at 1:6: the JSON text ends in the middle");
  EXPECT_EQ(errors("[1,]"), "json-syntax at 1:4: JSON has no comma after the last value");
  EXPECT_EQ(errors("[1] 2"), "json-syntax at 1:5: there is more after the end of the JSON text");
  EXPECT_EQ(errors("01"), "json-syntax at 1:2: there is more after the end of the JSON text");
  EXPECT_EQ(errors("{\"a\": NaN}"), "json-syntax at 1:7: JSON has no `NaN`");
  EXPECT_EQ(errors("[-Infinity]"), "json-syntax at 1:3: JSON has no `-Infinity`");
  EXPECT_EQ(errors("[None]"), "json-syntax at 1:2: JSON has no `None`");
  EXPECT_EQ(errors("['a']"), "json-syntax at 1:2: JSON has no single quotes");
  EXPECT_EQ(errors("// x\n1"), "json-syntax at 1:1: JSON has no comments");
  EXPECT_EQ(errors("[\"\\ud800\"]"), "json-syntax at 1:9: this is not JSON");
  EXPECT_EQ(errors("[\"a\nb\"]"), "json-syntax at 1:4: this is not JSON");
  EXPECT_EQ(errors(""), "empty-file at 1:1: there is nothing in this text");
  EXPECT_EQ(errors(" \n"), "empty-file at 1:1: there is nothing in this text");
  EXPECT_EQ(errors("[\"caf\xe9\"]"), "not-utf8 at 1:6: this is not UTF-8");
  EXPECT_EQ(errors("[\"\xc0\xaf\"]"), "not-utf8 at 1:3: this is not UTF-8");
}

TEST(ReadJson, RefusesDuplicateKeysWithTheirPath) {
  EXPECT_EQ(errors("{\"a\": [{}, {\"b\": 1, \"b\": 2}], \"a\": 3}"),
            "duplicate-key at a[1].b: the key `b` stands twice\nduplicate-key at a: the key `a` stands twice");
  EXPECT_EQ(errors("{\"a\\u0062\": 1, \"ab\": 2}"), "duplicate-key at ab: the key `ab` stands twice");
}

TEST(ReadJson, RefusesNumbersThatNoDoubleHolds) {
  EXPECT_EQ(errors("{\"x\": [1e999]}"), "number-too-large at x[0]: the number `1e999` is too large");
  EXPECT_EQ(errors("[-1e400, 2]"), "number-too-large at [0]: the number `-1e400` is too large");
  EXPECT_EQ(errors("1" + std::string(400, '0')).substr(0, 16), "number-too-large");
}

TEST(ReadJson, HasLimits) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_EQ(errors(nested(32)), "");
  EXPECT_EQ(
      errors("{\"a\": " + nested(32) + "}"), "too-deep at a" + [] {
        std::string path;
        for (int i = 0; i < 31; ++i) path += "[0]";
        return path;
      }() + ": lists and maps are nested more than 32 deep");
  EXPECT_EQ(errors(std::string(100'000, '[')).substr(0, 8), "too-deep");
  EXPECT_EQ(errors(std::string(1'000'001, ' ')), "too-large at 1:1: the text has more than 1000000 bytes");
  std::string list = "[0";
  for (int i = 1; i < 10'000; ++i) list += ",0";
  EXPECT_EQ(errors("{\"demands\": " + list + "]}"), "");
  EXPECT_EQ(errors("{\"demands\": " + list + ",0]}"), "too-many-items at demands: this list has more than 10000 items");
  EXPECT_EQ(errors("[1,2,3]", JsonLimits{.nodes = 3}), "too-many-values at : there are more than 3 values");
}

TEST(JsonWriter, WritesOnOneLineOrIndented) {
  const auto write = [](int indent) {
    JsonWriter out(indent);
    out.begin_object();
    out.key("a");
    out.begin_array();
    out.integer(-1);
    out.number(0.1);
    out.boolean(true);
    out.null();
    out.end_array();
    out.key("b");
    out.begin_object();
    out.end_object();
    out.end_object();
    return std::move(out).take();
  };
  EXPECT_EQ(write(0), "{\"a\": [-1, 0.1, true, null], \"b\": {}}");
  EXPECT_EQ(write(2), "{\n  \"a\": [\n    -1,\n    0.1,\n    true,\n    null\n  ],\n  \"b\": {}\n}");
}

TEST(JsonWriter, EscapesAndStaysUtf8) {
  JsonWriter out;
  out.string("q\" b\\ n\n r\r t\t \x01 \x7f \xc3\xa9 \xe9"s + '\0');
  EXPECT_EQ(out.text(), "\"q\\\" b\\\\ n\\n r\\r t\\t \\u0001 \\u007f \xc3\xa9 \xef\xbf\xbd\\u0000\"");
  EXPECT_EQ(tree(std::string(out.text())).text, "q\" b\\ n\n r\r t\t \x01 \x7f \xc3\xa9 \xef\xbf\xbd"s + '\0');
}

TEST(JsonWriter, WritesNumbersThatReadBack) {
  JsonWriter out;
  out.begin_array();
  out.number(1.0 / 3);
  out.number(100);
  out.number(std::numeric_limits<double>::infinity());
  out.integer(std::numeric_limits<std::int64_t>::min());
  out.end_array();
  EXPECT_EQ(out.text(), "[0.3333333333333333, 100, null, -9223372036854775808]");
}

}  // namespace
}  // namespace amends::impl
