// The tree that YAML becomes: values, places, and everything the guard refuses.
#include "yaml_reading.hpp"

#include <gtest/gtest.h>

namespace amends::impl {
namespace {

using Kind = Tree::Kind;

TEST(ReadYaml, BuildsATreeWithPlaces) {
  const YamlRead read(
      "amends: 1                       # version\n"
      "title: Putting a computer right\n"
      "version: \"2026.1\"\n"
      "steps:\n"
      "  visit: {demands: 1, takes: 1 day}   # of work\n"
      "rules:\n"
      "  - never: 'it''s'\n"
      "    when: a >= 1\n"
      "  - b\n");
  ASSERT_EQ(read.errors(), "");
  const Tree& root = *read.tree;
  EXPECT_EQ(root.kind, Kind::map);
  EXPECT_EQ(read.text(root.span), "amends");
  EXPECT_EQ(read.text(root.entries[1].key_span), "title");

  const Tree& number = *root.find("amends");
  EXPECT_EQ(number.kind, Kind::text);
  EXPECT_TRUE(number.plain);
  EXPECT_EQ(number.text, "1");
  EXPECT_EQ(number.span.begin, 8U);
  EXPECT_EQ(number.content_begin, 8U);

  EXPECT_EQ(read.text(root.find("title")->span), "Putting a computer right");
  const Tree& version = *root.find("version");
  EXPECT_FALSE(version.plain);
  EXPECT_EQ(version.text, "2026.1");
  EXPECT_EQ(read.text(version.span), "\"2026.1\"");
  EXPECT_EQ(version.content_begin, version.span.begin + 1);

  const Tree& visit = *root.find("steps")->find("visit");
  EXPECT_EQ(read.text(visit.span), "{demands: 1, takes: 1 day}");
  EXPECT_EQ(read.text(visit.find("takes")->span), "1 day");
  EXPECT_EQ(read.text(root.find("steps")->span), "visit");

  const Tree& rules = *root.find("rules");
  ASSERT_EQ(rules.items.size(), 2U);
  EXPECT_EQ(read.text(rules.span), "never");
  const Tree& never = *rules.items[0].find("never");
  EXPECT_EQ(never.text, "it's");
  EXPECT_EQ(read.text(never.span), "'it''s'");
  EXPECT_EQ(never.content_begin, Span::none);
  EXPECT_EQ(read.text(rules.items[1].span), "b");
}

TEST(ReadYaml, LeavesPlainTextAsItIs) {
  const YamlRead read("a: 017\nb: no\nc: \"no\"\nd: 10%\ne: ~\nf: null\ng:\nh: 'null'\ni: a#b\nj: -5 USD\nk: x ? y\n");
  ASSERT_EQ(read.errors(), "");
  EXPECT_EQ(read.tree->find("a")->text, "017");
  EXPECT_EQ(read.tree->find("b")->text, "no");
  EXPECT_TRUE(read.tree->find("b")->plain);
  EXPECT_EQ(read.tree->find("c")->text, "no");
  EXPECT_FALSE(read.tree->find("c")->plain);
  EXPECT_EQ(read.tree->find("d")->text, "10%");
  EXPECT_EQ(read.tree->find("e")->kind, Kind::null);
  EXPECT_EQ(read.text(read.tree->find("e")->span), "~");
  EXPECT_EQ(read.text(read.tree->find("f")->span), "null");
  EXPECT_EQ(read.tree->find("g")->kind, Kind::null);
  EXPECT_EQ(read.text(read.tree->find("g")->span), "g");  // its key stands for it
  EXPECT_EQ(read.tree->find("h")->text, "null");
  EXPECT_EQ(read.tree->find("i")->text, "a#b");
  EXPECT_EQ(read.tree->find("j")->text, "-5 USD");
  EXPECT_EQ(read.tree->find("k")->text, "x ? y");
}

TEST(ReadYaml, PlacesMissingItemsAtTheirDash) {
  const YamlRead read("a:\n  - x\n  -  # nothing\n  - y\n");
  ASSERT_EQ(read.errors(), "");
  const Tree& item = read.tree->find("a")->items[1];
  EXPECT_EQ(item.kind, Kind::null);
  EXPECT_EQ(item.span.begin, 11U);
  EXPECT_EQ(read.text(item.span), "-");
}

TEST(ReadYaml, ReadsTextOverSeveralLines) {
  const YamlRead read("a: one\n  two\n\n  three\nb: >-\n  x\n  y\nc: |\n  # no comment\n  \tz\nd: \"p\n  q\"\n");
  ASSERT_EQ(read.errors(), "");
  const Tree& folded = *read.tree->find("a");
  EXPECT_EQ(folded.text, "one two\nthree");
  EXPECT_EQ(read.text(folded.span), "one\n  two\n\n  three");
  EXPECT_EQ(folded.content_begin, Span::none);
  EXPECT_EQ(read.tree->find("b")->text, "x y");
  EXPECT_FALSE(read.tree->find("b")->plain);
  EXPECT_EQ(read.text(read.tree->find("b")->span), ">-");
  EXPECT_EQ(read.tree->find("c")->text, "# no comment\n\tz\n");
  EXPECT_EQ(read.tree->find("d")->text, "p q");
  EXPECT_EQ(read.text(read.tree->find("d")->span), "\"p\n  q\"");
}

TEST(ReadYaml, CountsBytesAfterOtherLetters) {
  const YamlRead read("\xc3\xbc: \xe2\x82\xac uro  # \xc3\xa9\nb: [\xf0\x9f\x99\x82, x]\n");
  ASSERT_EQ(read.errors(), "");
  EXPECT_EQ(read.text(read.tree->entries[0].key_span), "\xc3\xbc");
  EXPECT_EQ(read.text(read.tree->entries[0].value.span), "\xe2\x82\xac uro");
  EXPECT_EQ(read.text(read.tree->find("b")->items[1].span), "x");
  EXPECT_EQ(read.text(read.tree->find("b")->span), "[\xf0\x9f\x99\x82, x]");
}

TEST(ReadYaml, TakesABomAndWindowsLineBreaks) {
  const YamlRead read(
      "\xef\xbb\xbf"
      "a: x\r\nb: |\r\n  y\r\n  z\r\nc: [1,\r\n  2]\r\n");
  ASSERT_EQ(read.errors(), "");
  EXPECT_EQ(read.text(read.tree->find("a")->span), "x");
  EXPECT_EQ(read.tree->find("b")->text, "y\nz\n");
  EXPECT_EQ(read.tree->find("c")->items.size(), 2U);
  EXPECT_EQ(read.text(read.tree->entries[2].key_span), "c");
}

TEST(ReadYaml, TakesDocumentMarksAroundOneDocument) {
  EXPECT_EQ(yaml_errors("---\na: 1\n...\n"), "");
  EXPECT_EQ(yaml_errors("%YAML 1.2\n---\na: 1"), "");
}

TEST(ReadYaml, ReadsTheExampleOfTheDesign) {
  const YamlRead read(
      "worth_of_an_hour: 30 USD        # what we are willing to spend\n"
      "steps:\n"
      "  home_visit:\n"
      "    demands: {home_visit: 1, without_product: 11 h}     # every repair ends in an 11-hour restore\n"
      "    each_failure_leaves: 35%    # of the chance\n"
      "rules:\n"
      "  - ask_first: home_visit\n"
      "    ask: We have already come to you {tried(home_visit)} times. Would one more visit be reasonable for you?\n"
      "empowerment:\n"
      "  roles: [agent, team_lead, manager]        # each may do all that the ones before it may; [a, b] on one rung\n"
      "  may:                                      # a severity; `nobody`\n"
      "    refund: {team_lead: serious}\n");
  EXPECT_EQ(read.errors(), "");
  EXPECT_EQ(read.text(read.tree->find("steps")->find("home_visit")->find("each_failure_leaves")->span), "35%");
}

TEST(ReadYaml, RefusesAnEmptyFile) {
  EXPECT_EQ(yaml_errors(""), "empty-file 1:1 `` there is nothing in this file");
  EXPECT_EQ(yaml_errors("# only a comment\n"), "empty-file 1:1 `#` there is nothing in this file");
  EXPECT_EQ(yaml_errors("\n\n\n"), "empty-file 1:1 `` there is nothing in this file");
}

TEST(ReadYaml, RefusesWhatIsNoText) {
  EXPECT_EQ(yaml_errors("a: caf\xe9\n"), "not-utf8 1:7 `\xe9` this is not UTF-8 | save the file as UTF-8");
  EXPECT_EQ(yaml_errors("a: \xc0\xaf\n").substr(0, 12), "not-utf8 1:4");
  EXPECT_EQ(yaml_errors("a: x\x07\n"),
            "control-character 1:5 `\x07` there is a control character here (U+0007) | remove it");
  EXPECT_EQ(yaml_errors(std::string("a: \0", 4)).substr(0, 21), "control-character 1:4");
  EXPECT_EQ(yaml_errors("a: \xc2\x85\n"),
            "control-character 1:4 `\xc2\x85` there is a control character here (U+0085) | remove it");
  EXPECT_EQ(yaml_errors("a: 1\rb: 2\n").substr(0, 21), "control-character 1:5");
}

TEST(ReadYaml, RefusesDuplicateKeysAllAtOnce) {
  EXPECT_EQ(yaml_errors("a: 1\nb: {x: 1, x: 2}\n\"a\": 3\nc:\n  d: 1\n  d: 2\n"),
            "duplicate-key 2:11 `x` the key `x` stands twice in this map | the first is on line 2\n"
            "duplicate-key 3:1 `\"a\"` the key `a` stands twice in this map | the first is on line 1\n"
            "duplicate-key 6:3 `d` the key `d` stands twice in this map | the first is on line 5");
}

TEST(ReadYaml, RefusesKeysThatAreNoNames) {
  EXPECT_EQ(yaml_errors("[a, b]: 1\n"), "bad-key 1:1 `[a, b]` a key must be a name, not a list");
  EXPECT_EQ(yaml_errors("{a: 1}: 1\n"), "bad-key 1:1 `{a: 1}` a key must be a name, not a map");
  EXPECT_EQ(yaml_errors("? [a]\n: 1\n"), "bad-key 1:3 `[a]` a key must be a name, not a list");
  EXPECT_EQ(yaml_errors("~: 3\n"), "bad-key 1:1 `~` a key must be a name, not nothing");
}

TEST(ReadYaml, RefusesMergeKeys) {
  EXPECT_EQ(yaml_errors("a:\n  <<: {b: 1}\n  c: 2\n"),
            "merge-key 2:3 `<<` merge keys are not part of the policy language | to build on another policy, write "
            "`extends: other.yaml`");
}

TEST(ReadYaml, RefusesASecondDocument) {
  EXPECT_EQ(
      yaml_errors("a: 1\n---\nb: 2\n"),
      "second-document 2:1 `---` a second document begins here, and one file holds one | move it to a file of its "
      "own");
  EXPECT_EQ(yaml_errors("a: 1\n...\nb: 2\n").substr(0, 24), "second-document 3:1 `b: ");
}

TEST(ReadYaml, RefusesAnchorsAliasesAndTags) {
  EXPECT_EQ(
      yaml_errors("a: [&x 1, *x]\nb: {c: !t 1}\n"),
      "yaml-anchor 1:5 `&x` anchors are not part of the policy language | for a text, put it in quotes: `\"&x 1\"`\n"
      "yaml-alias 1:11 `*x` aliases are not part of the policy language | for a text, put it in quotes: `\"*x\"`\n"
      "yaml-tag 2:8 `!t` tags are not part of the policy language | for a text, put it in quotes: `\"!t 1\"`");
  EXPECT_EQ(yaml_errors("a: &x [1, *x]\n").substr(0, 16), "yaml-anchor 1:4 ");
}

}  // namespace
}  // namespace amends::impl
