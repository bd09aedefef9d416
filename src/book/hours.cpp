// The hours that steps ask, and the order in which steps are likely to come.
#include "book/chapters.hpp"

#include "decide/wording.hpp"

#include <amends/time.hpp>

#include <algorithm>

namespace amends::impl::book {

namespace {

// Hours that a step asks with factors on its burdens; nullopt where something depends on the case.
std::optional<double> hours_of(const Matter& matter, const StepDef& step, const ContextDef* context) {
  double hours = 0;
  for (const auto& [burden, quantity] : step.demands) {
    const std::optional<double> amount = Matter::constant(quantity);
    const std::optional<double> each = Matter::constant(matter.policy().burdens[burden].hours);
    if (!amount || !each) return std::nullopt;
    double factor = 1;
    if (context != nullptr)
      for (const auto& [weighed, choice] : context->weighs) {
        if (weighed != burden) continue;
        const std::optional<double> by = Matter::constant(choice);
        if (!by) return std::nullopt;
        factor = *by;
      }
    hours += *amount * *each * factor;
  }
  return hours;
}

}  // namespace

std::string quantity_in_words(double quantity, const BurdenDef& burden) {
  if (burden.unit_seconds == 0) return format_quantity(quantity, burden.unit);
  return to_string(Duration{static_cast<std::int64_t>(quantity * static_cast<double>(burden.unit_seconds) + 0.5)});
}

std::string hours_asked(const Matter& matter, const StepDef& step) {
  if (step.demands.empty()) return {};
  const std::optional<double> hours = hours_of(matter, step, nullptr);
  return hours ? hours_in_words(*hours) : std::string();
}

std::vector<std::pair<std::string, std::string>> hours_by_context(const Matter& matter, const StepDef& step) {
  std::vector<std::pair<std::string, std::string>> all;
  const std::optional<double> plain = hours_of(matter, step, nullptr);
  for (const DocBlock* block : matter.blocks("contexts")) {
    const ContextDef& context = *matter.context(block->name.text);
    const std::optional<double> hours = hours_of(matter, step, &context);
    if (!plain || !hours || *plain == *hours) continue;
    all.emplace_back(context.title.empty() ? with_spaces(context.name) : context.title, hours_in_words(*hours));
  }
  return all;
}

std::vector<const StepDef*> likely_order(const Matter& matter) {
  const CompiledPolicy& policy = matter.policy();
  std::vector<const StepDef*> steps;
  if (!policy.plan_expected) {
    for (const std::uint16_t number : policy.plan.back().steps) steps.push_back(&policy.steps[number]);
    return steps;
  }
  std::vector<std::pair<double, const StepDef*>> ranked;
  const bool worth_known = policy.worth_of_an_hour.constant && policy.worth_of_an_hour.constant->known();
  const double worth = worth_known ? policy.worth_of_an_hour.constant->real : 0;
  for (const DocBlock* block : matter.blocks("steps")) {
    const StepDef& step = *matter.step(block->name.text);
    const std::optional<double> chance = Matter::constant(step.chance);
    const std::optional<double> hours = hours_of(matter, step, nullptr);
    const bool costs_known = !step.costs.exists() || (step.costs.constant && step.costs.constant->known());
    double rank = 1e300;  // depends on the case
    if (step.ends != Ends::no)
      rank = 1e301;
    else if (chance && *chance > 0 && hours && costs_known && (worth_known || *hours == 0))
      rank = ((step.costs.exists() ? step.costs.constant->real : 0) + worth * *hours) / *chance;
    ranked.emplace_back(rank, &step);
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& entry : ranked) steps.push_back(entry.second);
  return steps;
}

}  // namespace amends::impl::book
