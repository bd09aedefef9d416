// Each way to say what a part of an answer should be: it holds, and it fails where it should.
#include "scenario/trying.hpp"

#include "scenario/answer_shape.hpp"
#include "scenario/expectation.hpp"
#include "text/json_reader.hpp"

#include <amends/json.hpp>
#include <amends/recommend.hpp>

#include <set>

namespace amends {
namespace {

using testing::failures;
using testing::mistakes;
using testing::scenario;

const std::string failed_once =
    "{has_receipt: true, fault: lid, problem.safety_risk: false, agent.role: agent, watts: 2200, attempts: [{step: "
    "repair, at: 2026-03-01T09:00:00Z, "
    "outcome: failed}], demands: [{burden: parcel, quantity: 2, at: 2026-03-01T09:00:00Z}]}";

std::string of(const std::string& expectation) { return failures(scenario(failed_once, "{" + expectation + "}")); }

TEST(Expectation, NamesAreExact) {
  EXPECT_EQ(of("step: replace"), "");
  EXPECT_EQ(of("step: repair"), "step: repair, replace");
  EXPECT_EQ(of("step: not repair"), "");
  EXPECT_EQ(of("step: not replace"), "step: not replace, replace");
  EXPECT_EQ(
      of("severity: one of routine and serious"),
      "mistake: unknown-name 5 `one of routine and serious` there is no level of severity `routine and serious` | "
      "there are `routine`, `serious` and `critical`");
  EXPECT_EQ(of("severity: \"one of routine, serious\""),
            "mistake: unknown-name 5 `\"one of routine, serious\"` there is no level of severity `one of routine, "
            "serious` | there are `routine`, `serious` and `critical`");
  EXPECT_EQ(failures(scenario(failed_once, "\n      severity: one of routine, serious")), "");
  EXPECT_EQ(failures(scenario(failed_once, "\n      severity: one of routine, critical")),
            "severity: one of routine, critical, serious");
}

TEST(Expectation, WordsAreExact) {
  EXPECT_EQ(of("stage: recover"), "");
  EXPECT_EQ(of("options.repair: available"), "");
  EXPECT_EQ(of("options.repair: used_up"), "options.repair: used_up, available");
  EXPECT_EQ(of("stage: recovering"),
            "mistake: unknown-name 5 `recovering` `stage` is never `recovering` | did you mean `recover`?");
}

TEST(Expectation, MoneyIsExactAndMayStandWithoutItsCurrency) {
  EXPECT_EQ(of("remedies.apology.amount: 12.50 EUR"), "");
  EXPECT_EQ(of("remedies.apology.amount: 12.5"), "");
  EXPECT_EQ(of("remedies.apology.amount: 12 EUR"), "remedies.apology.amount: 12 EUR, 12.50 EUR");
  EXPECT_EQ(of("remedies.apology.amount: at least 12.50 EUR"), "");
  EXPECT_EQ(of("remedies.apology.amount: more than 12.50 EUR"),
            "remedies.apology.amount: more than 12.50 EUR, 12.50 EUR");
  EXPECT_EQ(of("remedies.apology.amount: from 12 to 13 EUR"), "");
  EXPECT_EQ(of("empowerment.goodwill.limit: 20 EUR"), "");
  EXPECT_EQ(of("empowerment.goodwill.limit: unlimited"), "empowerment.goodwill.limit: unlimited, 20.00 EUR");
  EXPECT_EQ(failures(scenario("{agent.role: manager}", "{empowerment.goodwill: {limit: unlimited, left: over 5}}")),
            "");
}

TEST(Expectation, NumbersAreComparedInTheDecimalsThatAreWritten) {
  EXPECT_EQ(of("burden.borne: 2"), "");
  EXPECT_EQ(of("burden.borne: 2.00"), "");
  EXPECT_EQ(of("burden.borne: 2.1"), "burden.borne: 2.1, 2");
  EXPECT_EQ(of("burden.borne: \"> 1.9\""), "");
  EXPECT_EQ(of("burden.borne: \"< 2\""), "burden.borne: < 2, 2");
  EXPECT_EQ(of("burden.borne: at most 2 h"), "");
  EXPECT_EQ(of("burden.borne: about 2.01"), "");
  EXPECT_EQ(of("burden.borne: about 2.1"), "burden.borne: about 2.1, 2");
  EXPECT_EQ(of("burden.borne: from 1 to 3"), "");
  EXPECT_EQ(of("burden.borne: from 3 to 4"), "burden.borne: from 3 to 4, 2");
  EXPECT_EQ(of("options.repair.chance: 60%"), "");
  EXPECT_EQ(of("options.repair.chance: 0.6"), "");
  EXPECT_EQ(of("burden.parcel: 2"), "");
}

TEST(Expectation, TimesMayBeDates) {
  EXPECT_EQ(of("step.done_by: 2026-03-04T09:00:00Z"), "");
  EXPECT_EQ(of("step.done_by: 2026-03-04T10:00:00+01:00"), "");
  EXPECT_EQ(of("step.done_by: 2026-03-04"), "");
  EXPECT_EQ(of("step.done_by: 2026-03-05"), "step.done_by: 2026-03-05, 2026-03-04T09:00:00Z");
  EXPECT_EQ(of("step.done_by: before 2026-03-05"), "");
  EXPECT_EQ(of("step.done_by: after 2026-03-04"), "step.done_by: after 2026-03-04, 2026-03-04T09:00:00Z");
  EXPECT_EQ(of("commitments.fix: 2026-03-04T09:00:00Z"), "");
}

TEST(Expectation, TextsAreExactUnlessContainsStandsBefore) {
  EXPECT_EQ(of("step.title: Send a new one"), "");
  EXPECT_EQ(of("step.title: Send"), "step.title: Send, Send a new one");
  EXPECT_EQ(of("step.title: contains new"), "");
  EXPECT_EQ(of("step.title: not contains old"), "");
  EXPECT_EQ(of("step.title: not contains new"), "step.title: not contains new, Send a new one");
  EXPECT_EQ(of("step.title: \"contains new\""), "step.title: contains new, Send a new one");  // in quotes it is text
  EXPECT_EQ(of("reasons: contains A repair has failed"), "");
  EXPECT_EQ(of("reasons: not contains A repair has failed").substr(0, 46),
            "reasons: not contains A repair has failed, [Le");
}

TEST(Expectation, ListsAreExactUnlessContainsStandsBefore) {
  EXPECT_EQ(of("plan: [replace, refund, repair]"), "");
  EXPECT_EQ(of("plan: [replace, repair, refund]"), "plan: [replace, repair, refund], [replace, refund, repair]");
  EXPECT_EQ(of("options: [refund, repair, replace]"), "");  // of other lists the order does not count
  EXPECT_EQ(of("options: contains refund"), "");
  EXPECT_EQ(of("options: not contains refund"), "options: not contains refund, [replace, refund, repair]");
  EXPECT_EQ(of("remedies: [apology]"), "");
  EXPECT_EQ(of("remedies: [apologie]"),
            "mistake: unknown-name 5 `apologie` there is no remedy `apologie` | did you mean `apology`?");
  EXPECT_EQ(of("contexts: []"), "");
}

TEST(Expectation, NoneAndAny) {
  EXPECT_EQ(of("remedies: none"), "remedies: none, [apology]");
  EXPECT_EQ(of("contexts: none"), "");
  EXPECT_EQ(of("step: any"), "");
  EXPECT_EQ(of("step: none"), "step: none, replace");
  EXPECT_EQ(of("no_step: none"), "");
  EXPECT_EQ(of("left_unfixed: none"), "");
  EXPECT_EQ(of("remedies.apology.cut: any"), "remedies.apology.cut: any, none");
}

TEST(Expectation, WhatIsThereIsTrue) {
  EXPECT_EQ(of("ask_first: false"), "");
  EXPECT_EQ(of("ask_first: true"), "ask_first: true, false");
  EXPECT_EQ(of("remedies.apology: true"), "");
  EXPECT_EQ(of("contexts.tea_drinker: true"), "contexts.tea_drinker: true, false");
  EXPECT_EQ(of("questions.watts: none"), "");
  EXPECT_EQ(of("ask_first: May we"),
            "mistake: wrong-type 5 `May we` `ask_first` is `true` or `false`, not `May we` | "
            "for the question write `ask_first.question`");
}

TEST(Expectation, WhoApproves) {
  const std::string wants_money =
      "{has_receipt: true, agent.role: agent, answers: [{step: replace, answer: declined, at: 2026-03-01T09:00:00Z}, "
      "{step: repair, answer: declined, at: 2026-03-01T09:00:00Z}]}";
  EXPECT_EQ(of("approval: none"), "");
  EXPECT_EQ(failures(scenario(wants_money, "{step: refund, approval: manager}")), "");
  EXPECT_EQ(failures(scenario(wants_money, "{approval: none}")), "approval: none, manager");
  EXPECT_EQ(of("approval: manager"), "approval: manager, none");
}

TEST(Expectation, ValuesAreComparedByTheirType) {
  EXPECT_EQ(of("values.band: strong"), "");
  EXPECT_EQ(of("values.band: weak"), "values.band: weak, strong");
  EXPECT_EQ(of("values.band: strange"),
            "mistake: unknown-name 5 `strange` `values.band` is never `strange` | did you mean `strong`?");
  EXPECT_EQ(of("values.wait: 72 h"), "");
  EXPECT_EQ(of("values.wait: less than 2 days"), "values.wait: less than 2 days, 3 days");
  EXPECT_EQ(of("values.band.because: contains fast"), "");
  EXPECT_EQ(failures(scenario("{}", "{values.band: unknown}")), "");
  EXPECT_EQ(failures(scenario("{}", "{values.band: weak}")), "values.band: weak, unknown");
}

TEST(Expectation, PartsMayBeNested) {
  EXPECT_EQ(of("options: {replace: {state: available, cost: 30 EUR}, repair.must: false}"), "");
}

// The table of parts and the JSON of an answer are the same: no key without a line, no line without a key.
void collect(const impl::Tree& tree, const std::string& path, std::set<std::string>& paths) {
  for (const impl::Tree& item : tree.items) collect(item, path + ".<>", paths);
  for (const impl::TreeEntry& entry : tree.entries) {
    const std::string below = path.empty() ? entry.key : path + "." + entry.key;
    if (entry.value.kind == impl::Tree::Kind::map || entry.value.kind == impl::Tree::Kind::list)
      collect(entry.value, below, paths);
    paths.insert(below);
  }
}

TEST(Parts, EachStandsInTheJsonOfAnAnswer) {
  const std::string yaml = R"({has_receipt: ~, agent.role: agent, customer.tier: gold, product.has_substitute: false,
    attempts: [{step: repair, at: 2026-03-01T09:00:00Z, outcome: failed}],
    demands: [{burden: parcel, quantity: 9, at: 2026-03-01T09:00:00Z}]})";
  const Case c = testing::kettle_policy().read_case_yaml(yaml).value();
  const Recommendation r = recommend(testing::kettle_policy(), c, parse_time("2026-03-02T09:00:00Z").time.value());
  std::vector<Diagnostic> none;
  const auto tree = impl::read_json(to_json(r), {}, none);
  ASSERT_TRUE(tree);
  std::set<std::string> paths;
  collect(*tree, "", paths);
  for (const impl::AnswerPart& part : impl::answer_parts()) {
    if (part.kind == impl::AnswerKind::message) continue;
    std::string path(part.in_json());
    if (const std::size_t open = path.find('<'); open != std::string::npos)
      path = path.substr(0, open + 1) + path.substr(path.find('>'));
    if (part.path == "contexts.<context>" || path.ends_with("<>")) continue;  // an entry itself
    EXPECT_EQ(paths.count(path), 1U) << part.path << " in " << path;
    EXPECT_EQ(part.doc.back(), '.') << part.path;
  }
  // And the other way round: the first two levels of the JSON can be expected.
  const std::set<std::string> left_out = {"burden",
                                          "closure",
                                          "empowerment",
                                          "policy",
                                          "values",
                                          "at",
                                          "empowerment.limits",
                                          "burden.by_kind",
                                          "policy.fingerprint",
                                          "step.id",
                                          "step.option"};
  for (const std::string& path : paths) {
    if (path.find('<') != std::string::npos || left_out.count(path) != 0 || path.starts_with("step.option.")) continue;
    bool found = false;
    for (const impl::AnswerPart& part : impl::answer_parts()) found = found || part.path == path;
    EXPECT_TRUE(found) << path;
  }
}

}  // namespace
}  // namespace amends
