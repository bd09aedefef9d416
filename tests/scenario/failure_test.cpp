// A failure tells a story: what was expected, what was answered, and which conditions decided it. The texts are golden
// files; read them as somebody who has to mend the policy or the scenario.
#include "scenario/trying.hpp"
#include "support/golden.hpp"

#include "text/json_reader.hpp"

#include <algorithm>

namespace amends {
namespace {

using testing::run;

// Everything that can be expected, wrongly.
const std::string wrong_in_every_way = R"(cases:
  first_call:
    now: 2026-03-02T09:00:00Z
    agent.role: agent
    fault: lid
    watts: 900
    has_receipt: false
    customer.tier: bronze
    problem: {opened_at: 2026-03-02T08:00:00Z, safety_risk: false}
  repaired_in_vain:
    extends: first_call
    now: 2026-03-09T09:00:00Z
    attempts: [{step: repair, at: 2026-03-03T09:00:00Z, outcome: failed}]
    demands: [{burden: parcel, quantity: 2, at: 2026-03-03T09:00:00Z}]

scenarios:
  - name: The step
    given: first_call
    expect: {step: repair}
  - name: A step that is out
    given: first_call
    expect: {step: refund}
  - name: A step that is forbidden
    given: {extends: first_call, problem.safety_risk: true}
    expect: {step: repair, options.repair: available}
  - name: A step that was tried too often
    given:
      extends: repaired_in_vain
      attempts+: [{step: repair, at: 2026-03-05T09:00:00Z, outcome: failed}]
    expect: {options.repair: available}
  - name: Asking
    given: first_call
    expect: {ask_first: true}
  - name: Not asking
    given:
      extends: repaired_in_vain
      answers: [{step: replace, answer: declined, at: 2026-03-09T08:30:00Z}]
    expect: {step: repair, ask_first: false}
  - name: Severity is not that high
    given: first_call
    expect: {severity: critical}
  - name: Severity is higher
    given: repaired_in_vain
    expect: {severity: routine}
  - name: A context
    given: first_call
    expect: {contexts: [tea_drinker]}
  - name: A remedy that is not given
    given: first_call
    expect: {remedies.apology.amount: 12.50 EUR}
  - name: What a role may grant
    given: repaired_in_vain
    expect: {empowerment.goodwill.left: 50 EUR}
  - name: Who approves
    given:
      extends: first_call
      has_receipt: true
      answers:
        - {step: repair, answer: declined, at: 2026-03-02T08:30:00Z}
        - {step: replace, answer: declined, at: 2026-03-02T08:30:00Z}
    expect: {approval: none}
  - name: A value
    given: first_call
    rows: |
      watts || values.band
      1999  || strong
      2000  || strong
  - name: A question
    given: {extends: first_call, without: [has_receipt]}
    expect: {questions: none}
  - name: A chance
    given: first_call
    expect: {options.repair.chance: 90%}
  - name: A stage
    given:
      extends: repaired_in_vain
      attempts+: [{step: replace, at: 2026-03-08T09:00:00Z, outcome: fixed}]
    expect: {step: repair}
)";

TEST(Failure, TellsAStory) {
  const std::string text = to_text(run(wrong_in_every_way));
  EXPECT_EQ(testing::expected("scenario/failures.txt", text), text) << testing::how_to_update;
}

TEST(Failure, AsJson) {
  const std::string json = to_json(run(testing::scenario("{fault: lid}", "{severity: critical}")));
  EXPECT_EQ(testing::expected("scenario/failure.json", json), json) << testing::how_to_update;
  std::vector<Diagnostic> none;
  EXPECT_TRUE(impl::read_json(json, {}, none));
}

TEST(Failure, NamesTheLineOfTheRuleAndTheValuesItRead) {
  const TestReport report = run(testing::scenario("{fault: lid}", "{severity: serious}"));
  const std::vector<DecidingCondition>& decided = report.runs[0].scenarios[0].failures.at(0).decided_by;
  ASSERT_EQ(decided.size(), 1U);
  EXPECT_EQ(decided[0].rule, "raise to serious");
  EXPECT_EQ(decided[0].reading, "does not hold");
  EXPECT_EQ(decided[0].text, "attempts.failed >= 1");
  EXPECT_EQ(decided[0].values, (std::vector<FactReading>{{"attempts.failed", "0"}}));
  EXPECT_EQ(decided[0].file, "kettle.yaml");
  EXPECT_EQ(decided[0].line, 26U);
}

// Well-formed XML: every tag that opens closes, attributes are quoted, nothing is left unescaped.
void expect_well_formed(const std::string& xml) {
  std::vector<std::string> open;
  std::size_t at = xml.find("?>") + 2;
  while (true) {
    const std::size_t tag = xml.find('<', at);
    const std::string text = xml.substr(at, tag - at);
    EXPECT_EQ(text.find('>'), std::string::npos) << text;
    if (tag == std::string::npos) break;
    bool quoted = false;
    std::size_t end = tag;
    while (end < xml.size() && (quoted || xml[end] != '>')) {
      if (xml[end] == '"') quoted = !quoted;
      EXPECT_FALSE(end > tag && xml[end] == '<') << "in a tag at " << end;
      ++end;
    }
    const std::string body = xml.substr(tag + 1, end - tag - 1);
    const std::string name =
        body.substr(body[0] == '/' ? 1 : 0, body.find_first_of(" >/", 1) - (body[0] == '/' ? 1 : 0));
    if (body[0] == '/') {
      ASSERT_FALSE(open.empty());
      EXPECT_EQ(open.back(), body.substr(1));
      open.pop_back();
    } else if (body.back() != '/') {
      open.push_back(name);
    }
    EXPECT_EQ(std::count(body.begin(), body.end(), '"') % 2, 0) << body;
    at = end + 1;
  }
  EXPECT_TRUE(open.empty());
}

TEST(JUnit, IsWellFormedWhateverTheNames) {
  const std::string xml = to_junit(run(R"(now: 2026-03-02T09:00:00Z
scenarios:
  - name: "a < b & c > \"d\" 'e'"
    expect: {severity: serious}
  - name: it passes
    expect: {severity: routine}
)"));
  expect_well_formed(xml);
  EXPECT_NE(xml.find("name=\"a &lt; b &amp; c &gt; &quot;d&quot; 'e'\""), std::string::npos) << xml;
  EXPECT_NE(xml.find("<testsuites tests=\"2\" failures=\"1\">"), std::string::npos) << xml;
  EXPECT_NE(xml.find("message=\"severity: expected serious, answered routine\""), std::string::npos) << xml;
}

TEST(JUnit, AFileWithMistakesIsAnError) {
  const std::string xml = to_junit(run("scenarios:\n  - name: it\n    expect: {stp: 1}\n"));
  expect_well_formed(xml);
  EXPECT_NE(xml.find("errors=\"1\""), std::string::npos);
  EXPECT_NE(xml.find("an answer has no `stp`"), std::string::npos);
}

TEST(Report, LastLineSaysHowManyPassedAndFailed) {
  const std::string text = to_text(run(wrong_in_every_way));
  EXPECT_TRUE(text.ends_with("\n1 passed, 16 failed\n")) << text.substr(text.size() - 60);
}

TEST(Report, NothingRunIsNotGood) {
  EXPECT_FALSE(TestReport().good());
  EXPECT_FALSE(test_files({"no/such/place"}).good());
  EXPECT_FALSE(test_files({AMENDS_SOURCE_DIR "/docs"}).good());
}

}  // namespace
}  // namespace amends
