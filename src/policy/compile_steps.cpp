// Steps and what eases them.
#include "document/reader.hpp"
#include "policy/builder.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

// The rule of a block's `when`; none where it has none.
std::uint16_t when_rule(Builder& build, RuleKind kind, const std::string& name, const DocBlock& block) {
  if (block.has("when")) return build.rule(kind, name, block, build.condition(block));
  if (const DocValue* because = block.get("because"))
    build.error(because->name.span, "no-when", "`because` says why `when` is there, but there is no `when`",
                "add `when`, or leave it out");
  return no_rule;
}

class StepCompiler {
 public:
  StepCompiler(Builder& build, const DocBlock& block) : build_(build), block_(block) {}

  StepDef run() {
    def_.name = block_.name.text;
    def_.title = build_.title(block_);
    def_.say = build_.filled(block_, "say");
    def_.against = build_.plain(block_, "against");
    def_.when_rule = when_rule(build_, RuleKind::step_when, "when of step " + def_.name, block_);
    def_.demands = build_.by_burden(block_, "demands");
    def_.chance = build_.choice(block_, "chance");
    def_.each_failure_leaves = build_.choice(block_, "each_failure_leaves");
    def_.costs = build_.choice(block_, "costs");
    def_.takes = build_.choice(block_, "takes");
    def_.at_most = build_.choice(block_, "at_most");
    eases();
    end();
    if (const DocValue* kind = block_.get("kind"))
      if (const auto number = build_.number(build_.policy.kind_type, "kind of grant", kind->names.front()))
        def_.kind = static_cast<std::int16_t>(*number);
    return std::move(def_);
  }

 private:
  void eases() {
    const DocValue* eased_by = block_.get("eased_by");
    if (eased_by == nullptr) return;
    const std::vector<DocValue>& eases = build_.entries("eases");
    std::vector<std::string> names;
    for (const DocValue& ease : eases) names.push_back(ease.name.text);
    for (const DocName& name : eased_by->names) {
      const auto found = std::find(names.begin(), names.end(), name.text);
      if (found == names.end())
        build_.error(name.span, "unknown-name", "there is no ease " + ticked(name.text),
                     did_you_mean(name.text, names));
      else
        def_.eased_by.push_back(static_cast<std::uint16_t>(found - names.begin()));
    }
    std::sort(def_.eased_by.begin(), def_.eased_by.end());
    if (def_.eased_by.size() > max_eases_of_a_step)
      build_.error(eased_by->name.span, "too-many",
                   "a step can be eased by at most " + std::to_string(max_eases_of_a_step) + ", here are " +
                       std::to_string(def_.eased_by.size()));
  }

  void end() {
    const DocValue* ends = block_.get("ends");
    const DocValue* waits = block_.get("waits_for_answers");
    def_.waits_for_answers = waits != nullptr && waits->text() == "true";
    if (ends == nullptr) {
      if (waits != nullptr)
        build_.error(waits->name.span, "contradiction", "only a step with `ends` waits for answers",
                     "leave out `waits_for_answers`, or say how the step `ends`");
      return;
    }
    def_.ends = ends->names.front().text == "refuse" ? Ends::refuse : Ends::hand_over;
    if (const DocValue* chance = block_.get("chance"))
      build_.error(chance->name.span, "contradiction", "a step that ends the plan fixes nothing, so it has no `chance`",
                   "leave out `chance` or `ends`");
  }

  Builder& build_;
  const DocBlock& block_;
  StepDef def_;
};

}  // namespace

void compile_eases(Builder& build) {
  for (const DocValue& ease : build.entries("eases")) {
    const DocBlock& block = ease.block();
    EaseDef def;
    def.name = block.name.text;
    def.title = build.title(block);
    def.when_rule = when_rule(build, RuleKind::ease_when, "when of ease " + def.name, block);
    def.removes = build.by_burden(block, "removes");
    def.costs = build.choice(block, "costs");
    build.policy.eases.push_back(std::move(def));
  }
}

void compile_steps(Builder& build) {
  for (const DocValue& step : build.entries("steps"))
    build.policy.steps.push_back(StepCompiler(build, step.block()).run());
  if (const DocValue* worth = build.document.get("worth_of_an_hour"))
    build.policy.worth_of_an_hour = build.choice(*worth, Builder::place(*worth->key, {})).value_or(Choice{});
}

}  // namespace amends::impl
