// round-trips: a step that takes several letters to and fro.
#include "lint/rules.hpp"
#include "lint/texts.hpp"

#include <algorithm>
#include <array>

namespace amends::impl::rules {

namespace {

constexpr std::array<std::string_view, 10> written = {"email",  "emails",  "e-mail",  "e-mails",    "mail",
                                                      "letter", "letters", "by post", "in writing", "contact form"};
constexpr double several = 2;
constexpr std::size_t several_questions = 3;

bool is_written(std::string_view text) { return !phrase_in(text, written).empty(); }

// `email_exchange` reads as words.
std::string words(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

bool is_written(const BurdenDef& burden) {
  return is_written(words(burden.name)) || is_written(burden.unit) || is_written(burden.title);
}

// A step that demands two letters or more.
void check_demands(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  for (std::size_t s = 0; s < policy.steps.size(); ++s)
    for (const auto& [burden, quantity] : policy.steps[s].demands) {
      const BurdenDef& def = policy.burdens[burden];
      if (def.unit_seconds != 0 || !is_written(def)) continue;
      if (!quantity.constant || !quantity.constant->known() || quantity.constant->real < several) continue;
      for (const DocValue& demand : Linter::entries(lint.entries("steps")[s].block(), "demands"))
        if (demand.name.text == def.name)
          lint.found(demand.span(), "this takes them several rounds of writing to and fro",
                     "ask all of it at once, or call: one conversation settles what takes days of letters");
    }
}

// The facts without a default that the customer is asked for and that this step's own expressions read.
std::size_t questions_of(const CompiledPolicy& policy, std::uint16_t s) {
  std::vector<std::uint32_t> slots;
  const auto take = [&](Expr expr) {
    for (const std::uint32_t slot : policy.program.slots_read(expr))
      if (!policy.facts[slot].ask.empty() && !policy.facts[slot].fallback) slots.push_back(slot);
  };
  if (policy.steps[s].when_rule != no_rule) take(policy.rules[policy.steps[s].when_rule].condition);
  for (const std::vector<StepRule>* rules : {&policy.nevers, &policy.musts, &policy.asks})
    for (const StepRule& rule : *rules)
      if (rule.step == s) take(policy.rules[rule.rule].condition);
  std::sort(slots.begin(), slots.end());
  return static_cast<std::size_t>(std::unique(slots.begin(), slots.end()) - slots.begin());
}

// A step that is done in writing and hangs on several answers of the customer.
void check_questions(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  for (std::uint16_t s = 0; s < policy.steps.size(); ++s) {
    const DocBlock& block = lint.entries("steps")[s].block();
    const bool in_writing = is_written(block.text("title")) || is_written(block.text("say"));
    const std::size_t questions = in_writing ? questions_of(policy, s) : 0;
    if (questions >= several_questions)
      lint.found(block.name.span,
                 ticked(policy.steps[s].name) + " is done in writing and hangs on " + std::to_string(questions) +
                     " answers of the customer",
                 "ask them in one conversation before it, or look some of them up");
  }
}

void check_round_trips(Linter& lint) {
  check_demands(lint);
  check_questions(lint);
}

}  // namespace

constinit const LintRule round_trips = {
    "round-trips", DiagnosticLevel::note, "A step that takes several round trips in writing",
    "Each letter waits for an answer, and each answer for the next question: four questions by email are a week. A "
    "call "
    "of ten minutes settles the same. Two signs are looked for: a step that demands two or more of a burden that is a "
    "letter or an email by its name, title or unit; and a step done in writing whose conditions read three or more "
    "facts "
    "that the customer is asked for.",
    check_round_trips};

}  // namespace amends::impl::rules
