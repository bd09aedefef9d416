// Sources: lines, columns, spans, and which bytes are text at all.
#include "text/source.hpp"
#include "text/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace amends::impl {
namespace {

using namespace std::string_literals;

TEST(Source, CountsLinesFromOneAndColumnsInCodePoints) {
  const Source source("p.yaml", "a: \xc3\xbcx\nb\n");
  EXPECT_EQ(source.at(0).line, 1U);
  EXPECT_EQ(source.at(0).column, 1U);
  EXPECT_EQ(source.at(5).column, 5U);  // the x after a two-byte letter
  EXPECT_EQ(source.at(7).line, 2U);
  EXPECT_EQ(source.at(7).column, 1U);
  EXPECT_EQ(source.at(9).line, 3U);
  EXPECT_EQ(source.at(1000).line, 3U);
}

TEST(Source, GivesLinesWithoutTheirBreak) {
  const Source source("p.yaml", "one\r\ntwo\n\nfour");
  EXPECT_EQ(source.line(1), "one");
  EXPECT_EQ(source.line(2), "two");
  EXPECT_EQ(source.line(3), "");
  EXPECT_EQ(source.line(4), "four");
  EXPECT_EQ(source.line(5), "");
  EXPECT_EQ(source.line_begin(2), 5U);
}

TEST(Source, DropsAByteOrderMark) {
  const Source source("p.yaml",
                      "\xef\xbb\xbf"
                      "a: 1");
  EXPECT_EQ(source.text(), "a: 1");
  EXPECT_EQ(source.at(3).column, 4U);
}

TEST(Sources, GiveTheTextOfASpan) {
  Sources sources;
  EXPECT_EQ(sources.add("a", "first"), 0U);
  EXPECT_EQ(sources.add("b", "second"), 1U);
  EXPECT_EQ(sources.text({1, 0, 3}), "sec");
  EXPECT_EQ(sources.text({1, 3, 1000}), "ond");
  EXPECT_EQ(sources.text({1, 4, 2}), "");
  EXPECT_EQ(sources.text({}), "");
  EXPECT_EQ(sources[0].name(), "a");
}

TEST(FirstBadByte, AllowsTextWithTabsAndLineBreaks) {
  EXPECT_EQ(first_bad_byte("a\tb\r\nc \xe2\x82\xac \xf0\x9f\x99\x82"), std::string_view::npos);
  EXPECT_EQ(first_bad_byte(""), std::string_view::npos);
}

TEST(FirstBadByte, FindsWhatIsNoText) {
  EXPECT_EQ(first_bad_byte("ab\x01"), 2U);
  EXPECT_EQ(first_bad_byte("a\0b"s), 1U);
  EXPECT_EQ(first_bad_byte("a\x7f"), 1U);
  EXPECT_EQ(first_bad_byte("a\xc2\x85"), 1U);         // a control character of two bytes
  EXPECT_EQ(first_bad_byte("caf\xe9"), 3U);           // Latin-1
  EXPECT_EQ(first_bad_byte("\xc0\xaf"), 0U);          // overlong
  EXPECT_EQ(first_bad_byte("\xe0\x80\xaf"), 0U);      // overlong
  EXPECT_EQ(first_bad_byte("\xed\xa0\x80"), 0U);      // a surrogate
  EXPECT_EQ(first_bad_byte("\xf4\x90\x80\x80"), 0U);  // beyond U+10FFFF
  EXPECT_EQ(first_bad_byte("x\xe2\x82"), 1U);         // cut off
  EXPECT_EQ(first_bad_byte("\x80"), 0U);
}

TEST(Utf8, ShowsWhatCannotBeShown) {
  EXPECT_EQ(shown("abc", 3), "abc");
  EXPECT_EQ(shown("abcd", 3), "abc...");
  EXPECT_EQ(shown("a\xe9z\x01", 9), "a\xef\xbf\xbdz\xef\xbf\xbd");
  EXPECT_EQ(first_invalid_utf8("ok\x01"), std::string_view::npos);
  EXPECT_EQ(first_invalid_utf8("ok\xff"), 2U);
}

}  // namespace
}  // namespace amends::impl
