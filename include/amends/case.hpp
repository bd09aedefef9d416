// The case: all that is known, at a moment `now`, about one customer's problem.
//
// Plain structs. Every Fact starts unknown: set what you know, set `none` where you know there is none, and leave the
// rest; what matters and is missing comes back as a question. History lists (attempts, demands, ...) are never
// unknown: empty means that nothing happened. The two facts that only record history, `problem.reopened_at` and
// `problem.severity_reached`, read as none where they are missing.
//
// Each field is described once more, with its unit, its doc and the question that asks for it, in
// src/model/case_fields.cpp; everything else (JSON, expressions, Python, reference pages) comes from that description.
//
// A Case is a value. Nothing in it refers to a policy, so one case can be put to several.
#pragma once

#include <amends/fact.hpp>
#include <amends/fact_value.hpp>
#include <amends/money.hpp>
#include <amends/time.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace amends {

enum class Skill : std::uint8_t { none, basic, confident, expert };
enum class ProductRole : std::uint8_t { convenience, important, livelihood, safety };
enum class ProblemKind : std::uint8_t { complaint, inquiry, request };
enum class ReportedBy : std::uint8_t { customer, us };
enum class Outcome : std::uint8_t { fixed, partial, failed, worsened, declined, pending };
enum class TrustLevel : std::uint8_t { no, sometimes, yes };
enum class Sentiment : std::uint8_t { angry, upset, neutral, content };
enum class Trend : std::uint8_t { stopped, falling, steady, rising };
enum class AnswerKind : std::uint8_t { declined, accepted };

struct Customer {
  Fact<std::string> id;
  Fact<std::string> tier;
  Fact<Time> since;
  Fact<Money> yearly_value;
  Fact<std::int64_t> purchases;
  Fact<std::string> language;
  Fact<std::string> channel;  // the one they prefer
  Fact<Skill> skill;

  bool operator==(const Customer&) const = default;
};

struct Product {
  Fact<std::string> kind;
  Fact<ProductRole> role;  // in their life
  Fact<double> hours_per_day;
  Fact<Money> price;
  Fact<Time> bought_at;
  Fact<bool> has_substitute;

  bool operator==(const Product&) const = default;
};

struct LifeEvent {
  std::string kind;  // wedding, holiday, exam, move, illness, bereavement ...
  Time from;
  Fact<Time> to;  // unknown or none: it ends on the day it begins (24 h)

  bool operator==(const LifeEvent&) const = default;
};

struct Life {
  std::vector<LifeEvent> events;

  bool operator==(const Life&) const = default;
};

struct Problem {
  Fact<ProblemKind> kind;
  Fact<std::string> symptom;
  Fact<std::string> channel;  // the one it came in by
  Fact<Time> opened_at;
  Fact<Time> reopened_at;  // missing: none
  Fact<ReportedBy> reported_by;
  Fact<Time> out_of_service_since;
  Fact<bool> safety_risk;
  Fact<std::string> severity_reached;  // a level of the policy's ladder; missing: none

  bool operator==(const Problem&) const = default;
};

struct Attempt {
  std::string step;
  Time at;
  Outcome outcome = Outcome::pending;
  Fact<bool> caused_by_us;
  Fact<std::string> note;

  bool operator==(const Attempt&) const = default;
};

struct Demand {
  std::string burden;
  double quantity = 1;  // in the burden's unit, 0 or more
  Time at;
  Fact<std::string> case_id;  // missing or none: this case

  bool operator==(const Demand&) const = default;
};

struct Promise {
  std::string name;  // a commitment's name, or any other
  Fact<std::string> what;
  Time made_at;
  Fact<Time> due_at;
  Fact<Time> kept_at;  // none or missing: not kept yet
  Fact<bool> valued;   // by the customer

  bool operator==(const Promise&) const = default;
};

struct Trust {
  Fact<TrustLevel> sincerity;    // they mean it
  Fact<TrustLevel> competence;   // they can do it
  Fact<TrustLevel> reliability;  // they will do it

  bool operator==(const Trust&) const = default;
};

struct Signals {
  Fact<double> effort;        // effort score, 1 (easy) to 7 (hard)
  Fact<double> satisfaction;  // 1 to 5
  Fact<Sentiment> sentiment;
  Fact<Trend> usage_trend;
  Fact<bool> leaving;  // by what they do and by how they feel, both

  bool operator==(const Signals&) const = default;
};

struct Answer {
  std::string step;
  AnswerKind answer = AnswerKind::declined;
  Time at;

  bool operator==(const Answer&) const = default;
};

// The two questions that end a case. Both YES or it is not over.
struct Closing {
  Fact<bool> got_what_needed;  // "did you get what you needed?"
  Fact<Time> got_what_needed_at;
  Fact<bool> done_well;  // "did we do it well?"
  Fact<Time> done_well_at;

  bool operator==(const Closing&) const = default;
};

struct Grant {
  std::string remedy;
  Fact<std::string> kind;  // missing: the kind of that remedy in the policy
  Money amount;            // negative amounts are reversals
  Time at;
  Fact<std::string> role;
  Fact<std::string> case_id;   // missing or none: this case
  Fact<std::string> reason{};  // missing or none: not written down

  bool operator==(const Grant&) const = default;
};

struct Agent {
  Fact<std::string> role;  // one of the policy's roles

  bool operator==(const Agent&) const = default;
};

struct Case {
  Fact<std::string> id;
  Customer customer;
  Product product;
  Life life;
  Problem problem;
  std::vector<Attempt> attempts;
  std::vector<Demand> demands;  // of this case and earlier ones
  std::vector<Promise> promises;
  Trust trust;
  Signals signals;
  std::vector<Answer> answers;
  Closing closing;
  std::vector<Grant> grants;
  Agent agent;

  // Facts that a policy declares beyond the above, by their dotted name: {"spare_computer", false}.
  std::map<std::string, FactValue, std::less<>> facts;

  bool operator==(const Case&) const = default;
};

}  // namespace amends
