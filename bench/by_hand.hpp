// The policy of tests/data/design-example.yaml as a good programmer would write it down in C++: plain structs, enums,
// lists inline, one function, nothing read twice.
//
// The same decision with the same meaning: fading memory, repeats, the ease, chances that shrink, the plan and what
// each option can be expected to cost, asking first, severity, who may, limits, the cap, the credit, stages, pending
// attempts, and facts that are not known. It leaves out what only a policy as data can have: which facts to ask for,
// which rules held, until when the answer is valid.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace amends::bench::by_hand {

enum class Step : std::uint8_t { depot_repair, home_visit, refund, replace };
enum class Burden : std::uint8_t { home_visit, on_the_phone, shipping, without_product };
enum class Severity : std::uint8_t { routine, elevated, serious, critical };
enum class AgentRole : std::uint8_t { agent, team_lead, manager, not_known };
enum class UsedFor : std::uint8_t { convenience, important, livelihood, safety, not_known };
enum class Maybe : std::uint8_t { no, yes, not_known };
enum class Outcome : std::uint8_t { fixed, partial, failed, worsened, declined, pending };
enum class Stage : std::uint8_t { recover, confirm, follow_up, closed };
enum class State : std::uint8_t { available, in_progress, declined, forbidden, used_up, no_chance, overdue };

template <typename T, std::size_t most>
struct List {
  std::array<T, most> items{};
  std::size_t size = 0;

  void add(T item) { items[size++] = item; }
  const T* begin() const { return items.data(); }
  const T* end() const { return items.data() + size; }
};

struct Attempt {
  Step step;
  Outcome outcome;
  std::int64_t at;
};

struct Demand {
  Burden burden;
  bool new_occasion;  // not at the same time as another of its kind in the same case
  double quantity;
  std::int64_t at;
};

struct Answer {
  Step step;
  bool accepted;
  std::int64_t at;
};

struct Grant {  // of goodwill
  bool this_case;
  std::int64_t cents;
  std::int64_t at;
};

struct Case {
  UsedFor used_for = UsedFor::not_known;
  Maybe spare_computer = Maybe::not_known;
  AgentRole role = AgentRole::not_known;
  Severity severity_reached = Severity::routine;
  Maybe got_what_needed = Maybe::not_known, done_well = Maybe::not_known;
  List<Attempt, 8> attempts;  // in order of time
  List<Demand, 24> demands;
  List<Answer, 4> answers;
  List<Grant, 4> grants;
};

struct Option {
  State state = State::available;
  bool loaner = false;
  double hours = 0, cost = 0, chance = 0, expected = 0;  // money in cents
};

struct Decision {
  Stage stage = Stage::recover;
  int step = -1;
  bool in_progress = false, ask_first = false;
  Severity severity = Severity::routine;
  double borne = 0, tolerance = 0;
  std::array<Option, 4> options;
  std::array<Step, 4> plan{};
  std::size_t planned = 0;
  double left_unfixed = 1;
  bool step_needs_approval = false;
  AgentRole step_approver = AgentRole::not_known;
  bool limit_known = true, unlimited = false;
  std::int64_t limit = 0, left = 0, cap_left = 0;  // goodwill, cents
  bool credit_given = false, credit_needs_approval = false;
  std::int64_t credit = 0, credit_open = 0, credit_cut = 0;
  AgentRole credit_approver = AgentRole::not_known;
};

void decide(const Case& c, std::int64_t now, Decision& decision);

}  // namespace amends::bench::by_hand
