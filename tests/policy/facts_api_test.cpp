// A policy's facts by name and as a list, and cases read against it.
#include <amends/policy.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace amends {
namespace {

Policy policy() {
  return Policy::parse(R"(amends: 1
policy: facts
version: "1"
currency: USD
facts:
  spare_computer:
    type: bool
    ask: Do you have another computer?
  customer.tier: [bronze, gold]
  device.colour: [red, green]
values:
  ready: {is: spare_computer and device.colour == green}
)")
      .value();
}

const FactDescription* find(const std::vector<FactDescription>& facts, std::string_view name) {
  for (const FactDescription& fact : facts)
    if (fact.name == name) return &fact;
  return nullptr;
}

std::string text_of(const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics)
    text += (text.empty() ? "" : "\n") + d.path + ": " + d.message + " [" + d.code + "] " + d.help;
  return text;
}

TEST(Facts, AreDescribed) {
  const std::vector<FactDescription> facts = policy().facts();
  const FactDescription* const spare = find(facts, "spare_computer");
  ASSERT_NE(spare, nullptr);
  EXPECT_EQ(spare->type, "bool");
  EXPECT_EQ(spare->ask, "Do you have another computer?");
  EXPECT_TRUE(spare->declared);
  EXPECT_TRUE(spare->used);
  const FactDescription* const role = find(facts, "product.role");
  ASSERT_NE(role, nullptr);
  EXPECT_EQ(role->type, "enum of convenience, important, livelihood, safety");
  EXPECT_EQ(role->ask, "What do you use it for, and what happens when you cannot?");
  EXPECT_FALSE(role->declared);
  EXPECT_FALSE(role->used);
  EXPECT_EQ(find(facts, "customer.tier")->type, "enum of bronze, gold");
  EXPECT_EQ(find(facts, "product.hours_per_day")->unit, "h");
  EXPECT_NE(find(facts, "attempts[].caused_by_us"), nullptr);
}

TEST(Facts, HaveHandles) {
  const Policy p = policy();
  BoundCase bound = p.bind(Case()).value();
  EXPECT_EQ(bound.policy(), p.identity());
  EXPECT_TRUE(bound.set(p.fact("spare_computer").value(), true));
  EXPECT_TRUE(bound.set(p.fact("device.colour").value(), "green"));
  EXPECT_FALSE(bound.set(p.fact("device.colour").value(), "blue"));
  EXPECT_EQ(text_of(p.fact("spare_computr").diagnostics()),
            ": the policy has no fact `spare_computr` [unknown-name] did you mean `spare_computer`?");
  EXPECT_FALSE(p.fact("attempts")) << "histories are set in the case";
  EXPECT_FALSE(p.fact("attempts[].caused_by_us"));
}

TEST(ReadCase, FromJsonAndFromYaml) {
  const Policy p = policy();
  const Case json =
      p.read_case(R"({"spare_computer": true, "device": {"colour": "red"}, "product": {"price": 12}})").value();
  const Case yaml = p.read_case_yaml("spare_computer: true\ndevice.colour: red\nproduct:\n  price: 12 USD\n").value();
  EXPECT_EQ(json, yaml);
  EXPECT_EQ(json.facts.at("device.colour"), FactValue("red"));
  EXPECT_EQ(json.product.price.value().minor, 1200);
}

TEST(ReadCase, SaysWhatIsWrong) {
  const Policy p = policy();
  EXPECT_EQ(text_of(p.read_case(R"({"customer": {"tier": "golden"}, "product": {"price": "1 EUR"}})").diagnostics()),
            "customer.tier: there is no `golden` here [unknown-name] did you mean `gold`?\n"
            "product.price: `1 EUR` is not in USD, the currency of the policy [other-currency] amounts are never "
            "converted: give it in USD");
  const Result<Case> broken = p.read_case("{", "broken.json");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.diagnostics()[0].file, "broken.json");
}

TEST(Bind, FailsWhereAFieldCannotBe) {
  const Policy p = policy();
  Case c;
  c.facts["device.colour"] = "blue";
  EXPECT_EQ(text_of(p.bind(c).diagnostics()),
            "device.colour: there is no `blue` here [unknown-name] it is one of `red` or `green`");
  BoundCase bound;
  EXPECT_FALSE(p.bind(c, bound));
  EXPECT_EQ(bound.diagnostics().size(), 1u);
  EXPECT_TRUE(p.bind(Case(), bound));
  EXPECT_EQ(bound.diagnostics().size(), 0u);
}

}  // namespace
}  // namespace amends
