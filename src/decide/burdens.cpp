// Contexts, what was borne, what is tolerated, and the severity that follows.
#include "decide/evaluation.hpp"
#include "decide/fading.hpp"

#include <algorithm>
#include <cmath>

namespace amends::impl {

// An unknown context does not apply; what it read becomes a question.
void Evaluation::weigh_contexts() {
  for (const ContextDef& context : policy_.contexts) {
    const Holds state = holds(context.rule);
    take_unknowns(question_group::before_steps);
    if (state != Holds::yes) continue;
    for (const auto& [burden, factor] : context.weighs) {
      const Cell cell = choose(factor);
      take_unknowns(question_group::before_steps);
      if (cell.known() && cell.real >= 0) decision_.burdens[burden].weight *= cell.real;
    }
  }
}

void Evaluation::measure_burdens() {
  if (policy_.burdens.empty()) {
    borne_ = Cell::of(0.0);
    return;
  }
  double half_life = 0;  // seconds; 0: nothing fades
  bool known = true;
  const auto note_unknown = [&] {
    known = false;
    work_.borne_unknowns.insert(work_.borne_unknowns.end(), work_.frame.unknowns.begin(), work_.frame.unknowns.end());
    take_unknowns(question_group::before_steps);
  };
  if (policy_.halves_every.exists()) {
    const Cell cell = choose(policy_.halves_every);
    if (cell.known() && cell.integer > 0) half_life = static_cast<double>(cell.integer);
    if (cell.undecided()) note_unknown();
  }

  // Hours for one unit, in this customer's context; NaN where unknown.
  constexpr std::size_t most = max_burdens;
  double hours[most];
  bool missing[most] = {};  // there are demands, and their hours are unknown
  for (std::size_t k = 0; k < policy_.burdens.size(); ++k) {
    const BurdenDef& burden = policy_.burdens[k];
    const Cell cell = choose(burden.hours);
    hours[k] = cell.known() ? std::max(cell.real, 0.0) * decision_.burdens[k].weight : not_priced;
    forget_unknowns();  // asked again, and counted, where a step or the history needs it
    if (!burden.since.exists()) continue;
    const Cell since = evaluate(burden.since);
    if (since.undecided()) note_unknown();
    if (since.known()) work_.running_since[k] = since.integer;
  }

  for (const BoundDemand& demand : bound_.demands) {
    if (demand.burden < 0) continue;
    const std::size_t k = static_cast<std::size_t>(demand.burden);
    if (demand.this_case && work_.running_since[k] != INT64_MIN) continue;  // it runs instead
    const double age = static_cast<double>(std::max<std::int64_t>(now_ - demand.at, 0));
    const double share = half_life > 0 ? two_to_the_minus(age / half_life) : 1;
    if (std::isnan(hours[k]))
      missing[k] = true;
    else
      work_.borne_millionths[k] += millionths(demand.quantity * hours[k] * share);
    if (demand.first_of_occasion) work_.remembered_millionths[k] += millionths(share);
  }

  // A running burden is one demand placed now, of the quantity that has accrued.
  for (std::size_t k = 0; k < policy_.burdens.size(); ++k) {
    if (work_.running_since[k] == INT64_MIN) continue;
    const std::int64_t unit = std::max<std::int64_t>(policy_.burdens[k].unit_seconds, 1);
    const double quantity =
        static_cast<double>(std::max<std::int64_t>(now_ - work_.running_since[k], 0)) / static_cast<double>(unit);
    if (std::isnan(hours[k]))
      missing[k] = true;
    else
      work_.borne_millionths[k] += millionths(quantity * hours[k]);
    work_.remembered_millionths[k] += millionths(1);
  }

  // By burden, so that the order of the demands changes nothing, not even that of the questions.
  std::int64_t sum = 0;
  for (std::size_t k = 0; k < policy_.burdens.size(); ++k) {
    if (missing[k]) {
      choose(policy_.burdens[k].hours);
      note_unknown();
    }
    sum += work_.borne_millionths[k];
    decision_.burdens[k].borne = from_millionths(work_.borne_millionths[k]);
    decision_.burdens[k].remembered = from_millionths(work_.remembered_millionths[k]);
  }
  decision_.borne = from_millionths(sum);
  decision_.borne_known = known;
  borne_ = known ? Cell::of(decision_.borne) : Cell{};
}

void Evaluation::set_tolerance() {
  tolerance_ = Cell::none();
  if (!policy_.tolerance_hours.exists()) return;
  tolerance_ = choose(policy_.tolerance_hours);
  if (tolerance_.known() && policy_.tolerance_each_failure_leaves.exists()) {
    const Cell leaves = choose(policy_.tolerance_each_failure_leaves);
    if (leaves.known())
      tolerance_.real *= whole_power(leaves.real, failed_);
    else
      tolerance_ = leaves;
  }
  if (tolerance_.undecided()) {
    tolerance_ = Cell{};
    work_.tolerance_unknowns.assign(work_.frame.unknowns.begin(), work_.frame.unknowns.end());
  }
  take_unknowns(question_group::before_steps);
  if (tolerance_.known()) decision_.tolerance = tolerance_.real;
}

// The highest level whose `raise` holds, never below the one reached before. An unknown `raise` does not apply.
void Evaluation::raise_severity() {
  decision_.severity = std::max({bound_.severity_reached, elsewhere_.severity, 0});
  for (const RaiseDef& raise : policy_.raises) {
    const Holds state = holds(raise.rule);
    take_unknowns(question_group::before_steps);
    if (state != Holds::yes || raise.to <= decision_.severity) continue;
    decision_.severity = raise.to;
    decision_.severity_rule = raise.rule;
  }
}

}  // namespace amends::impl
