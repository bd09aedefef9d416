#include "scenario/deciding.hpp"

#include "decide/wording.hpp"
#include "document/reader.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string>
#include <string_view>

namespace amends::impl {

namespace {

constexpr std::size_t enough = 6;

class Deciding {
 public:
  Deciding(ObservedRun& run, const SiteTexts& texts, const Expectation& expectation)
      : run_(run), policy_(run.policy()), decision_(run.decision()), texts_(texts), expectation_(expectation) {}

  std::vector<DecidingCondition> find() {
    const std::string_view path = expectation_.path.part->path;
    const std::string& placed = expectation_.path.placed;
    const auto begins = [&](std::string_view with) {
      return path == with || (path.starts_with(with) && path.size() > with.size() && path[with.size()] == '.');
    };
    if (begins("step") || path == "plan" || path == "no_step" || path == "options" || path == "highest_role") {
      of_step();
    } else if (begins("options")) {
      of_option(placed);
    } else if (begins("ask_first")) {
      of_asking();
    } else if (begins("approval")) {
      of_approval();
    } else if (path == "severity") {
      of_severity();
    } else if (begins("contexts")) {
      of_contexts();
    } else if (begins("burden")) {
      for (const ContextDef& context : policy_.contexts) rule(context.rule);
    } else if (begins("remedies")) {
      of_remedies();
    } else if (begins("empowerment")) {
      of_empowerment();
    } else if (begins("values")) {
      of_value(placed);
    } else if (begins("commitments")) {
      of_commitment(placed);
    } else if (path == "stage" || begins("closure")) {
      note("", "the stage is " + std::string(word_of_stage()), {});
    }
    if (result_.size() > enough) result_.resize(enough);
    return std::move(result_);
  }

 private:
  static std::string reading(std::optional<Holds> state) {
    if (!state) return "was not read";
    return *state == Holds::yes ? "holds" : *state == Holds::no ? "does not hold" : "is unknown";
  }

  void at(DecidingCondition& condition, Span span) const {
    if (!span.exists()) return;
    const Source& source = policy_.sources[span.source];
    condition.file = source.name();
    condition.line = source.at(span.begin).line;
  }

  DecidingCondition& note(std::string rule, std::string reading, Span span) {
    DecidingCondition condition;
    condition.rule = std::move(rule);
    condition.reading = std::move(reading);
    at(condition, span);
    result_.push_back(std::move(condition));
    return result_.back();
  }

  void terms(const Condition& condition, DecidingCondition& into) {
    for (const Operand& operand : condition.operands)
      for (const Term& term : operand.terms) {
        const bool there = std::any_of(into.values.begin(), into.values.end(),
                                       [&](const FactReading& reading) { return reading.fact == term.text; });
        if (!there) into.values.push_back({term.text, run_.shown(term)});
      }
  }

  void condition_of(std::uint32_t site, DecidingCondition& into) {
    if (site == no_site) return;
    const Condition condition = texts_.condition(policy_.sites[site]);
    into.text = texts_.text(policy_.sites[site]);
    at(into, policy_.sites[site].span);
    terms(condition, into);
  }

  void rule(std::uint16_t number) {
    if (number == no_rule) return;
    const RuleInfo& info = policy_.rules[number];
    condition_of(info.site, note(info.name, reading(run_.rule(number)), info.span));
  }

  // The items of a list down to the one that was taken; of a single expression what it reads.
  void list(std::string_view name, const Choice& choice) {
    for (const ChoiceItem& item : choice.items) {
      if (item.listed == no_site) {
        expression(name, item.is);
        continue;
      }
      const ListItem& listed = policy_.list_items[item.listed];
      const std::optional<Holds> state = run_.item(item.listed);
      if (!state) break;
      DecidingCondition& made =
          note(listed.of + ", item " + std::to_string(listed.number), reading(state), listed.span);
      condition_of(listed.when, made);
      if (*state == Holds::yes) break;
    }
  }

  void expression(std::string_view name, Expr expr) {
    for (const Site& site : policy_.sites) {
      if (site.expr != expr || policy_.program.constant(expr) != nullptr) continue;
      if (site.of.find(name.substr(name.rfind(' ') + 1)) == std::string::npos) continue;
      DecidingCondition& made = note(std::string(name), "", site.span);
      made.text = texts_.text(site);
      for (const std::uint32_t slot : policy_.program.slots_read(expr))
        made.values.push_back({policy_.facts[slot].name, run_.shown({"", policy_.facts[slot].type, slot, Expr::none})});
      return;
    }
  }

  // Where a key stands in the policy.
  Span place(std::initializer_list<std::string_view> keys) const {
    const Tree* tree = &policy_.tree;
    Span span;
    for (const std::string_view key : keys) {
      const auto found = std::find_if(tree->entries.begin(), tree->entries.end(),
                                      [&](const TreeEntry& entry) { return entry.key == key; });
      if (found == tree->entries.end()) return span;
      span = found->key_span;
      tree = &found->value;
    }
    return span;
  }

  std::string_view word_of_stage() const {
    switch (decision_.stage) {
      case Stage::recover:
        return "recover";
      case Stage::confirm:
        return "confirm: it was fixed, and the two questions are open";
      case Stage::follow_up:
        return "follow_up: it was fixed, and both questions were answered YES";
      case Stage::closed:
        return "closed";
    }
    return {};
  }

  std::optional<std::uint16_t> step(std::string_view name) const {
    for (std::size_t i = 0; i < policy_.steps.size(); ++i)
      if (policy_.steps[i].name == name) return static_cast<std::uint16_t>(i);
    return std::nullopt;
  }

  std::string total(std::uint16_t s) const {
    const double expected = decision_.options[s].expected;
    return std::isnan(expected) ? "no expected total" : to_string(money_of(policy_, expected)) + " expected";
  }

  void of_step() {
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
  void out_or_behind(std::uint16_t s) {
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

  void plan() {
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

  void out(std::uint16_t s) {
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

  void of_option(const std::string& name) {
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

  void of_asking() {
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

  void of_approval() {
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
      note(role + " may " + name,
           nobody ? "is for nobody"
                  : (holds ? "holds from " : "holds only from ") + policy_.severity_levels[may.severity],
           place({"empowerment", "may", name, role}))
          .values = {{"severity", severity()}, {"agent.role", role_name()}};
    }
    if (!listed) note(name, "may be done by everyone", place({"empowerment", "may"}));
  }

  const std::string& severity() const { return policy_.severity_levels[static_cast<std::size_t>(decision_.severity)]; }
  std::string role_name() const {
    return run_.role() < 0 ? "unknown" : policy_.empowerment.roles[static_cast<std::size_t>(run_.role())].name;
  }

  void of_severity() {
    const auto level = [&](const std::string& name) {
      const auto found = std::find(policy_.severity_levels.begin(), policy_.severity_levels.end(), name);
      return static_cast<std::int32_t>(found - policy_.severity_levels.begin());
    };
    if (decision_.severity_rule != no_rule) rule(decision_.severity_rule);
    for (const std::string& wanted : expectation_.operands)
      for (const RaiseDef& raise : policy_.raises)
        if (raise.to == level(wanted) && raise.to > decision_.severity) rule(raise.rule);
    if (decision_.severity_rule == no_rule && decision_.severity > 0)
      note("problem.severity_reached", "is " + severity(), {});
  }

  void of_contexts() {
    const std::string& placed = expectation_.path.placed;
    for (const ContextDef& context : policy_.contexts) {
      const bool wanted = std::find(expectation_.operands.begin(), expectation_.operands.end(), context.name) !=
                          expectation_.operands.end();
      const bool holds = run_.rule(context.rule) == Holds::yes;
      if (placed.empty() ? wanted != holds : context.name == placed) rule(context.rule);
    }
  }

  void of_remedies() {
    const std::string& placed = expectation_.path.placed;
    const std::string_view path = expectation_.path.part->path;
    for (std::size_t i = 0; i < policy_.remedies.size(); ++i) {
      const RemedyDef& remedy = policy_.remedies[i];
      const bool wanted = std::find(expectation_.operands.begin(), expectation_.operands.end(), remedy.name) !=
                          expectation_.operands.end();
      if (placed.empty() ? wanted == decision_.remedies[i].given : remedy.name != placed) continue;
      rule(remedy.rule);
      if (!decision_.remedies[i].given && run_.rule(remedy.rule) == Holds::yes)
        for (const RemedyDef& other : policy_.remedies)
          if (other.instead_of == static_cast<std::int32_t>(i)) rule(other.rule);
      if (!placed.empty() && path != "remedies.<remedy>") list("amount of " + remedy.name, remedy.amount);
      if (decision_.remedies[i].cut > 0)
        note("cap of " + policy_.kinds[remedy.kind],
             "took " + to_string(Money{decision_.remedies[i].cut, policy_.currency}) + " away",
             place({"empowerment", "caps"}));
    }
  }

  void of_empowerment() {
    const std::string& kind = expectation_.path.placed;
    for (const LimitDef& limit : policy_.empowerment.limits) {
      if (policy_.kinds[limit.kind] != kind || static_cast<std::int32_t>(limit.role) != run_.role()) continue;
      if (static_cast<std::int32_t>(limit.severity) > decision_.severity) continue;
      list("limit of " + role_name() + " for " + kind, limit.amount);
    }
    Span span = place({"empowerment", "limits", kind, role_name(), severity()});
    if (!span.exists()) span = place({"empowerment", "limits", kind, role_name()});
    note("limits of " + kind, "are read at " + severity() + " for " + role_name(), span);
    for (const CapDef& cap : policy_.empowerment.caps)
      if (policy_.kinds[cap.kind] == kind) note(policy_.rules[cap.rule].name, "counts", policy_.rules[cap.rule].span);
  }

  void of_value(const std::string& name) {
    for (const ValueDef& value : policy_.values)
      if (value.name == name) list(name, value.choice);
  }

  void of_commitment(const std::string& name) {
    for (const CommitmentDef& commitment : policy_.commitments) {
      if (commitment.name != name) continue;
      list("promise of " + name, commitment.promise);
      list("aim of " + name, commitment.aim);
      if (result_.empty()) note("commitment " + name, "is read", place({"commitments", name}));
    }
  }

  ObservedRun& run_;
  const CompiledPolicy& policy_;
  const Decision& decision_;
  const SiteTexts& texts_;
  const Expectation& expectation_;
  std::vector<DecidingCondition> result_;
};

}  // namespace

std::vector<DecidingCondition> decided_by(ObservedRun& run, const SiteTexts& texts, const Expectation& expectation) {
  return Deciding(run, texts, expectation).find();
}

}  // namespace amends::impl
