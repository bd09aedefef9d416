// Running short scenario files against a small policy.
#pragma once

#include <amends/policy.hpp>
#include <amends/scenario.hpp>

#include <gtest/gtest.h>

#include <string>

namespace amends::testing {

// A kettle that does not boil: two steps, a rule of each kind, a list, a remedy.
inline const std::string kettle = R"(amends: 1
policy: kettle
version: "1"
currency: EUR
worth_of_an_hour: 20 EUR

facts:
  has_receipt: {type: bool, ask: "Do you have the receipt?"}
  fault: [lid, heating, cable]
  watts: int

burdens:
  parcel: {unit: parcel, hours: 1}

contexts:
  tea_drinker:
    when: customer.tier == "gold" and not product.has_substitute
    weighs: {parcel: 2}

tolerance: {hours: 4}

severity:
  levels: [routine, serious, critical]
  raise:
    - to: serious
      when: attempts.failed >= 1
      because: A repair has failed.
    - to: critical
      when: attempts.failed >= 2 or problem.safety_risk
      because: It may burn somebody.

values:
  band:
    type: [weak, strong]
    is:
      - {when: watts >= 2000, is: strong, because: It boils fast.}
      - {is: weak}
  wait: {type: duration, is: 3 days}

steps:
  repair:
    title: Repair it
    demands: {parcel: 2}
    chance:
      - {when: fault == cable, is: 0.9}
      - {is: 0.6}
    costs: 10 EUR
    takes: 5 days
    at_most: 2
  replace:
    title: Send a new one
    demands: {parcel: 1}
    chance: 1
    costs: 30 EUR
    takes: 2 days
  refund:
    title: Give the money back
    when: has_receipt
    chance: 1
    costs: 80 EUR

rules:
  - ask_first: repair
    when: tried(repair) >= 1
    ask: May we try once more?
  - never: repair
    when: problem.safety_risk
    because: What may burn is not repaired.

empowerment:
  roles: [agent, manager]
  may:
    refund: {manager: routine}
  limits:
    goodwill:
      agent: {routine: 5 EUR, serious: 20 EUR}
      manager: unlimited

remedies:
  apology:
    kind: goodwill
    when: severity >= serious
    amount: 12.50 EUR

commitments:
  fix: {promise: takes}
)";

inline const Policy& kettle_policy() {
  static const Policy policy = Policy::parse(kettle, "kettle.yaml").value();
  return policy;
}

inline TestReport run(const std::string& yaml, const TestOptions& options = {}) {
  return test_text(kettle_policy(), yaml, "kettle_test.yaml", options);
}

// One scenario with these lines below `given` and `expect`.
inline std::string scenario(const std::string& given, const std::string& expect) {
  return "now: 2026-03-02T09:00:00Z\nscenarios:\n  - name: it\n    given: " + given + "\n    expect: " + expect + "\n";
}

// "code line `underlined` message | help", a line for each.
inline std::string mistakes(const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics) {
    if (!text.empty()) text += '\n';
    text += d.code + " " + std::to_string(d.line);
    if (d.line != 0) text += " `" + d.line_text.substr(d.column - 1, d.length) + "`";
    text += " " + d.message;
    if (!d.help.empty()) text += " | " + d.help;
  }
  return text;
}
inline std::string mistakes(const std::string& yaml) {
  const TestReport report = run(yaml);
  return mistakes(report.runs.front().diagnostics);
}

// "path: expected, answered", a line for each failed expectation; "" where all hold, "mistake: ..." where nothing ran.
inline std::string failures(const std::string& yaml) {
  const TestReport report = run(yaml);
  const ScenarioRun& file = report.runs.front();
  if (!file.diagnostics.empty() && file.scenarios.empty()) return "mistake: " + mistakes(file.diagnostics);
  std::string text;
  for (const ScenarioResult& result : file.scenarios)
    for (const FailedExpectation& failed : result.failures)
      text += (text.empty() ? "" : "\n") + failed.path + ": " + failed.expected + ", " + failed.actual;
  return text;
}

}  // namespace amends::testing
