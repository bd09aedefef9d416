// Random policies: every block of the language, in small.
#include "property/expressions.hpp"
#include "property/generate.hpp"
#include "property/picks.hpp"

#include <algorithm>
#include <cstdlib>
#include <ostream>
#include <set>

namespace amends::property {

namespace {

// How many cases the properties try, and from which seed: the same in every run, unless RC_PARAMS says otherwise, as in
//
//   RC_PARAMS="max_success=20000 seed=7" build/release/tests/property/plan_property_test
//
// RapidCheck reads its parameters when the first property runs, which is after this.
[[maybe_unused]] const bool parameters_are_set = [] {
  setenv("RC_PARAMS", "seed=2026 max_success=200", 0);
  return true;
}();

class PolicyPicker {
 public:
  explicit PolicyPicker(PolicyOptions options) : options_(options), expressions_(policy_, options) {}

  RandomPolicy pick() {
    Yaml& root = policy_.yaml;
    root.add("amends", "1").add("policy", "random").add("currency", "USD");
    names();
    root.add("worth_of_an_hour", amount(number(0, 60) * 100));
    declare_facts();
    name_values();
    contexts();
    burdens();
    if (chance(70)) {
      Yaml memory;
      if (chance(80)) memory.add("halves_every", one_of<std::string>({"90 days", "30 days", "12 h"}));
      if (chance(80)) memory.add("each_repeat_adds", share());
      if (!memory.empty()) root.add("memory", memory);
    }
    if (chance(70)) {
      Yaml tolerance;
      tolerance.add("hours", expressions_.choice(Sees::facts, [] { return std::to_string(number(0, 40)); }));
      if (chance(70)) tolerance.add("each_failure_leaves", share());
      root.add("tolerance", tolerance);
    }
    severity();
    steps();
    rules();
    if (options_.fixed_plan && chance(15)) plan();
    if (chance(65)) empowerment();
    remedies();
    commitments();
    if (chance(40)) root.add("closure", Yaml().add("follow_up", "3 days"));
    return policy_;
  }

 private:
  static std::string share() { return std::to_string(number(0, 20) * 5) + "%"; }
  static std::string money() { return amount(number(0, 2000) * 100 + number(0, 1) * 50); }

  // First all names, so that expressions may speak of whatever there is.
  void names() {
    const auto some = [](const char* prefix, std::int64_t least, std::int64_t most) {
      std::vector<std::string> all;
      const std::int64_t count = number(least, most);
      for (std::int64_t i = 0; i < count; ++i) all.push_back(prefix + std::to_string(i));
      return all;
    };
    policy_.steps = some("step_", 1, 7);
    policy_.burdens = some("burden_", 1, 5);
    policy_.remedies = some("remedy_", 0, 3);
    policy_.levels = chance(80) ? some("level_", 2, 4) : std::vector<std::string>{"routine"};
    eases_ = some("ease_", 0, 4);
    policy_.kinds = {"goodwill", "voucher"};

    policy_.facts = {
        {"product.role", FactKind::words, {"convenience", "important", "livelihood", "safety"}},
        {"product.has_substitute", FactKind::boolean, {}},
        {"product.hours_per_day", FactKind::real, {}},
        {"product.price", FactKind::money, {}},
        {"problem.safety_risk", FactKind::boolean, {}},
        {"customer.purchases", FactKind::integer, {}},
        {"customer.skill", FactKind::words, {"none", "basic", "confident", "expert"}},
        {"customer.tier", FactKind::text, {}},
        {"signals.effort", FactKind::real, {}},
        {"trust.competence", FactKind::words, {"no", "sometimes", "yes"}},
    };
    if (options_.reads_leaving) policy_.facts.push_back({"signals.leaving", FactKind::boolean, {}});
    const std::int64_t declared = number(0, 6);
    for (std::int64_t i = 0; i < declared; ++i) {
      const FactKind kind = static_cast<FactKind>(number(0, 6));
      FactInfo fact{"fact_" + std::to_string(i), kind, {}, true};
      if (kind == FactKind::words) fact.words = {"low", "middle", "high"};
      policy_.facts.push_back(fact);
    }
  }

  void declare_facts() {
    Yaml facts;
    const std::vector<std::string> types = {"bool",   "int",     "double", "money", "[low, middle, high]",
                                            "string", "duration"};
    for (FactInfo& fact : policy_.facts) {
      if (!fact.declared) continue;
      Yaml declaration;
      if (fact.kind == FactKind::words)
        declaration.add("type", Yaml::List{"low", "middle", "high"});
      else
        declaration.add("type", types[static_cast<std::size_t>(fact.kind)]);
      if (chance(40)) declaration.add("ask", "What is " + fact.name);
      fact.has_default = fact.kind == FactKind::boolean && chance(10);
      if (fact.has_default) declaration.add("default", "false");
      facts.add(fact.name, declaration);
    }
    if (chance(20)) {
      facts.add("began_at", "time");
      policy_.times.push_back("began_at");
    }
    if (!facts.empty()) policy_.yaml.add("facts", facts);
  }

  void name_values() {
    Yaml values;
    const std::int64_t count = number(0, 3);
    for (std::int64_t i = 0; i < count; ++i) {
      const std::string name = "value_" + std::to_string(i);
      const Sees sees = static_cast<Sees>(number(0, 2));
      values.add(name, expressions_.choice(Sees::facts, [&] { return "(" + expressions_.condition(sees, 1) + ")"; }));
      expressions_.add_value(name, FactKind::boolean, sees);
    }
    if (!values.empty()) policy_.yaml.add("values", values);
  }

  void contexts() {
    Yaml contexts;
    const std::int64_t count = number(0, 3);
    for (std::int64_t i = 0; i < count; ++i) {
      Yaml weighs;
      for (const std::string& burden : policy_.burdens)
        if (chance(50)) weighs.add(burden, one_of<std::string>({"2", "0.5", "3", "0"}));
      Yaml context;
      context.add("when", expressions_.condition(Sees::facts));
      if (!weighs.empty()) context.add("weighs", weighs);
      if (chance(50)) context.add("because", expressions_.text(Sees::facts));
      contexts.add("context_" + std::to_string(i), context);
    }
    if (!contexts.empty()) policy_.yaml.add("contexts", contexts);
  }

  void burdens() {
    Yaml burdens;
    for (const std::string& name : policy_.burdens) {
      const std::string unit = one_of<std::string>({"visit", "h", "min", "day"});
      if (unit != "visit") in_time_.insert(name);
      Yaml burden;
      burden.add("unit", unit);
      burden.add("hours", expressions_.choice(Sees::facts, [] {
        return one_of<std::string>({"1", "0.25", "3", "1/60", "0"});
      }));
      if (unit != "visit" && chance(20))
        burden.add("since", policy_.times.empty() ? "problem.out_of_service_since" : policy_.times.front());
      burdens.add(name, burden);
    }
    policy_.yaml.add("burdens", burdens);
  }

  void severity() {
    if (policy_.levels.size() < 2) return;
    Yaml::List raises;
    const std::int64_t count = number(0, 4);
    for (std::int64_t i = 0; i < count; ++i) {
      Yaml raise;
      raise.add("to", one_of(policy_.levels));
      raise.add("when", expressions_.condition(Sees::history));
      if (chance(50)) raise.add("because", expressions_.text(Sees::history));
      raises.push_back(raise);
    }
    Yaml::List levels(policy_.levels.begin(), policy_.levels.end());
    Yaml severity;
    severity.add("levels", levels);
    if (!raises.empty()) severity.add("raise", raises);
    policy_.yaml.add("severity", severity);
  }

  void steps() {
    Yaml steps, eases;
    for (const std::string& name : policy_.steps) {
      Yaml step;
      if (chance(30)) step.add("when", expressions_.condition(Sees::severity));
      Yaml demands;
      for (const std::string& burden : policy_.burdens) {
        if (!chance(50)) continue;
        const std::string unit =
            in_time_.count(burden) > 0 && chance(50) ? one_of<std::string>({" h", " min", " days"}) : "";
        demands.add(burden, expressions_.choice(Sees::severity, [&] { return std::to_string(number(1, 20)) + unit; }));
      }
      if (!demands.empty()) step.add("demands", demands);
      Yaml::List eased_by;
      for (const std::string& ease : eases_)
        if (chance(40)) eased_by.push_back(ease);
      if (!eased_by.empty()) step.add("eased_by", eased_by);
      if (policy_.steps.size() > 1 && chance(8)) {
        step.add("ends", one_of<std::string>({"hand_over", "refuse"}));
      } else {
        step.add("chance", chance_of(name));
        if (chance(60)) step.add("each_failure_leaves", share());
      }
      if (chance(85)) step.add("costs", cost());
      if (chance(60)) step.add("takes", one_of<std::string>({"1 day", "4 h", "3 working days", "10 days"}));
      if (chance(30)) step.add("at_most", std::to_string(number(1, 4)));
      if (chance(10)) step.add("kind", "goodwill");
      if (chance(20)) step.add("say", expressions_.text(Sees::severity));
      steps.add(name, step);
    }
    policy_.yaml.add("steps", steps);
    for (const std::string& name : eases_) {
      Yaml ease, removes;
      if (chance(30)) ease.add("when", expressions_.condition(Sees::severity));
      for (const std::string& burden : policy_.burdens)
        if (chance(60)) removes.add(burden, expressions_.choice(Sees::severity, share));
      if (removes.empty()) removes.add(policy_.burdens.front(), share());
      ease.add("removes", removes);
      if (chance(80)) ease.add("costs", cost());
      eases.add(name, ease);
    }
    if (!eases.empty()) policy_.yaml.add("eases", eases);
  }

  Yaml chance_of(const std::string& step) {
    if (chance(15)) return "max(0.9 - 0.2 * failed(" + step + "), 0.1)";
    return expressions_.choice(Sees::severity, [] { return std::to_string(number(0, 20) * 5) + "%"; });
  }

  Yaml cost() {
    if (options_.prices_from_case && chance(8)) return "product.price * 2";
    return expressions_.choice(Sees::severity, money);
  }

  void rules() {
    Yaml::List rules;
    const std::int64_t count = number(0, 4);
    for (std::int64_t i = 0; i < count; ++i) {
      const std::string verb = one_of<std::string>({"ask_first", "never", "must"});
      Yaml rule;
      rule.add(verb, one_of(policy_.steps));
      if (chance(90)) rule.add("when", expressions_.condition(Sees::severity));
      if (chance(40)) rule.add("because", expressions_.text(Sees::severity));
      if (verb == "ask_first" && chance(50)) rule.add("ask", expressions_.text(Sees::severity));
      rules.push_back(rule);
    }
    if (!rules.empty()) policy_.yaml.add("rules", rules);
  }

  void plan() {
    const auto order = [&] {
      Yaml::List steps;
      for (const std::string& step : policy_.steps)
        if (chance(60)) steps.push_back(step);
      if (steps.empty()) steps.push_back(policy_.steps.front());
      if (chance(50)) std::reverse(steps.begin(), steps.end());
      return steps;
    };
    if (chance(50)) {
      policy_.yaml.add("plan", order());
      return;
    }
    Yaml::List items;
    items.push_back(Yaml().add("when", expressions_.condition(Sees::severity)).add("is", order()));
    items.push_back(Yaml().add("is", order()));
    policy_.yaml.add("plan", items);
  }

  void empowerment() {
    policy_.roles = {"agent"};
    if (chance(70)) policy_.roles.push_back("lead");
    if (chance(50)) policy_.roles.push_back("manager");
    Yaml empowerment;
    if (policy_.roles.size() == 3 && chance(20)) {
      Yaml::List rungs;
      rungs.push_back(Yaml::List{"agent", "lead"});
      rungs.push_back("manager");
      empowerment.add("roles", rungs);
    } else {
      empowerment.add("roles", Yaml::List(policy_.roles.begin(), policy_.roles.end()));
    }
    Yaml may;
    for (const std::string& step : policy_.steps) {
      if (!chance(40)) continue;
      Yaml of_step;
      for (const std::string& role : policy_.roles) {
        if (!chance(70)) continue;
        if (chance(15))
          of_step.add(role, "nobody");
        else if (chance(25))
          of_step.add(role, "(" + expressions_.condition(Sees::severity, 1) + ")");
        else
          of_step.add(role, one_of(policy_.levels));
      }
      if (!of_step.empty()) may.add(step, of_step);
    }
    if (!may.empty()) empowerment.add("may", may);
    Yaml limits;
    for (const std::string& kind : policy_.kinds) {
      Yaml of_kind;
      for (const std::string& role : policy_.roles) {
        if (!chance(70)) continue;
        if (chance(15)) {
          of_kind.add(role, "unlimited");
        } else if (chance(50)) {
          of_kind.add(role, money());
        } else {
          Yaml by_level;
          std::int64_t minor = 0;
          for (const std::string& level : policy_.levels) {
            minor = options_.monotone ? minor + number(0, 300) * 100 : number(0, 900) * 100;
            if (chance(70)) by_level.add(level, amount(minor));
          }
          if (!by_level.empty()) of_kind.add(role, by_level);
        }
      }
      if (!of_kind.empty()) limits.add(kind, of_kind);
    }
    if (!limits.empty()) empowerment.add("limits", limits);
    if (chance(50)) {
      Yaml cap;
      cap.add("kind", one_of(policy_.kinds)).add("at_most", amount(number(0, 1000) * 100));
      if (chance(60)) cap.add("per", one_of<std::string>({"customer", "case"}));
      if (chance(60)) cap.add("within", one_of<std::string>({"180 days", "30 days", "6 months"}));
      empowerment.add("caps", Yaml::List{cap});
    }
    policy_.yaml.add("empowerment", empowerment);
  }

  void remedies() {
    if (policy_.remedies.empty()) return;
    if (chance(30)) {
      Yaml::List dated;
      dated.push_back(Yaml().add("from", "2025-04-01").add("is", amount(998)).add("source", "a law"));
      dated.push_back(Yaml()
                          .add("from", one_of<std::string>({"2026-01-01", "2026-04-01"}))
                          .add("is", amount(1034))
                          .add("source", "a law"));
      policy_.yaml.add("parameters", Yaml().add("daily_rate", dated));
      rate_ = "daily_rate";
    }
    Yaml remedies;
    for (std::size_t i = 0; i < policy_.remedies.size(); ++i) {
      Yaml remedy;
      const bool owed = chance(40);
      remedy.add("kind", owed ? "compensation" : one_of(policy_.kinds));
      if (owed) remedy.add("owed", "true");
      if (chance(60)) remedy.add("when", expressions_.condition(Sees::severity));
      if (chance(85)) remedy.add("amount", remedy_amount());
      if (i > 0 && chance(20)) remedy.add("instead_of", policy_.remedies[i - 1]);
      if (chance(30)) remedy.add("because", expressions_.text(Sees::severity));
      remedies.add(policy_.remedies[i], remedy);
    }
    policy_.yaml.add("remedies", remedies);
  }

  Yaml remedy_amount() {
    switch (number(0, 3)) {
      case 0:
        return expressions_.choice(Sees::severity, money);
      case 1:
        return "min(burden.borne * " + amount(500) + ", " + amount(20000) + ")";
      case 2:
        return rate_.empty() ? Yaml(money()) : Yaml(rate_ + " * attempts.tried");
      default:
        return options_.prices_from_case ? Yaml("product.price / 4") : Yaml(money());
    }
  }

  void commitments() {
    Yaml commitments;
    if (chance(30)) commitments.add("acknowledge", Yaml().add("promise", "4 h").add("aim", "1 h"));
    if (chance(30)) commitments.add("fix", Yaml().add("promise", "takes").add("aim", "75%"));
    if (chance(30)) commitments.add("update", Yaml().add("promise", "1 day").add("aim", "6 h").add("by", "person"));
    if (commitments.empty()) return;
    for (const auto& [name, commitment] : commitments.map) policy_.commitments.push_back(name);
    policy_.yaml.add("commitments", commitments);
  }

  PolicyOptions options_;
  RandomPolicy policy_;
  Expressions expressions_;
  std::vector<std::string> eases_;
  std::set<std::string> in_time_;  // burdens whose unit is one of time
  std::string rate_;
};

}  // namespace

rc::Gen<RandomPolicy> random_policy(PolicyOptions options) {
  return rc::gen::exec([options] { return PolicyPicker(options).pick(); });
}

Policy load(const Yaml& yaml, std::int64_t amounts_times) {
  const Result<Policy> policy = Policy::parse(write(yaml, amounts_times), "random.yaml");
  if (!policy) RC_FAIL(to_string(policy.diagnostics()));
  return policy.value();
}

std::ostream& operator<<(std::ostream& out, const RandomPolicy& policy) { return out << '\n' << write(policy.yaml); }

}  // namespace amends::property
