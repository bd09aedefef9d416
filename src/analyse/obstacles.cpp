// The state of a step, and who was better.
#include "analyse/obstacles.hpp"

#include "decide/wording.hpp"
#include "document/reader.hpp"
#include "tools/explain_words.hpp"

#include <algorithm>
#include <cmath>

namespace amends::impl {

Obstacle& Obstacles::add(std::string text) {
  obstacles_.push_back({std::move(text), {}, {}});
  return obstacles_.back();
}

std::string Obstacles::named(std::uint16_t step) const {
  return policy_.steps[step].title + " (" + ticked(policy_.steps[step].name) + ")";
}

std::string Obstacles::money(double minor) const { return to_string(money_of(policy_, minor)); }

const Option* Obstacles::option(std::uint16_t step) const {
  for (const Option& o : recommendation_.options)
    if (o.id == policy_.steps[step].name) return &o;
  return nullptr;
}

std::vector<Obstacle> Obstacles::of(const Target& target, std::size_t number) {
  const auto which = static_cast<std::uint16_t>(number);
  obstacles_.clear();
  switch (target.kind) {
    case Target::Kind::step:
      of_step(which);
      break;
    case Target::Kind::severity:
      of_severity(which);
      break;
    case Target::Kind::remedy:
      of_remedy(which);
      break;
    case Target::Kind::grant:
      of_grant(which, target.amount.value_or(Money{}));
      break;
  }
  return std::move(obstacles_);
}

void Obstacles::of_step(std::uint16_t step) {
  if (decision_.stage != Stage::recover) {
    add("The last attempt fixed it, so no step is asked for.");
    return;
  }
  of_the_customer(step);
  of_rules(step);
  of_limits(step);
  if (decision_.in_progress && decision_.step != step)
    add(named(static_cast<std::uint16_t>(decision_.step)) + " is under way, and is to be let finish.");
  if (decision_.options[step].state == OptionState::available) of_the_plan(step);
}

void Obstacles::of_the_customer(std::uint16_t step) {
  const StepHistory& history = evaluation_.working().history[step];
  if (history.declined) add("The customer declined it on " + moment_text(Time{history.declined_at}) + ".");
}

void Obstacles::of_rules(std::uint16_t step) {
  const std::string& name = policy_.steps[step].name;
  for (const StepRule& never : policy_.nevers) {
    if (never.step != step || decision_.rules[never.rule] == Holds::no) continue;
    const bool certain = decision_.rules[never.rule] == Holds::yes;
    add(certain ? "A rule of the policy forbids it." : "A rule may forbid it, which is not known.")
        .conditions.push_back(readings_.of(never.rule, "never " + name));
  }
  const std::uint16_t when = policy_.steps[step].when_rule;
  if (when != no_rule && decision_.rules[when] != Holds::yes) {
    const bool certain = decision_.rules[when] == Holds::no;
    add(certain ? "Its condition does not hold." : "Whether its condition holds is not known.")
        .conditions.push_back(readings_.of(when, "when of " + name));
  }
}

void Obstacles::of_limits(std::uint16_t step) {
  const StepDef& def = policy_.steps[step];
  const StepHistory& history = evaluation_.working().history[step];
  const OptionDecision& decided = decision_.options[step];
  if (def.at_most.exists()) {
    const Cell most = evaluation_.choose(def.at_most);
    evaluation_.forget_unknowns();
    if (most.known() && history.tried >= most.integer)
      add("It was tried " + std::to_string(history.tried) + (history.tried == 1 ? " time" : " times") +
          ", and the policy allows " + std::to_string(most.integer) + ".");
  }
  switch (decided.state) {
    case OptionState::no_chance:
      add("It has no chance of working left" +
          (history.failed > 0
               ? ", having failed " + std::to_string(history.failed) + (history.failed == 1 ? " time." : " times.")
               : std::string(".")));
      break;
    case OptionState::undecided: {
      std::string facts;
      for (const amends::Question& question : recommendation_.questions)
        facts += (facts.empty() ? "" : ", ") + ticked(question.fact);
      if (obstacles_.empty()) add("It depends on what is not known" + (facts.empty() ? "." : ": " + facts + "."));
      break;
    }
    case OptionState::overdue:
      add("It was begun and has not come to an end in its time.");
      break;
    case OptionState::not_planned:
      add("The policy's plan leaves it out.");
      break;
    default:
      break;
  }
}

void Obstacles::of_the_plan(std::uint16_t step) {
  if (decision_.step < 0 || decision_.in_progress || decision_.step == step) return;
  const auto chosen = static_cast<std::uint16_t>(decision_.step);
  if (decision_.options[chosen].must && !decision_.options[step].must) {
    Obstacle& obstacle = add("A rule of the policy puts " + named(chosen) + " first.");
    for (const StepRule& must : policy_.musts)
      if (must.step == chosen && decision_.rules[must.rule] == Holds::yes)
        obstacle.conditions.push_back(readings_.of(must.rule, "must " + policy_.steps[chosen].name));
    return;
  }
  if (!policy_.plan_expected) {
    add("In the policy's plan it comes after " + named(chosen) + ".");
    return;
  }
  std::string text = named(chosen);
  const double more = decision_.options[step].expected - decision_.options[chosen].expected;
  if (policy_.steps[step].ends != Ends::no)
    text = "It ends the plan without fixing the problem, so " + text + " comes before it.";
  else
    text += more > 0 ? " costs both sides " + money(more) + " less in the end." : " comes before it in the plan.";
  Obstacle& obstacle = add(std::move(text));
  for (const std::uint16_t s : {chosen, step})
    if (const Option* const o = option(s)) obstacle.compared.push_back(*o);
}

std::string Obstacles::answer(const Target& target, std::size_t number, bool chosen) const {
  switch (target.kind) {
    case Target::Kind::step: {
      if (chosen) return "It is what is recommended" + std::string(decision_.ask_first ? ", asked first." : ".");
      if (decision_.step >= 0)
        return (decision_.in_progress ? "Under way is: " : "Recommended is: ") +
               named(static_cast<std::uint16_t>(decision_.step)) + (decision_.ask_first ? ", asked first." : ".");
      return "No step is recommended.";
    }
    case Target::Kind::severity: {
      const std::string is = ticked(policy_.severity_levels[static_cast<std::size_t>(decision_.severity)]);
      return chosen ? "The severity is " + is + ", so it is reached." : "The severity is " + is + ".";
    }
    case Target::Kind::remedy: {
      const RemedyDecision& remedy = decision_.remedies[number];
      if (!remedy.given) return "It is not given.";
      if (chosen) return "It is given.";
      return "It is due, but nothing of it is open any more.";
    }
    case Target::Kind::grant: {
      const std::string role = recommendation_.empowerment.role;
      for (const LimitAnswer& limit : recommendation_.empowerment.limits) {
        if (limit.kind != target.name) continue;
        if (!limit.known) return "What may be granted without approval is not known.";
        const std::string who = role.empty() ? "Whoever it is" : "As " + ticked(role) + " they";
        if (limit.unlimited) return who + " may grant any amount of it without approval.";
        return who + " may grant " + (limit.left ? to_string(*limit.left) : "nothing") + " of it without approval.";
      }
      return "It is under no limit.";
    }
  }
  return {};
}

}  // namespace amends::impl
