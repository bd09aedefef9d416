// Values: named expressions, compiled in the order in which they use each other.
#include "document/reader.hpp"
#include "policy/types_of_facts.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

class ValuesCompiler {
 public:
  explicit ValuesCompiler(Builder& build) : build_(build), values_(build.entries("values")) {}

  void run() {
    build_.policy.values.resize(values_.size());
    states_.resize(values_.size(), State::waiting);
    for (std::size_t i = 0; i < values_.size(); ++i) {
      build_.policy.values[i].name = values_[i].name.text;
      check_name(i);
    }
    for (std::size_t i = 0; i < values_.size(); ++i) visit(i);
  }

 private:
  enum class State : std::uint8_t { waiting, open, done };

  void check_name(std::size_t i) {
    const DocName& name = values_[i].name;
    const std::string taken = build_.scope.what_is(name.text);
    if (taken.empty()) return build_.scope.describe(name.text, "a value");
    build_.error(name.span, "name-twice", ticked(name.text) + " is " + taken + " and a value",
                 "choose another name for one of them");
    states_[i] = State::done;
  }

  // Depth first; a value met while it is still open uses itself.
  void visit(std::size_t i) {
    if (states_[i] != State::waiting) return;
    states_[i] = State::open;
    path_.push_back(i);
    for (const std::size_t used : uses(values_[i])) {
      if (states_[used] != State::open)
        visit(used);
      else if (build_.policy.types.enums_with(values_[used].name.text).empty())  // else that name is meant
        report_cycle(used);
    }
    path_.pop_back();
    states_[i] = State::done;
    if (!build_.scope.is_broken(values_[i].name.text)) compile(i);
  }

  void report_cycle(std::size_t start) {
    const auto begin = std::find(path_.begin(), path_.end(), start);
    std::string circle;
    for (auto it = begin; it != path_.end(); ++it) {
      circle += ticked(values_[*it].name.text) + " uses ";
      build_.scope.add_broken(values_[*it].name.text);
    }
    circle += ticked(values_[start].name.text);
    build_.error(values_[start].name.span, "cycle", "values cannot use each other in a circle: " + circle,
                 "let one of them do without the others");
  }

  // The values that are named in any text of this one's expressions.
  std::vector<std::size_t> uses(const DocValue& value) const {
    std::vector<std::size_t> result;
    const DocValue* is = value.block().get("is");
    const DocValue* when = value.block().get("when");
    if (is == nullptr) return result;
    const auto add = [&](const Tree& text) {
      for (const std::string& name : identifiers(text.text)) {
        const std::string first = name.substr(0, name.find('.'));
        const auto found = std::lower_bound(values_.begin(), values_.end(), first,
                                            [](const DocValue& v, const std::string& n) { return v.name.text < n; });
        if (found != values_.end() && found->name.text == first)
          result.push_back(static_cast<std::size_t>(found - values_.begin()));
      }
    };
    if (when != nullptr) add(*when->tree);
    if (!is->is_decision_list()) add(*is->tree);
    for (const DocBlock& item : is->blocks)
      for (const char* key : {"when", "is"})
        if (const DocValue* part = item.get(key)) add(*part->tree);
    return result;
  }

  void compile(std::size_t i) {
    const DocValue& value = values_[i];
    const DocBlock& block = value.block();
    ValueDef& def = build_.policy.values[i];
    def.title = build_.title(block);
    def.span = value.name.span;
    const DocValue* is = block.get("is");
    const DocValue* type = block.get("type");
    std::optional<Type> wanted;
    if (type != nullptr) {
      wanted = type_of(*type, value.name.text);
      if (!wanted) return build_.scope.add_broken(value.name.text);
    }
    if (is == nullptr) return build_.scope.add_broken(value.name.text);
    Builder::Place place = Builder::place(*is->key, {});
    if (wanted) place.types = {*wanted};
    place.name = "the value " + ticked(value.name.text);
    place.items = RuleKind::value_item;
    place.rule_name = "value " + value.name.text;
    place.may_run_out = true;
    Builder::Sight sight;
    std::optional<Choice> choice = build_.choice(*is, place, &sight);
    const Expr when = build_.condition(block, "when", {}, &sight);
    if (!choice || (block.has("when") && !when.exists())) return build_.scope.add_broken(value.name.text);
    // Where there is no such value, it is none before anything of it is read.
    if (when.exists())
      choice->items.insert(choice->items.begin(), {build_.compiler.negation(when, block.get("when")->span()), {}});
    def.choice = std::move(*choice);
    def.visibility = sight.visibility;
    build_.scope.add_value(value.name.text, def.choice.type, def.visibility, static_cast<std::uint32_t>(i),
                           sight.slope);
  }

  // A written type, or the name of an enum that there is: `severity`, `step`, a fact.
  std::optional<Type> type_of(const DocValue& type, const std::string& name) {
    if (type.names.empty())
      if (const std::optional<Type> known = build_.policy.types.find_enum(type.text())) return known;
    const std::optional<WrittenType> written = read_type(build_, type, name);
    if (!written) return std::nullopt;
    return written->type;
  }

  Builder& build_;
  const std::vector<DocValue>& values_;
  std::vector<State> states_;
  std::vector<std::size_t> path_;
};

}  // namespace

void compile_values(Builder& build) { ValuesCompiler(build).run(); }

}  // namespace amends::impl
