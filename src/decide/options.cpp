// Each step by itself: is it possible, what does it ask of the customer, what does it cost, will it work?
#include "decide/evaluation.hpp"
#include "decide/fading.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace amends::impl {

void Evaluation::judge_options() {
  const bool worth_given = policy_.worth_of_an_hour.exists();
  if (worth_given) {
    const Cell worth = choose(policy_.worth_of_an_hour);
    worth_unknown_ = !worth.known();
    if (worth.known()) worth_ = std::max(worth.real, 0.0);
    take_unknowns(question_group::before_steps);
  }
  for (std::uint16_t s = 0; s < policy_.steps.size(); ++s) judge(s);
  apply_nevers();
  apply_elsewhere();
  find_work_in_progress();
  apply_musts();
  wait_for_answers();
  // Of a step that is out for a known reason nothing needs to be asked.
  std::erase_if(work_.questions, [&](const OpenQuestion& question) {
    if (question.group == 0 || question.group > policy_.steps.size()) return false;
    const OptionState state = decision_.options[question.group - 1].state;
    return state == OptionState::declined || state == OptionState::forbidden || state == OptionState::used_up ||
           state == OptionState::not_now || state == OptionState::no_chance;
  });
}

// The conditions of a step, the strongest first. Rules about steps (`never`) come after, see apply_step_rules().
void Evaluation::judge(std::uint16_t s) {
  const StepDef& step = policy_.steps[s];
  const StepHistory& history = work_.history[s];
  OptionDecision& option = decision_.options[s];
  price(s);
  if (history.declined) {
    option.state = OptionState::declined;
    return;
  }
  bool undecided = option.state == OptionState::undecided;
  option.state = OptionState::available;
  if (step.at_most.exists()) {
    const Cell most = choose(step.at_most);
    take_unknowns(question_group::of_step(s));
    if (most.undecided()) undecided = true;
    if (most.known() && history.tried >= most.integer) {
      option.state = OptionState::used_up;
      return;
    }
  }
  if (step.when_rule != no_rule) {
    const Holds state = holds(step.when_rule);
    if (state == Holds::no) {
      forget_unknowns();
      option.state = OptionState::not_now;
      option.rule = step.when_rule;
      return;
    }
    take_unknowns(question_group::of_step(s));
    if (state == Holds::possible) {
      undecided = true;
      option.rule = step.when_rule;
    }
  }
  if (step.ends == Ends::no && option.chance == 0) {
    option.state = OptionState::no_chance;
    return;
  }
  if (undecided) option.state = OptionState::undecided;
}

// Cost, chance and hours, with the subset of its eases that makes the total least; ties take fewer eases.
void Evaluation::price(std::uint16_t s) {
  const StepDef& step = policy_.steps[s];
  OptionDecision& option = decision_.options[s];
  option.state = OptionState::available;
  const auto undecided = [&] {
    option.state = OptionState::undecided;
    take_unknowns(question_group::of_step(s));
  };

  if (step.costs.exists()) {
    const Cell cost = choose(step.costs);
    option.cost = cost.known() ? static_cast<double>(to_amount(cost.real)) : not_priced;
    if (cost.undecided()) undecided();
  }
  if (step.chance.exists()) {
    Cell chance = choose(step.chance);
    if (chance.known() && step.each_failure_leaves.exists()) {
      const Cell leaves = choose(step.each_failure_leaves);
      if (leaves.known())
        chance.real *= whole_power(leaves.real, work_.history[s].failed);
      else
        chance = leaves;
    }
    option.chance = chance.known() ? std::clamp(chance.real, 0.0, 1.0) : not_priced;
    if (chance.undecided()) undecided();
  }

  // Hours of each demand before eases.
  constexpr std::size_t most = max_burdens;
  double demand_hours[most];
  const double repeat = [&] {
    if (step.demands.empty() || !policy_.each_repeat_adds.exists()) return 0.0;
    const Cell adds = choose(policy_.each_repeat_adds);
    if (adds.undecided()) undecided();
    return adds.known() ? adds.real : not_priced;
  }();
  const std::size_t demands = std::min(step.demands.size(), most);
  double plain_hours = 0;
  for (std::size_t i = 0; i < demands; ++i) {
    const auto& [k, quantity_choice] = step.demands[i];
    const Cell quantity = choose(quantity_choice);
    if (quantity.undecided()) undecided();
    const Cell hours = choose(policy_.burdens[k].hours);
    if (hours.undecided()) undecided();
    const BurdenDecision& burden = decision_.burdens[k];
    demand_hours[i] = quantity.known() && hours.known() ? std::max(quantity.real, 0.0) * std::max(hours.real, 0.0) *
                                                              burden.weight * (1 + repeat * burden.remembered)
                                                        : not_priced;
    plain_hours += demand_hours[i];
  }
  option.hours = plain_hours;
  if (worth_unknown_ && plain_hours > 0 && policy_.plan_expected) undecided();

  // Eases: those that are there, with what they cost and the share of each demand that they leave.
  constexpr std::size_t most_eases = max_eases_of_a_step;
  bool usable[most_eases] = {};
  double ease_cost[most_eases] = {};
  double leaves[most_eases][most];
  const std::size_t eases = std::min(step.eased_by.size(), most_eases);
  for (std::size_t e = 0; e < eases; ++e) {
    const EaseDef& ease = policy_.eases[step.eased_by[e]];
    if (ease.when_rule != no_rule) {
      const Holds there = holds(ease.when_rule);
      take_unknowns(question_group::of_step(s));
      if (there != Holds::yes) continue;
    }
    usable[e] = true;
    if (ease.costs.exists()) {
      const Cell cost = choose(ease.costs);
      take_unknowns(question_group::of_step(s));
      usable[e] = cost.known();
      if (cost.known()) ease_cost[e] = std::max(0.0, static_cast<double>(to_amount(cost.real)));
    }
    for (std::size_t i = 0; i < demands; ++i) {
      leaves[e][i] = 1;
      for (const auto& [k, share_choice] : ease.removes) {
        if (k != step.demands[i].first) continue;
        const Cell share = choose(share_choice);
        take_unknowns(question_group::of_step(s));
        usable[e] = usable[e] && share.known();
        if (share.known()) leaves[e][i] = 1 - std::clamp(share.real, 0.0, 1.0);
      }
    }
  }

  const double worth = std::isnan(worth_) ? 0 : worth_;
  const double plain_total = option.cost + worth * plain_hours;
  double best_total = plain_total;
  unsigned best = 0;
  for (unsigned subset = 1; subset < (1U << eases); ++subset) {
    double hours = 0, cost = option.cost;
    bool possible = true;
    for (std::size_t e = 0; e < eases; ++e) {
      if ((subset >> e & 1U) == 0) continue;
      possible = possible && usable[e];
      cost += ease_cost[e];
    }
    if (!possible) continue;
    for (std::size_t i = 0; i < demands; ++i) {
      double left = demand_hours[i];
      for (std::size_t e = 0; e < eases; ++e)
        if ((subset >> e & 1U) != 0) left *= leaves[e][i];
      hours += left;
    }
    const double total = cost + worth * hours;
    if (total > best_total || (total == best_total && std::popcount(subset) >= std::popcount(best))) continue;
    if (std::isnan(total)) continue;
    best_total = total;
    best = subset;
    option.hours = hours;
  }
  if (best != 0) {
    for (std::size_t e = 0; e < eases; ++e)
      if ((best >> e & 1U) != 0) option.cost += ease_cost[e];
    option.eases = static_cast<std::uint8_t>(best);
  }
  const bool hours_have_a_price = !std::isnan(worth_) || option.hours == 0;
  work_.totals[s] = hours_have_a_price ? best_total : not_priced;
}

// What is under way is the answer until its time has passed; then it is overdue, out, and planning goes on. A customer
// who declined, or a rule that forbids, is stronger.
void Evaluation::find_work_in_progress() {
  std::int64_t latest = INT64_MIN;
  for (std::uint16_t s = 0; s < policy_.steps.size(); ++s) {
    const StepHistory& history = work_.history[s];
    OptionDecision& option = decision_.options[s];
    if (!history.pending || option.state == OptionState::declined || option.state == OptionState::forbidden) continue;
    if (option.state == OptionState::undecided && option.rule != no_rule &&
        policy_.rules[option.rule].kind == RuleKind::never)
      continue;
    if (policy_.steps[s].takes.exists()) {
      const std::optional<std::int64_t> due = ending(policy_.steps[s].takes, history.latest_at);
      take_unknowns(question_group::of_step(s));
      if (due && *due < now_) {
        option.state = OptionState::overdue;
        continue;
      }
      if (due) work_.frame.moment(*due + 1);
    }
    option.state = OptionState::in_progress;
    if (history.latest_at >= latest) {  // of several, the one begun last
      latest = history.latest_at;
      pending_step_ = static_cast<std::int32_t>(s);
    }
  }
}

// Nobody is handed over while a question could still show another step.
void Evaluation::wait_for_answers() {
  const auto is_open = [&](std::uint16_t s) {
    return policy_.steps[s].ends == Ends::no && decision_.options[s].state == OptionState::undecided;
  };
  bool open = false;
  for (std::uint16_t s = 0; s < policy_.steps.size(); ++s) open = open || is_open(s);
  if (!open) return;
  for (std::uint16_t s = 0; s < policy_.steps.size(); ++s) {
    OptionDecision& option = decision_.options[s];
    if (policy_.steps[s].waits_for_answers && option.state == OptionState::available && !option.must)
      option.state = OptionState::undecided;
  }
}

// `never` puts a step out. An unknown one leaves it undecided; of a step that is out anyway only where an attempt of it
// is pending, which would count whatever its other conditions say.
void Evaluation::apply_nevers() {
  for (const StepRule& never : policy_.nevers) {
    OptionDecision& option = decision_.options[never.step];
    const Holds state = holds(never.rule);
    if (option.state == OptionState::declined || state == Holds::no) {
      forget_unknowns();
      continue;
    }
    take_unknowns(question_group::of_step(never.step));
    if (state == Holds::yes && option.state != OptionState::forbidden) {
      option.state = OptionState::forbidden;
      option.rule = never.rule;
    } else if (state == Holds::possible &&
               (option.state == OptionState::available ||
                (work_.history[never.step].pending && option.state != OptionState::forbidden))) {
      option.state = OptionState::undecided;
      option.rule = never.rule;
    }
  }
}

// What other policies forbid or leave undecided, and a step that they allow no more often.
void Evaluation::apply_elsewhere() {
  for (std::uint16_t s = 0; s < policy_.steps.size(); ++s) {
    OptionDecision& option = decision_.options[s];
    if (option.state == OptionState::declined || option.state == OptionState::forbidden) continue;
    if (elsewhere_.has(elsewhere_.forbidden, s))
      option.state = OptionState::forbidden;
    else if (elsewhere_.has(elsewhere_.used_up, s))
      option.state = OptionState::used_up;
    else if (elsewhere_.has(elsewhere_.undecided, s) && option.state == OptionState::available)
      option.state = OptionState::undecided;
    else
      continue;
    option.rule = no_rule;
  }
}

// `must` marks a step. An unknown one does not apply.
void Evaluation::apply_musts() {
  // Where one of another policy is out here, that policy reports it.
  for (std::uint16_t s = 0; s < policy_.steps.size(); ++s)
    if (elsewhere_.has(elsewhere_.must, s)) decision_.options[s].must = true;
  for (const StepRule& must : policy_.musts) {
    OptionDecision& option = decision_.options[must.step];
    const Holds state = holds(must.rule);
    take_unknowns(question_group::before_steps);
    if (state != Holds::yes) continue;
    option.must = true;
    if (option.state == OptionState::available || option.state == OptionState::in_progress) {
      if (option.rule == no_rule) option.rule = must.rule;
    } else {
      decision_.conflicts.push_back({static_cast<std::int32_t>(must.step), must.rule});
    }
  }
}

}  // namespace amends::impl
