// worthless-hours: an hour of a customer's life that is worth nothing.
#include "lint/linter.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

void check_worthless_hours(Linter& lint) {
  const Choice& worth = lint.policy().worth_of_an_hour;
  if (worth.constant && worth.constant->known() && worth.constant->real == 0)
    lint.found(lint.document().get("worth_of_an_hour")->span(), "an hour of the customer's life is worth nothing here",
               "say what we are willing to spend to save them one, or fix the order with `plan: [...]`");
}

}  // namespace

constinit const LintRule worthless_hours = {
    "worthless-hours", DiagnosticLevel::warning, "An hour of a customer's life is worth nothing",
    "Steps are ranked by what they cost the company and what they cost the customer, and `worth_of_an_hour` is the one "
    "number that weighs the two against each other. At nought, the cheapest step for the company always wins, whatever "
    "it does to people.",
    check_worthless_hours};

}  // namespace amends::impl::rules
