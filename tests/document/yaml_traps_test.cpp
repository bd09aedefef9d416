// YAML's own traps: each says what it is and shows the way out.
#include "yaml_reading.hpp"

#include <gtest/gtest.h>

namespace amends::impl {
namespace {

TEST(YamlTraps, ValueThatBeginsWithAMark) {
  EXPECT_EQ(
      yaml_errors("when: !has(x) and y  # c\n"),
      "yaml-tag 1:7 `!has(x) and y` YAML takes what begins with `!` for a tag | put it in quotes: `when: \"!has(x) "
      "and y\"`, or write `not` for `!`");
  EXPECT_EQ(yaml_errors("- ! x\n"),
            "yaml-tag 1:3 `! x` YAML takes what begins with `!` for a tag | put it in quotes: "
            "`- \"! x\"`, or write `not` for `!`");
  EXPECT_EQ(
      yaml_errors("ask: *really* sure?\n"),
      "yaml-alias 1:6 `*really* sure?` YAML takes what begins with `*` for an alias, which policies do not have | "
      "put it in quotes: `ask: \"*really* sure?\"`");
  EXPECT_EQ(
      yaml_errors("ask: &c\n"),
      "yaml-anchor 1:6 `&c` YAML takes what begins with `&` for an anchor, which policies do not have | put it in "
      "quotes: `ask: \"&c\"`");
  EXPECT_EQ(yaml_errors("a: %x\n"),
            "yaml-reserved 1:4 `%x` in YAML no text without quotes may begin with `%` | put it in quotes: `a: \"%x\"`");
  EXPECT_EQ(yaml_errors("a: @x\n").substr(0, 21), "yaml-reserved 1:4 `@x");
  EXPECT_EQ(yaml_errors("a: `x`\n"),
            "yaml-reserved 1:4 ``x`` in YAML no text without quotes may begin with a backtick | put it in quotes: "
            "`a: \"`x`\"`");
  EXPECT_EQ(yaml_errors("when: >= 3\nb: 1\n"),
            "yaml-block-text 1:7 `>= 3` a value that begins with `>` opens a text on the lines below it | put it in "
            "quotes: `when: \">= 3\"`");
  EXPECT_EQ(
      yaml_errors("a: - b\n"),
      "yaml-reserved 1:4 `- b` a list cannot begin on the line of its key | write each `- ` on a line of its own");
}

TEST(YamlTraps, KeysThatBeginWithAMark) {
  EXPECT_EQ(
      yaml_errors("@x: 1\n"),
      "yaml-reserved 1:1 `@` in YAML no text without quotes may begin with this character | put the text in quotes");
}

TEST(YamlTraps, QuoteThenMoreText) {
  EXPECT_EQ(yaml_errors("because: \"Soon\" is not a date\nb: 1\n"),
            "yaml-quote 1:17 `is not a date` the text goes on after its closing quote | put all of it in quotes: "
            "`because: '\"Soon\" is not a date'`");
  EXPECT_EQ(yaml_errors("because: 'it's late'\n"),
            "yaml-quote 1:14 `s late'` the text goes on after its closing quote | put all of it in quotes: `because: "
            "\"it's late\"`");
  EXPECT_EQ(yaml_errors("when: \"a\" == b\n").substr(0, 15), "yaml-quote 1:11");
}

TEST(YamlTraps, UnclosedQuotes) {
  EXPECT_EQ(yaml_errors("a: \"x\nb: 1\nc: 2\n"),
            "unclosed-quote 1:4 `\"` the quote that opens here is never closed | close it at the end of the text");
  const std::string late =
      "unclosed-quote 1:4 `\"` the quote that opens here is closed only on line 3 | close it at the end of the text; "
      "indent the lines of a longer text deeper than its key";
  EXPECT_EQ(yaml_errors("a: \"x\nb: 1\nc: \"y\"\n"), late);
  EXPECT_EQ(yaml_errors("a: \"x\nb: 1\nc: y\"\nd: 1\n"), late);  // which yaml-cpp accepts, without b and c
  EXPECT_EQ(yaml_errors("a: 'x\n").substr(0, 18), "unclosed-quote 1:4");
}

TEST(YamlTraps, BracesAndBracketsThatBeginAText) {
  EXPECT_EQ(
      yaml_errors("ask: {tried(x)} times, again?\n"),
      "yaml-bracket 1:6 `{tried(x)} times, again?` YAML takes what begins with `{` for a map, but more follows it "
      "| put it in quotes: `ask: \"{tried(x)} times, again?\"`");
  EXPECT_EQ(
      yaml_errors("because: [sic] it broke\n"),
      "yaml-bracket 1:10 `[sic] it broke` YAML takes what begins with `[` for a list, but more follows it | put it "
      "in quotes: `because: \"[sic] it broke\"`");
  EXPECT_EQ(yaml_errors("because: {count}\n"),
            "missing-value 1:10 `{count}` inside braces every key needs a value | for a text, write `because: "
            "\"{count}\"`; for a list, write `because: [count]`");
}

TEST(YamlTraps, ColonsInPlainText) {
  EXPECT_EQ(
      yaml_errors("because: Note: it broke  # c\n"),
      "yaml-colon 1:14 `:` a colon before a space cuts a text without quotes in two | put it in quotes: `because: "
      "\"Note: it broke\"`");
  EXPECT_EQ(yaml_errors("when: a ? b : c\n"),
            "yaml-colon 1:13 `:` a colon before a space cuts a text without quotes in two | put it in quotes: `when: "
            "\"a ? b : c\"`");
  EXPECT_EQ(yaml_errors("a: see b:\n").substr(0, 14), "yaml-colon 1:9");
  EXPECT_EQ(yaml_errors("at: 12:30\nurl: http://x/y\n"), "");
}

TEST(YamlTraps, CommentsThatCutAText) {
  EXPECT_EQ(yaml_errors("because: see ticket #12\n"),
            "yaml-comment 1:21 `#12` this comment may have cut the text before it | put the text in quotes: `because: "
            "\"see ticket #12\"`, or set the comment apart with two spaces");
  EXPECT_EQ(yaml_errors("because: see #12\n  and more\n"),
            "yaml-comment 1:14 `#12` this comment may have cut the text before it | put the text in quotes: `because: "
            "\"see #12\"`, or set the comment apart with two spaces");
  EXPECT_EQ(yaml_errors("because: see  # comment\n  and more\n"),
            "yaml-comment 1:15 `# comment` the comment cuts the text, which goes on below it | put the text in quotes, "
            "or the comment on a line of its own");
  EXPECT_EQ(
      yaml_errors("- a #1\n- b  # two spaces\n- 5 # a number\n- 50% # a share\n- true # a bool\n- 'q' # quoted\n"
                  "- [x] # closed\n- k: # a key\n    v\n"),
      "yaml-comment 1:5 `#1` this comment may have cut the text before it | put the text in quotes: `\"a #1\"`, or "
      "set the comment apart with two spaces");
}

TEST(YamlTraps, CommasInsideBraces) {
  EXPECT_EQ(yaml_errors("a: {when: tried(x, y) > 2, is: 1}\n"),
            "yaml-comma 1:11 `tried(x, y) > 2` inside braces a comma cuts a text without quotes | put it in quotes: "
            "`when: \"tried(x, y) > 2\"`, or on a line of its own");
  EXPECT_EQ(yaml_errors("- {when: min(a, b, c) > 2, is: max(a, b)}\n"),
            "yaml-comma 1:10 `min(a, b, c) > 2` inside braces a comma cuts a text without quotes | put it in quotes: "
            "`when: \"min(a, b, c) > 2\"`, or on a line of its own\n"
            "yaml-comma 1:32 `max(a, b)` inside braces a comma cuts a text without quotes | put it in quotes: `is: "
            "\"max(a, b)\"`, or on a line of its own");
  EXPECT_EQ(yaml_errors("a: {say: yes, please, is: 1}\n").substr(0, 30), "yaml-comma 1:10 `yes, please` ");
  EXPECT_EQ(yaml_errors("a: [f(x, y), z]\n"),
            "yaml-comma 1:5 `f(x, y)` inside brackets a comma cuts a text without quotes | put it in quotes: `\"f(x, "
            "y)\"`, or on a line of its own");
  EXPECT_EQ(yaml_errors("a: {x: , y: 1}\n"),
            "missing-value 1:5 `x` inside braces every key needs a value | write `x: ...`");
}

TEST(YamlTraps, BracketsAndQuestionMarksInsideBraces) {
  EXPECT_EQ(
      yaml_errors("a: {when: x in [b, c], is: 1}\n"),
      "yaml-bracket 1:11 `x in [b, c]` inside braces `[` cuts a text without quotes | put it in quotes: `when: \"x "
      "in [b, c]\"`, or on a line of its own");
  EXPECT_EQ(
      yaml_errors("a: {when: x ? y : z, is: 1}\n"),
      "yaml-bracket 1:11 `x ? y : z` inside braces `?` cuts a text without quotes | put it in quotes: `when: \"x ? "
      "y : z\"`, or on a line of its own");
  EXPECT_EQ(yaml_errors("a: {x: 1\nb: 2\n"),
            "unclosed-bracket 1:4 `{` the `{` that opens here is not closed | close it with `}`");
  EXPECT_EQ(yaml_errors("a: [1,\n  2\nb: 2\n"),
            "unclosed-bracket 1:4 `[` the `[` that opens here is not closed | close it with `]`");
}

TEST(YamlTraps, StrayLines) {
  EXPECT_EQ(
      yaml_errors("foo: bar\nnot-a-key\n"),
      "stray-line 2:1 `not-a-key` this line is neither `key: value` nor a list item | a longer text goes on lines "
      "indented deeper than its key");
  EXPECT_EQ(yaml_errors("foo: bar\nnot-a-key\nb: 1\n").substr(0, 25), "stray-line 2:1 `not-a-key");
  EXPECT_EQ(yaml_errors("a:b\nc: 1\n"),
            "stray-line 1:1 `a:b` this line is neither `key: value` nor a list item | a colon needs a space after it: "
            "`a: b`");
}

TEST(YamlTraps, ListsAndMapsMixed) {
  EXPECT_EQ(
      yaml_errors("- a\n- b\nc: 1\n"),
      "mixed-list 3:1 `c: 1` a key stands among the items of a list | line it up with the keys of the item above, "
      "or with the key that holds the list");
  EXPECT_EQ(yaml_errors("a: 1\n- b\n"),
            "mixed-list 2:1 `- b` a list item stands among the keys of a map | indent it below the key it belongs to");
}

TEST(YamlTraps, Indentation) {
  const std::string help =
      " the indentation of this line fits none above it | line it up with the keys it belongs to; a key with a value "
      "of "
      "its own has nothing below it";
  EXPECT_EQ(yaml_errors("a: 1\n  b: 2\n"), "yaml-indentation 2:3 `b: 2`" + help);
  EXPECT_EQ(yaml_errors("a:\n   b: 1\n  c: 2\n"), "yaml-indentation 3:3 `c: 2`" + help);
  EXPECT_EQ(yaml_errors("a:\n  b: 1\n   c: 2\n"), "yaml-indentation 3:4 `c: 2`" + help);
  EXPECT_EQ(yaml_errors("  a: 1\nb: 2\n").substr(0, 27), "yaml-indentation 2:1 `b: 2`");
}

TEST(YamlTraps, Tabs) {
  EXPECT_EQ(yaml_errors("a:\n\tb: 1\n  \tc: 2\n"),
            "tab-indentation 2:1 `\t` a tab cannot indent in YAML | use spaces\n"
            "tab-indentation 3:3 `\t` a tab cannot indent in YAML | use spaces");
  EXPECT_EQ(yaml_errors("a:\tx\nb: 1\t# c\n\t\n\t# comment\n"), "");
}

TEST(YamlTraps, Escapes) {
  EXPECT_EQ(
      yaml_errors("a: \"\\q\"\n"),
      "yaml-escape 1:5 `\\q` there is no escape `\\q` in double quotes | write `\\\\` for a backslash, or use single "
      "quotes");
}

}  // namespace
}  // namespace amends::impl
