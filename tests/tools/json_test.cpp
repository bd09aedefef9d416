// The JSON of an answer, compared with tests/golden/json; and with the example in docs/json.md.
#include <amends/json.hpp>
#include <amends/recommend.hpp>

#include "samples.hpp"
#include "support/golden.hpp"

#include <gtest/gtest.h>

#include <set>

namespace amends {
namespace {

std::string golden(const char* name, const std::string& actual) {
  return testing::expected(std::string("json/") + name + ".json", actual);
}

TEST(Json, AStepThatIsAskedFirst) {
  const std::string json = to_json(testing::replace_asked_first()) + "\n";
  EXPECT_EQ(golden("replace_asked_first", json), json);
}

TEST(Json, AStepUnderWay) {
  const std::string json = to_json(testing::visit_in_progress()) + "\n";
  EXPECT_EQ(golden("visit_in_progress", json), json);
}

TEST(Json, NothingLeft) {
  const std::string json = to_json(testing::nothing_left()) + "\n";
  EXPECT_EQ(golden("nothing_left", json), json);
}

TEST(Json, OnlyValues) {
  const std::string json = to_json(testing::only_values()) + "\n";
  EXPECT_EQ(golden("only_values", json), json);
}

TEST(Json, OnOneLine) {
  const std::string json = to_json(testing::replace_asked_first(), 0);
  EXPECT_EQ(json.find('\n'), std::string::npos);
  EXPECT_TRUE(json.starts_with("{\"stage\": \"recover\", \"step\": {\"id\": \"replace\",")) << json.substr(0, 60);
}

TEST(Json, Diagnostics) {
  Diagnostic d;
  d.level = DiagnosticLevel::warning;
  d.code = "unknown-step";
  d.message = "the policy has no step `home_vist`";
  d.path = "attempts[0].step";
  EXPECT_EQ(
      to_json(std::vector<Diagnostic>{d}, 0),
      "[{\"level\": \"warning\", \"code\": \"unknown-step\", \"message\": \"the policy has no step `home_vist`\", "
      "\"file\": \"\", \"line\": 0, \"column\": 0, \"length\": 0, \"line_text\": \"\", \"path\": \"attempts[0].step\", "
      "\"help\": \"\"}]");
  EXPECT_EQ(to_json(std::vector<Diagnostic>{}, 0), "[]");
}

TEST(Json, WhatIfAnswers) {
  EXPECT_EQ(to_json(std::vector<WhatIf>{{"spare_computer", "true", "depot_repair", true, "serious", true}}, 0),
            "[{\"fact\": \"spare_computer\", \"value\": \"true\", \"step\": \"depot_repair\", \"ask_first\": true, "
            "\"severity\": \"serious\", \"changes\": true}]");
}

TEST(Json, ACase) {
  Case c;
  c.id = std::string("C-1");
  c.product.role = ProductRole::livelihood;
  c.product.price = none;
  EXPECT_EQ(to_json(c, 0), "{\"id\": \"C-1\", \"product\": {\"role\": \"livelihood\", \"price\": null}}");
}

TEST(Json, TextIsEscaped) {
  Recommendation r = testing::only_values();
  r.values = {{"a", "string", "quote \" backslash \\ bell \x07 newline \n", ValueAnswer::State::known, {}}};
  EXPECT_NE(to_json(r, 0).find("\"quote \\\" backslash \\\\ bell \\u0007 newline \\n\""), std::string::npos);
}

// Every word is there, and no two values of one enumeration share one.
TEST(Json, Words) {
  std::set<std::string_view> states;
  for (int i = 0; i <= static_cast<int>(OptionState::not_planned); ++i)
    states.insert(word_of(static_cast<OptionState>(i)));
  EXPECT_EQ(states.size(), 10U);
  EXPECT_EQ(states.count(""), 0U);
  EXPECT_EQ(word_of(Stage::follow_up), "follow_up");
  EXPECT_EQ(word_of(NoStep::all_out), "all_out");
  EXPECT_EQ(word_of(ValueAnswer::State::none), "none");
}

// docs/json.md shows the golden file that it names.
TEST(Json, TheExampleOfTheDocumentationIsReal) {
  const std::string begin = "<!-- example: tests/golden/json/visit_in_progress.json -->\n```json\n";
  std::string page = testing::read(testing::root() / "docs/json.md");
  const std::size_t from = page.find(begin);
  ASSERT_NE(from, std::string::npos);
  const std::size_t to = page.find("```\n", from + begin.size());
  ASSERT_NE(to, std::string::npos);
  const std::string example = to_json(testing::visit_in_progress()) + "\n";
  if (testing::updating()) {
    testing::write(testing::root() / "docs/json.md", page.substr(0, from) + begin + example + page.substr(to));
    page = testing::read(testing::root() / "docs/json.md");
  }
  EXPECT_EQ(page.substr(from + begin.size(), example.size() + 4), example + "```\n");
}

}  // namespace
}  // namespace amends
