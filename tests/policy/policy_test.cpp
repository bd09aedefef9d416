// Loading whole policies: the example of the design, what a policy tells about itself, fingerprints, limits.
#include <amends/policy.hpp>

#include "policy/compiled.hpp"
#include "support/golden.hpp"

#include <gtest/gtest.h>

namespace amends {
namespace {

const std::string header = "amends: 1\npolicy: test\n";

std::string design_example() { return testing::read(testing::root() / "tests/data/design-example.yaml"); }

Policy good(const std::string& text) {
  Result<Policy> result = Policy::parse(text);
  EXPECT_TRUE(result.has_value()) << to_string(result.diagnostics());
  return std::move(result).value();
}

// "code: underlined text" of each diagnostic.
std::vector<std::string> said(const std::string& text) {
  std::vector<std::string> result;
  const Result<Policy> policy = Policy::parse(text);
  for (const Diagnostic& d : policy.diagnostics())
    result.push_back(d.code + ": " + d.line_text.substr(d.column - 1, d.length));
  return result;
}

using Strings = std::vector<std::string>;

TEST(Policy, LoadsTheExampleOfTheDesignWithoutAWord) {
  const Result<Policy> result = Policy::load(std::string(AMENDS_SOURCE_DIR) + "/tests/data/design-example.yaml");
  ASSERT_TRUE(result.has_value()) << to_string(result.diagnostics());
  EXPECT_EQ(result->name(), "computer-repair");
  EXPECT_EQ(result->version(), "2026.1");
  EXPECT_EQ(result->title(), "Putting a broken computer right");
  EXPECT_EQ(result->steps(), (Strings{"depot_repair", "home_visit", "refund", "replace"}));
  EXPECT_EQ(result->severity_levels(), (Strings{"routine", "elevated", "serious", "critical"}));
  EXPECT_EQ(result->roles(), (Strings{"agent", "team_lead", "manager"}));
  EXPECT_EQ(result->remedies(), (Strings{"apology_credit"}));
  EXPECT_EQ(result->values(), Strings{});
}

TEST(Policy, CompilesTheExampleOfTheDesign) {
  const Policy policy = good(design_example());
  const impl::CompiledPolicy& compiled = policy.compiled();
  EXPECT_EQ(compiled.worth_of_an_hour.constant->real, 3000);
  ASSERT_EQ(compiled.burdens.size(), 4U);
  EXPECT_EQ(compiled.burdens[1].name, "on_the_phone");
  EXPECT_EQ(compiled.burdens[1].title, "on the phone");
  EXPECT_EQ(compiled.burdens[1].unit_seconds, 60);
  EXPECT_EQ(compiled.burdens[1].hours.constant->real, 1.0 / 60);
  EXPECT_EQ(compiled.halves_every.constant->integer, 90 * 86400);
  EXPECT_EQ(compiled.each_repeat_adds.constant->real, 0.5);
  EXPECT_EQ(compiled.tolerance_hours.constant->real, 20);
  const impl::StepDef& depot = compiled.steps[0];
  EXPECT_EQ(depot.title, "Take it to our workshop");
  ASSERT_EQ(depot.demands.size(), 2U);
  EXPECT_EQ(compiled.burdens[depot.demands[1].first].name, "without_product");
  EXPECT_EQ(depot.demands[1].second.constant->real, 240);  // 10 days in hours
  EXPECT_EQ(depot.eased_by, (std::vector<std::uint16_t>{0}));
  EXPECT_EQ(depot.takes.constant->integer, 10 * 86400);
  EXPECT_EQ(compiled.steps[1].at_most.constant->integer, 3);
  ASSERT_EQ(compiled.asks.size(), 1U);
  EXPECT_EQ(compiled.rules[compiled.asks[0].rule].name, "ask first home_visit");
  ASSERT_EQ(compiled.asks[0].ask.pieces.size(), 3U);
  EXPECT_EQ(compiled.asks[0].ask.pieces[0].text, "We have already come to you ");
  EXPECT_TRUE(compiled.asks[0].ask.pieces[1].expr.exists());
  ASSERT_EQ(compiled.nevers.size(), 1U);
  EXPECT_EQ(compiled.rules[compiled.nevers[0].rule].because.pieces[0].text, "Four visits in half a year is enough.");
  EXPECT_EQ(compiled.empowerment.may.size(), 5U);
  EXPECT_EQ(compiled.empowerment.limits.size(), 7U);
  EXPECT_EQ(compiled.empowerment.caps.size(), 1U);
  EXPECT_EQ(compiled.empowerment.caps[0].within.constant->integer, 180 * 86400);
  EXPECT_TRUE(compiled.commitments[1].promise_is_takes);
  EXPECT_EQ(compiled.commitments[1].aim.constant->real, 0.75);
  EXPECT_EQ(compiled.commitments[0].by, "person");
  EXPECT_EQ(compiled.follow_up.constant->integer, 3 * 86400);
  EXPECT_TRUE(compiled.plan_expected);
}

TEST(Policy, WithoutBlocksHasNothingButOneLevel) {
  const Policy policy = good(header);
  EXPECT_EQ(policy.steps(), Strings{});
  EXPECT_EQ(policy.severity_levels(), Strings{"routine"});
  EXPECT_FALSE(policy.compiled().empowerment.exists);
  EXPECT_EQ(policy.compiled().kinds, Strings{"goodwill"});
}

TEST(Policy, TextWithoutAFileCannotExtend) {
  EXPECT_EQ(said(header + "extends: base.yaml\n"), Strings{"cannot-extend: base.yaml"});
}

TEST(Policy, FileThatIsNotThere) {
  const Result<Policy> result = Policy::load("no/such/policy.yaml");
  ASSERT_FALSE(result.has_value());
  ASSERT_EQ(result.diagnostics().size(), 1U);
  EXPECT_EQ(result.diagnostics()[0].code, "no-file");
  EXPECT_EQ(result.diagnostics()[0].message, "there is no file `no/such/policy.yaml`");
}

TEST(Policy, NamesTheTextInDiagnostics) {
  const Result<Policy> result = Policy::parse("amends: 1\n", "mine");
  ASSERT_EQ(result.diagnostics().size(), 1U);
  EXPECT_EQ(result.diagnostics()[0].file, "mine");
  EXPECT_EQ(result.diagnostics()[0].message, "the key `policy` is missing from a policy");
}

TEST(Fingerprint, IsTheSameForTheSameMeaning) {
  const std::string one = header + R"(currency: USD
facts:
  spare: bool   # whether they have one
  mode: [low, high]
steps:
  visit: {chance: 0.5, costs: 10 USD}
  refund: {chance: 1}
values:
  good: spare and mode == high
rules:
  - never: visit
    when: good
)";
  const std::string other = R"(# Another order, other quotes, long forms.
rules:
  - when: "good"
    never: [visit]
values: {good: {is: spare and mode == high}}
steps:
  refund:
    chance: "1"
  visit:
    costs: 10 USD
    chance: 0.5
facts: {mode: {type: ["low", 'high']}, spare: {type: bool}}
policy: 'test'
currency: USD
amends: 1
)";
  EXPECT_EQ(good(one).fingerprint(), good(other).fingerprint());
  EXPECT_EQ(good(one).identity(), good(other).identity());
  EXPECT_EQ(good(one).fingerprint().size(), 64U);
}

TEST(Fingerprint, DiffersForAnotherMeaning) {
  const std::string text = header + "steps:\n  visit: {chance: 0.5}\n  refund: {chance: 1}\n";
  const std::string others[] = {
      header + "steps:\n  visit: {chance: 0.6}\n  refund: {chance: 1}\n",
      header + "steps:\n  visit: {chance: 0.5}\n  refunds: {chance: 1}\n",
      text + "version: \"2\"\n",
      text + "calendar: {zone: Europe/London}\n",
      text + "calendar: {holidays: [2026-01-01]}\n",
      text + "plan: [visit, refund]\n",
      text + "plan: [refund, visit]\n",
  };
  std::vector<std::string> seen = {good(text).fingerprint()};
  for (const std::string& other : others) {
    const std::string fingerprint = good(other).fingerprint();
    EXPECT_EQ(std::count(seen.begin(), seen.end(), fingerprint), 0) << other;
    seen.push_back(fingerprint);
  }
}

TEST(Fingerprint, StandsForThePolicyInHandles) {
  const Policy policy = good(header);
  EXPECT_NE(policy.identity(), 0U);
  EXPECT_EQ(Policy(policy).identity(), policy.identity());
}

std::string many(const std::string& block, int count, const std::string& value) {
  std::string text = header + block + ":\n";
  for (int i = 0; i < count; ++i) text += "  x" + std::to_string(i) + ": " + value + "\n";
  return text;
}

TEST(Limits, EachIsAnErrorOfItsOwn) {
  EXPECT_EQ(said(many("steps", 64, "{chance: 1}")), Strings{});
  EXPECT_EQ(said(many("steps", 65, "{chance: 1}")), Strings{"too-many: steps"});
  EXPECT_EQ(said(many("values", 256, "1")), Strings{});
  EXPECT_EQ(said(many("values", 257, "1")), Strings{"too-many: values"});
  EXPECT_EQ(said(many("burdens", 64, "{unit: x, hours: 1}")), Strings{});
  EXPECT_EQ(said(many("burdens", 65, "{unit: x, hours: 1}")), Strings{"too-many: burdens"});
  std::string deep = header + "title: ";
  for (int i = 0; i < 70; ++i) deep += "[";
  EXPECT_EQ(said(deep + "\n"), Strings{"too-deep: ["});
  const Result<Policy> large = Policy::parse(header + "doc: " + std::string(1'000'000, 'x') + "\n");
  ASSERT_EQ(large.diagnostics().size(), 1U);
  EXPECT_EQ(large.diagnostics()[0].code, "too-large");
}

TEST(Limits, ManyMistakesAreCounted) {
  std::string text = header + "steps:\n";
  for (int i = 0; i < 64; ++i) text += "  x" + std::to_string(i) + ": {a: 1, b: 1, c: 1, d: 1, chance: 1}\n";
  const Result<Policy> result = Policy::parse(text);
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.diagnostics().size(), 201U);
}

}  // namespace
}  // namespace amends
