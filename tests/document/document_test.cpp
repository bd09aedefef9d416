// What reading a document makes of it: short forms, names in order, one canonical text for one meaning.
#include "document/document.hpp"

#include "document/extends.hpp"
#include "document/yaml_reader.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace amends::impl {
namespace {

// A document with all that it points into.
struct Read {
  Sources sources;
  Tree tree;
  DocBlock document;
  std::vector<Diagnostic> diagnostics;
};

std::unique_ptr<Read> read(const std::string& text) {
  auto result = std::make_unique<Read>();
  Report report(&result->sources);
  const std::uint32_t source = result->sources.add("test", "amends: 1\npolicy: test\n" + text);
  Tree nothing;
  nothing.kind = Tree::Kind::map;
  if (const auto tree = read_yaml(result->sources, source, {}, report)) {
    result->tree = merge(std::move(nothing), *tree, result->sources, report);
    result->document = read_document(result->tree, report);
  }
  result->diagnostics = report.take();
  return result;
}

std::string canonical_of(const std::string& text) {
  const auto result = read(text);
  EXPECT_EQ(to_string(result->diagnostics), "");
  return canonical(result->document);
}

TEST(Document, MapsOfNamesAreSorted) {
  const auto result = read("steps:\n  refund: {chance: 1}\n  home_visit: {}\n");
  const DocValue* steps = result->document.get("steps");
  ASSERT_NE(steps, nullptr);
  ASSERT_EQ(steps->entries.size(), 2U);
  EXPECT_EQ(steps->entries[0].name.text, "home_visit");
  EXPECT_EQ(steps->entries[1].block().text("chance"), "1");
  EXPECT_EQ(steps->entries[1].block().get("costs"), nullptr);
}

TEST(Document, OneValueMayStandForAMap) {
  EXPECT_EQ(canonical_of("facts: {a: bool, b: [x, y], c: {type: bool}}\n"),
            canonical_of("facts:\n  c: bool\n  b: {type: [x, y]}\n  a: {type: bool}\n"));
  EXPECT_EQ(canonical_of("values: {a: 1 + 2}\n"), canonical_of("values: {a: {is: 1 + 2}}\n"));
  EXPECT_EQ(canonical_of("values: {a: [{is: 3}]}\n"), canonical_of("values: {a: {is: [{is: 3}]}}\n"));
  EXPECT_EQ(canonical_of("rules: [{never: x}]\n"), canonical_of("rules:\n  - never: [x]\n"));
}

TEST(Document, QuotesAndSpacesAroundMeanNothing) {
  EXPECT_EQ(canonical_of("values: {a: 1 + 2}\n"), canonical_of("values: {a: \" 1 + 2 \"}\n"));
  EXPECT_EQ(canonical_of("title: Hello there\n"), canonical_of("title: >-\n  Hello\n  there\n"));
  EXPECT_NE(canonical_of("title: Hello there\n"), canonical_of("title: Hello  there\n"));
}

TEST(Document, CanonicalTextIsUnambiguous) {
  EXPECT_EQ(canonical_of("title: 'a\"b\\c'\n"), "{\"amends\":\"1\",\"policy\":\"test\",\"title\":\"a\\\"b\\\\c\",}");
  EXPECT_NE(canonical_of("rules: [{never: [x, y]}]\n"), canonical_of("rules: [{never: x}, {never: y}]\n"));
  EXPECT_NE(canonical_of("plan: [a, b]\n"), canonical_of("plan: [b, a]\n"));
}

TEST(Document, ListsAreDecisionListsWhereEveryItemHasIs) {
  const auto result = read("values:\n  a:\n    - {when: now > now, is: 1}\n    - {is: ~, because: There is none.}\n");
  EXPECT_EQ(to_string(result->diagnostics), "");
  const DocValue* is = result->document.get("values")->entries[0].block().get("is");
  ASSERT_TRUE(is->is_decision_list());
  ASSERT_EQ(is->blocks.size(), 2U);
  EXPECT_EQ(is->blocks[0].text("when"), "now > now");
  EXPECT_EQ(is->blocks[1].get("is")->tree->kind, Tree::Kind::null);
  EXPECT_EQ(is->blocks[1].get("when"), nullptr);
}

TEST(Document, TildeLeavesAKeyOutEverywhere) {
  const auto result = read("title: ~\nsteps:\n  visit: {chance: ~, costs: null}\n  refund: ~\n");
  EXPECT_EQ(to_string(result->diagnostics), "");
  EXPECT_EQ(result->document.get("title"), nullptr);
  ASSERT_EQ(result->document.get("steps")->entries.size(), 1U);
  EXPECT_TRUE(result->document.get("steps")->entries[0].block().values.empty());
}

TEST(Document, EmptyBlocksAreEmpty) {
  const auto result = read("steps:\nrules:\nclosure:\nburdens: {}\n");
  EXPECT_EQ(to_string(result->diagnostics), "");
  EXPECT_TRUE(result->document.get("steps")->entries.empty());
  EXPECT_TRUE(result->document.get("rules")->blocks.empty());
  EXPECT_TRUE(result->document.get("closure")->block().values.empty());
}

TEST(Document, WhatIsWrongIsLeftOutAndRemembered) {
  const auto result = read("steps:\n  visit: {chance: [], costs: 5}\n");
  ASSERT_EQ(result->diagnostics.size(), 1U);
  EXPECT_EQ(result->diagnostics[0].code, "wrong-shape");
  const DocBlock& visit = result->document.get("steps")->entries[0].block();
  EXPECT_EQ(visit.get("chance"), nullptr);
  EXPECT_TRUE(visit.has("chance"));
  EXPECT_TRUE(visit.has("costs"));
  EXPECT_FALSE(visit.has("takes"));
}

TEST(Document, NamesAreIdentifiersThatExpressionsDoNotUse) {
  for (const char* good : {"a", "home_visit", "_x", "B2", "nothing"}) EXPECT_TRUE(is_name(good)) << good;
  for (const char* bad :
       {"", "2a", "home-visit", "a b", "a.b", "and", "or", "not", "in", "true", "false", "null", "\xc3\xa9"})
    EXPECT_FALSE(is_name(bad)) << bad;
}

}  // namespace
}  // namespace amends::impl
