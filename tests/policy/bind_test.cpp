// Binding: cells by slot, histories with names as numbers, what is in error unknown and reported.
#include "policy/bind.hpp"
#include "policy/compiled.hpp"
#include "policy/fact_table.hpp"
#include "support/counting.hpp"

#include <amends/bound_case.hpp>

#include <gtest/gtest.h>

#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace amends::impl {
namespace {

constexpr Time noon{1'772'452'800};  // 2026-03-02T12:00:00Z
const Currency usd = *Currency::from_code("USD");

// A policy as the loader would make it, with every fact in use.
class MiniPolicy {
 public:
  MiniPolicy() {
    policy->identity = 42;
    policy->currency = usd;
    TypeTable& types = policy->types;
    policy->step_type = types.add_enum("step", {"home_visit", "refund"});
    policy->burden_type = types.add_enum("burden", {"home_visit", "without_product"});
    policy->role_type = types.add_enum("role", {"agent", "manager"});
    policy->severity_type = types.add_enum("severity", {"routine", "serious"});
    policy->remedy_type = types.add_enum("remedy", {"apology", "credit"});
    policy->kind_type = types.add_enum("kind", {"goodwill", "owed"});
    policy->severity_levels = {"routine", "serious"};
    policy->remedies.resize(2);
    policy->remedies[1].kind = 1;
    policy->commitments.resize(1);
    policy->commitments[0].name = "update";
    const Type tier = types.add_enum("customer.tier", {"bronze", "gold"});
    policy->facts = standard_facts(types,
                                   {policy->step_type, policy->burden_type, policy->role_type, policy->severity_type,
                                    policy->remedy_type, policy->kind_type},
                                   {{"customer.tier", tier}});
    declare("area", {TypeKind::text});
    declare("budget", {TypeKind::money});
    declare("colour", types.add_enum("colour", {"red", "green"}));
    declare("device.airplane_mode", {TypeKind::boolean});
    declare("load", {TypeKind::real});
    const auto fact = static_cast<std::uint32_t>(policy->facts.size());
    const Type segment = types.add_record(
        "segments", {{"status", {TypeKind::text}, "", fact + 1}, {"delay", {TypeKind::duration}, "", fact + 2}});
    declare("segments", types.list_of(segment));
    declare("segments[].status", {TypeKind::text});
    declare("segments[].delay", {TypeKind::duration});
    policy->facts[fact + 1].of_list_record = policy->facts[fact + 2].of_list_record = true;
    declare("wait", {TypeKind::duration});
    for (PolicyFact& f : policy->facts) f.used = true;
    fact_of("device.airplane_mode").fallback = Cell::of(true);
    intern("no_signal");
    intern("wedding");
  }

  PolicyFact& fact_of(std::string_view name) { return policy->facts[slot(name)]; }
  std::uint32_t slot(std::string_view name) const {
    for (std::uint32_t i = 0; i < policy->facts.size(); ++i)
      if (policy->facts[i].name == name) return i;
    ADD_FAILURE() << "no fact " << name;
    return 0;
  }
  FactHandle handle(std::string_view name) const { return {42, slot(name)}; }

  bool bind(const Case& c) {
    if (!policy->bind_plan) policy->bind_plan = std::make_shared<const BindPlan>(make_bind_plan(*policy));
    return bind_case(policy, c, bound.data());
  }
  const BoundData& data() const { return bound.data(); }
  const Cell& cell(std::string_view name) const { return data().slots[slot(name)]; }
  std::vector<std::string> diagnostics() const {
    std::vector<std::string> texts;
    for (const Diagnostic& d : data().diagnostics)
      texts.push_back(d.path + ": " + d.message + " [" + d.code + "]" + (d.help.empty() ? "" : " " + d.help));
    return texts;
  }

  std::shared_ptr<CompiledPolicy> policy = std::make_shared<CompiledPolicy>();
  BoundCase bound;

 private:
  void declare(std::string name, Type type) {
    PolicyFact fact;
    fact.name = std::move(name);
    fact.type = type;
    fact.declared = true;
    policy->facts.push_back(std::move(fact));
  }
  void intern(std::string text) {
    policy->text_bytes.push_back(std::move(text));
    policy->texts.push_back({policy->text_bytes.back(), true});
    policy->interned[policy->text_bytes.back()] = &policy->texts.back();
  }
};

using Texts = std::vector<std::string>;

TEST(Bind, AnEmptyCaseIsUnknownButForWhatOnlyRecordsHistory) {
  MiniPolicy p;
  EXPECT_TRUE(p.bind({}));
  EXPECT_EQ(p.cell("product.role").state, State::unknown);
  EXPECT_EQ(p.cell("product.role").unknown_fact, p.slot("product.role"));
  EXPECT_EQ(p.cell("problem.reopened_at").state, State::none);
  EXPECT_EQ(p.cell("problem.severity_reached").state, State::none);
  EXPECT_EQ(p.cell("attempts").state, State::known);
  EXPECT_EQ(p.cell("attempts").list->size, 0u);
  EXPECT_TRUE(p.cell("device.airplane_mode").is_true()) << "its default";
  EXPECT_EQ(p.data().policy, 42u);
  EXPECT_EQ(p.data().role, -1);
  EXPECT_TRUE(p.data().role_unknown);
  EXPECT_EQ(p.data().severity_reached, 0);
  EXPECT_EQ(p.data().opened_at, INT64_MIN);
  EXPECT_EQ(p.data().reopened_at, INT64_MIN);
  EXPECT_EQ(p.data().got_what_needed, BoundData::Reply::unanswered);
}

TEST(Bind, SingleFactsBecomeTypedCells) {
  MiniPolicy p;
  Case c;
  c.customer.tier = std::string("gold");
  c.customer.purchases = 3;
  c.product.role = ProductRole::livelihood;
  c.product.hours_per_day = 6.5;
  c.product.price = Money{120'000, usd};
  c.product.has_substitute = none;
  c.problem.symptom = std::string("no_signal");
  c.problem.channel = std::string("a channel the policy never speaks of");
  c.problem.opened_at = noon;
  c.problem.severity_reached = std::string("serious");
  c.agent.role = std::string("manager");
  c.closing.got_what_needed = true;
  c.closing.got_what_needed_at = noon;
  c.closing.done_well = false;
  EXPECT_TRUE(p.bind(c));
  EXPECT_EQ(p.cell("customer.tier").integer, 1);
  EXPECT_EQ(p.cell("customer.purchases").integer, 3);
  EXPECT_EQ(p.cell("product.role").integer, 2);
  EXPECT_EQ(p.cell("product.hours_per_day").real, 6.5);
  EXPECT_EQ(p.cell("product.price").real, 120'000.0);
  EXPECT_EQ(p.cell("product.has_substitute").state, State::none);
  EXPECT_EQ(p.cell("problem.symptom").text, p.policy->interned.at("no_signal")) << "interned";
  EXPECT_EQ(p.cell("problem.channel").text->bytes, "a channel the policy never speaks of");
  EXPECT_FALSE(p.cell("problem.channel").text->of_policy);
  EXPECT_EQ(p.data().opened_at, noon.seconds);
  EXPECT_EQ(p.data().severity_reached, 1);
  EXPECT_EQ(p.data().role, 1);
  EXPECT_FALSE(p.data().role_unknown);
  EXPECT_EQ(p.data().got_what_needed, BoundData::Reply::yes);
  EXPECT_EQ(p.data().got_what_needed_at, noon.seconds);
  EXPECT_EQ(p.data().done_well, BoundData::Reply::no);
  EXPECT_EQ(p.data().done_well_at, INT64_MIN);
}

TEST(Bind, OnlyUsedFactsGetCells) {
  MiniPolicy p;
  for (PolicyFact& fact : p.policy->facts) fact.used = fact.name == "product.role";
  Case c;
  c.product.role = ProductRole::safety;
  c.product.hours_per_day = 2.0;
  c.attempts = {{"refund", noon, Outcome::failed, {}, {}}};
  EXPECT_TRUE(p.bind(c));
  EXPECT_EQ(p.cell("product.role").integer, 3);
  EXPECT_EQ(p.cell("product.hours_per_day").state, State::unknown);
  EXPECT_EQ(p.cell("attempts").state, State::unknown);
  ASSERT_EQ(p.data().attempts.size(), 1u) << "histories are always read";
  EXPECT_EQ(p.data().attempts[0].step, 1);
}

TEST(Bind, AttemptsAndAnswersStandInOrderOfTime) {
  MiniPolicy p;
  Case c;
  c.attempts = {{"refund", noon, Outcome::failed, true, std::string("broken")},
                {"home_visit", noon - days(1), Outcome::partial, {}, {}},
                {"home_visit", noon, Outcome::fixed, {}, {}}};
  c.answers = {{"refund", AnswerKind::accepted, noon}, {"home_visit", AnswerKind::declined, noon - hours(1)}};
  EXPECT_TRUE(p.bind(c));
  const auto& attempts = p.data().attempts;
  ASSERT_EQ(attempts.size(), 3u);
  EXPECT_EQ(attempts[0].index, 1u);
  EXPECT_EQ(attempts[1].index, 0u) << "equal times keep their order";
  EXPECT_EQ(attempts[2].index, 2u);
  EXPECT_EQ(attempts[2].outcome, Outcome::fixed);
  ASSERT_EQ(p.data().answers.size(), 2u);
  EXPECT_EQ(p.data().answers[0].step, 0);
  EXPECT_TRUE(p.data().answers[1].accepted);

  const ListValue& rows = *p.cell("attempts").list;
  ASSERT_EQ(rows.size, 3u);
  const Cell* const first = rows.cells[0].record;
  EXPECT_EQ(first[0].integer, 1);
  EXPECT_EQ(first[1].integer, noon.seconds);
  EXPECT_EQ(first[2].integer, 2);
  EXPECT_TRUE(first[3].is_true());
  EXPECT_EQ(first[4].text->bytes, "broken");
  const Cell* const second = rows.cells[1].record;
  EXPECT_EQ(second[3].state, State::unknown);
  EXPECT_EQ(second[3].unknown_fact & 0xffffffffU, p.slot("attempts[].caused_by_us"));
  EXPECT_EQ(second[3].unknown_fact >> 32U, 2u) << "its row + 1";
  EXPECT_EQ(second[4].state, State::none) << "no note";
}

TEST(Bind, DemandsKnowWhichCaseTheyAreOf) {
  MiniPolicy p;
  Case c;
  c.id = std::string("A");
  c.demands = {{"home_visit", 1, noon, {}},
               {"without_product", 11, noon, std::string("B")},
               {"home_visit", 1, noon, std::string("A")},
               {"home_visit", 1, noon, std::string("AA")},
               {"home_visit", 1, noon, std::string("B")},
               {"home_visit", 1, noon, none}};
  EXPECT_TRUE(p.bind(c));
  const auto& demands = p.data().demands;
  ASSERT_EQ(demands.size(), 6u);
  EXPECT_TRUE(demands[0].this_case && demands[2].this_case && demands[5].this_case);
  EXPECT_EQ(demands[0].case_number, 0u);
  EXPECT_FALSE(demands[1].this_case);
  EXPECT_EQ(demands[1].case_number, demands[4].case_number);
  EXPECT_NE(demands[1].case_number, demands[3].case_number);
  EXPECT_NE(demands[3].case_number, 0u);
  EXPECT_EQ(demands[1].quantity, 11);
  EXPECT_EQ(demands[1].burden, 1);
}

TEST(Bind, PromisesGrantsAndEvents) {
  MiniPolicy p;
  Case c;
  c.promises = {{"update", {}, noon, noon + hours(1), none, true}, {"other", {}, noon, {}, noon, {}}};
  c.grants = {{"credit", {}, {500, usd}, noon, std::string("agent"), {}},
              {"credit", std::string("goodwill"), {-200, usd}, noon, {}, std::string("B")}};
  c.life.events = {{"wedding", noon, {}}, {"move", noon, noon + days(3)}};
  EXPECT_TRUE(p.bind(c));
  ASSERT_EQ(p.data().promises.size(), 2u);
  EXPECT_EQ(p.data().promises[0].commitment, 0);
  EXPECT_EQ(p.data().promises[0].due_at, (noon + hours(1)).seconds);
  EXPECT_EQ(p.data().promises[0].kept_at, INT64_MAX);
  EXPECT_EQ(p.data().promises[1].commitment, -1);
  EXPECT_EQ(p.data().promises[1].due_at, INT64_MAX);
  EXPECT_EQ(p.data().promises[1].kept_at, noon.seconds);
  ASSERT_EQ(p.data().grants.size(), 2u);
  EXPECT_EQ(p.data().grants[0].kind, 1) << "the kind of that remedy";
  EXPECT_EQ(p.cell("grants").list->cells[0].record[1].integer, 1);
  EXPECT_EQ(p.data().grants[1].kind, 0);
  EXPECT_EQ(p.data().grants[1].minor, -200);
  EXPECT_FALSE(p.data().grants[1].this_case);
  ASSERT_EQ(p.data().events.size(), 2u);
  EXPECT_EQ(p.data().events[0].kind, p.policy->interned.at("wedding"));
  EXPECT_EQ(p.data().events[0].to, (noon + days(1)).seconds);
  EXPECT_EQ(p.data().events[1].to, (noon + days(3)).seconds);
}

TEST(Bind, WarnsOnceOfANameInAHistoryThatThePolicyDoesNotKnow) {
  MiniPolicy p;
  Case c;
  c.attempts = {{"home_vist", noon, Outcome::failed, {}, {}}, {"home_vist", noon, Outcome::failed, {}, {}}};
  c.demands = {{"queueing", 1, noon, {}}};
  EXPECT_TRUE(p.bind(c)) << "warnings are no errors";
  EXPECT_EQ(p.diagnostics(),
            (Texts{"attempts[0].step: the policy has no step `home_vist` [unknown-name] did you mean `home_visit`?",
                   "demands[0].burden: the policy has no burden `queueing` [unknown-name]"}));
  EXPECT_EQ(p.data().diagnostics[0].level, DiagnosticLevel::warning);
  EXPECT_EQ(p.data().attempts[0].step, -1);
  EXPECT_EQ(p.cell("attempts").list->cells[1].record[0].integer, -1);
}

TEST(Bind, WhatIsInErrorIsUnknownAndReported) {
  MiniPolicy p;
  Case c;
  c.customer.tier = std::string("silver");
  c.product.price = Money{100, *Currency::from_code("EUR")};
  c.product.hours_per_day = 25.0;
  c.problem.opened_at = Time{INT64_MAX};
  c.problem.severity_reached = std::string("seriuos");
  c.agent.role = std::string("boss");
  c.signals.effort = std::numeric_limits<double>::quiet_NaN();
  c.demands = {{"home_visit", -1, noon, {}}};
  c.grants = {{"credit", {}, {500, *Currency::from_code("EUR")}, noon, {}, {}}};
  EXPECT_FALSE(p.bind(c));
  EXPECT_EQ(
      p.diagnostics(),
      (Texts{"customer.tier: there is no customer.tier `silver` in the policy [unknown-name] it is one of `bronze` or "
             "`gold`",
             "product.hours_per_day: `25` is impossible: it must lie between 0 and 24 [impossible-value]",
             "product.price: `1.00 EUR` is not in USD, the currency of the policy [other-currency] amounts are never "
             "converted: give it in USD",
             "problem.opened_at: the time lies outside the years 0001 to 9999 [impossible-value]",
             "problem.severity_reached: there is no severity `seriuos` in the policy [unknown-name] did you mean "
             "`serious`?",
             "signals.effort: `nan` is not a finite number [impossible-value]",
             "agent.role: there is no role `boss` in the policy [unknown-name] it is one of `agent` or `manager`",
             "demands[0].quantity: `-1` is impossible: it must lie between 0 and 1000000 [impossible-value]",
             "grants[0].amount: `5.00 EUR` is not in USD, the currency of the policy [other-currency] amounts are "
             "never converted: give it in USD"}));
  EXPECT_EQ(p.cell("customer.tier").state, State::unknown);
  EXPECT_EQ(p.cell("product.price").state, State::unknown);
  EXPECT_EQ(p.data().opened_at, INT64_MIN);
  EXPECT_TRUE(p.data().role_unknown);
  EXPECT_EQ(p.data().demands[0].quantity, 0);
  EXPECT_EQ(p.data().grants[0].minor, 0);
}

TEST(Bind, DeclaredFacts) {
  MiniPolicy p;
  Case c;
  c.facts["area"] = "north";
  c.facts["budget"] = Money{1000, usd};
  c.facts["colour"] = "green";
  c.facts["device.airplane_mode"] = false;
  c.facts["load"] = 3;
  c.facts["wait"] = hours(2);
  c.facts["segments"] = FactValue::List{FactValue::Record{{"status", "late"}, {"delay", minutes(5)}},
                                        FactValue::Record{{"status", none}}};
  EXPECT_TRUE(p.bind(c));
  EXPECT_EQ(p.cell("area").text->bytes, "north");
  EXPECT_EQ(p.cell("budget").real, 1000);
  EXPECT_EQ(p.cell("colour").integer, 1);
  EXPECT_TRUE(p.cell("device.airplane_mode").is_false());
  EXPECT_EQ(p.cell("load").real, 3.0);
  EXPECT_EQ(p.cell("wait").integer, 7200);
  const ListValue& segments = *p.cell("segments").list;
  ASSERT_EQ(segments.size, 2u);
  EXPECT_EQ(segments.cells[0].record[0].text->bytes, "late");
  EXPECT_EQ(segments.cells[0].record[1].integer, 300);
  EXPECT_EQ(segments.cells[1].record[0].state, State::none);
  EXPECT_EQ(segments.cells[1].record[1].unknown_fact, (2ULL << 32U) + p.slot("segments[].delay"));
}

TEST(Bind, DeclaredFactsInError) {
  MiniPolicy p;
  Case c;
  c.facts["aera"] = "north";
  c.facts["budget"] = 3;
  c.facts["colour"] = "grean";
  c.facts["load"] = std::numeric_limits<double>::infinity();
  c.facts["product.role"] = "livelihood";
  c.facts["segments"] = FactValue::List{FactValue::Record{{"statsu", 1}}, 7};
  EXPECT_FALSE(p.bind(c));
  EXPECT_EQ(p.diagnostics(),
            (Texts{"aera: the policy declares no fact `aera` [unknown-name] did you mean `area`?",
                   "budget: the policy wants money, found a whole number [wrong-type]",
                   "colour: there is no `grean` here [unknown-name] did you mean `green`?",
                   "load: it is not a finite number [impossible-value]",
                   "product.role: the policy declares no fact `product.role` [unknown-name] it is a field of the "
                   "standard case: give it there",
                   "segments[0].statsu: the policy declares no `statsu` here [unknown-name] did you mean `status`?",
                   "segments[1]: the policy wants an entry of `segments`, found a whole number [wrong-type]"}));
  EXPECT_EQ(p.cell("budget").state, State::unknown);
  EXPECT_EQ(p.cell("colour").unknown_fact, p.slot("colour"));
}

TEST(Bind, TooLongAListIsCutAndReported) {
  MiniPolicy p;
  Case c;
  c.demands.resize(10'001, Demand{"home_visit", 1, noon, {}});
  EXPECT_FALSE(p.bind(c));
  EXPECT_EQ(p.diagnostics(), Texts{"demands: this list has more than 10000 items [too-many-items]"});
  EXPECT_EQ(p.data().demands.size(), 10'000u);
}

TEST(Bind, RemembersTimesThatShouldLieInThePast) {
  MiniPolicy p;
  Case c;
  c.problem.opened_at = noon;
  c.attempts = {{"refund", noon + days(1), Outcome::failed, {}, {}}};
  c.life.events = {{"wedding", noon + days(2), {}}};
  EXPECT_TRUE(p.bind(c));
  const auto& times = p.data().past_times;
  ASSERT_EQ(times.size(), 2u) << "a wedding may lie ahead";
  EXPECT_EQ(times[0].record, "problem");
  EXPECT_EQ(times[0].field, "opened_at");
  EXPECT_EQ(times[0].index, -1);
  EXPECT_EQ(times[1].record, "attempts");
  EXPECT_EQ(times[1].index, 0);
  EXPECT_EQ(times[1].at, (noon + days(1)).seconds);
}

Case rich_case() {
  Case c;
  c.id = std::string("a case with a long name, longer than any small string");
  c.customer.tier = std::string("gold");
  c.problem.symptom = std::string("something that the policy never heard of, in many words");
  c.product.price = Money{5, usd};
  for (int i = 0; i < 40; ++i) {
    c.attempts.push_back({"refund", noon - days(i), Outcome::failed, {}, std::string("a note of more than sixteen")});
    c.demands.push_back({"home_visit", 1, noon - days(i), std::string("case number ") + std::to_string(i % 7)});
    c.answers.push_back({"refund", AnswerKind::accepted, noon - days(i)});
    c.grants.push_back({"credit", {}, {1, usd}, noon, {}, {}});
    c.promises.push_back({"update", std::string("we will call you back"), noon, {}, {}, {}});
    c.life.events.push_back({"an unheard-of kind of event", noon, {}});
  }
  c.facts["area"] = "a text that does not fit into a small string either";
  c.facts["segments"] = FactValue::List{FactValue::Record{{"status", "late"}}, FactValue::Record{{"status", "x"}}};
  return c;
}

TEST(Bind, AllocatesNothingOnceItIsWarm) {
  MiniPolicy p;
  const Case c = rich_case();
  ASSERT_TRUE(p.bind(c));
  const std::size_t before = amends::testing::allocations();
  const bool good = bind_case(p.policy, c, p.bound.data());
  const std::size_t after = amends::testing::allocations();
  EXPECT_TRUE(good);
  EXPECT_EQ(after - before, 0u);
  EXPECT_EQ(p.data().attempts.size(), 40u);
  EXPECT_EQ(p.data().attempts.front().index, 39u);
}

TEST(Bind, AnotherCaseInTheSameMemoryLeavesNothingBehind) {
  MiniPolicy p;
  ASSERT_TRUE(p.bind(rich_case()));
  ASSERT_TRUE(p.bind({}));
  EXPECT_EQ(p.data().attempts.size(), 0u);
  EXPECT_EQ(p.data().demands.size(), 0u);
  EXPECT_EQ(p.data().events.size(), 0u);
  EXPECT_EQ(p.data().past_times.size(), 0u);
  EXPECT_EQ(p.cell("area").state, State::unknown);
  EXPECT_EQ(p.cell("attempts").list->size, 0u);
}

TEST(BoundCase, SetsFactsByHandle) {
  MiniPolicy p;
  ASSERT_TRUE(p.bind({}));
  BoundCase& bound = p.bound;
  EXPECT_TRUE(bound.set(p.handle("product.has_substitute"), true));
  EXPECT_TRUE(p.cell("product.has_substitute").is_true());
  EXPECT_TRUE(bound.set(p.handle("customer.purchases"), 3));
  EXPECT_EQ(p.cell("customer.purchases").integer, 3);
  EXPECT_TRUE(bound.set(p.handle("product.hours_per_day"), std::int64_t{3}));
  EXPECT_EQ(p.cell("product.hours_per_day").real, 3.0);
  EXPECT_TRUE(bound.set(p.handle("product.hours_per_day"), 4.5));
  EXPECT_EQ(p.cell("product.hours_per_day").real, 4.5);
  EXPECT_TRUE(bound.set(p.handle("product.role"), "livelihood"));
  EXPECT_EQ(p.cell("product.role").integer, 2);
  EXPECT_TRUE(bound.set(p.handle("problem.symptom"), "no_signal"));
  EXPECT_TRUE(p.cell("problem.symptom").text->of_policy);
  EXPECT_TRUE(bound.set(p.handle("problem.symptom"), "one"));
  EXPECT_TRUE(bound.set(p.handle("area"), "two"));
  EXPECT_TRUE(bound.set(p.handle("problem.symptom"), "three"));
  EXPECT_EQ(p.cell("problem.symptom").text->bytes, "three");
  EXPECT_EQ(p.cell("area").text->bytes, "two");
  EXPECT_TRUE(bound.set(p.handle("product.price"), Money{7, usd}));
  EXPECT_EQ(p.cell("product.price").real, 7.0);
  EXPECT_TRUE(bound.set(p.handle("wait"), minutes(1)));
  EXPECT_EQ(p.cell("wait").integer, 60);
  EXPECT_TRUE(bound.set(p.handle("wait"), none));
  EXPECT_EQ(p.cell("wait").state, State::none);
  EXPECT_TRUE(bound.set(p.handle("wait"), unknown));
  EXPECT_EQ(p.cell("wait").unknown_fact, p.slot("wait"));
  EXPECT_TRUE(bound.set(p.handle("problem.opened_at"), noon));
  EXPECT_EQ(p.data().opened_at, noon.seconds);
  ASSERT_EQ(p.data().past_times.size(), 1u);
  EXPECT_TRUE(bound.set(p.handle("problem.opened_at"), none));
  EXPECT_EQ(p.data().past_times.size(), 0u);
  EXPECT_TRUE(bound.set(p.handle("agent.role"), "manager"));
  EXPECT_EQ(p.data().role, 1);
  EXPECT_FALSE(p.data().role_unknown);
  EXPECT_TRUE(bound.set(p.handle("problem.severity_reached"), "serious"));
  EXPECT_EQ(p.data().severity_reached, 1);
  EXPECT_TRUE(bound.set(p.handle("device.airplane_mode"), unknown));
  EXPECT_TRUE(p.cell("device.airplane_mode").is_true()) << "its default";
}

TEST(BoundCase, RefusesWhatDoesNotFit) {
  MiniPolicy p;
  ASSERT_TRUE(p.bind({}));
  BoundCase& bound = p.bound;
  const FactHandle role = p.handle("product.role");
  EXPECT_FALSE(bound.set(FactHandle{41, role.slot}, "livelihood")) << "another policy's";
  EXPECT_FALSE(bound.set(FactHandle{42, 100'000}, "livelihood"));
  EXPECT_FALSE(bound.set(role, "livlihood"));
  EXPECT_FALSE(bound.set(role, true));
  EXPECT_FALSE(bound.set(p.handle("product.price"), Money{7, *Currency::from_code("EUR")}));
  EXPECT_FALSE(bound.set(p.handle("product.price"), Money{-7, usd}));
  EXPECT_FALSE(bound.set(p.handle("product.hours_per_day"), 25.0));
  EXPECT_FALSE(bound.set(p.handle("load"), std::numeric_limits<double>::quiet_NaN()));
  EXPECT_FALSE(bound.set(p.handle("problem.opened_at"), Time{INT64_MIN}));
  EXPECT_FALSE(bound.set(p.handle("attempts"), none));
  EXPECT_FALSE(bound.set(p.handle("attempts[].note"), "text"));
  EXPECT_EQ(p.cell("product.role").state, State::unknown);
  EXPECT_EQ(p.cell("product.price").state, State::unknown);
  BoundCase fresh;
  EXPECT_EQ(fresh.policy(), 0u);
  EXPECT_FALSE(fresh.set(FactHandle{0, 0}, true));
}

}  // namespace
}  // namespace amends::impl
