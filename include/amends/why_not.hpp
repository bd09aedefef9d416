// Why, and why not: the rules behind a decision, and the smallest change of facts that would have led to another.
//
// Everything said here was tried: each way to the target is a case that was decided. The search is exhaustive over one
// change of the case, then two, then three, within a budget that counts decisions, not time: equal questions get equal
// answers. All functions are total and may be called from any number of threads at once.
#pragma once

#include <amends/case.hpp>
#include <amends/explain.hpp>
#include <amends/money.hpp>
#include <amends/policy.hpp>
#include <amends/recommendation.hpp>
#include <amends/result.hpp>
#include <amends/time.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace amends {

// A condition of the policy, and how it read in a case.
struct ConditionReading {
  enum class Reads : std::uint8_t { no, yes, unknown };

  std::string about;  // "never home_visit", "severity serious", "when of depot_repair"
  std::string text;   // as the policy writes it; empty: it always holds
  Reads reads = Reads::yes;
  std::vector<FactReading> facts;  // what it read
  std::string because;             // filled in; may be empty
  std::string file;
  std::uint32_t line = 0;

  bool operator==(const ConditionReading&) const = default;
};

// The decision with what is behind it.
struct Story {
  Recommendation recommendation;
  std::vector<ConditionReading> decided;  // all that held, in the order in which the policy is read
  std::vector<std::string> close;         // what came close: the next step and by how much, what one change would do
};

Story tell(const Policy& policy, const Case& c, Time now);

// What was not chosen.
struct Target {
  enum class Kind : std::uint8_t { step, severity, remedy, grant };

  Kind kind = Kind::step;
  std::string name;             // of the step, severity or remedy, or the kind of the grant
  std::optional<Money> amount;  // of a grant, given without approval

  bool operator==(const Target&) const = default;
};

// "replace", "severity:critical", "remedy:apology_credit", "grant:goodwill 300 USD"; a bare name where it means one
// thing. A failure says "did you mean".
Result<Target> read_target(const Policy& policy, std::string_view text);
std::string to_string(const Target& target);

// Something that stood in its way.
struct Obstacle {
  std::string text;                          // "A rule of the policy forbids it: four visits in half a year is enough."
  std::vector<ConditionReading> conditions;  // the rules behind it
  std::vector<Option> compared;              // a step that was better, and this one

  bool operator==(const Obstacle&) const = default;
};

// One change of the case. As a sentence after "if": "spare_computer were true (it is false)".
struct Change {
  std::string fact;  // "spare_computer", "attempts", "now"
  std::string from;  // empty: it was not there
  std::string to;    // empty: taken away
  std::string text;

  bool operator==(const Change&) const = default;
};

// Changes that together lead to the target, tried: `a_case` at `now` does.
struct Way {
  std::vector<Change> changes;
  Case a_case;
  Time now;

  bool operator==(const Way&) const = default;
};

struct WhyNot {
  Target target;
  bool chosen = false;  // as things are: nothing to explain
  std::string answer;   // one sentence: what was decided in its place
  std::vector<Obstacle> obstacles;
  std::vector<Way> ways;      // the smallest, at most 5, the plainest first
  std::size_t more_ways = 0;  // equally small, left out
  int searched = 0;           // all sets of so many changes were tried
  bool complete = true;       // no smaller set is left untried; false: the budget ended the search
  PolicyName policy;
  Time at;

  bool operator==(const WhyNot&) const = default;
};

WhyNot why_not(const Policy& policy, const Case& c, Time now, const Target& target);

std::string explain(const Story& story, const ExplainOptions& options = {});
std::string explain(const WhyNot& answer, const ExplainOptions& options = {});
std::string to_json(const Story& story, int indent = 2);
std::string to_json(const WhyNot& answer, int indent = 2);

}  // namespace amends
