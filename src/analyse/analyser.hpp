// Is there a case in which these conditions read so?
//
// Exact for what conditions are made of: comparisons of one fact, count or amount with constants (through arithmetic
// that rises or falls), `in`, booleans, enums, texts, times against `now`, periods, values and severity looked through,
// parameters by date. The answer `no` is a proof; `yes` comes with a case that was bound, decided and found to read so;
// all else is `inconclusive`, with the piece that could not be analysed. Never a false yes, never a false no.
//
//   Analyser analyser(policy);
//   const Analysis both = analyser.can({{first.condition, false}, {second.condition, true}});
//   if (both.verdict == Verdict::no) ...   // the second is shadowed by the first
//
// How: conditions become formulas over atoms, each atom a table over the regions of the one variable that it reads
// (formula.hpp, variables.hpp); a search over the regions, pruned by three-valued reading, does the rest (search.hpp).
// No clock: equal questions get equal answers. An Analyser keeps what it learnt of the policy from question to
// question; use one a thread. It shares the policy, which stays alive.
#pragma once

#include "expression/program.hpp"
#include "text/source.hpp"

#include <amends/case.hpp>
#include <amends/policy.hpp>
#include <amends/recommendation.hpp>
#include <amends/time.hpp>

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace amends::impl {

// One wish: this condition (any boolean expression of the policy's program, also an operand of && or ||) reads so.
// What reads unknown, or fails, reads neither true nor false.
struct Reading {
  Expr expr;
  bool is = true;
};

enum class Verdict : std::uint8_t { no, yes, inconclusive };

// A case that reads as wished: as small and plain as was found. to_json(witness.a_case) can be given to `recommend`.
struct Witness {
  Case a_case;
  Time now;
  std::vector<FactReading> facts;  // what of it matters, as messages say it: {"attempts.failed", "1"}
  bool by_none = false;            // it rests on a fact that is known to be none

  std::string text() const;  // "product.role = livelihood, attempts.failed = 1"
};

struct Analysis {
  Verdict verdict = Verdict::inconclusive;
  std::optional<Witness> witness;  // of yes
  Span span;                       // of what could not be analysed, where inconclusive
  std::string why;                 // in words, where inconclusive: "two facts are compared with each other"
};

class Analyser {
 public:
  explicit Analyser(const Policy& policy);
  ~Analyser();
  Analyser(const Analyser&) = delete;
  Analyser& operator=(const Analyser&) = delete;

  Analysis can(std::span<const Reading> readings);
  Analysis can(std::initializer_list<Reading> readings) {
    return can(std::span<const Reading>(readings.begin(), readings.size()));
  }

  // The same without a case, for those who only want the proof: `no` is one; `yes` says that nothing speaks against it,
  // and was not tried. Much faster where the answer is mostly yes.
  Analysis might(std::span<const Reading> readings);
  Analysis might(std::initializer_list<Reading> readings) {
    return might(std::span<const Reading>(readings.begin(), readings.size()));
  }

  // How the condition reads in a case; nullopt: unknown, or a failure.
  std::optional<bool> reads(const Case& a_case, Time now, Expr expr);

 private:
  struct State;
  Analysis answer(std::span<const Reading> readings, bool tried);
  std::unique_ptr<State> state_;
};

}  // namespace amends::impl
