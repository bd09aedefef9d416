#include "property/expressions.hpp"

namespace amends::property {

std::string Expressions::window() const { return one_of<std::string>({"180 days", "30 days", "12 h", "3 months"}); }

std::string Expressions::on_facts(const FactInfo& fact) const {
  const std::string& name = fact.name;
  const std::string compare = one_of<std::string>({" >= ", " < ", " == ", " != ", " > "});
  if (chance(8)) return "has(" + name + ")";
  switch (fact.kind) {
    case FactKind::boolean:
      return chance(25) ? "not " + name : name;
    case FactKind::integer:
      if (chance(10)) return "10 / " + name + compare + std::to_string(number(1, 5));
      if (chance(10)) return name + " % 3 == 0";
      return name + compare + std::to_string(number(0, 5));
    case FactKind::real:
      return name + compare + std::to_string(number(0, 8)) + ".5";
    case FactKind::money:
      return name + one_of<std::string>({" >= ", " < "}) + amount(number(1, 2000) * 100);
    case FactKind::words:
      if (chance(20)) return name + " in [" + one_of(fact.words) + ", " + one_of(fact.words) + "]";
      return name + compare + one_of(fact.words);
    case FactKind::text:
      if (chance(20)) return name + ".startsWith(\"g\")";
      return name + one_of<std::string>({" == ", " != "}) + one_of<std::string>({"\"gold\"", "\"silver\""});
    case FactKind::duration:
      return name + one_of<std::string>({" > ", " <= "}) + std::to_string(number(1, 48)) + " h";
  }
  return "true";
}

// Those that more failures and demands can only make true come first; the others are left out of monotone policies.
std::string Expressions::on_history(Sees sees) const {
  const std::string few = std::to_string(number(1, 3));
  const std::int64_t monotone = 9;
  switch (number(0, options_.monotone ? monotone : monotone + 7)) {
    case 0:
      return "attempts.failed >= " + few;
    case 1:
      return "attempts.worsened >= 1";
    case 2:
      return "attempts.tried >= " + few;
    case 3:
      return "burden.borne > " + std::to_string(number(0, 30));
    case 4:
      return "burden.borne > burden.tolerance";
    case 5:
      return policy_.burdens.empty() ? "false" : "burden.borne_of(" + one_of(policy_.burdens) + ") >= 2.5";
    case 6:
      return policy_.burdens.empty() ? "false"
                                     : "times_demanded(" + one_of(policy_.burdens) + ", " + window() + ") >= " + few;
    case 7:
      return policy_.burdens.empty() ? "false" : "demanded(" + one_of(policy_.burdens) + ", " + window() + ") > " + few;
    case 8:
      return "tried(" + one_of(policy_.steps) + ") >= " + few;
    case 9:
      return "failed(" + one_of(policy_.steps) + ") >= " + few;
    case 10:
      return "fixed(" + one_of(policy_.steps) + ") == 0";
    case 11:
      return "promises.broken >= 1";
    case 12:
      return "event(\"wedding\", 3 days)";
    case 13:
      return "attempts.failed < " + few;
    case 15:
      return "declined(" + one_of(policy_.steps) + ")";
    case 14:
      return "burden.borne <= " + std::to_string(number(0, 30));
    default:
      break;
  }
  if (sees == Sees::severity && policy_.levels.size() > 1) return "severity >= " + one_of(policy_.levels);
  return "attempts.exists(a, a.caused_by_us)";
}

std::string Expressions::atom(Sees sees) const {
  std::vector<std::string> values;
  for (const Value& value : values_)
    if (value.kind == FactKind::boolean && value.sees <= sees && !options_.monotone) values.push_back(value.name);
  if (!values.empty() && chance(15)) return one_of(values);
  if (sees != Sees::facts && chance(50)) return on_history(sees);
  return on_facts(one_of(policy_.facts));
}

std::string Expressions::condition(Sees sees, int depth) const {
  if (depth > 0 && chance(35)) {
    const std::string one = condition(sees, depth - 1);
    switch (number(0, 3)) {
      case 0:
        return "(" + one + " and " + condition(sees, depth - 1) + ")";
      case 1:
        return "(" + one + " or " + condition(sees, depth - 1) + ")";
      case 2:
        return "not (" + (options_.monotone ? condition(Sees::facts, depth - 1) : one) + ")";
      default:
        return "(" + condition(Sees::facts, 0) + " ? " + one + " : " + condition(sees, 0) + ")";
    }
  }
  return atom(sees);
}

std::string Expressions::text(Sees sees) const {
  switch (number(0, 3)) {
    case 0:
      return "It is so.";
    case 1:
      return sees == Sees::facts ? "In their life." : "After {attempts.tried} attempts.";
    case 2:
      return sees == Sees::facts ? "In their life." : "After {burden.borne} hours.";
    default:
      return "Because of {" + one_of(policy_.facts).name + "}.";
  }
}

}  // namespace amends::property
