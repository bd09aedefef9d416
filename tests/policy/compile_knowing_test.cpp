// What a policy knows: facts, parameters, values, calendar.
#include "policy/compiling.hpp"

namespace amends {
namespace {

using namespace impl;

TEST(Facts, OfEveryType) {
  const Policy policy = compile(R"yaml(facts:
  spare: {type: bool, ask: "Have you another?", doc: Another one., default: true}
  count: {type: int, default: 3, unit: visits}
  share: double
  name: string
  bill: {type: money, default: 5}
  wait: {type: duration, default: 2 h}
  since: time
  room: {type: [basic, nice], default: nice}
  fees: list of money
  device.mode: [low, high]
  customer.goodwill_used: money
values:
  all_used: spare and count > share and bill > 1 and device.mode == high and size(fees) > 0
)yaml");
  const CompiledPolicy& compiled = policy.compiled();
  const PolicyFact* spare = fact_of(compiled, "spare");
  ASSERT_NE(spare, nullptr);
  EXPECT_TRUE(spare->declared);
  EXPECT_TRUE(spare->used);
  EXPECT_EQ(spare->ask, "Have you another?");
  EXPECT_EQ(spare->doc, "Another one.");
  EXPECT_EQ(spare->type.kind, TypeKind::boolean);
  EXPECT_TRUE(spare->fallback->is_true());
  EXPECT_EQ(fact_of(compiled, "count")->fallback->integer, 3);
  EXPECT_EQ(fact_of(compiled, "count")->unit, "visits");
  EXPECT_EQ(fact_of(compiled, "bill")->fallback->real, 500);
  EXPECT_EQ(fact_of(compiled, "wait")->fallback->integer, 7200);
  EXPECT_FALSE(fact_of(compiled, "wait")->used);
  EXPECT_EQ(fact_of(compiled, "room")->fallback->integer, 1);
  EXPECT_EQ(compiled.types.to_string(fact_of(compiled, "fees")->type), "list of money");
  EXPECT_EQ(compiled.types.enumeration(fact_of(compiled, "device.mode")->type).names,
            (std::vector<std::string>{"low", "high"}));
  EXPECT_EQ(fact_of(compiled, "customer.goodwill_used")->type.kind, TypeKind::money);
  // The shapes by which cases are read, by name, and the facts' numbers in them.
  ASSERT_EQ(compiled.shape.declared.size(), 11U);
  for (const PolicyFact& fact : compiled.facts)
    if (fact.declared) {
      EXPECT_EQ(compiled.shape.declared[fact.shape].name, fact.name);
    }
  EXPECT_EQ(compiled.shape.currency.code(), "USD");
}

TEST(Facts, ListsOfRecords) {
  const Policy policy = compile(R"yaml(facts:
  segments[].status: [available, landed]
  segments[].price: {type: money, doc: What it cost.}
  segments_seen: bool
values:
  landed: "segments.exists(s, s.status == landed) and segments_seen"
  paid: "sum(segments.map(s, s.price))"
)yaml");
  const CompiledPolicy& compiled = policy.compiled();
  const PolicyFact* list = fact_of(compiled, "segments");
  ASSERT_NE(list, nullptr);
  EXPECT_TRUE(list->used);
  const RecordType& record = compiled.types.record(compiled.types.element(list->type));
  ASSERT_EQ(record.fields.size(), 2U);
  EXPECT_EQ(record.fields[0].name, "price");
  EXPECT_EQ(record.fields[1].name, "status");
  EXPECT_EQ(compiled.facts[record.fields[0].fact].name, "segments[].price");
  EXPECT_TRUE(compiled.facts[record.fields[0].fact].of_list_record);
  EXPECT_EQ(compiled.facts[record.fields[0].fact].doc, "What it cost.");
  ASSERT_EQ(compiled.shape.declared.size(), 2U);
  EXPECT_EQ(compiled.shape.declared[0].name, "segments");
  EXPECT_EQ(compiled.shape.declared[0].form, FactShape::Form::records);
  ASSERT_EQ(compiled.shape.declared[0].fields.size(), 2U);
  EXPECT_EQ(compiled.shape.declared[0].fields[1].enum_names, (std::vector<std::string>{"available", "landed"}));
  EXPECT_EQ(compiled.shape.declared[1].name, "segments_seen");
}

TEST(Facts, NarrowTextsOfTheStandardCase) {
  const Policy policy = compile(R"yaml(facts:
  customer.tier: [guest, bronze, silver, gold]
  life.events[].kind: [wedding, exam]
values:
  good: customer.tier >= silver
)yaml");
  const CompiledPolicy& compiled = policy.compiled();
  const PolicyFact* tier = fact_of(compiled, "customer.tier");
  EXPECT_FALSE(tier->declared);
  EXPECT_EQ(tier->type.kind, TypeKind::enumeration);
  EXPECT_EQ(compiled.shape.narrowed.at("customer.tier"),
            (std::vector<std::string>{"guest", "bronze", "silver", "gold"}));
  EXPECT_EQ(compiled.shape.narrowed.count("life.events[].kind"), 1U);
  EXPECT_TRUE(compiled.shape.declared.empty());
}

TEST(Parameters, ValuesByDate) {
  const Policy policy = compile(R"yaml(calendar: {zone: Europe/London}
parameters:
  day_rate:
    - {from: 2026-04-01, is: 10.34 USD, source: The regulator, confirmed: false}
    - {from: 2025-04-01, is: 9.98 USD, source: The regulator}
    - {from: "2027-01-01T12:00:00+02:00", is: 11, source: The regulator}
  bands:
    - {from: 2025-04-01, is: {near: 250 USD, far: 3 days}, source: A law}
remedies:
  delay: {owed: true, amount: day_rate + bands.near, when: bands.far > 1 day and day_rate(now - 3 days) > 1 USD}
)yaml");
  const CompiledPolicy& compiled = policy.compiled();
  ASSERT_EQ(compiled.parameters.size(), 2U);
  const ParameterDef& bands = compiled.parameters[0];
  EXPECT_EQ(bands.name, "bands");
  const RecordType& record = compiled.types.record(bands.type);
  EXPECT_EQ(record.fields[0].name, "far");
  EXPECT_EQ(bands.values[0].value.record[0].integer, 3 * 86400);
  EXPECT_EQ(bands.values[0].value.record[1].real, 25000);
  const ParameterDef& rate = compiled.parameters[1];
  EXPECT_EQ(rate.type.kind, TypeKind::money);
  ASSERT_EQ(rate.values.size(), 3U);
  EXPECT_EQ(to_string(Time{rate.values[0].from}), "2025-03-31T23:00:00Z");  // the start of that day in London
  EXPECT_EQ(rate.values[0].value.real, 998);
  EXPECT_TRUE(rate.values[0].confirmed);
  EXPECT_EQ(rate.values[1].value.real, 1034);
  EXPECT_FALSE(rate.values[1].confirmed);
  EXPECT_EQ(rate.values[1].source, "The regulator");
  EXPECT_EQ(to_string(Time{rate.values[2].from}), "2027-01-01T10:00:00Z");
}

TEST(Values, InTheOrderTheyUseEachOther) {
  const Policy policy = compile(R"yaml(facts: {old: bool}
values:
  a: b * 2
  b:
    - {when: old, is: 1, because: It is old., source: A study}
    - {is: 0.5}
  band: {type: [short, long], is: "c > 3 ? long : short"}
  c: a + attempts.failed
  level: {type: severity, is: serious, title: How bad it is}
  maybe: [{when: old, is: 3 days}, {when: level == serious, is: ~}]
severity: {levels: [routine, serious], raise: [{to: serious, when: c > 2}]}
)yaml");
  const CompiledPolicy& compiled = policy.compiled();
  ASSERT_EQ(compiled.values.size(), 6U);
  EXPECT_EQ(compiled.values[0].name, "a");
  EXPECT_EQ(compiled.values[0].choice.type.kind, TypeKind::real);
  EXPECT_EQ(compiled.values[0].visibility, Visibility::context);
  const Choice& b = compiled.values[1].choice;
  EXPECT_EQ(b.type.kind, TypeKind::real);  // 1 became a double
  EXPECT_EQ(constant_of(compiled, b.items[0].is).real, 1.0);
  EXPECT_TRUE(b.may_run_out);
  EXPECT_FALSE(b.constant.has_value());
  const RuleInfo& rule = compiled.rules[b.items[0].rule];
  EXPECT_EQ(rule.kind, RuleKind::value_item);
  EXPECT_EQ(rule.name, "value b, item 1");
  EXPECT_EQ(shape_of(rule.because), "It is old.");
  EXPECT_EQ(rule.source, "A study");
  EXPECT_EQ(rule.condition, b.items[0].when);
  EXPECT_EQ(compiled.types.enumeration(compiled.values[2].choice.type).name, "band");
  EXPECT_EQ(compiled.values[2].visibility, Visibility::severity);
  EXPECT_EQ(compiled.values[3].visibility, Visibility::severity);
  EXPECT_EQ(compiled.values[4].choice.constant->integer, 1);
  EXPECT_EQ(compiled.values[4].title, "How bad it is");
  const Choice& maybe = compiled.values[5].choice;
  EXPECT_EQ(maybe.type.kind, TypeKind::duration);
  EXPECT_FALSE(maybe.items[1].is.exists());
}

TEST(CalendarBlock, ZoneHoursAndHolidays) {
  const Policy policy = compile(R"yaml(calendar:
  zone: Europe/Berlin
  working_hours:
    mon-thu: "08:00-12:00, 13:00-17:00"
    fri: "08:00-12:00"
    sat, sun: "10:00-24:00"
  holidays: [2026-01-01]
)yaml");
  const Calendar& calendar = policy.compiled().calendar;
  const auto at = [](const char* text) { return *parse_time(text).time; };
  EXPECT_TRUE(calendar.is_working_day(at("2026-01-03T12:00:00+01:00")));   // a Saturday
  EXPECT_FALSE(calendar.is_working_day(at("2026-01-01T12:00:00+01:00")));  // a holiday
  const auto next = calendar.add_period(at("2026-01-02T11:00:00+01:00"), {PeriodUnit::working_hours, 2});
  ASSERT_TRUE(next.has_value());
  EXPECT_EQ(to_string(*next), "2026-01-03T10:00:00Z");  // one hour on Friday, one on Saturday
}

}  // namespace
}  // namespace amends
