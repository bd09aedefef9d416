// The decision with all that is behind it: every condition that held, and what came close.
#include "analyse/changes.hpp"
#include "analyse/condition_readings.hpp"
#include "decide/wording.hpp"
#include "document/reader.hpp"

#include <amends/recommend.hpp>
#include <amends/why_not.hpp>

#include <algorithm>
#include <cmath>

namespace amends {

namespace impl {

namespace {

constexpr std::size_t most_close = 8;

class Teller {
 public:
  Teller(const Policy& policy, const Case& c, Time now)
      : policy_(policy), compiled_(policy.compiled()), case_(c), now_(now) {}

  Story tell() {
    policy_.bind(case_, bound_);
    story_.recommendation = recommend(policy_, bound_, now_);
    Evaluation evaluation(compiled_, bound_.data(), now_.seconds, decision_, decision_.scratch.working());
    evaluation.run();
    ConditionReadings readings(evaluation);
    say_what_held(readings);
    say_next_step();
    say_what_one_change_would_do();
    return std::move(story_);
  }

 private:
  void say(ConditionReadings& readings, std::uint16_t rule, std::string about) {
    if (rule == no_rule || decision_.rules[rule] != Holds::yes) return;
    ConditionReading reading = readings.of(rule, std::move(about));
    if (reading.file.empty()) return;
    const auto same = [&](const ConditionReading& other) {
      return other.line == reading.line && other.file == reading.file && other.about == reading.about;
    };
    if (std::none_of(story_.decided.begin(), story_.decided.end(), same)) story_.decided.push_back(std::move(reading));
  }

  // In the order of the policy language: contexts, severity, steps, rules, remedies.
  void say_what_held(ConditionReadings& readings) {
    for (const ContextDef& context : compiled_.contexts) say(readings, context.rule, "context " + context.name);
    for (const RaiseDef& raise : compiled_.raises)
      say(readings, raise.rule, "severity " + compiled_.severity_levels[raise.to]);
    if (decision_.stage == Stage::recover) {
      if (decision_.step >= 0) {
        const StepDef& step = compiled_.steps[static_cast<std::size_t>(decision_.step)];
        say(readings, step.when_rule, "when of " + step.name);
      }
      for (const StepRule& rule : compiled_.nevers)
        say(readings, rule.rule, "never " + compiled_.steps[rule.step].name);
      for (const StepRule& rule : compiled_.musts) say(readings, rule.rule, "must " + compiled_.steps[rule.step].name);
      for (const StepRule& rule : compiled_.asks)
        if (rule.step == decision_.step) say(readings, rule.rule, "ask_first " + compiled_.steps[rule.step].name);
    }
    for (std::size_t i = 0; i < compiled_.remedies.size(); ++i)
      if (decision_.remedies[i].given)
        say(readings, compiled_.remedies[i].rule, "remedy " + compiled_.remedies[i].name);
  }

  void say_next_step() {
    if (decision_.plan.size() < 2 || decision_.in_progress || decision_.step < 0) return;
    const auto first = static_cast<std::size_t>(decision_.plan[0]),
               second = static_cast<std::size_t>(decision_.plan[1]);
    const double more = decision_.options[second].expected - decision_.options[first].expected;
    std::string text = compiled_.steps[second].title + " (" + ticked(compiled_.steps[second].name) + ") is next";
    if (compiled_.plan_expected && more > 0)
      text += "; it costs both sides " + to_string(money_of(compiled_, more)) + " more in the end";
    story_.close.push_back(text + ".");
  }

  // Of the changes that a case could see tomorrow: those that lead to another step, severity or asking.
  void say_what_one_change_would_do() {
    const Changes changes(policy_, case_, now_);
    struct Effect {
      double size;
      std::string text;
    };
    std::vector<Effect> effects;
    std::vector<std::pair<std::uint32_t, std::string>> said;  // of each fact each outcome once
    const auto effect_of = [&](const PossibleChange& change) {
      Draft draft = changes.as_it_is();
      change.apply(draft);
      const bool decided = policy_.bind(draft.a_case, bound_) && decide(policy_, bound_, draft.now, other_);
      return decided ? difference(other_) : std::string();
    };
    for (const PossibleChange& change : changes.all()) {
      const std::string effect = effect_of(change);
      if (effect.empty()) continue;
      const std::pair key(change.about, effect);
      if (std::find(said.begin(), said.end(), key) != said.end()) continue;
      said.push_back(key);
      const PossibleChange least =
          changes.least(change, [&](const PossibleChange& moved) { return effect_of(moved) == effect; });
      effects.push_back({least.size, "If " + least.said.text + ": " + effect + "."});
    }
    std::stable_sort(effects.begin(), effects.end(), [](const Effect& a, const Effect& b) { return a.size < b.size; });
    for (const Effect& effect : effects) {
      if (story_.close.size() > most_close) break;
      story_.close.push_back(effect.text);
    }
  }

  std::string difference(const Decision& other) const {
    std::string text;
    const auto part = [&](const std::string& more) { text += (text.empty() ? "" : ", ") + more; };
    if (other.step != decision_.step)
      part(other.step < 0 ? "no step" : ticked(compiled_.steps[static_cast<std::size_t>(other.step)].name));
    if (other.ask_first != decision_.ask_first && other.step >= 0)
      part(other.ask_first ? "asked first" : "not asked first");
    if (other.severity != decision_.severity)
      part("severity " + ticked(compiled_.severity_levels[static_cast<std::size_t>(other.severity)]));
    return text;
  }

  const Policy& policy_;
  const CompiledPolicy& compiled_;
  const Case& case_;
  Time now_;
  BoundCase bound_;
  Decision decision_, other_;
  Story story_;
};

}  // namespace

}  // namespace impl

Story tell(const Policy& policy, const Case& c, Time now) { return impl::Teller(policy, c, now).tell(); }

}  // namespace amends
