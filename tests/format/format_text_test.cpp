// The layout, rule by rule: docs/formatting.md.
#include <amends/format.hpp>

#include <gtest/gtest.h>

namespace amends {
namespace {

std::string laid_out(const std::string& text) {
  const Result<std::string> result = format_text(text, "p.yaml");
  if (!result) return to_string(result.diagnostics());
  EXPECT_EQ(format_text(*result).value(), *result) << "twice is not once";
  return *result;
}

std::string code_of(const std::string& text) {
  const Result<std::string> result = format_text(text);
  return result ? "laid out: " + *result : result.diagnostics().front().code;
}

TEST(FormatText, TwoBlanksForEachLevel) {
  EXPECT_EQ(laid_out("a:\n     b:\n        c: 1\n     d:\n      - e: 1\n        f: 2\n      -   g\n"),
            "a:\n  b:\n    c: 1\n  d:\n    - e: 1\n      f: 2\n    - g\n");
}

TEST(FormatText, DashesStandDeeperThanTheirKey) {
  EXPECT_EQ(laid_out("a:\n- b: 1\n  c: 2\n- d\nb:\n- - x\n  - y\n-\n  z: 1\n"),
            "a:\n  - b: 1\n    c: 2\n  - d\nb:\n  - - x\n    - y\n  - z: 1\n");
}

TEST(FormatText, OneBlankAfterColonsAndCommas) {
  EXPECT_EQ(laid_out("a  :   1\nb: {x:   1 ,y: [1,2,  3]   }\nc: [ ]\nd: { }\n"),
            "a: 1\nb: {x: 1, y: [1, 2, 3]}\nc: []\nd: {}\n");
}

TEST(FormatText, BracesOverSeveralLinesBecomeOneWhereTheyFit) {
  EXPECT_EQ(laid_out("a: {x: 1,\n    y: some\n       words,\n  z: [1,\n  2]}\n"),
            "a: {x: 1, y: some words, z: [1, 2]}\n");
}

TEST(FormatText, BracesThatDoNotFitBecomeBlocks) {
  const std::string words(50, 'w');
  EXPECT_EQ(laid_out("a: {x: " + words + ", y: " + words + ", z: [1, 2], v: 12345}\nb:\n  - {x: " + words + ", y: [" +
                     words + ", " + words + ", 1]}\n"),
            "a:\n  x: " + words + "\n  y: " + words + "\n  z: [1, 2]\n  v: 12345\nb:\n  - x: " + words + "\n    y: [" +
                words + ", " + words + ", 1]\n");
}

TEST(FormatText, TheWidthIs120Columns) {
  const auto braces = [](std::size_t size) { return "abc: {x: " + std::string(size - 10, 'w') + "}\n"; };
  EXPECT_EQ(laid_out(braces(120)), braces(120));
  EXPECT_EQ(laid_out(braces(121)), "abc:\n  x: " + std::string(111, 'w') + "\n");
  // Umlauts are one column each.
  std::string umlauts;
  for (int i = 0; i < 110; ++i) umlauts += "\xc3\xa4";
  EXPECT_EQ(laid_out("abc: {x: " + umlauts + "}\n"), "abc: {x: " + umlauts + "}\n");
}

TEST(FormatText, NoBlanksAtTheEndsOfLinesAndOneLineBreakAtTheEnd) {
  EXPECT_EQ(laid_out("a: 1   \nb:  \n  c: 2\t\n\n\n"), "a: 1\nb:\n  c: 2\n");
  EXPECT_EQ(laid_out("a: 1"), "a: 1\n");
  EXPECT_EQ(laid_out("\xef\xbb\xbf---\r\na: 1\r\n...\r\n"), "a: 1\n");
}

TEST(FormatText, OneEmptyLineAtMost) {
  EXPECT_EQ(laid_out("\n\na: 1\n\n\n\nb:\n\n  c: 1\n   \n\n  d: 2\n\ne:\n  - 1\n\n  - 2\n"),
            "a: 1\n\nb:\n  c: 1\n\n  d: 2\n\ne:\n  - 1\n\n  - 2\n");
}

TEST(FormatText, QuotesWhereTheyAreNeeded) {
  EXPECT_EQ(laid_out("a: 'plain words'\nb: \"(x) > 1\"\nc: '11 h'\nd: \"50%\"\n'e': [\"f\", 'g h']\n"),
            "a: plain words\nb: (x) > 1\nc: 11 h\nd: 50%\ne: [f, g h]\n");
}

TEST(FormatText, WhatWouldReadAsSomethingElseKeepsItsQuotes) {
  for (const std::string text :
       {"no",  "on",  "Yes", "n",  "NULL", "true", "2026.1", "017", "1e5", "0x1F", "12:30", "09:00-17:00", "2026-01-01",
        "~",   "",    " x",  "x ", "a: b", "a #b", "- a",    "? a", "*a",  "&a",   "!a",    "%a",          "@a",
        "{a}", "[a]", "#a",  "|",  ">",    "a:",   "=",      "<<",  ".5",  "-1",   "1_000", "+1"}) {
    EXPECT_EQ(laid_out("a: \"" + text + "\"\n"), "a: \"" + text + "\"\n");
    EXPECT_EQ(laid_out("a: '" + text + "'\n"), "a: \"" + text + "\"\n");
  }
  // In braces a comma and more would cut the text.
  EXPECT_EQ(laid_out("a: {b: 'x, y', c: \"f(1)\", d: 'a?'}\n"), "a: {b: \"x, y\", c: \"f(1)\", d: \"a?\"}\n");
  // A text with quotes in it, or with escapes, stays as it is.
  EXPECT_EQ(laid_out("a: '\"x\" # y'\nb: \"a\\tb\"\nc: '{it''s}'\nd: \"\\u00a0\"\n"),
            "a: '\"x\" # y'\nb: \"a\\tb\"\nc: \"{it's}\"\nd: \"\\u00a0\"\n");
}

TEST(FormatText, WhatStandsWithoutQuotesStaysSo) {
  EXPECT_EQ(laid_out("a: no\nb: 017\nc: ~\nd: null\ne:\nf: 2026-01-01\ng: it's \"so\"\n"),
            "a: no\nb: 017\nc: ~\nd: null\ne:\nf: 2026-01-01\ng: it's \"so\"\n");
}

TEST(FormatText, TextsOnSeveralLinesStayBroken) {
  EXPECT_EQ(
      laid_out("a: one\n     two\n\n     three\nb: \"one\n         two\"\nc: >-\n      one\n        two\n\n      "
               "three\nd: |\n    x\n      y\n\ne:\n    one\n    two\n"),
      "a: one\n  two\n\n  three\nb: \"one\n  two\"\nc: >-\n  one\n    two\n\n  three\nd: |\n  x\n    y\n\ne: one\n  "
      "two\n");
}

TEST(FormatText, BlockTextsKeepTheirEnds) {
  EXPECT_EQ(laid_out("a: |+\n    x\n\n\nb: 1\n"), "a: |+\n  x\n\n\nb: 1\n");
  EXPECT_EQ(laid_out("a: |-\n    x\n\n\nb: 1\n"), "a: |-\n  x\n\nb: 1\n");
  EXPECT_EQ(laid_out("a: |4  # why\n        x\n      y\nb: >2\n    x\n  y\n"),
            "a: |2  # why\n      x\n    y\nb: >2\n    x\n  y\n");
  // Deeper than it must be, all of it.
  EXPECT_EQ(laid_out("a:\n    b: >2\n           x\n         y\n    c: 1\n"),
            "a:\n  b: >2\n         x\n       y\n  c: 1\n");
  EXPECT_EQ(laid_out("- - >1-\n      x\n- 1\n"), "- - >2-\n       x\n- 1\n");
  EXPECT_EQ(laid_out("a: |\nb: >-\n"), "a: |\nb: >-\n");
}

TEST(FormatText, CommentsStayBesideWhatTheySpeakOf) {
  EXPECT_EQ(
      laid_out("# top\n\n\n# more\na: 1    # one\nb:      # block\n    # first\n    c: 2\n    # second\n\n    d: "
               "3\n    # last of b\n# of e\ne: {x: 1}   # flow\n# the end\n"),
      "# top\n\n# more\na: 1  # one\nb:  # block\n  # first\n  c: 2\n  # second\n\n  d: 3\n  # last of b\n# of e\n"
      "e: {x: 1}  # flow\n# the end\n");
}

TEST(FormatText, CommentsInsideBracesBreakThem) {
  EXPECT_EQ(laid_out("a: [x,  # one\n    # two\n    y,\n    # last\n    ]  # after\n"),
            "a:  # after\n  - x  # one\n  # two\n  - y\n  # last\n");
  EXPECT_EQ(laid_out("a: {  # head\n  x: [1, 2], y: {z: 1  # z\n  }}\n"),
            "a:  # head\n  x: [1, 2]\n  y:\n    z: 1  # z\n");
  EXPECT_EQ(laid_out("a: [  # none\n  # at all\n  ]\n"), "# at all\na: []  # none\n");
}

TEST(FormatText, CommentsBetweenAKeyOrADashAndItsValueMoveUp) {
  EXPECT_EQ(laid_out("a:\n  # why\n  1\nb:  # beside\n  2\nc:\n  -  # dash\n    x: 1\n  -\n    # inner\n    y: 2\n"),
            "# why\na: 1\nb: 2  # beside\nc:\n  # dash\n  - x: 1\n  # inner\n  - y: 2\n");
}

TEST(FormatText, BlocksOfAPolicyStandInTheOrderOfTheLanguage) {
  EXPECT_EQ(
      laid_out("# About it.\namends: 1\nclosure: {follow_up: 3 days}\n# Why steps.\nsteps:\n  x: {chance: 1}\n"
               "policy: p\ntolerance: {hours: 2}\nmemory: {halves_every: 3 days}\nversion: \"1\"\n"),
      "# About it.\namends: 1\npolicy: p\nversion: \"1\"\n\nmemory: {halves_every: 3 days}\ntolerance: {hours: 2}\n"
      "\n# Why steps.\nsteps:\n  x: {chance: 1}\n\nclosure: {follow_up: 3 days}\n");
}

TEST(FormatText, TheCommentAtTheTopStaysThere) {
  EXPECT_EQ(laid_out("# About it.\n\npolicy: p\namends: 1\n"), "# About it.\n\namends: 1\npolicy: p\n");
}

TEST(FormatText, BlocksStayWhereACommentCouldComeToSpeakOfSomethingElse) {
  for (const std::string text :
       {"# Of policy?\npolicy: p\namends: 1\n", "policy: p\namends: 1\n\n# --- a part ---\n\ntitle: x\n",
        "policy: p\namends: 1\n# the end\n", "policy: p\n\nsomething_else: 1\n\namends: 1\n"})
    EXPECT_EQ(laid_out(text), text);
}

TEST(FormatText, ScenarioFilesHaveTheirOrderToo) {
  EXPECT_EQ(laid_out("scenarios:\n- name: x\n  given: a\n  expect: {step: y}\npolicy: p.yaml\ncases: {a: {id: 1}}\n"),
            "policy: p.yaml\n\ncases: {a: {id: 1}}\n\nscenarios:\n  - name: x\n    given: a\n    expect: {step: y}\n");
}

// There `contains x` is a word of what is expected, and `"contains x"` a text.
TEST(FormatText, ScenarioFilesKeepTheirQuotes) {
  const std::string text =
      "scenarios:\n  - name: x\n    expect:\n      step.title: \"contains this\"\n      plan: [\"a\", b]\n";
  EXPECT_EQ(laid_out(text), text);
  EXPECT_EQ(laid_out("'scenarios':\n- name: x\n  expect: {step: 'one of a'}\n"),
            "scenarios:\n  - name: x\n    expect: {step: \"one of a\"}\n");
}

TEST(FormatText, OtherYamlKeepsItsOrder) {
  EXPECT_EQ(laid_out("policy: p\nb:\n  c: 1\na: 2\n"), "policy: p\nb:\n  c: 1\na: 2\n");
  EXPECT_EQ(laid_out("- b\n-   a\n"), "- b\n- a\n");
  EXPECT_EQ(laid_out("{\"b\": 1, \"a\": [true, null]}"), "b: 1\na: [true, null]\n");
}

TEST(FormatText, WhatIsNoYamlIsSaid) {
  EXPECT_EQ(code_of(""), "empty-file");
  EXPECT_EQ(code_of("# only a comment\n"), "empty-file");
  EXPECT_EQ(code_of("a: &x 1\n"), "yaml-anchor");
  EXPECT_EQ(code_of("a: [1, 2\n"), "unclosed-bracket");
  EXPECT_EQ(code_of("a: 1\na: 2\n"), "duplicate-key");
  EXPECT_EQ(code_of("a: " + std::string(70, '[') + std::string(70, ']')), "too-deep");
  // yaml-cpp takes this, libyaml does not.
  EXPECT_NE(
      laid_out("a:\nb c\n").find("error: strict YAML does not have this: could not find expected ':' [not-laid-out]"),
      std::string::npos);
  EXPECT_EQ(code_of("%YAML 1.2\n---\na: 1\n"), "not-laid-out");
  const Result<std::string> result = format_text("a: b: c\n", "policies/x.yaml");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.diagnostics().front().file, "policies/x.yaml");
  EXPECT_EQ(result.diagnostics().front().line, 1U);
}

TEST(FormatDifference, ShowsTheFirstLines) {
  EXPECT_EQ(format_difference("a\nb\nc\n", "a\nb\nc\n"), "");
  EXPECT_EQ(format_difference("a\n  b\nc\nd\n", "a\nb\nc\n\nd\n"), "  2 -   b\n  2 + b\n  4 +\n");
  EXPECT_EQ(format_difference("a\nb", "a\nb\n"), "    the line break at the end is missing\n");
  std::string before, after;
  for (int i = 0; i < 20; ++i) {
    before += "x" + std::to_string(i) + " \n";
    after += "x" + std::to_string(i) + "\n";
  }
  const std::string shown = format_difference(before, after);
  EXPECT_TRUE(shown.ends_with("... and 30 more lines\n")) << shown;
}

}  // namespace
}  // namespace amends
