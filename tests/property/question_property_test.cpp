// Invariant 10: if filling in unknown facts changes the recommendation, at least one of them was among its questions.
#include "property/answers.hpp"
#include "property/generate.hpp"
#include "property/picks.hpp"

#include <amends/json.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace amends::property {
namespace {

// What is recommended, without what it says about facts on the way: reasons, questions, values.
std::string recommended(const Recommendation& r) {
  Recommendation bare;
  bare.stage = r.stage;
  if (r.step) {
    bare.step.emplace();
    bare.step->id = r.step->id;
    bare.step->in_progress = r.step->in_progress;
  }
  bare.no_step = r.no_step;
  if (r.ask_first) bare.ask_first.emplace();
  bare.plan = r.plan;
  bare.severity = r.severity;
  bare.remedies = r.remedies;
  for (RemedyAnswer& remedy : bare.remedies) remedy.reason.clear(), remedy.say.clear();
  bare.approval = r.approval;
  bare.approval.why.clear();
  return to_json(bare);
}

bool asked(const Recommendation& r, const std::string& fact) {
  return std::any_of(r.questions.begin(), r.questions.end(), [&](const Question& q) { return q.fact == fact; });
}

RC_GTEST_PROP(QuestionProperty, WhatIsNotAskedChangesNothing, ()) {
  PolicyOptions options;
  options.reads_leaving = *rc::gen::arbitrary<bool>();
  const RandomPolicy random = *random_policy(options);
  const Policy policy = load(random.yaml);
  CaseOptions sparse;
  sparse.known = *rc::gen::element(30, 60, 90);
  Case c = *random_case(random, sparse);
  const Recommendation before = recommend(policy, c, now);

  c = *rc::gen::exec([=] {
    Case filled = c;
    for (const FactInfo& fact : random.facts)
      if (is_unknown(c, fact) && !asked(before, fact.name) && chance(70)) fill_in(filled, fact);
    for (const std::string& name : random.times)
      if (c.facts.find(name) == c.facts.end() && !asked(before, name)) filled.facts[name] = now - hours(number(0, 99));
    if (c.problem.out_of_service_since.is_unknown() && !asked(before, "problem.out_of_service_since"))
      filled.problem.out_of_service_since = now - hours(number(0, 99));
    if (!random.roles.empty() && c.agent.role.is_unknown() && !asked(before, "agent.role"))
      filled.agent.role = one_of(random.roles);
    for (std::size_t i = 0; i < c.attempts.size(); ++i)
      if (c.attempts[i].caused_by_us.is_unknown() &&
          !asked(before, "attempts[" + std::to_string(i) + "].caused_by_us") && chance(70))
        filled.attempts[i].caused_by_us = chance(50);
    return filled;
  });
  RC_LOG() << "with what was not asked filled in: " << c;
  expect_same(recommended(before), recommended(recommend(policy, c, now)));
}

}  // namespace
}  // namespace amends::property
