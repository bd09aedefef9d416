// heavier-than-time: A burden that costs more hours of life than there are.
#include "lint/linter.hpp"
#include "lint/rules.hpp"
#include "text/number.hpp"

namespace amends::impl::rules {

namespace {

void check_heavier_than_time(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  constexpr double longest = 24;
  for (std::size_t i = 0; i < policy.burdens.size(); ++i) {
    const BurdenDef& burden = policy.burdens[i];
    if (!burden.hours.constant || !burden.hours.constant->known()) continue;
    const double most = burden.unit_seconds == 0 ? longest : static_cast<double>(burden.unit_seconds) / 3600.0;
    const double hours = burden.hours.constant->real;
    if (hours <= most * (1 + 1e-9)) continue;
    const std::string unit = ticked(burden.unit);
    const bool of_time = burden.unit_seconds != 0;
    const std::string share = most >= 1 ? format_number(most) + (most > 1 ? " hours" : " hour")
                                        : "`1/" + format_number(1 / most) + "` of an hour";
    lint.found(lint.entries("burdens")[i].block().get("hours")->span(),
               "one " + unit + " of " + ticked(burden.name) + " costs " + format_number(hours) + " hours of life" +
                   (of_time ? ", more than it lasts" : ""),
               of_time ? "a " + unit + " is " + share + " of life, so write at most that"
                       : "say what one of it costs; for what lasts, use a unit of time");
  }
}

}  // namespace

constinit const LintRule heavier_than_time = {
    "heavier-than-time", DiagnosticLevel::warning, "A burden that costs more hours of life than there are",
    "An hour without something cannot cost more than an hour of life, and nothing that is asked once "
    "costs a whole day and night; what makes it worse for some belongs in a context. Nearly always the "
    "unit is a slip: minutes taken for hours.",
    check_heavier_than_time};

}  // namespace amends::impl::rules
