// Why, and why not: stories as a team leader reads them (tests/golden/why_not), and every way tried.
#include <amends/why_not.hpp>

#include "support/golden.hpp"

#include <amends/recommend.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace amends {
namespace {

using testing::expected;
using testing::how_to_update;

struct Asked {
  Policy policy;
  Case c;
  Time now;
};

Time at(const std::string& text) { return *parse_time(text).time; }

// A case of the demo: "computer-repair.3-made-worse". Tests run in the root of the project, as places are named from.
Asked demo(const std::string& name, const std::string& now) {
  const std::string policy_path = "policies/" + name.substr(0, name.find('.')) + ".yaml";
  const Policy policy = Policy::load(policy_path).value();
  const std::string yaml = testing::read(testing::root() / "policies/demo" / (name + ".yaml"));
  return {policy, policy.read_case_yaml(yaml, name).value(), at(now)};
}

WhyNot ask(const Asked& asked, const std::string& target) {
  return why_not(asked.policy, asked.c, asked.now, read_target(asked.policy, target).value());
}

void compare(const std::string& golden, const Asked& asked, const std::string& target) {
  const std::string text = explain(ask(asked, target));
  EXPECT_EQ(expected("why_not/" + golden + ".txt", text), text) << how_to_update;
}

TEST(WhyNot, AStepThatWasDearer) {
  compare("another_visit", demo("computer-repair.3-made-worse", "2026-03-04T14:00:00Z"), "home_visit");
}

TEST(WhyNot, AStepThatOnlyARuleWouldPutFirst) {
  compare("a_new_computer_at_once", demo("computer-repair.1-first-call", "2026-03-02T14:00:00Z"), "replace");
}

TEST(WhyNot, ANumberThatWouldHaveToBeLarger) {
  compare("a_part_by_courier", demo("car-service.1-life-revolves-around-it", "2026-03-04T14:00:00Z"),
          "part_by_courier");
}

TEST(WhyNot, AStepWhoseConditionDoesNotHold) {
  compare("an_engineer_at_once", demo("broadband-outage.2-nobody-came", "2026-03-12T14:00:00Z"), "priority_engineer");
}

TEST(WhyNot, ASeverityThatTakesTwoThings) {
  compare("critical_on_the_first_call", demo("computer-repair.1-first-call", "2026-03-02T14:00:00Z"), "critical");
}

TEST(WhyNot, ARemedyThatIsNotDue) {
  compare("no_credit_yet", demo("computer-repair.1-first-call", "2026-03-02T14:00:00Z"), "apology_credit");
}

TEST(WhyNot, AnAmountBeyondTheLimit) {
  compare("three_hundred", demo("computer-repair.3-made-worse", "2026-03-04T14:00:00Z"), "goodwill 300 USD");
}

TEST(WhyNot, AStepAfterAllIsWell) {
  compare("a_refund_of_what_works", demo("computer-repair.7-it-works-again", "2026-03-05T14:00:00Z"), "refund");
}

TEST(WhyNot, WhatIsChosenNeedsNoExplanation) {
  const WhyNot answer = ask(demo("computer-repair.1-first-call", "2026-03-02T14:00:00Z"), "home_visit");
  EXPECT_TRUE(answer.chosen);
  EXPECT_EQ(answer.answer, "It is what is recommended.");
  EXPECT_TRUE(answer.ways.empty());
  EXPECT_EQ(explain(answer).substr(0, 38), "Why step:home_visit\nIt is what is reco");
}

TEST(WhyNot, AsJson) {
  WhyNot answer = ask(demo("computer-repair.3-made-worse", "2026-03-04T14:00:00Z"), "depot_repair");
  answer.policy.fingerprint = "...";
  const std::string json = to_json(answer);
  EXPECT_EQ(expected("why_not/depot_repair.json", json + "\n"), json + "\n") << how_to_update;
}

TEST(Story, TheRulesBehindADecisionAndWhatCameClose) {
  const Asked asked = demo("computer-repair.2-second-part", "2026-03-03T10:00:00Z");
  const Story story = tell(asked.policy, asked.c, asked.now);
  const std::string all = explain(story);
  EXPECT_EQ(all.find(explain(story.recommendation)), 0U) << "the recommendation comes first";
  const std::string text = all.substr(all.find("The rules behind it"));
  EXPECT_EQ(expected("why_not/story_of_the_second_part.txt", text), text) << how_to_update;
}

bool reached(const Recommendation& r, const Target& target, const Policy& policy) {
  switch (target.kind) {
    case Target::Kind::step:
      return r.step && r.step->id == target.name;
    case Target::Kind::severity: {
      const std::vector<std::string> levels = policy.severity_levels();
      const auto rank = [&](const std::string& level) {
        return std::find(levels.begin(), levels.end(), level) - levels.begin();
      };
      return rank(r.severity) >= rank(target.name);
    }
    case Target::Kind::remedy:
      for (const RemedyAnswer& remedy : r.remedies)
        if (remedy.id == target.name) return !remedy.open || remedy.open->minor > 0;
      return false;
    case Target::Kind::grant:
      for (const LimitAnswer& limit : r.empowerment.limits)
        if (limit.kind == target.name)
          return limit.known && (limit.unlimited || (limit.left && limit.left->minor >= target.amount->minor));
      return false;
  }
  return false;
}

// Of every step, severity and remedy.
TEST(WhyNot, EveryWayLeadsThere) {
  std::size_t ways = 0;
  for (const auto& file : std::filesystem::directory_iterator(testing::root() / "policies/demo")) {
    // One act of each story.
    if (file.path().extension() != ".yaml" || file.path().string().find(".2-") == std::string::npos) continue;
    const Asked asked = demo(file.path().stem().string(), "2026-07-04T12:00:00Z");
    std::vector<std::string> targets;
    for (const std::string& name : asked.policy.steps()) targets.push_back("step:" + name);
    for (const std::string& name : asked.policy.severity_levels()) targets.push_back("severity:" + name);
    for (const std::string& name : asked.policy.remedies()) targets.push_back("remedy:" + name);
    for (const std::string& name : targets) {
      const Target target = read_target(asked.policy, name).value();
      const WhyNot answer = why_not(asked.policy, asked.c, asked.now, target);
      EXPECT_EQ(answer.chosen, reached(recommend(asked.policy, asked.c, asked.now), target, asked.policy)) << name;
      EXPECT_EQ(answer.obstacles.empty(), answer.chosen) << file.path() << " " << name;
      for (const Way& way : answer.ways) {
        ++ways;
        EXPECT_TRUE(reached(recommend(asked.policy, way.a_case, way.now), target, asked.policy))
            << file.path() << " " << name << ": " << way.changes.front().text;
        EXPECT_EQ(way.changes.size(), answer.ways.front().changes.size());
        EXPECT_FALSE(way.a_case == asked.c && way.now == asked.now);
      }
    }
  }
  EXPECT_GT(ways, 60U);
}

Policy parcels() {
  return Policy::parse(R"(
amends: 1
policy: parcels
version: "1"
currency: EUR
worth_of_an_hour: 20 EUR
facts:
  value: money
  signed: bool
  days_late: int
burdens:
  trip: {unit: trip, hours: 1}
severity:
  levels: [routine, serious]
  raise:
    - {to: serious, when: "days_late >= 5 and not signed"}
steps:
  resend: {title: Send it again, chance: 0.9, costs: 30 EUR}
  refund: {title: Give the money back, chance: 1, costs: value}
remedies:
  apology: {title: An apology}
)",
                       "parcels")
      .value();
}

// The amount at which a refund is no dearer than sending it again: 30 + 0.1 x 100 = 40 against value; at 33.33 EUR
// both orders cost the same.
TEST(WhyNot, TheBorderOfAnAmountIsFoundToTheCent) {
  const Policy policy = parcels();
  const Case c = policy.read_case("{\"value\": \"100 EUR\", \"signed\": true, \"days_late\": 2}").value();
  const WhyNot answer = why_not(policy, c, at("2026-03-02T12:00:00Z"), {Target::Kind::step, "refund", {}});
  ASSERT_FALSE(answer.ways.empty());
  bool found = false;
  for (const Way& way : answer.ways)
    for (const Change& change : way.changes)
      if (change.fact == "value") {
        found = true;
        EXPECT_EQ(change.to, "33.33 EUR");
        EXPECT_EQ(change.text, "`value` were 33.33 EUR or less (it is 100.00 EUR)");
      }
  EXPECT_TRUE(found);
}

TEST(WhyNot, TwoChangesWhereOneDoesNotDo) {
  const Policy policy = parcels();
  const Case c = policy.read_case("{\"value\": \"100 EUR\", \"signed\": true, \"days_late\": 2}").value();
  const WhyNot answer = why_not(policy, c, at("2026-03-02T12:00:00Z"), {Target::Kind::severity, "serious", {}});
  ASSERT_EQ(answer.ways.size(), 1U);
  EXPECT_EQ(answer.searched, 2);
  EXPECT_TRUE(answer.complete);
  const std::vector<Change>& changes = answer.ways[0].changes;
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_EQ(changes[0].text + "; " + changes[1].text,
            "`days_late` were 5 or more (it is 2); `signed` were false (it is true)");
}

TEST(WhyNot, WhatCannotBeIsSaidSo) {
  const Policy policy = Policy::parse(R"(
amends: 1
policy: stubborn
version: "1"
facts:
  asked: bool
steps:
  listen: {title: Listen to them}
  scold: {title: Tell them off}
plan: [listen, scold]
rules:
  - never: scold
    because: We do not do that.
)",
                                      "stubborn")
                            .value();
  const WhyNot answer = why_not(policy, {}, at("2026-03-02T12:00:00Z"), {Target::Kind::step, "scold", {}});
  EXPECT_TRUE(answer.ways.empty());
  EXPECT_TRUE(answer.complete);
  ASSERT_EQ(answer.obstacles.size(), 1U);
  EXPECT_EQ(answer.obstacles[0].text, "A rule of the policy forbids it.");
  ASSERT_EQ(answer.obstacles[0].conditions.size(), 1U);
  EXPECT_EQ(answer.obstacles[0].conditions[0].because, "We do not do that.");
  EXPECT_NE(explain(answer).find("No one or two changes of this case do it, nor three of those that matter."),
            std::string::npos)
      << explain(answer);
}

TEST(WhyNot, AnUnknownFactBecomesKnown) {
  const Policy policy = parcels();
  const Case c = policy.read_case("{\"value\": \"100 EUR\", \"days_late\": 7}").value();
  const WhyNot answer = why_not(policy, c, at("2026-03-02T12:00:00Z"), {Target::Kind::severity, "serious", {}});
  ASSERT_EQ(answer.ways.size(), 1U);
  EXPECT_EQ(answer.ways[0].changes[0].text, "`signed` were known to be false");
}

TEST(ReadTarget, ByNameOrInFull) {
  const Policy policy = parcels();
  EXPECT_EQ(to_string(read_target(policy, "refund").value()), "step:refund");
  EXPECT_EQ(to_string(read_target(policy, " severity: serious ").value()), "severity:serious");
  EXPECT_EQ(to_string(read_target(policy, "apology").value()), "remedy:apology");
  EXPECT_EQ(to_string(read_target(policy, "grant:goodwill 30 EUR").value()), "grant:goodwill 30.00 EUR");
  EXPECT_EQ(to_string(read_target(policy, "goodwill 30 EUR").value()), "grant:goodwill 30.00 EUR");
}

// "message; help"
std::string refused(const std::string& text) {
  const Result<Target> target = read_target(parcels(), text);
  if (target) return "read";
  return target.diagnostics()[0].message + "; " + target.diagnostics()[0].help;
}

TEST(ReadTarget, SaysWhatWasMeant) {
  EXPECT_EQ(refused("refnd"),
            "the policy has no step, severity, remedy or kind of grant `refnd`; did you mean `refund`?");
  EXPECT_EQ(refused("severity:seriuos"), "the policy has no severity `seriuos`; did you mean `serious`?");
  EXPECT_EQ(refused("sevrity:serious"), "there is no kind of target `sevrity`; did you mean `severity`?");
  EXPECT_EQ(refused("goodwill"), "a grant needs an amount; write it as in `grant:goodwill 300 EUR`");
  EXPECT_EQ(refused("goodwill 30 USD"),
            "`30 USD` is not in EUR, the currency of the policy; amounts are never converted");
  EXPECT_EQ(refused("grant:goodwill lots"),
            "`lots` is not an amount of money; write it as in `grant:goodwill 300 EUR`");
}

}  // namespace
}  // namespace amends
