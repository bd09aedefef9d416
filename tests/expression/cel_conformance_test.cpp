// The tests of the Common Expression Language against ours: what stays within the language must pass; what does not is
// skipped for a reason found from the test itself, and counted.
#include "expression/test_scope.hpp"
#include "text/utf8.hpp"

#include <boost/json/src.hpp>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

namespace amends::impl {
namespace {

namespace json = boost::json;

struct CelTest {
  std::string name, expr;
  json::object bindings, expect;
  bool disable_check = false;
};

std::vector<CelTest> read_tests(const std::filesystem::path& path) {
  std::vector<CelTest> tests;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) continue;
    const json::object test = json::parse(line).as_object();
    CelTest t;
    t.name = std::string(test.at("section").as_string()) + "/" + std::string(test.at("name").as_string());
    t.expr = test.at("expr").as_string();
    t.bindings = test.at("bindings").as_object();
    t.expect = test.at("expect").as_object();
    if (const json::value* const flag = test.if_contains("disable_check")) t.disable_check = flag->as_bool();
    tests.push_back(std::move(t));
  }
  return tests;
}

// The expression without what stands in quotes, which becomes `'`.
std::string without_texts(const std::string& expr) {
  std::string rest;
  for (std::size_t i = 0; i < expr.size();) {
    const char quote = expr[i];
    if (quote != '\'' && quote != '"') {
      rest += expr[i++];
      continue;
    }
    const bool triple = expr.compare(i, 3, std::string(3, quote)) == 0;
    const std::string close(triple ? 3 : 1, quote);
    i += close.size();
    while (i < expr.size() && expr.compare(i, close.size(), close) != 0) i += expr[i] == '\\' ? 2 : 1;
    i += close.size();
    rest += '\'';
  }
  return rest;
}

bool contains_word(const std::string& text, std::string_view word) {
  const auto part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  for (std::size_t i = text.find(word); i != std::string::npos; i = text.find(word, i + 1))
    if ((i == 0 || !part(text[i - 1])) && (i + word.size() == text.size() || !part(text[i + word.size()]))) return true;
  return false;
}

bool any_value(const json::value& value, std::string_view type) {
  if (const json::object* const object = value.if_object()) {
    if (const json::value* const t = object->if_contains("t"); t != nullptr && t->is_string() && t->as_string() == type)
      return true;
    for (const auto& [key, inner] : *object)
      if (any_value(inner, type)) return true;
  }
  if (const json::array* const array = value.if_array())
    for (const json::value& inner : *array)
      if (any_value(inner, type)) return true;
  return false;
}

// A list literal whose elements begin with different kinds of literal: numbers, texts, names.
bool has_mixed_list(const std::string& bare) {
  for (std::size_t i = bare.find('['); i != std::string::npos; i = bare.find('[', i + 1)) {
    char kind = '\0';
    bool at_start = true;
    int depth = 0;
    for (std::size_t k = i + 1; k < bare.size() && depth >= 0; ++k) {
      const char c = bare[k];
      if (depth == 0 && at_start && c != ' ') {
        at_start = false;
        const char here = c == '\'' ? 't' : std::isdigit(static_cast<unsigned char>(c)) != 0 ? 'n' : 'o';
        if (kind != '\0' && here != 'o' && here != kind) return true;
        kind = here;
      }
      if (c == '[' || c == '(') ++depth;
      if (c == ']' || c == ')') --depth;
      if (c == ',' && depth == 0) at_start = true;
    }
  }
  return false;
}

// Why a test lies outside the language; empty where it lies inside.
std::string reason_to_skip(const CelTest& test) {
  const std::string bare = without_texts(test.expr);
  const bool wants_value = test.expect.at("kind").as_string() == "value";
  if (bare.find('{') != std::string::npos || any_value(test.bindings, "map") || any_value(test.expect, "map"))
    return "maps";
  if (contains_word(bare, "null")) return "null";
  if (any_value(test.expect, "bytes") || any_value(test.bindings, "bytes")) return "bytes";
  if (any_value(test.expect, "uint") || any_value(test.bindings, "uint")) return "unsigned numbers";
  if (contains_word(bare, "matches")) return "regular expressions";
  if (has_mixed_list(bare)) return "lists of several types";
  if (wants_value && test.disable_check) return "not statically typed";
  // a division by a double zero is an error here, as everything that is not finite
  if (bare.find("/ 0.0") != std::string::npos || bare.find("/0.0") != std::string::npos)
    return "double infinity and NaN";
  return {};
}

struct Bound {
  std::deque<std::vector<Cell>> cells;
  std::deque<ListValue> lists;
};

Type type_of(World& world, const json::object& value) {
  const std::string_view t = value.at("t").as_string();
  if (t == "bool") return {TypeKind::boolean, 0};
  if (t == "int") return {TypeKind::integer, 0};
  if (t == "double") return {TypeKind::real, 0};
  if (t == "string") return {TypeKind::text, 0};
  const json::array& elements = value.at("v").as_array();
  return world.types.list_of(elements.empty() ? Type{TypeKind::any, 0} : type_of(world, elements[0].as_object()));
}

Cell cell_of(World& world, Bound& bound, const json::object& value) {
  const std::string_view t = value.at("t").as_string();
  const json::value& v = value.at("v");
  if (t == "bool") return Cell::of(v.as_bool());
  if (t == "int") return Cell::of(v.as_int64());
  if (t == "double") return Cell::of(v.to_number<double>());
  if (t == "string") return Cell::of(world.scope.intern(v.as_string()));
  std::vector<Cell>& cells = bound.cells.emplace_back();
  for (const json::value& element : v.as_array()) cells.push_back(cell_of(world, bound, element.as_object()));
  const ListValue list{cells.data(), static_cast<std::uint32_t>(cells.size())};
  return Cell::of(static_cast<const ListValue*>(&bound.lists.emplace_back(list)));
}

// The data keeps \u and \U escapes of its original (a text format of its own) undecoded in expected values.
std::string decoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t digits = text.substr(i, 2) == "\\u" ? 4 : text.substr(i, 2) == "\\U" ? 8 : 0;
    if (digits == 0 || i + 2 + digits > text.size()) {
      result += text[i++];
      continue;
    }
    append_utf8(result, static_cast<char32_t>(std::stoul(std::string(text.substr(i + 2, digits)), nullptr, 16)));
    i += 2 + digits;
  }
  return result;
}

bool same(const World& world, Cell cell, Type type, const json::object& wanted) {
  if (!cell.known()) return false;
  const std::string_view t = wanted.at("t").as_string();
  const json::value& v = wanted.at("v");
  switch (type.kind) {
    case TypeKind::boolean:
      return t == "bool" && cell.boolean == v.as_bool();
    case TypeKind::integer:
      return t == "int" && cell.integer == v.as_int64();
    case TypeKind::real:
      return t == "double" && cell.real == v.to_number<double>();
    case TypeKind::text:
      return t == "string" &&
             (cell.text->bytes == std::string_view(v.as_string()) || cell.text->bytes == decoded(v.as_string()));
    case TypeKind::list: {
      if (t != "list" || cell.list->size != v.as_array().size()) return false;
      for (std::uint32_t i = 0; i != cell.list->size; ++i)
        if (!same(world, cell.list->cells[i], world.types.element(type), v.as_array()[i].as_object())) return false;
      return true;
    }
    default:
      return false;
  }
}

// What went wrong, or nothing.
std::string run(const CelTest& test) {
  World world;
  world.scope.names.clear();
  Bound bound;
  for (const auto& [name, value] : test.bindings) {
    world.slot(std::string(name), type_of(world, value.as_object()));
    world.cells.back() = cell_of(world, bound, value.as_object());
  }
  const bool wants_error = test.expect.at("kind").as_string() == "error";
  const std::optional<CompiledExpression> compiled = world.compile(test.expr);
  if (!compiled) {
    const std::vector<std::string> errors = world.errors(test.expr);
    return wants_error ? "" : errors.empty() ? "does not load" : errors.front();
  }
  const Cell result = world.run(*compiled);
  if (wants_error) return result.state == State::error ? "" : "no error: " + show(world, result, compiled->type);
  if (same(world, result, compiled->type, test.expect.at("value").as_object())) return {};
  return "is " + show(world, result, compiled->type) + " of type " + world.types.to_string(compiled->type);
}

TEST(CelConformance, WhatStaysWithinTheLanguagePasses) {
  const std::filesystem::path path =
      std::filesystem::path(AMENDS_SOURCE_DIR) / "../shared/data/cel/cel_policy_subset.jsonl";
  if (!std::filesystem::exists(path)) {
    std::cout << "skipped: the tests of CEL are not there (../shared/data/cel/cel_policy_subset.jsonl)\n";
    GTEST_SKIP() << "the tests of CEL are not there: " << path;
  }
  std::size_t in_scope = 0, passed = 0;
  std::map<std::string, std::size_t> skipped;
  const std::vector<CelTest> tests = read_tests(path);
  for (const CelTest& test : tests) {
    const std::string reason = reason_to_skip(test);
    if (!reason.empty()) {
      ++skipped[reason];
      continue;
    }
    ++in_scope;
    const std::string wrong = run(test);
    if (wrong.empty())
      ++passed;
    else
      ADD_FAILURE() << test.name << ": " << test.expr << ": " << wrong;
  }
  std::cout << "CEL: in scope " << in_scope << " / passed " << passed << " / skipped:";
  const char* separator = " ";
  for (const auto& [reason, count] : skipped) {
    std::cout << separator << reason << "=" << count;
    separator = ", ";
  }
  std::cout << " (of " << tests.size() << ")\n";
  EXPECT_EQ(tests.size(), 391U);
  EXPECT_GE(in_scope, 240U);
  EXPECT_EQ(passed, in_scope);
}

}  // namespace
}  // namespace amends::impl
