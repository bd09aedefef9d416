// Several policies on one case: each decides by itself, then again with what the others forbid, require and raise.
#include <amends/together.hpp>

#include <amends/recommend.hpp>

#include "decide/merge_answers.hpp"
#include "decide/recommendation_builder.hpp"

#include <algorithm>
#include <memory>

namespace amends {

namespace impl {

namespace {

// One policy at work on the case.
struct Party {
  Party(const Policy& asked, const Case& c, Time now) : policy(asked.compiled()) {
    asked.bind(c, bound);
    evaluate(now, {});
  }

  void evaluate(Time now, const Elsewhere& elsewhere) {
    evaluation = std::make_unique<Evaluation>(policy, bound.data(), now.seconds, decision, decision.scratch.working());
    evaluation->respect(elsewhere);
    evaluation->run_to_plan();
  }

  std::int32_t step(const std::string& name) const {
    for (std::size_t s = 0; s < policy.steps.size(); ++s)
      if (policy.steps[s].name == name) return static_cast<std::int32_t>(s);
    return no_id;
  }
  const std::string& name_of_step() const { return policy.steps[static_cast<std::size_t>(decision.step)].name; }
  const OptionDecision& first() const { return decision.options[static_cast<std::size_t>(decision.step)]; }
  bool ends() const { return policy.steps[static_cast<std::size_t>(decision.step)].ends != Ends::no; }

  const CompiledPolicy& policy;
  BoundCase bound;
  Decision decision;
  std::unique_ptr<Evaluation> evaluation;
  std::uint64_t own_musts = 0;
};

using Parties = std::vector<std::unique_ptr<Party>>;

// What `of` says about the steps and the severity of `to`.
void add(const Party& of, const Party& to, Elsewhere& elsewhere) {
  for (std::size_t s = 0; s < of.policy.steps.size(); ++s) {
    const std::int32_t same = to.step(of.policy.steps[s].name);
    if (same == no_id) continue;
    const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(same);
    const OptionDecision& option = of.decision.options[s];
    if (option.must) elsewhere.must |= bit;
    if (option.state == OptionState::forbidden) elsewhere.forbidden |= bit;
    if (option.state == OptionState::used_up) elsewhere.used_up |= bit;
    const bool by_never = option.rule != no_rule && of.policy.rules[option.rule].kind == RuleKind::never;
    if (option.state == OptionState::undecided && by_never) elsewhere.undecided |= bit;
  }
  const std::string& reached = of.policy.severity_levels[static_cast<std::size_t>(of.decision.severity)];
  const std::vector<std::string>& levels = to.policy.severity_levels;
  const auto level = std::find(levels.begin(), levels.end(), reached);
  if (level != levels.end())
    elsewhere.severity = std::max(elsewhere.severity, static_cast<std::int32_t>(level - levels.begin()));
}

void respect_each_other(Parties& parties, Time now) {
  std::vector<Elsewhere> elsewhere(parties.size());
  for (std::size_t to = 0; to < parties.size(); ++to)
    for (std::size_t of = 0; of < parties.size(); ++of)
      if (of != to) add(*parties[of], *parties[to], elsewhere[to]);
  for (std::size_t i = 0; i < parties.size(); ++i) {
    for (std::size_t s = 0; s < parties[i]->policy.steps.size(); ++s)
      if (parties[i]->decision.options[s].must) parties[i]->own_musts |= std::uint64_t{1} << s;
    parties[i]->evaluate(now, elsewhere[i]);
  }
}

// Whose step is the answer: what is under way, what a policy requires, then the first that has one; one that ends the
// plan only where no policy has another. Without any step: the first that has steps.
std::size_t find_owner(const Parties& parties) {
  const auto first_with = [&](const auto& holds) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < parties.size(); ++i)
      if (parties[i]->decision.step != no_id && holds(*parties[i])) return i;
    return std::nullopt;
  };
  if (const auto found = first_with([](const Party& p) { return p.decision.in_progress; })) return *found;
  if (const auto found = first_with([](const Party& p) { return p.first().must; })) return *found;
  if (const auto found = first_with([](const Party& p) { return !p.ends(); })) return *found;
  if (const auto found = first_with([](const Party&) { return true; })) return *found;
  for (std::size_t i = 0; i < parties.size(); ++i)
    if (!parties[i]->policy.steps.empty()) return i;
  return 0;
}

Recommendation recommend_by(Parties& parties, Time now) {
  respect_each_other(parties, now);
  const std::size_t owner = find_owner(parties);
  const bool any = parties[owner]->decision.step != no_id;
  const std::string step = any ? parties[owner]->name_of_step() : std::string();
  const bool in_progress = parties[owner]->decision.in_progress;
  std::vector<OneAnswer> answers;
  for (const std::unique_ptr<Party>& party : parties) {
    const std::int32_t here = any ? party->step(step) : no_id;
    if (any) party->evaluation->settle(here, here != no_id && in_progress);
    party->evaluation->run_from_step();
    OneAnswer one;
    one.policy = &party->policy;
    one.evaluation = party->evaluation.get();
    one.answer = RecommendationBuilder(*party->evaluation).build();
    one.requires_the_step = here != no_id && (party->own_musts >> static_cast<unsigned>(here) & 1U) != 0;
    answers.push_back(std::move(one));
  }
  return merge_answers(std::move(answers), owner);
}

}  // namespace

}  // namespace impl

Recommendation recommend(const std::vector<Policy>& policies, const Case& c, Time now) {
  if (policies.size() == 1) return recommend(policies.front(), c, now);
  if (policies.empty()) {
    Recommendation nothing;
    nothing.no_step = NoStep::undecided;
    nothing.at = now;
    Diagnostic problem;
    problem.code = "no-policy";
    problem.message = "no policy was asked";
    problem.help = "give at least one";
    nothing.problems.push_back(std::move(problem));
    return nothing;
  }
  impl::Parties parties;
  for (const Policy& policy : policies) parties.push_back(std::make_unique<impl::Party>(policy, c, now));
  return impl::recommend_by(parties, now);
}

}  // namespace amends
