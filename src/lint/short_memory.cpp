// short-memory: a memory that forgets within a day.
#include "lint/linter.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

constexpr std::int64_t a_day = 86'400;

void check_short_memory(Linter& lint) {
  const Choice& halves = lint.policy().halves_every;
  if (halves.constant && halves.constant->known() && halves.constant->integer < a_day)
    lint.found(lint.block("memory")->get("halves_every")->span(),
               "what was asked of them is half forgotten within a day",
               "people remember for months: write it in days, as in `90 days`");
}

}  // namespace

constinit const LintRule short_memory = {"short-memory", DiagnosticLevel::warning,
                                         "A memory in which burdens fade by half within a day",
                                         "What a customer went through last week counts today: that is what the memory "
                                         "is for. A half-life of minutes or hours "
                                         "is a slip of the unit, and makes every contact the first one.",
                                         check_short_memory};

}  // namespace amends::impl::rules
