#include <amends/recommend.hpp>

#include "decide/recommendation_builder.hpp"

namespace amends {

Recommendation recommend(const Policy& policy, const Case& c, Time now) {
  BoundCase bound;
  policy.bind(c, bound);  // what is wrong with the case is among the problems of the answer
  return recommend(policy, bound, now);
}

Recommendation recommend(const Policy& policy, const BoundCase& bound, Time now) {
  Decision decision;
  if (bound.policy() != policy.identity()) {
    Recommendation refused;
    refused.no_step = NoStep::undecided;
    refused.at = now;
    refused.policy = {policy.name(), policy.version(), policy.fingerprint()};
    Diagnostic problem;
    problem.code = "other-policy";
    problem.message = "the case is bound to another policy";
    problem.help = "bind it to `" + policy.name() + "` " + policy.version();
    refused.problems.push_back(std::move(problem));
    return refused;
  }
  impl::Evaluation evaluation(policy.compiled(), bound.data(), now.seconds, decision, decision.scratch.working());
  evaluation.run();
  return impl::RecommendationBuilder(evaluation).build();
}

}  // namespace amends
