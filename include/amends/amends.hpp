// amends: something went wrong for a customer. What should we do next, must we ask them first, and what may this agent
// grant without asking anyone?
//
//   #include <amends/amends.hpp>
//
//   const amends::Policy policy = amends::Policy::load("policies/computer-repair.yaml").value();
//   amends::Case c;
//   c.product.role = amends::ProductRole::livelihood;
//   // ...
//   const amends::Recommendation r = amends::recommend(policy, c, now);
//   if (r.step) std::cout << r.step->title << '\n';
//   std::cout << amends::explain(r);
//
// The headers, in the order in which to read them:
//
//   case.hpp            all that is known about one customer's problem
//   policy.hpp          the rules, loaded from YAML; cases bound to them
//   recommend.hpp       from both to the answer: recommend(), decide(), what_if()
//   recommendation.hpp  the answer, with its reasons
//   explain.hpp         the answer as text for the agent
//   json.hpp            the answer as JSON
//
// docs/embedding.md is the guide.
#pragma once

#include <amends/case.hpp>
#include <amends/explain.hpp>
#include <amends/json.hpp>
#include <amends/policy.hpp>
#include <amends/recommend.hpp>
#include <amends/recommendation.hpp>
#include <amends/version.hpp>
