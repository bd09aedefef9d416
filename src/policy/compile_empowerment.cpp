// What each role may do and grant without approval.
#include "document/reader.hpp"
#include "policy/builder.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

class EmpowermentCompiler {
 public:
  EmpowermentCompiler(Builder& build, const DocBlock& block)
      : build_(build), policy_(build.policy), def_(build.policy.empowerment), block_(block) {}

  void run() {
    for (const DocValue& step : Builder::entries(block_, "may")) {
      const auto number = build_.number(policy_.step_type, "step", step.name);
      for (const DocValue& role : step.entries) may(number, step, role);
    }
    for (const DocValue& kind : Builder::entries(block_, "limits")) {
      const auto number = build_.number(policy_.kind_type, "kind of grant", kind.name);
      for (const DocValue& role : kind.entries)
        if (number) limit(*number, kind, role);
    }
    for (const DocBlock& cap : Builder::list(block_, "caps")) this->cap(cap);
  }

 private:
  void may(std::optional<std::uint16_t> step, const DocValue& of, const DocValue& role) {
    const auto number = build_.number(policy_.role_type, "role", role.name);
    MayDef def;
    if (role.text() == "nobody") {
      def.how = MayDef::How::nobody;
    } else if (const auto level = TypeTable::member(policy_.types.enumeration(policy_.severity_type), role.text())) {
      def.severity = static_cast<std::uint16_t>(*level);
    } else {
      def.how = MayDef::How::condition;
      if (!condition(of, role, def)) return;
    }
    if (!number || !step) return;
    def.step = *step;
    def.role = *number;
    def_.may.push_back(def);
  }

  // A word that is no level was meant as one, rather than as a condition.
  bool condition(const DocValue& of, const DocValue& role, MayDef& def) {
    const std::string& text = role.text();
    if (is_name(text) && !build_.scope.find(text) && !build_.scope.is_broken(text) && text != "true" &&
        text != "false") {
      std::vector<std::string> names = policy_.severity_levels;
      names.emplace_back("nobody");
      std::string help = did_you_mean(text, names);
      if (help.empty()) help = "write a level of severity, a condition, or `nobody`";
      build_.error(role.span(), "unknown-name", "there is no level of severity " + ticked(text), std::move(help));
      return false;
    }
    Builder::Place place = Builder::place(*role.key, {});
    place.name = "what " + ticked(role.name.text) + " may do";
    const auto compiled = build_.expression(*role.tree, place);
    if (!compiled) return false;
    policy_.sites.back().is_condition = true;
    build_.condition_site = static_cast<std::uint32_t>(policy_.sites.size() - 1);
    DocBlock rule;
    rule.name.span = role.span();
    def.rule = build_.rule(RuleKind::may, role.name.text + " may " + of.name.text, rule, compiled->expr);
    return true;
  }

  void limit(std::uint16_t kind, const DocValue& of, const DocValue& role) {
    const auto number = build_.number(policy_.role_type, "role", role.name);
    LimitDef def;
    def.kind = kind;
    if (number) def.role = *number;
    const auto add = [&] {
      if (number) def_.limits.push_back(def);
    };
    if (role.tree->is_scalar() && role.text() == "unlimited") {
      def.unlimited = true;
      return add();
    }
    if (role.tree->kind != Tree::Kind::map) {
      if (amount(of, role, role, def)) add();
      return;
    }
    // By severity, the lowest first: what a level does not name holds from the one below it.
    std::vector<std::pair<std::uint16_t, const DocValue*>> levels;
    for (const DocValue& entry : role.entries)
      if (const auto level = build_.number(policy_.severity_type, "level of severity", entry.name))
        levels.emplace_back(*level, &entry);
    std::sort(levels.begin(), levels.end());
    for (const auto& [level, entry] : levels) {
      def.severity = level;
      def.unlimited = entry->tree->is_scalar() && entry->text() == "unlimited";
      def.amount = {};
      if (def.unlimited || amount(of, role, *entry, def)) add();
    }
  }

  bool amount(const DocValue& kind, const DocValue& role, const DocValue& value, LimitDef& def) {
    Builder::Place place = Builder::place(*value.key, {});
    place.name = "the limit of " + ticked(role.name.text);
    place.rule_name = "limit of " + role.name.text + " for " + kind.name.text;
    std::optional<Choice> choice = build_.choice(value, place);
    if (!choice) return false;
    def.amount = std::move(*choice);
    return true;
  }

  void cap(const DocBlock& cap) {
    CapDef def;
    const DocValue* kind = cap.get("kind");
    const auto number =
        kind == nullptr ? std::nullopt : build_.number(policy_.kind_type, "kind of grant", kind->names.front());
    def.at_most = build_.choice(cap, "at_most");
    def.per_customer = cap.get("per") == nullptr || cap.get("per")->names.front().text == "customer";
    def.within = build_.choice(cap, "within");
    def.rule = build_.rule(RuleKind::cap, kind == nullptr ? "cap" : "cap of " + kind->names.front().text, cap, {});
    if (!number) return;
    def.kind = *number;
    def_.caps.push_back(std::move(def));
  }

  Builder& build_;
  CompiledPolicy& policy_;
  EmpowermentDef& def_;
  const DocBlock& block_;
};

}  // namespace

void compile_empowerment(Builder& build) {
  if (const DocBlock* block = build.block("empowerment")) EmpowermentCompiler(build, *block).run();
}

}  // namespace amends::impl
