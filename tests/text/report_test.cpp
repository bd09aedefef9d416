// Collecting diagnostics: order, repetition, limits; and the names that were probably meant.
#include "text/report.hpp"
#include "text/near_name.hpp"

#include <gtest/gtest.h>

namespace amends::impl {
namespace {

TEST(Report, FillsInThePlace) {
  Sources sources;
  sources.add("p.yaml", "a: 1\nb: \xc3\xa9t\xc3\xa9 # x\n");
  Report report(&sources);
  report.error({0, 8, 13}, "code", "message", "help");
  const std::vector<Diagnostic> found = report.take();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].file, "p.yaml");
  EXPECT_EQ(found[0].line, 2U);
  EXPECT_EQ(found[0].column, 4U);
  EXPECT_EQ(found[0].length, 3U);
  EXPECT_EQ(found[0].line_text, "b: \xc3\xa9t\xc3\xa9 # x");
  EXPECT_EQ(found[0].help, "help");
}

TEST(Report, UnderlinesOnlyTheFirstLineOfASpan) {
  Sources sources;
  sources.add("p.yaml", "a: {x: 1,\n  y: 2}\n");
  Report report(&sources);
  report.error({0, 3, 17}, "c", "m");
  report.error({0, 9, 9}, "c", "at the break");
  const std::vector<Diagnostic> found = report.take();
  EXPECT_EQ(found[0].length, 6U);
  EXPECT_EQ(found[1].column, 10U);
  EXPECT_EQ(found[1].length, 1U);
}

TEST(Report, OrdersByPlaceAndDropsRepetition) {
  Sources sources;
  sources.add("z.yaml", "a\nb\nc\n");
  sources.add("a.yaml", "d\n");
  Report report(&sources);
  report.error({1, 0, 1}, "c", "in the second file");
  report.error({0, 4, 5}, "c", "third line");
  report.warning({0, 0, 1}, "c", "first line");
  report.error({0, 4, 5}, "c", "third line");
  report.error_at("x.y", "c", "in a case");
  EXPECT_EQ(report.errors(), 4U);
  EXPECT_TRUE(report.has_errors());
  std::vector<std::string> messages;
  for (const Diagnostic& d : report.take()) messages.push_back(d.message);
  EXPECT_EQ(messages, (std::vector<std::string>{"first line", "third line", "in the second file", "in a case"}));
  EXPECT_FALSE(report.has_errors());
}

TEST(Report, StopsAtTwoHundredErrors) {
  Report report;
  for (int i = 0; i < 5000; ++i) report.error_at("path" + std::to_string(i), "c", "m");
  report.warning_at("w", "c", "not counted");
  const std::vector<Diagnostic> found = report.take();
  ASSERT_EQ(found.size(), 201U);
  EXPECT_EQ(found[199].path, "path199");
  EXPECT_EQ(found[200].message, "there are 4800 more errors");
  EXPECT_EQ(found[200].code, "too-many-errors");
}

TEST(Report, ShortensHugeLines) {
  Sources sources;
  sources.add("p.yaml", std::string(100'000, 'x'));
  Report report(&sources);
  report.error({0, 50'000, 50'001}, "c", "m");
  const Diagnostic found = report.take().at(0);
  EXPECT_EQ(found.line_text.size(), 403U);
  EXPECT_EQ(found.column, 50'001U);
  EXPECT_LT(to_string(found).size(), 1'000U);
}

TEST(NearName, FindsWhatWasMeant) {
  const std::vector<std::string> names = {"home_visit", "depot_repair", "replace", "refund"};
  EXPECT_EQ(near_name("home_vist", names), "home_visit");
  EXPECT_EQ(near_name("hmoe_visit", names), "home_visit");
  EXPECT_EQ(near_name("Home-Visit", names), "home_visit");
  EXPECT_EQ(near_name("refnud", names), "refund");
  EXPECT_EQ(near_name("something_else", names), "");
  EXPECT_EQ(near_name("", names), "");
  EXPECT_EQ(near_name("x", {"y"}), "");
  EXPECT_EQ(near_name(std::string(10'000, 'a'), names), "");
  EXPECT_EQ(did_you_mean("replce", names), "did you mean `replace`?");
  EXPECT_EQ(did_you_mean("zzz", names), "");
}

}  // namespace
}  // namespace amends::impl
