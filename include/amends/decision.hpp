// The answer as numbers and ids: fast to make, reusable, without text.
//
// decide() fills a Decision in place; once it is warm (after the first use with a policy) that allocates nothing. Ids
// are indices into Policy::steps(), severity_levels(), roles(), remedies(), values(). Use one Decision a thread.
#pragma once

#include <amends/time.hpp>

#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

namespace amends {

namespace impl {
struct Working;
}

enum class Stage : std::uint8_t { recover, confirm, follow_up, closed };

// Why no step is recommended.
enum class NoStep : std::uint8_t {
  has_step,
  done,       // outside the stage recover, or the policy has no steps
  undecided,  // every step left depends on something unknown
  all_out,    // every step is ruled out: the highest role is named
};

enum class OptionState : std::uint8_t {
  available,
  in_progress,  // an attempt of it is pending and not overdue
  declined,     // by the customer
  forbidden,    // by a `never` rule
  used_up,      // `at_most`
  not_now,      // its `when` does not hold
  no_chance,    // its chance is 0
  undecided,    // its `when`, a `never`, its chance, cost or hours are unknown
  overdue,      // a pending attempt of it is past its time
  not_planned,  // the policy's fixed plan leaves it out
};

inline constexpr std::int32_t no_id = -1;
inline constexpr double not_priced = std::numeric_limits<double>::quiet_NaN();

struct OptionDecision {
  OptionState state = OptionState::not_now;
  bool must = false;
  double hours = 0;              // of the customer's life, its best eases used; NaN: not known
  double cost = 0;               // company money, minor units, with its eases; NaN: not known
  double chance = not_priced;    // 0 to 1; NaN: not given or not known
  double expected = not_priced;  // expected total if tried first, minor units; NaN: not priced
  std::uint8_t eases = 0;        // bit i: the i-th of its `eased_by` is used
  std::uint16_t rule = 0xffff;   // what put it out or made it a must; 0xffff: none
};

struct RemedyDecision {
  bool given = false;             // its `when` holds and nothing stands instead of it
  bool priced = false;            // it has an amount and the amount is known
  std::int64_t entitlement = 0;   // minor units, in this case
  std::int64_t open = 0;          // entitlement less what was granted
  std::int64_t cut = 0;           // what a cap took away from `open`
  std::int32_t approver = no_id;  // the lowest role that covers it; no_id: nobody does
  bool needs_approval = false;
};

struct LimitDecision {
  std::uint16_t kind = 0;
  bool known = true;  // false: a limit or the role is unknown
  bool unlimited = false;
  std::int64_t limit = 0;     // minor units, for this role at this severity, in this case
  std::int64_t left = 0;      // less what was granted in this case, and no more than every cap leaves
  std::int64_t cap_left = 0;  // INT64_MAX: no cap
};

struct BurdenDecision {
  double weight = 1;      // product of the contexts that hold
  double remembered = 0;  // past occasions, faded
  double borne = 0;       // hours
};

// A named value of the policy: booleans, ints, enum numbers, seconds of durations and times are in `integer`, doubles
// and money (minor units, not rounded) in `real`. Texts and lists are only in a Recommendation.
struct ValueDecision {
  enum class State : std::uint8_t { known, none, unknown } state = State::unknown;
  std::int64_t integer = 0;
  double real = 0;
};

struct ConflictDecision {
  std::int32_t step = no_id;    // a `must` step that is out
  std::uint16_t rule = 0xffff;  // the must rule
};

// The working memory of decide(), kept from one use to the next. Copying a Decision copies no working memory.
class DecisionScratch {
 public:
  DecisionScratch() noexcept;
  DecisionScratch(const DecisionScratch&) noexcept;
  DecisionScratch(DecisionScratch&&) noexcept;
  DecisionScratch& operator=(const DecisionScratch&) noexcept;
  DecisionScratch& operator=(DecisionScratch&&) noexcept;
  ~DecisionScratch();

  impl::Working& working();  // made on first use

 private:
  std::unique_ptr<impl::Working> working_;
};

// The three readings of a rule.
enum class Holds : std::uint8_t { no, yes, possible };

struct Decision {
  std::uint64_t policy = 0;
  Time at;
  Time valid_until;  // the next moment at which a comparison with time could change the answer; Time max: never
  Stage stage = Stage::recover;
  NoStep no_step = NoStep::done;
  std::int32_t step = no_id;
  bool in_progress = false;
  bool ask_first = false;
  bool accepted = false;  // the customer already agreed to the step
  enum class AskWhy : std::uint8_t { no, rule, rule_unknown, beyond_tolerance, repeats_failure };
  AskWhy ask_why = AskWhy::no;
  std::uint16_t ask_rule = 0xffff;  // number of the ask_first rule
  std::int32_t severity = 0;
  std::uint16_t severity_rule = 0xffff;  // the raise that set it; 0xffff: the lowest, or reached before
  double borne = 0;                      // hours, what is known of it
  bool borne_known = true;
  double tolerance = not_priced;  // hours; NaN: none set or unknown
  bool step_needs_approval = false;
  std::int32_t step_approver = no_id;    // lowest role that may; no_id: nobody
  double left_unfixed = 1;               // the product of all (1 - chance) over the plan
  std::vector<std::int32_t> plan;        // steps, the recommended one first
  std::vector<OptionDecision> options;   // by step
  std::vector<BurdenDecision> burdens;   // by burden
  std::vector<RemedyDecision> remedies;  // by remedy
  std::vector<ValueDecision> values;     // by value
  std::vector<LimitDecision> limits;     // by kind that has a limit or a cap
  std::vector<Holds> rules;              // by rule
  std::vector<ConflictDecision> conflicts;
  std::vector<std::uint64_t> questions;  // fact numbers (low 32 bits) with list rows, in order of the plan
  DecisionScratch scratch;
};

}  // namespace amends
