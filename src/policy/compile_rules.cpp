// Rules: what must, must never, or must not without asking be done.
#include "document/reader.hpp"
#include "policy/builder.hpp"

#include <algorithm>
#include <array>

namespace amends::impl {

namespace {

struct Form {
  std::string_view key;
  std::string_view name;
  RuleKind kind;
};
constexpr std::array<Form, 3> forms = {{{"never", "never", RuleKind::never},
                                        {"must", "must", RuleKind::must},
                                        {"ask_first", "ask first", RuleKind::ask_first}}};

class RuleCompiler {
 public:
  RuleCompiler(Builder& build, const DocBlock& block) : build_(build), block_(block) {}

  void run() {
    const Form* form = this->form();
    if (form == nullptr) return;
    if (const DocValue* ask = block_.get("ask"); ask != nullptr && form->kind != RuleKind::ask_first)
      build_.error(ask->name.span, "contradiction", "only `ask_first` asks, but this rule says " + ticked(form->key),
                   "leave out `ask`, or write `ask_first`");
    const std::vector<DocName>& steps = block_.get(form->key)->names;
    // One rule for all its steps, named after them.
    std::string name(form->name);
    for (std::size_t i = 0; i < steps.size(); ++i) name += (i == 0 ? " " : ", ") + steps[i].text;
    if (const DocValue* id = block_.get("id")) name = id->names.front().text;
    const std::uint16_t rule = build_.rule(form->kind, name, block_, build_.condition(block_));
    const TextTemplate ask = build_.filled(block_, "ask");
    for (const DocName& step : steps)
      if (const auto number = build_.number(build_.policy.step_type, "step", step))
        list_of(form->kind).push_back({*number, rule, ask});
  }

 private:
  const Form* form() const {
    const Form* found = nullptr;
    for (const Form& candidate : forms) {
      const DocValue* value = block_.get(candidate.key);
      if (value == nullptr) continue;
      if (found != nullptr) {
        build_.error(value->name.span, "contradiction",
                     "a rule says one thing, but this one says " + ticked(found->key) + " and " + ticked(candidate.key),
                     "write two rules");
        return nullptr;
      }
      found = &candidate;
    }
    const auto given = [this](const Form& other) { return block_.has(other.key); };
    if (found == nullptr && std::none_of(forms.begin(), forms.end(), given))
      build_.error(block_.name.span, "missing-key", "this rule says none of `never`, `must` and `ask_first`",
                   "for example `never: home_visit`");
    return found;
  }

  std::vector<StepRule>& list_of(RuleKind kind) const {
    CompiledPolicy& policy = build_.policy;
    return kind == RuleKind::never ? policy.nevers : kind == RuleKind::must ? policy.musts : policy.asks;
  }

  Builder& build_;
  const DocBlock& block_;
};

}  // namespace

void Builder::check_ids(const std::vector<DocBlock>& blocks) {
  std::set<std::string> ids;
  for (const DocBlock& block : blocks) {
    const DocValue* id = block.get("id");
    if (id != nullptr && !ids.insert(id->names.front().text).second)
      error(id->span(), "name-twice", "the id " + ticked(id->text()) + " stands twice", "give each its own id");
  }
}

void compile_rules(Builder& build) {
  build.check_ids(build.list("rules"));
  for (const DocBlock& block : build.list("rules")) RuleCompiler(build, block).run();
}

}  // namespace amends::impl
