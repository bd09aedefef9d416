// Why not: what stood in the way, and what would have led there.
#include <amends/why_not.hpp>

#include "analyse/change_search.hpp"
#include "analyse/changes.hpp"
#include "analyse/obstacles.hpp"
#include "analyse/reached.hpp"

#include <amends/recommend.hpp>

namespace amends {

WhyNot why_not(const Policy& policy, const Case& c, Time now, const Target& target) {
  WhyNot answer;
  answer.target = target;
  answer.policy = {policy.name(), policy.version(), policy.fingerprint()};
  answer.at = now;
  const impl::TargetTest test(policy.compiled(), target);
  if (!test.exists()) {
    answer.answer = "The policy has nothing of that name.";
    return answer;
  }
  BoundCase bound;
  policy.bind(c, bound);
  const Recommendation recommendation = recommend(policy, bound, now);
  Decision decision;
  impl::Evaluation evaluation(policy.compiled(), bound.data(), now.seconds, decision, decision.scratch.working());
  evaluation.run();
  answer.chosen = test.reached(decision);
  impl::Obstacles obstacles(evaluation, recommendation);
  answer.answer = obstacles.answer(target, test.number(), answer.chosen);
  if (answer.chosen) return answer;
  answer.obstacles = obstacles.of(target, test.number());
  // That a severity would be reached if it had been reached is no news.
  const impl::Changes changes(policy, c, now, target.kind != Target::Kind::severity);
  impl::ChangeSearch(policy, changes, test).run(answer);
  return answer;
}

}  // namespace amends
