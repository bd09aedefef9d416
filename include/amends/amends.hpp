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
//   together.hpp        several policies on one case: the law of the place and the company's own
//   explain.hpp         the answer as text for the agent
//   json.hpp            the answer as JSON
//
// and for those who write policies:
//
//   lint.hpp            what is probably not meant
//   scenario.hpp        the stories a policy must answer well; coverage.hpp: what they leave open
//   why_not.hpp         why it was decided so, and what would have led to something else
//   schema.hpp          JSON Schemas for editors
//   format.hpp          one layout
//   book.hpp            a book for people who do not read YAML
//   start.hpp           a first policy with its scenarios
//   policy_paths.hpp    the policies in directories
//
// docs/embedding.md is the guide.
#pragma once

#include <amends/book.hpp>
#include <amends/case.hpp>
#include <amends/coverage.hpp>
#include <amends/explain.hpp>
#include <amends/format.hpp>
#include <amends/json.hpp>
#include <amends/lint.hpp>
#include <amends/policy.hpp>
#include <amends/policy_paths.hpp>
#include <amends/recommend.hpp>
#include <amends/recommendation.hpp>
#include <amends/scenario.hpp>
#include <amends/schema.hpp>
#include <amends/start.hpp>
#include <amends/together.hpp>
#include <amends/version.hpp>
#include <amends/why_not.hpp>
