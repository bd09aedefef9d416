// A policy of about two thousand lines, written by a program.
#include "large_policy.hpp"

#include <algorithm>

namespace amends::bench {

namespace {

class Writer {
 public:
  std::string write() && {
    line("amends: 1\npolicy: large\nversion: \"1\"\ncurrency: USD\nworth_of_an_hour: 30 USD");
    facts();
    values();
    bearing();
    steps();
    rules();
    giving();
    return std::move(text_);
  }

 private:
  static constexpr int fact_count = 100;

  void line(const std::string& text) { text_ += text + "\n"; }

  static std::string number(int i) { return std::to_string(i); }
  static std::string fact(int i) { return "area" + number(i % 12) + ".fact_" + number(i % fact_count); }

  // Of the fact's kind: bool, int, double, money, names.
  static std::string condition(int of) {
    const int i = of % fact_count;
    const std::string name = fact(i);
    if (i % 5 == 0) return name;
    if (i % 5 == 1) return name + " >= " + number(i % 9 + 1);
    if (i % 5 == 2) return name + " < " + number(i % 9 + 1) + ".5";
    if (i % 5 == 3) return name + " > " + number(i % 7 * 10 + 10) + " USD";
    return name + " >= middle";
  }

  void facts() {
    const char* types[] = {"bool", "int", "double", "money", "[low, middle, high]"};
    line("facts:");
    for (int i = 0; i < fact_count; ++i)
      line("  " + fact(i) + ":\n    type: " + types[i % 5] + "\n    ask: What is fact " + number(i) + "?");
  }

  void values() {
    line("values:");
    for (int i = 0; i < 60; ++i)
      line("  value_" + number(i) + ":\n    doc: For the host.\n    is:\n      - when: " + condition(i * 5 + 3) +
           " and " + condition(i * 5 + 4) + "\n        is: " + number(i % 5 + 1) + "\n      - when: " +
           condition(i * 5 + 3) + "\n        is: " + number(i % 3 + 1) + "\n      - is: " + number(i % 7));
  }

  void bearing() {
    line("contexts:");
    for (int i = 0; i < 40; ++i)
      line("  context_" + number(i) + ":\n    when: " + condition(i) + " or " + condition(i + 7) +
           "\n    because: This is context " + number(i) + ".\n    weighs: {burden_" + number(i % 30) + ": 1.5}");
    line("burdens:");
    for (int i = 0; i < 30; ++i) line("  burden_" + number(i) + ": {unit: visit, hours: 1.25}");
    line("memory: {halves_every: 90 days, each_repeat_adds: 50%}\ntolerance: {hours: 20, each_failure_leaves: 70%}");
    const char* levels[] = {"elevated", "serious", "critical"};
    line("severity:\n  levels: [routine, elevated, serious, critical]\n  raise:");
    for (int i = 0; i < 40; ++i)
      line("    - to: " + std::string(levels[i % 3]) + "\n      when: " + condition(i * 3) + " and " +
           condition(i * 3 + 1) + " and attempts.failed >= " + number(i % 3 + 1) + "\n      because: Reason " +
           number(i) + ".");
  }

  void steps() {
    line("steps:");
    for (int i = 0; i < 60; ++i)
      line("  step_" + number(i) + ":\n    title: Step number " + number(i) + "\n    say: We do step " + number(i) +
           " for you.\n    when: " + condition(i * 7) + "\n    demands: {burden_" + number(i % 30) + ": 1, burden_" +
           number((i + 1) % 30) + ": 2}\n    chance: 0." + number(i % 8 + 1) + "\n    costs: " + number(i * 10 + 10) +
           " USD\n    takes: " + number(i % 9 + 1) + " days");
    line("  refund:\n    demands: {burden_0: 1}\n    chance: 1\n    costs: 900 USD\n    takes: 2 days");
  }

  void rules() {
    const char* kinds[] = {"never", "must", "ask_first"};
    line("rules:");
    for (int i = 0; i < 80; ++i)
      line("  - id: rule_" + number(i) + "\n    " + kinds[i % 3] + ": step_" + number(i % 60) +
           "\n    when: " + condition(i * 11) + " and " + condition(i * 11 + 13) +
           " and severity >= elevated\n    because: Rule " + number(i) + ".");
  }

  void giving() {
    line("empowerment:\n  roles: [agent, lead, manager]\n  may:");
    for (int i = 0; i < 50; ++i) line("    step_" + number(i) + ": {agent: serious, lead: elevated, manager: routine}");
    line("  limits:\n    goodwill:\n      agent: {routine: 25 USD, serious: 100 USD}\n      manager: unlimited");
    line("remedies:");
    for (int i = 0; i < 40; ++i)
      line("  remedy_" + number(i) + ":\n    title: Remedy number " + number(i) + "\n    when: " + condition(i * 2) +
           " and severity >= elevated\n    amount: min(burden.borne * " + number(i % 4 + 1) + " USD, " +
           number(i * 5 + 20) + " USD)\n    because: Remedy " + number(i) + ".");
    line("commitments:\n  acknowledge: {promise: 4 h, aim: 1 h, by: person}\n  fix: {promise: takes, aim: 75%}");
  }

  std::string text_;
};

}  // namespace

std::string large_policy() { return Writer().write(); }

}  // namespace amends::bench
