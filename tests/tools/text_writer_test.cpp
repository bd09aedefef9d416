// Wrapping, indenting and colouring of text.
#include "tools/text_writer.hpp"

#include "tools/explain_words.hpp"

#include <gtest/gtest.h>

namespace amends::impl {
namespace {

TEST(TextWriter, WrapsBelowTheText) {
  TextWriter out(40, false);
  out.hanging(2, "- ", "one two three four five six seven eight nine ten");
  EXPECT_EQ(out.result(), "  - one two three four five six seven\n    eight nine ten\n");
}

TEST(TextWriter, EveryLineThatIsSaidIsMarked) {
  TextWriter out(40, false);
  out.say(2, "one two three four five six seven eight nine\nten\n");
  EXPECT_EQ(out.result(), "  > one two three four five six seven\n  > eight nine\n  > ten\n");
}

TEST(TextWriter, AWordThatIsTooLongStandsAlone) {
  TextWriter out(40, false);
  out.text(0, "a " + std::string(50, 'x') + " b");
  EXPECT_EQ(out.result(), "a\n" + std::string(50, 'x') + "\nb\n");
}

TEST(TextWriter, CountsColumnsNotBytes) {
  TextWriter out(40, false);
  out.text(0, "üüüüüüüüü üüüüüüüüü üüüüüüüüü üüüüüüüüü üüü");
  EXPECT_EQ(out.result(), "üüüüüüüüü üüüüüüüüü üüüüüüüüü üüüüüüüüü\nüüü\n");
}

TEST(TextWriter, ColoursTheTextNotTheIndent) {
  TextWriter out(40, true);
  out.say(2, "hello");
  EXPECT_EQ(out.result(), "  > \x1b[32mhello\x1b[0m\n");
}

TEST(TextWriter, HeadingsHaveAnEmptyLineBeforeThem) {
  TextWriter out(40, false);
  out.heading("A");
  out.text(2, "a");
  out.heading("B");
  EXPECT_EQ(out.result(), "A\n  a\n\nB\n");
}

TEST(Words, ChancesAreNeverMadeCertain) {
  EXPECT_EQ(chance_text(0.7), "70%");
  EXPECT_EQ(chance_text(0.999), "over 99%");
  EXPECT_EQ(chance_text(0.001), "under 1%");
  EXPECT_EQ(chance_text(1), "100%");
  EXPECT_EQ(chance_text(0), "0%");
}

TEST(Words, HoursToATenth) {
  EXPECT_EQ(hours_text(16.94), "16.9 h");
  EXPECT_EQ(hours_text(2), "2 h");
  EXPECT_EQ(hours_text(0.01), "under 0.1 h");
  EXPECT_EQ(hours_text(0), "0 h");
}

TEST(Words, MomentsWithTheirDistance) {
  const Time at = parse_time("2026-03-02T09:30:00Z").time.value();
  EXPECT_EQ(moment_text(at), "Mon 2026-03-02 09:30 UTC");
  EXPECT_EQ(moment_text(at + seconds(7)), "Mon 2026-03-02 09:30:07 UTC");
  EXPECT_EQ(distance_text(at, at), "now");
  EXPECT_EQ(distance_text(at + seconds(30), at), "in less than a minute");
  EXPECT_EQ(distance_text(at + minutes(90), at), "in 1 h 30 min");
  EXPECT_EQ(distance_text(at - hours(30), at), "30 h ago");
  EXPECT_EQ(distance_text(at + days(3), at), "in 3 days");
  EXPECT_EQ(moment_text(Time{-1}), "Wed 1969-12-31 23:59:59 UTC");
}

}  // namespace
}  // namespace amends::impl
