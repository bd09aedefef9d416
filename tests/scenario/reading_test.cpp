// Scenario files are read whole: every mistake at once, each at its place.
#include "scenario/trying.hpp"

namespace amends {
namespace {

using testing::failures;
using testing::mistakes;
using testing::run;
using testing::scenario;

TEST(Reading, AWholeFileHasNoMistakes) { EXPECT_EQ(mistakes(scenario("{has_receipt: true}", "{step: replace}")), ""); }

TEST(Reading, UnknownKeysAreNamedWithTheNearOne) {
  EXPECT_EQ(mistakes("scenario:\n  - name: a\n"),
            "unknown-key 1 `scenario` a scenario file has no `scenario` | did you mean `scenarios`?\n"
            "missing-key 1 `scenario` `scenarios` is missing from a scenario file");
  EXPECT_EQ(mistakes("now: 2026-03-02T09:00:00Z\nscenarios:\n  - name: a\n    givn: {}\n    expect: {step: repair}\n"),
            "unknown-key 4 `givn` a scenario has no `givn` | did you mean `given`?");
}

TEST(Reading, EveryMistakeIsReportedAtItsPlace) {
  EXPECT_EQ(mistakes(R"(now: 2026-03-02T09:00
cases:
  anna: {product.rol: livelihood, watts: many}
  berta: {extends: ana, fault: lit}
scenarios:
  - name: one
    given: clara
    now: 2026-03-02T09:00:00Z
    expect: {stp: repair, step: repare, severity: seriuos, burden.borne: much}
  - name: one
    now: 2026-03-02T09:00:00Z
    given:
      attempts:
        - {step: repair, at: yesterday, outcome: failed}
        - {step: repair, outcome: failed}
    expect: {remedies.apology.amount: 12.50 USD, options.repair.state: gone}
)"),
            "no-offset 1 `2026-03-02T09:00` `2026-03-02T09:00` has no offset | add Z for UTC or, for example, +01:00\n"
            "unknown-key 3 `product.rol` a case has no `product.rol` | did you mean `product.role`?\n"
            "wrong-type 3 `many` expected a whole number, found `many`\n"
            "unknown-name 4 `ana` there is no case `ana` | did you mean `anna`?\n"
            "unknown-name 4 `lit` there is no `lit` here | did you mean `lid`?\n"
            "unknown-name 7 `clara` there is no case `clara` | there are `anna` and `berta`\n"
            "unknown-part 9 `stp` an answer has no `stp` | did you mean `step`?\n"
            "unknown-name 9 `repare` there is no step `repare` | did you mean `repair`?\n"
            "unknown-name 9 `seriuos` there is no level of severity `seriuos` | did you mean `serious`?\n"
            "wrong-type 9 `much` `burden.borne` is a number, not `much`\n"
            "duplicate-name 10 `one` there is another scenario named `one` | give each its own name\n"
            "wrong-type 14 `yesterday` expected a time, found `yesterday` | write it as `2026-03-02T09:30:00Z`\n"
            "missing-key 15 `step` `at` is missing | every entry of `attempts` needs it\n"
            "wrong-type 16 `12.50 USD` `remedies.apology.amount` is money, not `12.50 USD` | write an amount, as in "
            "`12.50 EUR`\n"
            "unknown-name 16 `gone` `options.repair.state` is never `gone` | there are `available`, `in_progress`, "
            "`declined`, `forbidden`, `used_up`, `not_now`, `no_chance`, `undecided`, `overdue` and `not_planned`");
}

TEST(Reading, WhatIsNotThereBelowANameIsSaid) {
  EXPECT_EQ(mistakes(scenario("{}", "{options.repare.state: used_up}")),
            "unknown-part 5 `options.repare.state` `options` of an answer has no `repare` | did you mean `repair`?");
  EXPECT_EQ(mistakes(scenario("{}", "{options.repair.hour: 3}")),
            "unknown-part 5 `options.repair.hour` `options.repair` of an answer has no `hour` | did you mean `hours`?");
  EXPECT_EQ(mistakes(scenario("{}", "{burden: 3}")),
            "unknown-part 5 `burden` `burden` alone is not compared | say which part: `borne`, `known`, `parcel` or "
            "`tolerance`");
}

TEST(Reading, AScenarioWithoutAMomentIsAMistake) {
  EXPECT_EQ(
      mistakes("scenarios:\n  - name: when\n    expect: {step: repair}\n"),
      "no-time 2 `when` this scenario does not say when it happens | add `now` to it, to its case or to the file, "
      "for example `now: 2026-03-02T09:00:00Z`");
}

TEST(Reading, AScenarioThatExpectsNothingIsAMistake) {
  EXPECT_EQ(mistakes(scenario("{}", "{}")),
            "expects-nothing 5 `{}` this scenario expects nothing | say what should be answered, for example `step: "
            "replace`");
  EXPECT_EQ(mistakes("now: 2026-03-02T09:00:00Z\nscenarios:\n  - name: it\n    given: {}\n"),
            "missing-key 3 `it` `expect` is missing from this scenario | say what should be answered, for example "
            "`expect: {step: replace}`");
}

TEST(Reading, CasesAreToldActByAct) {
  EXPECT_EQ(failures(R"(now: 2026-03-02T09:00:00Z
cases:
  first:
    has_receipt: true
    fault: lid
    problem.safety_risk: false
    attempts: [{step: repair, at: 2026-03-02T10:00:00Z, outcome: failed}]
  second:
    extends: first
    now: 2026-03-04T09:00:00Z
    attempts+: [{step: repair, at: 2026-03-03T10:00:00Z, outcome: failed}]
scenarios:
  - name: lists are added to
    given: second
    expect: {options.repair: used_up, severity: critical, options.refund: available}
  - name: or replaced
    given: {extends: second, attempts: []}
    expect: {options.repair: available, severity: routine}
  - name: facts are forgotten
    given: {extends: second, without: [has_receipt]}
    expect: {questions: contains has_receipt, options.refund: undecided}
  - name: or known to be none
    given: {extends: second, has_receipt: ~}
    expect: {options.refund: not_now, questions: not contains has_receipt}
)"),
            "");
}

TEST(Reading, TheNearestMomentCounts) {
  const std::string cases = R"(now: 2026-03-01T00:00:00Z
cases:
  first: {now: 2026-03-02T00:00:00Z}
  second: {extends: first}
scenarios:
)";
  const auto at = [&](const std::string& rest) { return failures(cases + "  - name: it\n" + rest); };
  EXPECT_EQ(at("    expect: {step.done_by: 2026-03-03T00:00:00Z}\n"), "");
  EXPECT_EQ(at("    given: second\n    expect: {step.done_by: 2026-03-04T00:00:00Z}\n"), "");
  EXPECT_EQ(at("    given: second\n    now: 2026-03-05T00:00:00Z\n    expect: {step.done_by: 2026-03-07T00:00:00Z}\n"),
            "");
}

TEST(Reading, ACaseCannotExtendItself) {
  EXPECT_EQ(
      mistakes("now: 2026-03-01T00:00:00Z\ncases:\n  a: {extends: b}\n  b: {extends: a}\nscenarios:\n  - name: it\n"
               "    given: a\n    expect: {step: repair}\n"),
      "extends-itself 3 `b` the case `b` extends itself\nextends-itself 4 `a` the case `a` extends itself");
}

TEST(Reading, AFactIsGivenOnce) {
  EXPECT_EQ(mistakes(scenario("{product.price: 30 EUR, product: {price: 40 EUR}}", "{step: repair}")),
            "duplicate-key 4 `price` `product.price` is given twice | once with dots, once nested: keep one");
}

TEST(Table, HasARowForEachCase) {
  const TestReport report = run(R"(now: 2026-03-02T09:00:00Z
scenarios:
  - name: bands
    rows: |
      watts || values.band | step
      1999  || weak        |
      2000  || strong      | replace
            || unknown     | replace
)");
  ASSERT_EQ(report.runs.front().scenarios.size(), 3U) << mistakes(report.runs.front().diagnostics);
  EXPECT_EQ(report.passed(), 3U);
  EXPECT_EQ(report.runs.front().scenarios[0].name, "bands, row 1 (watts 1999)");
  EXPECT_EQ(report.runs.front().scenarios[1].line, 7U);
}

TEST(Table, RowsMayHaveNamesAndMoments) {
  const TestReport report = run(R"(scenarios:
  - name: it
    rows: |
      name  | now                  || step.done_by
      early | 2026-03-02T09:00:00Z || 2026-03-04
      late  | 2026-04-02T09:00:00Z || 2026-04-05
)");
  ASSERT_EQ(report.runs.front().scenarios.size(), 2U) << mistakes(report.runs.front().diagnostics);
  EXPECT_EQ(report.runs.front().scenarios[1].name, "it, row 2 (late)");
  EXPECT_TRUE(report.runs.front().scenarios[0].passed);
  EXPECT_FALSE(report.runs.front().scenarios[1].passed);
}

TEST(Table, MistakesAreAtTheirCells) {
  EXPECT_EQ(
      mistakes(R"(now: 2026-03-02T09:00:00Z
scenarios:
  - name: it
    rows: |
      wats | fault || step   | values.bend
      1    | lit   || repare | weak
      1    | lid   || repair
      1    | lid   |  repair | weak
)"),
      "unknown-key 5 `wats` a case has no `wats` | did you mean `watts`?\n"
      "unknown-part 5 `values.bend` `values` of an answer has no `bend` | did you mean `band`?\n"
      "unknown-name 6 `lit` there is no `lit` here | did you mean `lid`?\n"
      "unknown-name 6 `repare` there is no step `repare` | did you mean `repair`?\n"
      "bad-table 7 `1    | lid   || repair` this row has 1 cells after `||`, the table has 2 columns there | leave a "
      "cell empty where nothing is to be said\n"
      "bad-table 8 `1    | lid   |  repair | weak` this row has no `||` between facts and what is expected");
  EXPECT_EQ(mistakes("now: 2026-03-02T09:00:00Z\nscenarios:\n  - name: it\n    rows: watts || step\n"),
            "wrong-shape 4 `watts || step` `rows` wants a table, as a text block, but here is `watts || step` | write "
            "`rows: |`, and the table on the lines below it");
}

TEST(Change, IsLaidOverThePolicy) {
  EXPECT_EQ(failures(R"(now: 2026-03-02T09:00:00Z
scenarios:
  - name: a change
    given: {fault: lid, problem.safety_risk: false, has_receipt: false}
    change: {steps: {replace: {costs: 500 EUR}}}
    expect: {step: repair, options.replace.cost: 500 EUR}
  - name: one that makes a mistake
    change: {steps: {replace: {chance: 150%}}}
    expect: {error: out-of-range}
  - name: by its words
    change: {rules: [{never: polish, when: "true"}]}
    expect: {error: there is no step `polish`}
)"),
            "");
}

TEST(Change, WhatIsExpectedToFailAndDoesNotIsAFailure) {
  EXPECT_EQ(failures(R"(now: 2026-03-02T09:00:00Z
scenarios:
  - name: it
    change: {steps: {replace: {costs: 500 EUR}}}
    expect: {error: unknown-name}
)"),
            "error: unknown-name, the changed policy loads");
}

TEST(Change, AMistakeNobodyExpectsIsOne) {
  EXPECT_EQ(mistakes(R"(now: 2026-03-02T09:00:00Z
scenarios:
  - name: it
    change: {rules: [{never: polish, when: "true"}]}
    expect: {step: repair}
)"),
            "unknown-name 4 `change` the changed policy has a mistake: there is no step `polish` | there are `refund`, "
            "`repair` and `replace`");
}

TEST(Confirm, IsRefusedUntilSomebodyHasReadIt) {
  const TestReport report = run(R"(now: 2026-03-02T09:00:00Z
scenarios:
  - name: it
    given: {}
    confirm: {step: replace}
)");
  EXPECT_EQ(report.failed(), 1U);
  const ScenarioResult& result = report.runs.front().scenarios.front();
  EXPECT_EQ(
      mistakes(result.mistakes),
      "not-confirmed 5 `confirm` nobody has confirmed this answer yet | read what the policy answers today; where "
      "it is right, rename `confirm` to `expect`");
}

TEST(Filter, RunsOnlyWhatIsNamedSo) {
  const std::string yaml = R"(now: 2026-03-02T09:00:00Z
scenarios:
  - name: first call
    expect: {step: any}
  - name: second call
    expect: {step: none}
)";
  TestOptions options;
  options.filter = "first";
  const TestReport report = run(yaml, options);
  EXPECT_EQ(report.passed(), 1U);
  EXPECT_EQ(report.failed(), 0U);
  EXPECT_TRUE(report.good());
  options.filter = "third";
  EXPECT_FALSE(run(yaml, options).good());  // nothing was run
}

}  // namespace
}  // namespace amends
