// Why this step and not that one, why it is asked about, and who approves it.
#include "decide/wording.hpp"
#include "scenario/deciding_parts.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>

namespace amends::impl {

void Deciding::of_step() {
  if (decision_.stage != Stage::recover) {
    note("", "the stage is " + std::string(word_of_stage()), {});
    return;
  }
  for (const std::string& wanted : expectation_.operands)
    if (const auto s = step(wanted)) out_or_behind(*s);
  if (decision_.step == no_id) return;
  const auto chosen = static_cast<std::uint16_t>(decision_.step);
  if (decision_.in_progress) note(policy_.steps[chosen].name, "is under way", {});
  if (decision_.options[chosen].must)
    for (const StepRule& must : policy_.musts)
      if (must.step == chosen && run_.rule(must.rule) == Holds::yes) rule(must.rule);
}

// Why a step is not the one: it is out, or another comes before it.
void Deciding::out_or_behind(std::uint16_t s) {
  const OptionDecision& option = decision_.options[s];
  const StepDef& def = policy_.steps[s];
  const bool possible = option.state == OptionState::available || option.state == OptionState::in_progress;
  if (!possible) {
    out(s);
    return;
  }
  if (decision_.step == no_id || decision_.step == s) return;
  const auto chosen = static_cast<std::uint16_t>(decision_.step);
  if (decision_.in_progress || (decision_.options[chosen].must && !option.must)) return;
  if (policy_.plan_expected) {
    note("plan", policy_.steps[chosen].name + " comes first: " + total(chosen) + ", " + def.name + " " + total(s),
         place({"steps", def.name}));
  } else {
    plan();
  }
}

void Deciding::plan() {
  for (const PlanItem& item : policy_.plan) {
    if (item.listed == no_site) {
      note("plan", "the order is fixed", place({"plan"}));
      return;
    }
    const std::optional<Holds> state = run_.item(item.listed);
    if (!state) return;
    const ListItem& listed = policy_.list_items[item.listed];
    condition_of(listed.when, note("plan, item " + std::to_string(listed.number), reading(state), listed.span));
    if (*state == Holds::yes) return;
  }
}

void Deciding::out(std::uint16_t s) {
  const OptionDecision& option = decision_.options[s];
  const StepDef& def = policy_.steps[s];
  const auto place_of = [&](std::string_view key) { return place({"steps", def.name, key}); };
  switch (option.state) {
    case OptionState::declined:
      note(def.name, "was declined by the customer", {});
      break;
    case OptionState::used_up:
      note("at_most of " + def.name,
           "tried(" + def.name + ") is " + std::to_string(run_.tried(s)) + ", no more are allowed",
           place_of("at_most"));
      break;
    case OptionState::no_chance:
      note("chance of " + def.name, "is 0", place_of("chance"));
      break;
    case OptionState::overdue:
      note(def.name, "is overdue", place_of("takes"));
      break;
    case OptionState::not_planned:
      plan();
      break;
    default:
      if (option.rule != no_rule)
        rule(option.rule);
      else if (option.state == OptionState::undecided)
        note(def.name, "is undecided: a number of it is unknown", place({"steps", def.name}));
  }
}

void Deciding::of_option(const std::string& name) {
  const auto s = step(name);
  if (!s || decision_.stage != Stage::recover) return of_step();
  const StepDef& def = policy_.steps[*s];
  const std::string_view path = expectation_.path.part->path;
  const OptionState state = decision_.options[*s].state;
  if (path == "options.<step>" || path.ends_with(".state") || path.ends_with(".out")) {
    if (state == OptionState::available || state == OptionState::in_progress) {
      if (def.when_rule != no_rule) rule(def.when_rule);
      for (const StepRule& never : policy_.nevers)
        if (never.step == *s) rule(never.rule);
    } else {
      out(*s);
    }
    return;
  }
  if (path.ends_with(".must")) {
    for (const StepRule& must : policy_.musts)
      if (must.step == *s) rule(must.rule);
    return;
  }
  if (path.ends_with(".chance") || path.ends_with(".expected_total")) list("chance of " + name, def.chance);
  if (path.ends_with(".cost") || path.ends_with(".expected_total")) list("costs of " + name, def.costs);
  if (path.ends_with(".hours") || path.ends_with(".expected_total") || path.ends_with(".eases")) {
    for (const ContextDef& context : policy_.contexts) rule(context.rule);
    for (const std::uint16_t ease : def.eased_by) rule(policy_.eases[ease].when_rule);
  }
}

void Deciding::of_asking() {
  if (decision_.step == no_id) return of_step();
  const auto s = static_cast<std::uint16_t>(decision_.step);
  if (decision_.in_progress) note(policy_.steps[s].name, "is under way, so nothing is asked", {});
  if (decision_.accepted) note(policy_.steps[s].name, "was accepted by the customer", {});
  for (const StepRule& ask : policy_.asks)
    if (ask.step == s) rule(ask.rule);
  if (policy_.tolerance_hours.exists() && !std::isnan(decision_.tolerance)) {
    const double hours = decision_.options[s].hours;
    const bool beyond = decision_.borne + hours > decision_.tolerance;
    note("tolerance", beyond ? "is exceeded" : "is kept", place({"tolerance"})).values = {
        {"burden.borne", format_number(decision_.borne)},
        {"hours of " + policy_.steps[s].name, format_number(hours)},
        {"burden.tolerance", format_number(decision_.tolerance)}};
  }
  if (decision_.ask_why == Decision::AskWhy::repeats_failure)
    note(policy_.steps[s].name, "failed before, so it is asked about", {});
}

void Deciding::of_approval() {
  if (decision_.step == no_id) return of_step();
  const auto s = static_cast<std::uint16_t>(decision_.step);
  const std::string& name = policy_.steps[s].name;
  bool listed = false;
  for (const MayDef& may : policy_.empowerment.may) {
    if (may.step != s) continue;
    listed = true;
    const std::string& role = policy_.empowerment.roles[may.role].name;
    if (may.how == MayDef::How::condition) {
      rule(may.rule);
      continue;
    }
    const bool nobody = may.how == MayDef::How::nobody;
    const bool holds = !nobody && decision_.severity >= static_cast<std::int32_t>(may.severity);
    note(
        role + " may " + name,
        nobody ? "is for nobody" : (holds ? "holds from " : "holds only from ") + policy_.severity_levels[may.severity],
        place({"empowerment", "may", name, role}))
        .values = {{"severity", severity()}, {"agent.role", role_name()}};
  }
  if (!listed) note(name, "may be done by everyone", place({"empowerment", "may"}));
}

}  // namespace amends::impl
