// Diagnostics as text: the caret must stand below what is meant, whatever the line holds.
#include <amends/diagnostic.hpp>
#include <amends/result.hpp>

#include <gtest/gtest.h>

namespace amends {
namespace {

Diagnostic sample() {
  Diagnostic d;
  d.code = "unknown-name";
  d.message = "there is no step `home_vist`";
  d.file = "policies/computer-repair.yaml";
  d.line = 61;
  d.column = 16;
  d.length = 9;
  d.line_text = "  - ask_first: home_vist";
  d.help = "did you mean `home_visit`?";
  return d;
}

TEST(Diagnostic, PrintsPlaceLineCaretAndHelp) {
  EXPECT_EQ(to_string(sample()),
            "error: there is no step `home_vist` [unknown-name]\n"
            "  --> policies/computer-repair.yaml:61:16\n"
            "   |\n"
            "61 |   - ask_first: home_vist\n"
            "   |                ^^^^^^^^^\n"
            "   = help: did you mean `home_visit`?");
}

TEST(Diagnostic, PrintsAPathInACase) {
  Diagnostic d;
  d.level = DiagnosticLevel::warning;
  d.message = "this is in the future";
  d.path = "attempts[2].at";
  EXPECT_EQ(to_string(d), "warning: this is in the future\n --> attempts[2].at");
  d.file = "case.json";
  EXPECT_EQ(to_string(d), "warning: this is in the future\n --> case.json: attempts[2].at");
}

TEST(Diagnostic, PrintsAMessageAlone) {
  Diagnostic d;
  d.message = "no such file";
  EXPECT_EQ(to_string(d), "error: no such file");
}

TEST(Diagnostic, KeepsTheCaretBelowWideTextAndTabs) {
  Diagnostic d;
  d.message = "m";
  d.line = 1;
  d.length = 2;
  d.line_text = "\t\xe5\xae\xa2\xc3\xa9 bad";  // a tab, a letter two columns wide, one of two bytes
  d.column = 5;
  EXPECT_EQ(to_string(d), "error: m\n --> line 1:5\n  |\n1 |     \xe5\xae\xa2\xc3\xa9 bad\n  |         ^^");
  d.column = 2;
  EXPECT_EQ(to_string(d), "error: m\n --> line 1:2\n  |\n1 |     \xe5\xae\xa2\xc3\xa9 bad\n  |     ^^^");
}

TEST(Diagnostic, UnderlinesTheEndOfALine) {
  Diagnostic d;
  d.message = "m";
  d.line = 3;
  d.column = 4;
  d.length = 1;
  d.line_text = "a: ";
  EXPECT_EQ(to_string(d), "error: m\n --> line 3:4\n  |\n3 | a: \n  |    ^");
  d.line_text = "";
  d.column = 1;
  EXPECT_EQ(to_string(d), "error: m\n --> line 3:1\n  |\n3 |\n  | ^");
}

TEST(Diagnostic, ColoursOnlyWhenAsked) {
  const std::string text = to_string(sample(), true);
  EXPECT_EQ(text.rfind("\x1b[1;31merror\x1b[0m: \x1b[1mthere is", 0), 0U);
  EXPECT_EQ(to_string(sample()).find('\x1b'), std::string::npos);
}

TEST(Diagnostics, AreSetApartByAnEmptyLine) {
  Diagnostic d;
  d.message = "one";
  Diagnostic e = d;
  e.message = "two";
  e.level = DiagnosticLevel::warning;
  EXPECT_EQ(to_string(std::vector{d, e}), "error: one\n\nwarning: two\n");
  EXPECT_EQ(to_string(std::vector<Diagnostic>{}), "");
  EXPECT_TRUE(has_errors({e, d}));
  EXPECT_FALSE(has_errors({e}));
}

TEST(ResultDeathTest, ValueOfAFailurePrintsWhyAndTerminates) {
  const auto failed = Result<int>::failure({sample()});
  EXPECT_FALSE(failed);
  EXPECT_DEATH((void)failed.value(), "there is no step `home_vist`");
}

TEST(Result, HoldsAValueAndWarnings) {
  const Result<int> result(7, {sample()});
  ASSERT_TRUE(result);
  EXPECT_EQ(*result, 7);
  EXPECT_EQ(result.diagnostics().size(), 1U);
}

}  // namespace
}  // namespace amends
