// Questions to a small policy, by the text of the conditions.
#pragma once

#include "analyse/analyser.hpp"
#include "policy/compiled.hpp"

#include <amends/json.hpp>
#include <amends/policy.hpp>
#include <amends/recommend.hpp>

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace amends::asking {

// A policy in which each of the conditions is a value of its own: c0, c1, ...
inline std::string policy_text(const std::vector<std::string>& conditions, std::string_view values) {
  std::string text = R"(
amends: 1
policy: asked
version: "1"
currency: USD
worth_of_an_hour: 30 USD
facts:
  flag: bool
  other_flag: bool
  count: int
  other_count: int
  share: double
  amount: money
  other_amount: money
  wait: duration
  due: time
  word: string
  size: [small, medium, large]
  stages: list of string
  legs[].status: [on_time, late]
  legs[].hours: double
parameters:
  rate:
    - {from: 2024-01-01, is: 10 USD, source: tariff}
    - {from: 2025-01-01, is: 12 USD, source: tariff}
burdens:
  visit: {unit: visit, hours: 3}
  call: {unit: min, hours: 1/60}
tolerance: {hours: 20, each_failure_leaves: 70%}
severity:
  levels: [routine, elevated, serious]
  raise:
    - {to: elevated, when: attempts.failed >= 1}
    - {to: serious, when: attempts.failed >= 3}
    - {to: elevated, when: flag and count >= 3}
    - to: serious
      when: |-
        (flag ? count : 4) > 4
steps:
  fix: {title: Fix it, chance: 0.5}
  replace: {title: Replace it, chance: 1}
remedies:
  credit: {title: A credit, kind: goodwill, amount: 10 USD}
values:
)" + std::string(values);
  for (std::size_t i = 0; i < conditions.size(); ++i)
    text += "  c" + std::to_string(i) + ":\n    - when: |-\n        " + conditions[i] + "\n      is: true\n";
  return text;
}

struct Asked {
  Policy policy;
  std::vector<impl::Expr> conditions;
};

inline Asked ask(const std::vector<std::string>& conditions, std::string_view values = {}) {
  const std::string text = policy_text(conditions, values);
  Asked asked{Policy::parse(text, "asked").value(), {}};
  for (std::size_t i = 0; i < conditions.size(); ++i)
    for (const impl::ValueDef& value : asked.policy.compiled().values)
      if (value.name == "c" + std::to_string(i)) asked.conditions.push_back(value.choice.items.front().when);
  return asked;
}

// Whether the conditions can all read so: "yes", "no" or "inconclusive". A witness is tried.
inline impl::Analysis analysis(const std::vector<std::pair<std::string, bool>>& wished, std::string_view values = {}) {
  std::vector<std::string> conditions;
  for (const auto& [condition, is] : wished) conditions.push_back(condition);
  const Asked asked = ask(conditions, values);
  impl::Analyser analyser(asked.policy);
  std::vector<impl::Reading> readings;
  for (std::size_t i = 0; i < wished.size(); ++i) readings.push_back({asked.conditions[i], wished[i].second});
  impl::Analysis analysis = analyser.can(readings);
  if (analysis.witness) {
    const Result<Case> again = asked.policy.read_case(to_json(analysis.witness->a_case));
    EXPECT_TRUE(again) << to_string(again.diagnostics());
    if (!again) return analysis;
    for (const impl::Reading& reading : readings)
      EXPECT_EQ(analyser.reads(*again, analysis.witness->now, reading.expr), reading.is) << to_json(*again);
  }
  return analysis;
}

inline std::string answer(const std::vector<std::pair<std::string, bool>>& wished, std::string_view values = {}) {
  const impl::Analysis a = analysis(wished, values);
  if (a.verdict == impl::Verdict::no) return "no";
  if (a.verdict == impl::Verdict::inconclusive) return "inconclusive: " + a.why;
  return a.witness->text();
}

// All of them true.
inline std::string all(std::initializer_list<std::string> conditions, std::string_view values = {}) {
  std::vector<std::pair<std::string, bool>> wished;
  for (const std::string& condition : conditions) wished.emplace_back(condition, true);
  return answer(wished, values);
}

}  // namespace amends::asking
