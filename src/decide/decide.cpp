#include "decide/evaluation.hpp"

#include "expression/same_cells.hpp"

#include <amends/recommend.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace amends {

DecisionScratch::DecisionScratch() noexcept = default;
DecisionScratch::DecisionScratch(const DecisionScratch&) noexcept {}
DecisionScratch::DecisionScratch(DecisionScratch&&) noexcept = default;
// NOLINTNEXTLINE(bugprone-unhandled-self-assignment): there is nothing to copy
DecisionScratch& DecisionScratch::operator=(const DecisionScratch&) noexcept { return *this; }
DecisionScratch& DecisionScratch::operator=(DecisionScratch&&) noexcept = default;
DecisionScratch::~DecisionScratch() = default;

impl::Working& DecisionScratch::working() {
  if (!working_) working_ = std::make_unique<impl::Working>();
  return *working_;
}

bool decide(const Policy& policy, const BoundCase& bound, Time now, Decision& decision) {
  if (bound.policy() != policy.identity()) {
    decision.policy = 0;
    return false;
  }
  impl::Evaluation(policy.compiled(), bound.data(), now.seconds, decision, decision.scratch.working()).run();
  return true;
}

}  // namespace amends

namespace amends::impl {

Evaluation::Evaluation(const CompiledPolicy& policy, const BoundData& bound, std::int64_t now, Decision& decision,
                       Working& working)
    : policy_(policy),
      bound_(bound),
      now_(now),
      decision_(decision),
      work_(working),
      slots_(&bound.slots),
      role_(bound.role) {}

void Evaluation::run_before_steps() {
  prepare();
  read_history();
  read_answers();
  decide_stage();
  weigh_contexts();
  measure_burdens();
  set_tolerance();
  raise_severity();
}

void Evaluation::run() {
  run_to_plan();
  run_from_step();
}

void Evaluation::run_to_plan() {
  run_before_steps();
  if (decision_.stage == Stage::recover) judge_options();
  make_plan();
}

void Evaluation::settle(std::int32_t step, bool in_progress) {
  decision_.step = step;
  decision_.in_progress = in_progress;
}

void Evaluation::run_from_step() {
  decide_asking();
  measure_grants();
  report_limits();
  approve_step();
  decide_remedies();
  report_values();
  sort_questions();
  decision_.valid_until = Time{work_.frame.next_moment};
}

Cell Evaluation::evaluate(Expr expr) {
  work_.frame.steps_left = 100'000;
  return policy_.program.evaluate(expr, work_.frame);
}

// Read from the top: false is skipped, true ends the reading, unknown is kept as possible. If all that is possible is
// known and equal, that is the value.
Cell Evaluation::choose_item(const Choice& choice, std::uint16_t* item_rule) {
  Frame& frame = work_.frame;
  const std::size_t unknowns = frame.unknowns.size();
  const std::size_t problems = frame.problems.size();
  Cell possible;
  bool any = false, differ = false, ended = false;
  for (const ChoiceItem& item : choice.items) {
    const Holds state = reading(item.when);
    if (item.rule != no_rule) decision_.rules[item.rule] = state;
    if (observer_ != nullptr && item.listed != no_site) [[unlikely]]
      observer_->item_read(item.listed, state);
    if (state == Holds::no) continue;
    const Cell cell = item.is.exists() ? evaluate(item.is) : Cell::none();
    if (!any) {
      possible = cell;
      any = true;
      if (item_rule) *item_rule = item.rule;
    } else if (!same_cells(possible, cell, choice.type)) {
      differ = true;
    }
    if (state == Holds::yes) {
      ended = true;
      break;
    }
  }
  if (!ended) {  // it may run out: then it is none
    if (any && possible.state != State::none) differ = true;
    if (!any) return Cell::none();
  }
  if (differ || possible.undecided()) {
    const bool failed = !differ && possible.state == State::error;
    return failed ? possible : Cell{};
  }
  frame.unknowns.resize(unknowns);
  frame.problems.resize(problems);
  return possible;
}

Holds Evaluation::holds(std::uint16_t rule) {
  const Holds state = decision_.rules[rule] = reading(policy_.rules[rule].condition);
  if (observer_ != nullptr) [[unlikely]]
    observer_->rule_read(rule, state);
  return state;
}

Holds Evaluation::reading(Expr condition) {
  if (!condition.exists()) return Holds::yes;
  const Cell cell = evaluate(condition);
  return cell.is_true() ? Holds::yes : cell.undecided() ? Holds::possible : Holds::no;
}

void Evaluation::note_unknowns(std::uint32_t group) {
  for (const std::uint64_t fact : work_.frame.unknowns) {
    const bool there = std::any_of(work_.questions.begin(), work_.questions.end(),
                                   [&](const OpenQuestion& q) { return q.fact == fact && q.group == group; });
    if (!there) work_.questions.push_back({group, fact});
  }
  for (const Problem& problem : work_.frame.problems) {
    const bool there = std::any_of(work_.problems.begin(), work_.problems.end(), [&](const Problem& p) {
      return p.node == problem.node && p.error == problem.error;
    });
    if (!there) work_.problems.push_back(problem);
  }
  forget_unknowns();
}

void Evaluation::forget_unknowns() {
  work_.frame.unknowns.clear();
  work_.frame.problems.clear();
}

void Evaluation::ask_for_opened_at(std::uint32_t group) {
  if (fact(bound_.plan->opened_at).state != State::unknown) return;
  work_.frame.unknowns.push_back(bound_.plan->opened_at);
  take_unknowns(group);
}

// What comes before the steps first, then the steps in plan order, then those that are out of the plan, in the order
// they would have in it, then remedies and values.
void Evaluation::sort_questions() {
  if (work_.questions.empty()) return;
  const std::size_t steps = policy_.steps.size();
  std::array<std::uint32_t, max_steps> ranks{};
  for (std::uint16_t s = 0; s < steps; ++s) {
    const auto planned = std::find(decision_.plan.begin(), decision_.plan.end(), static_cast<std::int32_t>(s));
    if (planned != decision_.plan.end()) {
      ranks[s] = 1 + static_cast<std::uint32_t>(planned - decision_.plan.begin());
      continue;
    }
    ranks[s] = static_cast<std::uint32_t>(steps) + 1;
    for (std::uint16_t other = 0; other < steps; ++other) ranks[s] += comes_before(other, s) ? 1 : 0;
  }
  const auto rank = [&](std::uint32_t group) -> std::uint32_t {
    return group == 0 || group > steps ? group : ranks[group - 1];
  };
  // By insertion: the list is short, and this keeps the order of reading without memory of its own.
  std::vector<OpenQuestion>& questions = work_.questions;
  for (std::size_t i = 1; i < questions.size(); ++i)
    for (std::size_t j = i; j > 0 && rank(questions[j].group) < rank(questions[j - 1].group); --j)
      std::swap(questions[j], questions[j - 1]);
  for (const OpenQuestion& question : questions)
    if (std::find(decision_.questions.begin(), decision_.questions.end(), question.fact) == decision_.questions.end())
      decision_.questions.push_back(question.fact);
}

void Evaluation::report_values() {
  for (std::uint16_t i = 0; i < policy_.values.size(); ++i) {
    const Cell cell = value(i, work_.frame);
    take_unknowns(question_group::values);
    ValueDecision& answer = decision_.values[i];
    answer.state = cell.known()                ? ValueDecision::State::known
                   : cell.state == State::none ? ValueDecision::State::none
                                               : ValueDecision::State::unknown;
    if (!cell.known()) continue;
    switch (policy_.values[i].choice.type.kind) {
      case TypeKind::boolean:
        answer.integer = cell.boolean ? 1 : 0;
        break;
      case TypeKind::real:
      case TypeKind::money:
        answer.real = cell.real;
        break;
      case TypeKind::text:
      case TypeKind::list:
      case TypeKind::record:
      case TypeKind::any:
        break;
      default:
        answer.integer = cell.integer;
    }
  }
}

std::optional<std::int64_t> Evaluation::later(Cell span, Type type, std::int64_t start) const {
  if (type.kind == TypeKind::period) {
    const std::optional<Time> end = policy_.calendar.add_period(Time{start}, Period::unpack(span.integer));
    if (!end) return std::nullopt;
    return end->seconds;
  }
  std::int64_t end = 0;
  if (__builtin_add_overflow(start, span.integer, &end)) return std::nullopt;
  return end;
}

std::optional<std::int64_t> Evaluation::ending(const Choice& choice, std::int64_t start) {
  if (!choice.exists()) return std::nullopt;
  const Cell span = choose(choice);
  if (!span.known()) return std::nullopt;
  return later(span, choice.type, start);
}

}  // namespace amends::impl
