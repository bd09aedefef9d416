// The order of the steps, what each costs to expect, and whether to ask before the first.
//
// With independent chances c and totals t, trying in ascending t / c makes the expected total least: the classic result
// for sequential search and troubleshooting (Mitten 1960; Simon and Kadane 1975; Heckerman, Breese and Rommelse 1995).
#include "decide/evaluation.hpp"

#include <algorithm>
#include <cmath>

namespace amends::impl {

void Evaluation::make_plan() {
  if (decision_.stage != Stage::recover) return;
  order_options();
  price_plan();

  // The plan ends with the step that ends it.
  for (const std::uint16_t s : work_.order) {
    decision_.plan.push_back(s);
    if (policy_.steps[s].ends != Ends::no) break;
    if (!std::isnan(decision_.options[s].chance)) decision_.left_unfixed *= 1 - decision_.options[s].chance;
  }
  if (pending_step_ != no_id) {
    decision_.step = pending_step_;
    decision_.in_progress = true;
    decision_.no_step = NoStep::has_step;
    return;
  }
  if (!decision_.plan.empty()) {
    decision_.step = decision_.plan.front();
    decision_.no_step = NoStep::has_step;
    return;
  }
  if (policy_.steps.empty()) return;
  const bool undecided = std::any_of(decision_.options.begin(), decision_.options.end(),
                                     [](const OptionDecision& o) { return o.state == OptionState::undecided; });
  decision_.no_step = undecided ? NoStep::undecided : NoStep::all_out;
}

// A plan that the policy fixes: the first list whose `when` holds. Steps it leaves out are not planned, unless a `must`
// brings them in.
void Evaluation::choose_fixed_plan() {
  for (const PlanItem& item : policy_.plan) {
    const Holds state = item.rule == no_rule ? Holds::yes : holds(item.rule);
    take_unknowns(question_group::before_steps);
    if (observer_ != nullptr && item.listed != no_site) observer_->item_read(item.listed, state);
    if (state != Holds::yes) continue;
    work_.order.assign(item.steps.begin(), item.steps.end());
    break;
  }
  for (std::uint16_t s = 0; s < policy_.steps.size(); ++s) {
    if (std::find(work_.order.begin(), work_.order.end(), s) != work_.order.end()) continue;
    OptionDecision& option = decision_.options[s];
    if (option.must)
      work_.order.push_back(s);
    else if (option.state == OptionState::available || option.state == OptionState::undecided)
      option.state = OptionState::not_planned;
  }
}

double Evaluation::ratio(std::uint16_t s) const {
  const double chance = decision_.options[s].chance;
  const double total = work_.totals[s];
  if (policy_.steps[s].ends != Ends::no) return std::isnan(total) ? 0 : total;
  return std::isnan(total) || std::isnan(chance) ? INFINITY : total / chance;
}

bool Evaluation::comes_before(std::uint16_t a, std::uint16_t b) const {
  const OptionDecision& x = decision_.options[a];
  const OptionDecision& y = decision_.options[b];
  if (x.must != y.must) return x.must;
  const bool a_ends = policy_.steps[a].ends != Ends::no, b_ends = policy_.steps[b].ends != Ends::no;
  if (a_ends != b_ends) return b_ends;
  const double p = ratio(a), q = ratio(b);
  if (p != q) return p < q;
  if (x.hours != y.hours) return x.hours < y.hours;
  return a < b;
}

void Evaluation::order_options() {
  if (policy_.plan_expected) {
    for (std::uint16_t s = 0; s < policy_.steps.size(); ++s) work_.order.push_back(s);
  } else {
    choose_fixed_plan();
  }
  std::erase_if(work_.order, [&](std::uint16_t s) { return decision_.options[s].state != OptionState::available; });

  if (policy_.plan_expected) {
    std::sort(work_.order.begin(), work_.order.end(),
              [&](std::uint16_t a, std::uint16_t b) { return comes_before(a, b); });
  } else {
    // Stable and without memory of its own: the lists are short.
    for (std::size_t i = 1; i < work_.order.size(); ++i)
      for (std::size_t j = i;
           j > 0 && decision_.options[work_.order[j]].must && !decision_.options[work_.order[j - 1]].must; --j)
        std::swap(work_.order[j], work_.order[j - 1]);
  }
}

// The expected total of trying work_.order from `first` on, leaving one step out.
double Evaluation::expected_from(std::size_t first, std::int32_t without) const {
  double expected = 0, reached = 1;
  for (std::size_t i = first; i < work_.order.size(); ++i) {
    const std::uint16_t s = work_.order[i];
    if (s == without) continue;
    if (reached == 0) break;
    expected += reached * work_.totals[s];
    if (policy_.steps[s].ends != Ends::no) break;
    reached *= 1 - decision_.options[s].chance;
  }
  return expected;
}

void Evaluation::price_plan() {
  for (const std::uint16_t s : work_.order) {
    OptionDecision& option = decision_.options[s];
    const double total = work_.totals[s];
    if (policy_.steps[s].ends != Ends::no)
      option.expected = total;
    else if (option.chance == 1)
      option.expected = total;
    else
      option.expected = total + (1 - option.chance) * expected_from(0, s);
  }
}

// Asked first: where a rule says so (an unknown one asks), where it would go beyond tolerance, or where it repeats a
// step that failed; unless the customer has already accepted it.
void Evaluation::decide_asking() {
  if (decision_.step == no_id || decision_.in_progress) return;
  const std::uint16_t s = static_cast<std::uint16_t>(decision_.step);
  decision_.accepted = work_.history[s].accepted;
  using Why = Decision::AskWhy;
  Why why = Why::no;
  std::uint16_t ask_rule = no_rule;
  for (std::uint16_t i = 0; i < policy_.asks.size(); ++i) {
    if (policy_.asks[i].step != s) continue;
    const Holds state = holds(policy_.asks[i].rule);
    take_unknowns(question_group::of_step(s));
    if (state == Holds::no || why == Why::rule || (state == Holds::possible && why != Why::no)) continue;
    why = state == Holds::yes ? Why::rule : Why::rule_unknown;
    ask_rule = i;
  }
  if (why != Why::rule && policy_.tolerance_hours.exists()) {
    const double hours = decision_.options[s].hours;
    const bool known = decision_.borne_known && !std::isnan(decision_.tolerance) && !std::isnan(hours);
    if (known && decision_.borne + hours > decision_.tolerance) {
      why = Why::beyond_tolerance;
      ask_rule = no_rule;
    } else if (!known && why == Why::no) {
      why = Why::beyond_tolerance;
    }
  }
  if (why == Why::no && work_.history[s].failed > 0) why = Why::repeats_failure;
  if (decision_.accepted) return;
  decision_.ask_first = why != Why::no;
  decision_.ask_why = why;
  decision_.ask_rule = ask_rule;
}

}  // namespace amends::impl
