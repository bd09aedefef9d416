// percent-lost: a share that lost its per cent sign.
#include "lint/linter.hpp"
#include "lint/rules.hpp"
#include "text/number.hpp"

namespace amends::impl::rules {

namespace {

// Each repeat of a burden makes it this many times heavier: nobody means that.
constexpr double too_much = 5;

void check_percent_lost(Linter& lint) {
  const Choice& adds = lint.policy().each_repeat_adds;
  if (!adds.constant || !adds.constant->known() || adds.constant->real < too_much) return;
  const DocValue* value = lint.block("memory")->get("each_repeat_adds");
  const double number = adds.constant->real;
  const bool has_sign = value->text().find('%') != std::string::npos;
  lint.found(value->span(), "each repeat adds " + format_number(number) + " times the burden",
             has_sign ? "50% adds half of it" : "write " + ticked(format_number(number) + "%") + " for a share of it");
}

}  // namespace

constinit const LintRule percent_lost = {
    "percent-lost", DiagnosticLevel::warning, "A repeat that adds many times the burden: a per cent sign is missing",
    "`each_repeat_adds: 50` makes the second visit weigh fifty-one times the first. Where a number must be between 0 "
    "and "
    "1, a lost sign is an error; here a large number is possible, and hardly meant.",
    check_percent_lost};

}  // namespace amends::impl::rules
