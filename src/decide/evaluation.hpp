// One decision in the making: the policy, the bound case and `now` on one side, the Decision on the other.
//
// The steps of section 7 of the design in their order, a file each: history, burdens, severity, options, plan, asking,
// empowerment, remedies. decide.cpp runs them.
#pragma once

#include <amends/decision.hpp>

#include "decide/observer.hpp"
#include "decide/working.hpp"
#include "policy/bound_data.hpp"
#include "policy/compiled.hpp"

#include <span>

namespace amends::impl {

// What an open question belongs to; see OpenQuestion::group. A step's group is 1 + its number.
namespace question_group {
inline constexpr std::uint32_t before_steps = 0;
inline constexpr std::uint32_t grants = 0x10000;
inline constexpr std::uint32_t values = 0x10001;
inline constexpr std::uint32_t commitments = 0x10002;
inline constexpr std::uint32_t texts = 0x10003;
constexpr std::uint32_t of_step(std::uint16_t step) { return 1U + step; }
}  // namespace question_group

// What other policies say about the same case, by this policy's steps; see together.hpp.
struct Elsewhere {
  std::uint64_t forbidden = 0, undecided = 0, used_up = 0, must = 0;  // bit s: step s
  std::int32_t severity = 0;                                          // at least this

  bool has(std::uint64_t steps, std::uint16_t step) const noexcept { return (steps >> step & 1U) != 0; }
};

class Evaluation final : public Host {
 public:
  Evaluation(const CompiledPolicy& policy, const BoundData& bound, std::int64_t now, Decision& decision,
             Working& working);

  // Before run(): reads facts from `slots` instead of the bound case's, for what_if().
  void assume(const std::vector<Cell>& slots, std::int32_t role) {
    slots_ = &slots;
    role_ = role;
  }
  // Before run(): tells what is read. Without one, which is how decide() runs, it costs a look for each rule.
  void observe(DecisionObserver* observer) noexcept { observer_ = observer; }
  // Before run_to_plan(): what holds besides.
  void respect(const Elsewhere& elsewhere) noexcept { elsewhere_ = elsewhere; }
  void run();
  // The two halves of run(): up to the plan, and what follows from the step that is recommended.
  void run_to_plan();
  void settle(std::int32_t step, bool in_progress);  // between them: another step than the plan's first
  void run_from_step();
  // Only so far that conditions can be evaluated: history, burdens, severity; no step is judged.
  void run_before_steps();

  // For recommend(), after run(): evaluates an expression that was not part of the decision (texts, commitments).
  Cell evaluate(Expr expr);
  Cell choose(const Choice& choice, std::uint16_t* item_rule = nullptr) {
    return choice.constant ? *choice.constant : choose_item(choice, item_rule);
  }
  Holds holds(std::uint16_t rule);
  Holds reading(Expr condition);             // of a condition; none: it always holds
  void take_unknowns(std::uint32_t group) {  // what the last evaluation left undecided, into the questions
    if (!work_.frame.unknowns.empty() || !work_.frame.problems.empty()) note_unknowns(group);
  }
  void forget_unknowns();
  void ask_for_opened_at(std::uint32_t group);
  void sort_questions();
  bool may(std::uint16_t step, std::uint16_t role);  // without approval, at the severity decided
  bool covers(std::uint16_t kind, std::uint16_t role, std::int64_t amount);  // without approval, on top of the rest

  Cell call(HostCall call, std::span<const Cell> arguments, Frame& frame) override;

  // The moment `after` which the period or duration that `choice` gives ends; nullopt: unknown or not given.
  std::optional<std::int64_t> ending(const Choice& choice, std::int64_t start);
  std::optional<std::int64_t> later(Cell span, Type type, std::int64_t start) const;

  const CompiledPolicy& policy() const noexcept { return policy_; }
  const BoundData& bound() const noexcept { return bound_; }
  Working& working() noexcept { return work_; }
  Decision& decision() noexcept { return decision_; }
  std::int64_t now() const noexcept { return now_; }
  std::int64_t latest_attempt_at() const noexcept { return latest_attempt_at_; }
  std::int32_t role() const noexcept { return role_; }  // of the agent; -1: unknown, none, or not of the policy
  Cell fact(std::size_t slot) const { return (*slots_)[slot]; }

 private:
  Cell choose_item(const Choice& choice, std::uint16_t* item_rule);
  void note_unknowns(std::uint32_t group);
  void prepare();
  void read_history();
  void read_answers();
  void undo_fixes_that_did_not_last();
  void decide_stage();
  void weigh_contexts();
  void measure_burdens();
  void set_tolerance();
  void raise_severity();

  void judge_options();
  void judge(std::uint16_t step);
  void price(std::uint16_t step);
  void apply_nevers();
  void apply_elsewhere();
  void find_work_in_progress();
  void apply_musts();
  void wait_for_answers();
  void make_plan();
  void choose_fixed_plan();
  void order_options();
  double ratio(std::uint16_t step) const;                            // total / chance; of one that ends: its total
  bool comes_before(std::uint16_t step, std::uint16_t other) const;  // under `plan: expected`
  void price_plan();
  double expected_from(std::size_t first_in_order, std::int32_t without) const;
  void decide_asking();

  bool role_is_at_or_after(std::uint16_t role, std::uint16_t of) const;
  struct Amount {
    bool known = true, unlimited = false;
    std::int64_t minor = 0;
  };
  Amount limit(std::uint16_t kind, std::uint16_t role);
  bool has_limit(std::uint16_t kind) const;
  void measure_grants();
  void approve_step();
  void decide_remedies();
  void decide_remedy(std::uint16_t remedy);
  void report_limits();
  void report_values();

  // Host calls.
  Cell demanded(std::uint16_t burden, Cell window, bool period, bool times);
  Cell granted(std::uint16_t kind, Cell window, bool period);
  Cell event(const Text* kind, std::int64_t within);
  Cell value(std::uint16_t number, Frame& frame);
  Cell parameter(std::uint16_t number, std::int64_t at, bool at_now);
  bool within(std::int64_t at, Cell window, bool period);

  const CompiledPolicy& policy_;
  const BoundData& bound_;
  const std::int64_t now_;
  Decision& decision_;
  Working& work_;
  const std::vector<Cell>* slots_;
  std::int32_t role_;
  DecisionObserver* observer_ = nullptr;
  Elsewhere elsewhere_;

  std::int64_t failed_ = 0, worsened_ = 0, tried_ = 0;
  std::int64_t latest_attempt_at_ = INT64_MIN;
  std::int32_t pending_step_ = no_id;
  double worth_ = not_priced;  // minor units an hour; NaN: not given or unknown
  bool worth_unknown_ = false;
  Cell borne_, tolerance_;  // as an expression sees them
};

}  // namespace amends::impl
