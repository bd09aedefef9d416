// What a policy bears, does and gives: each block, compiled.
#include "policy/compiling.hpp"

namespace amends {
namespace {

using namespace impl;

TEST(Burdens, UnitsAndRunning) {
  const Policy policy = compile(R"yaml(burdens:
  visit: {unit: visit, hours: 3, title: A visit}
  without_product: {unit: h, hours: 0.25, since: problem.out_of_service_since}
  waiting: {unit: min, hours: 1/60}
  nights: {unit: week, hours: "product.role == livelihood ? 2 : 1"}
contexts:
  lives_by_it:
    when: product.role == livelihood
    because: They live by it.
    source: What they said
    weighs: {waiting: 2, visit: [{when: product.has_substitute, is: 1.5}, {is: 3}]}
memory: {halves_every: 90 days, each_repeat_adds: 50%}
tolerance: {hours: 20, each_failure_leaves: 0.7}
)yaml");
  const CompiledPolicy& compiled = policy.compiled();
  EXPECT_EQ(compiled.burdens[0].name, "nights");
  EXPECT_EQ(compiled.burdens[0].unit_seconds, 604800);
  EXPECT_FALSE(compiled.burdens[0].hours.constant.has_value());
  EXPECT_EQ(compiled.burdens[1].title, "A visit");
  EXPECT_EQ(compiled.burdens[1].unit_seconds, 0);
  EXPECT_FALSE(compiled.burdens[1].since.exists());
  EXPECT_EQ(compiled.burdens[2].name, "waiting");
  EXPECT_TRUE(compiled.burdens[3].since.exists());
  const ContextDef& context = compiled.contexts[0];
  EXPECT_EQ(context.title, "lives by it");
  ASSERT_EQ(context.weighs.size(), 2U);
  EXPECT_EQ(context.weighs[0].first, 1);  // visit
  EXPECT_EQ(context.weighs[0].second.items.size(), 2U);
  EXPECT_EQ(context.weighs[1].second.constant->real, 2);
  const RuleInfo& rule = compiled.rules[context.rule];
  EXPECT_EQ(rule.name, "context lives_by_it");
  EXPECT_EQ(shape_of(rule.because), "They live by it.");
  EXPECT_EQ(rule.source, "What they said");
  EXPECT_TRUE(rule.condition.exists());
  EXPECT_EQ(compiled.tolerance_each_failure_leaves.constant->real, 0.7);
}

TEST(SeverityBlock, LevelsAndRaises) {
  const Policy policy = compile(R"yaml(severity:
  levels: [routine, elevated, serious]
  raise:
    - {to: elevated, when: attempts.failed >= 1, because: "It failed {attempts.failed} times."}
    - {id: beyond, to: serious, when: burden.borne > burden.tolerance}
tolerance: {hours: 20}
)yaml");
  const CompiledPolicy& compiled = policy.compiled();
  ASSERT_EQ(compiled.raises.size(), 2U);
  EXPECT_EQ(compiled.raises[0].to, 1);
  EXPECT_EQ(compiled.rules[compiled.raises[0].rule].name, "raise to elevated");
  EXPECT_EQ(shape_of(compiled.rules[compiled.raises[0].rule].because), "It failed {} times.");
  EXPECT_EQ(compiled.raises[1].to, 2);
  EXPECT_EQ(compiled.rules[compiled.raises[1].rule].name, "beyond");
}

TEST(Steps, EveryKey) {
  const Policy policy = compile(R"yaml(burdens:
  visit: {unit: visit, hours: 3}
  without: {unit: h, hours: 1}
steps:
  home_visit:
    title: Send a technician
    say: We come on {step}.
    against: Someone must be at home.
    when: product.price > 100 USD
    because: Cheap ones are replaced.
    source: Our handbook
    demands: {visit: 2, without: 1.5 h}
    eased_by: [loaner, help]
    chance: [{when: product.kind == "laptop", is: 0.9, because: Parts are in stock.}, {is: 0.6}]
    each_failure_leaves: 35%
    costs: 180
    takes: 3 working days
    at_most: 2
    kind: goodwill
  hand_over: {ends: hand_over}
  refuse_it: {ends: refuse}
eases:
  loaner: {title: Lend one, removes: {without: 50%}, costs: 60 USD, when: product.kind == "laptop"}
  help: {removes: {visit: 0.1}}
)yaml");
  const CompiledPolicy& compiled = policy.compiled();
  ASSERT_EQ(compiled.steps.size(), 3U);
  EXPECT_EQ(compiled.steps[0].ends, Ends::hand_over);
  EXPECT_EQ(compiled.steps[0].title, "hand over");
  EXPECT_EQ(compiled.steps[2].ends, Ends::refuse);
  const StepDef& step = compiled.steps[1];
  EXPECT_EQ(shape_of(step.say), "We come on {}.");
  EXPECT_EQ(step.against, "Someone must be at home.");
  EXPECT_EQ(compiled.rules[step.when_rule].kind, RuleKind::step_when);
  EXPECT_EQ(shape_of(compiled.rules[step.when_rule].because), "Cheap ones are replaced.");
  ASSERT_EQ(step.demands.size(), 2U);
  EXPECT_EQ(step.demands[0].second.constant->real, 2);
  EXPECT_EQ(step.demands[1].second.constant->real, 1.5);
  EXPECT_EQ(step.eased_by, (std::vector<std::uint16_t>{0, 1}));
  ASSERT_EQ(step.chance.items.size(), 2U);
  EXPECT_EQ(compiled.rules[step.chance.items[0].rule].name, "chance of home_visit, item 1");
  EXPECT_EQ(compiled.rules[step.chance.items[0].rule].kind, RuleKind::number_item);
  EXPECT_EQ(step.chance.items[1].rule, no_rule);
  EXPECT_EQ(step.costs.constant->real, 18000);
  EXPECT_EQ(step.takes.type.kind, TypeKind::period);
  EXPECT_EQ(Period::unpack(step.takes.constant->integer), (Period{PeriodUnit::working_days, 3}));
  EXPECT_EQ(step.at_most.constant->integer, 2);
  EXPECT_EQ(compiled.kinds[static_cast<std::size_t>(step.kind)], "goodwill");
  EXPECT_EQ(compiled.eases[0].name, "help");
  EXPECT_EQ(compiled.eases[0].when_rule, no_rule);
  EXPECT_EQ(compiled.eases[1].title, "Lend one");
  EXPECT_EQ(compiled.rules[compiled.eases[1].when_rule].kind, RuleKind::ease_when);
  EXPECT_EQ(compiled.eases[1].removes[0].second.constant->real, 0.5);
  EXPECT_EQ(compiled.eases[1].costs.constant->real, 6000);
}

TEST(Rules, OneForEachStepNamed) {
  const Policy policy = compile(R"yaml(steps: {a: {chance: 1}, b: {chance: 1}, c: {chance: 1}}
rules:
  - never: [c, a]
    when: attempts.failed > 2
    because: Enough.
  - {id: first, must: b}
  - ask_first: a
    ask: "Is {{this}} all right, {customer.id}?"
    source: A law
)yaml");
  const CompiledPolicy& compiled = policy.compiled();
  ASSERT_EQ(compiled.nevers.size(), 2U);
  EXPECT_EQ(compiled.nevers[0].step, 2);
  EXPECT_EQ(compiled.nevers[1].step, 0);
  EXPECT_EQ(compiled.nevers[0].rule, compiled.nevers[1].rule);
  EXPECT_EQ(compiled.rules[compiled.nevers[0].rule].name, "never c, a");
  EXPECT_EQ(compiled.rules[compiled.musts[0].rule].name, "first");
  EXPECT_FALSE(compiled.rules[compiled.musts[0].rule].condition.exists());
  EXPECT_EQ(shape_of(compiled.asks[0].ask), "Is {this} all right, {}?");
  EXPECT_EQ(compiled.rules[compiled.asks[0].rule].source, "A law");
}

TEST(Plan, FixedOrExpected) {
  EXPECT_TRUE(compile("plan: expected\n").compiled().plan_expected);
  const Policy fixed = compile("steps: {a: {}, b: {}}\nplan: [b, a]\n");
  EXPECT_FALSE(fixed.compiled().plan_expected);
  ASSERT_EQ(fixed.compiled().plan.size(), 1U);
  EXPECT_EQ(fixed.compiled().plan[0].rule, no_rule);
  EXPECT_EQ(fixed.compiled().plan[0].steps, (std::vector<std::uint16_t>{1, 0}));
  const Policy list = compile(R"yaml(steps: {a: {}, b: {}}
plan:
  - {when: attempts.failed > 1, is: b, because: It failed.}
  - is: [a, b]
)yaml");
  ASSERT_EQ(list.compiled().plan.size(), 2U);
  EXPECT_EQ(list.compiled().plan[0].steps, (std::vector<std::uint16_t>{1}));
  const RuleInfo& rule = list.compiled().rules[list.compiled().plan[0].rule];
  EXPECT_EQ(rule.kind, RuleKind::plan_item);
  EXPECT_EQ(rule.name, "plan, item 1");
  EXPECT_TRUE(rule.condition.exists());
  EXPECT_EQ(list.compiled().plan[1].rule, no_rule);
}

TEST(Empowerment, RolesMayLimitsAndCaps) {
  const Policy policy = compile(R"yaml(facts: {signed: bool}
severity: {levels: [routine, serious], raise: [{to: serious, when: attempts.failed > 0}]}
steps: {refund: {chance: 1}, replace: {chance: 1}}
empowerment:
  roles: [agent, [lead, expert], manager]
  may:
    refund: {agent: serious, expert: nobody, manager: signed or attempts.failed > 3}
    replace: {lead: routine}
  limits:
    goodwill:
      agent: {serious: 100, routine: 25 USD}
      lead: [{when: signed, is: 300 USD}, {is: 200 USD}]
      manager: unlimited
  caps:
    - {kind: goodwill, at_most: 500 USD, per: case}
    - {kind: goodwill, at_most: 900 USD, within: 6 months, because: It is a gift., source: Our handbook}
)yaml");
  const EmpowermentDef& def = policy.compiled().empowerment;
  EXPECT_TRUE(def.exists);
  ASSERT_EQ(def.roles.size(), 4U);
  EXPECT_EQ(def.roles[1].rung, 1);
  EXPECT_EQ(def.roles[2].rung, 1);
  EXPECT_EQ(def.roles[3].rung, 2);
  ASSERT_EQ(def.may.size(), 4U);
  EXPECT_EQ(def.may[0].how, MayDef::How::severity);
  EXPECT_EQ(def.may[0].severity, 1);
  EXPECT_EQ(def.may[1].how, MayDef::How::nobody);
  EXPECT_EQ(def.may[1].role, 2);
  EXPECT_EQ(def.may[2].how, MayDef::How::condition);
  EXPECT_EQ(policy.compiled().rules[def.may[2].rule].name, "manager may refund");
  EXPECT_EQ(def.may[3].step, 1);
  ASSERT_EQ(def.limits.size(), 4U);
  EXPECT_EQ(def.limits[0].severity, 0);
  EXPECT_EQ(def.limits[0].amount.constant->real, 2500);
  EXPECT_EQ(def.limits[1].severity, 1);
  EXPECT_EQ(def.limits[1].amount.constant->real, 10000);
  EXPECT_EQ(def.limits[2].amount.items.size(), 2U);
  EXPECT_TRUE(def.limits[3].unlimited);
  ASSERT_EQ(def.caps.size(), 2U);
  EXPECT_FALSE(def.caps[0].per_customer);
  EXPECT_FALSE(def.caps[0].within.exists());
  EXPECT_TRUE(def.caps[1].per_customer);
  EXPECT_EQ(def.caps[1].within.type.kind, TypeKind::period);
  EXPECT_EQ(policy.compiled().rules[def.caps[1].rule].source, "Our handbook");
}

TEST(Remedies, OwedAndGoodwill) {
  const Policy policy = compile(R"yaml(remedies:
  credit: {amount: "min(burden.borne * 5 USD, 200 USD)", when: severity >= routine, say: "{step.title}"}
  delay: {owed: true, amount: 10 USD, instead_of: credit, source: A law, title: For the delay}
  flowers: {kind: gifts}
)yaml");
  const CompiledPolicy& compiled = policy.compiled();
  EXPECT_EQ(compiled.kinds, (std::vector<std::string>{"gifts", "goodwill", "owed"}));
  EXPECT_EQ(compiled.remedies[0].kind, 1);
  EXPECT_FALSE(compiled.remedies[0].owed);
  EXPECT_EQ(compiled.remedies[0].instead_of, -1);
  EXPECT_EQ(compiled.remedies[0].amount.type.kind, TypeKind::money);
  EXPECT_TRUE(compiled.remedies[1].owed);
  EXPECT_EQ(compiled.remedies[1].kind, 2);
  EXPECT_EQ(compiled.remedies[1].instead_of, 0);
  EXPECT_EQ(compiled.remedies[1].title, "For the delay");
  EXPECT_EQ(compiled.rules[compiled.remedies[1].rule].source, "A law");
  EXPECT_FALSE(compiled.remedies[2].amount.exists());
}

TEST(Commitments, TimesAndShares) {
  const Policy policy = compile(R"yaml(steps: {visit: {chance: 1, takes: 2 days}}
commitments:
  acknowledge: {promise: 4 h, aim: 1 h, by: person}
  fix: {promise: takes, aim: 75%}
  answer: {promise: 10 working days}
  update: {promise: "step == visit ? 1 day : 2 days"}
closure: {follow_up: 3 working days}
)yaml");
  const CompiledPolicy& compiled = policy.compiled();
  ASSERT_EQ(compiled.commitments.size(), 4U);
  EXPECT_EQ(compiled.commitments[0].aim.type.kind, TypeKind::duration);
  EXPECT_EQ(compiled.commitments[0].by, "person");
  EXPECT_EQ(compiled.commitments[1].promise.type.kind, TypeKind::period);
  EXPECT_FALSE(compiled.commitments[1].aim.exists());
  EXPECT_TRUE(compiled.commitments[2].promise_is_takes);
  EXPECT_EQ(compiled.commitments[2].aim.type.kind, TypeKind::real);
  EXPECT_FALSE(compiled.commitments[3].promise.constant.has_value());
  EXPECT_TRUE(compiled.closure);
  EXPECT_EQ(compiled.follow_up.type.kind, TypeKind::period);
}

// Nothing depends on the order of keys but places in the file.
TEST(Order, OfKeysMeansNothing) {
  const Policy one =
      compile("steps: {a: {chance: 0.5}, b: {chance: 1}}\nvalues: {x: 1, y: x}\nburdens: {p: {unit: q, hours: 1}}\n");
  const Policy two =
      compile("burdens: {p: {hours: 1, unit: q}}\nvalues: {y: x, x: 1}\nsteps: {b: {chance: 1}, a: {chance: 0.5}}\n");
  EXPECT_EQ(one.fingerprint(), two.fingerprint());
  EXPECT_EQ(one.steps(), two.steps());
  EXPECT_EQ(one.compiled().program.size(), two.compiled().program.size());
  EXPECT_EQ(one.compiled().rules.size(), two.compiled().rules.size());
}

}  // namespace
}  // namespace amends
