// Any text as an expression, in a policy with a fact of each type: errors, or a value, whether or not the facts are
// known.
#include <amends/recommend.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

// As a quoted scalar; what YAML refuses even there is refused before the expression is looked at.
std::string quoted(const std::uint8_t* data, std::size_t size) {
  std::string text = "\"";
  for (std::size_t i = 0; i < size; ++i) {
    const char c = static_cast<char>(data[i]);
    if (c == '\n') {
      text += "\\n";
      continue;
    }
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + '"';
}

constexpr const char* policy_around = R"(amends: 1
policy: expressions
currency: USD
worth_of_an_hour: 30 USD
facts:
  b: bool
  i: int
  d: double
  m: money
  s: string
  t: time
  u: duration
  e: [low, middle, high]
  ls: list of string
  li: list of int
  rows[].kind: [one, two]
  rows[].n: int
parameters:
  rate:
    - {from: 2025-01-01, is: 9.98 USD, source: a law}
burdens:
  visit: {unit: visit, hours: 2}
tolerance: {hours: 10}
severity: {levels: [routine, serious]}
steps:
  mend:
    demands: {visit: 1}
    chance: 0.5
    costs: 10 USD
values:
  probe: )";

amends::Case known() {
  using namespace amends;
  Case c;
  const Currency usd = *Currency::from_code("USD");
  c.facts["b"] = true;
  c.facts["i"] = 7;
  c.facts["d"] = 0.5;
  c.facts["m"] = Money{1234, usd};
  c.facts["s"] = "text";
  c.facts["t"] = Time{1'773'000'000};
  c.facts["u"] = hours(5);
  c.facts["e"] = "middle";
  c.facts["ls"] = FactValue::List{"a", "b"};
  c.facts["li"] = FactValue::List{1, 2, 3};
  c.facts["rows"] =
      FactValue::List{FactValue::Record{{"kind", "one"}, {"n", 1}}, FactValue::Record{{"kind", "two"}, {"n", none}}};
  c.attempts.push_back({"mend", Time{1'773'100'000}, Outcome::failed, unknown, unknown});
  c.demands.push_back({"visit", 1, Time{1'773'100'000}, unknown});
  return c;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace amends;
  const Result<Policy> policy = Policy::parse(policy_around + quoted(data, size) + '\n');
  if (!policy) {
    if (!has_errors(policy.diagnostics())) std::abort();
    return 0;
  }
  static const Case everything = known(), nothing;
  const Time now{1'773'144'000};
  for (const Case* c : {&everything, &nothing}) {
    BoundCase bound;
    if (!policy->bind(*c, bound)) std::abort();
    if (recommend(*policy, bound, now).values.size() != 1) std::abort();
    (void)what_if(*policy, bound, now);
  }
  return 0;
}
