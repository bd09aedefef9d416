// A policy as the evaluation sees it: numbers, compiled expressions and names by number.
//
// Numbers of steps, burdens, eases, contexts, remedies, values, commitments and parameters follow the order of their
// names, so that the order of keys in the YAML changes nothing. Severity levels and roles keep the order written.
#pragma once

#include "document/keys.hpp"
#include "expression/program.hpp"
#include "model/case_reader.hpp"
#include "policy/calendar.hpp"
#include "text/tree.hpp"

#include <amends/diagnostic.hpp>
#include <amends/money.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace amends::impl {

inline constexpr std::uint16_t no_rule = 0xffff;
inline constexpr std::uint32_t no_site = 0xffffffff;  // of Site and ListItem
inline constexpr std::size_t max_steps = 64;
inline constexpr std::size_t max_values = 256;
inline constexpr std::size_t max_burdens = 64;
inline constexpr std::size_t max_eases_of_a_step = 4;

// Text for people with expressions in it: "We have come {tried(home_visit)} times."
struct TextTemplate {
  struct Piece {
    std::string text;  // literal, where there is no expression
    Expr expr;
    Type type;
  };
  std::vector<Piece> pieces;

  bool empty() const noexcept { return pieces.empty(); }
};

enum class RuleKind : std::uint8_t {
  context,
  raise,
  step_when,
  ease_when,
  never,
  must,
  ask_first,
  may,
  limit,
  cap,
  remedy,
  value_item,
  plan_item,
  number_item
};

// Everything that can hold or not and gives a reason. `holds`, `possible` of a decision are indexed by its number.
struct RuleInfo {
  RuleKind kind = RuleKind::context;
  std::string name;  // "never home_visit", "context lives_by_it", or the rule's id
  Span span;         // where it is written
  TextTemplate because;
  std::string source;            // of a law or a figure; may be empty
  Expr condition;                // may not exist: always
  std::uint32_t site = no_site;  // of the condition
};

// A value of the policy: one expression, or a list of items read from the top.
struct ChoiceItem {
  Expr when;  // none: always
  Expr is;    // none: the value is none
  std::uint16_t rule = no_rule;
  std::uint32_t listed = no_site;  // its number among CompiledPolicy::list_items; no_site: in no list
};
struct Choice {
  std::vector<ChoiceItem> items;  // empty: not given
  Type type;
  bool may_run_out = false;  // of values: then none
  // Where the whole is one constant: read this and do not evaluate.
  std::optional<Cell> constant;

  bool exists() const noexcept { return !items.empty(); }
};

struct ContextDef {
  std::string name;
  std::string title;  // may be empty
  std::uint16_t rule = no_rule;
  std::vector<std::pair<std::uint16_t, Choice>> weighs;  // burden, factor (a double, 0 or more)
};

struct BurdenDef {
  std::string name;
  std::string title;              // for people; the name with spaces where not given
  std::string unit;               // "visit", "h", "min"
  std::int64_t unit_seconds = 0;  // 0: not a unit of time
  Choice hours;                   // a double, 0 or more
  Expr since;                     // a time: it runs
};

struct RaiseDef {
  std::uint16_t to = 0;
  std::uint16_t rule = no_rule;
};

enum class Ends : std::uint8_t { no, hand_over, refuse };

struct StepDef {
  std::string name;
  std::string title;
  TextTemplate say;     // how to put it to the customer; may be empty
  std::string against;  // the disadvantage to be told, may be empty
  std::uint16_t when_rule = no_rule;
  std::vector<std::pair<std::uint16_t, Choice>> demands;  // burden, quantity in its unit (a double)
  std::vector<std::uint16_t> eased_by;
  Choice chance;               // a double
  Choice each_failure_leaves;  // a double; not given: 1
  Choice costs;                // money; not given: 0
  Choice takes;                // duration or period; may not exist
  Choice at_most;              // int; may not exist
  Ends ends = Ends::no;
  bool waits_for_answers = false;
  std::int16_t kind = -1;  // of grants; -1: its cost is under no limit
};

struct EaseDef {
  std::string name;
  std::string title;
  std::uint16_t when_rule = no_rule;                      // not given: always there
  std::vector<std::pair<std::uint16_t, Choice>> removes;  // burden, share 0..1
  Choice costs;                                           // money; not given: 0
};

// never, must, ask_first: one for each step named.
struct StepRule {
  std::uint16_t step = 0;
  std::uint16_t rule = no_rule;
  TextTemplate ask;  // of ask_first; may be empty
};

struct RoleDef {
  std::string name;
  std::uint16_t rung = 0;
};

struct MayDef {
  enum class How : std::uint8_t { severity, condition, nobody };
  std::uint16_t step = 0;
  std::uint16_t role = 0;
  How how = How::severity;
  std::uint16_t severity = 0;
  std::uint16_t rule = no_rule;  // of a condition
};

struct LimitDef {
  std::uint16_t kind = 0;
  std::uint16_t role = 0;
  std::uint16_t severity = 0;  // from there on
  bool unlimited = false;
  Choice amount;  // money
};

struct CapDef {
  std::uint16_t kind = 0;
  Choice at_most;            // money
  bool per_customer = true;  // else per case
  Choice within;             // duration or period; not given: for ever
  std::uint16_t rule = no_rule;
};

struct EmpowermentDef {
  bool exists = false;
  std::vector<RoleDef> roles;  // as written
  std::vector<MayDef> may;
  std::vector<LimitDef> limits;
  std::vector<CapDef> caps;
};

struct RemedyDef {
  std::string name;
  std::string title;
  TextTemplate say;
  std::uint16_t kind = 0;
  bool owed = false;
  std::uint16_t rule = no_rule;  // its `when`, because and source
  Choice amount;                 // money; may not exist (an apology)
  std::int16_t instead_of = -1;
  std::string once;  // the harm that is made good once, whatever the policies; may be empty
};

struct CommitmentDef {
  std::string name;
  std::string title;
  Expr when;                      // none: always
  Expr since;                     // a time; none: as the name says
  bool promise_is_takes = false;  // `promise: takes`
  Choice promise;                 // duration or period
  Choice aim;                     // a share (double), or a duration or period; may not exist: the promise
  std::string by;                 // "person"; may be empty
};

struct ParameterValue {
  std::int64_t from = INT64_MIN;
  Cell value;
  std::string source;
  bool confirmed = true;
  Span span;
};
struct ParameterDef {
  std::string name;
  Type type;
  std::vector<ParameterValue> values;  // ascending `from`
  Span span;
};

struct ValueDef {
  std::string name;
  Choice choice;
  Visibility visibility = Visibility::context;
  std::string title;  // the name with spaces where not given
  Span span;
};

struct PlanItem {
  std::uint16_t rule = no_rule;  // its `when`; no_rule: always
  std::vector<std::uint16_t> steps;
  std::uint32_t listed = no_site;
};

// A fact as the policy sees it: of the standard case or declared. Its number is its slot.
struct PolicyFact {
  std::string name;  // "product.role", "spare_computer", "attempts[].caused_by_us"
  Type type;
  std::string unit;
  std::string doc;
  std::string ask;  // empty: the host looks it up
  bool declared = false;
  bool of_list_record = false;          // no slot of its own; named for unknowns
  std::uint16_t record = 0, field = 0;  // of a standard one: in case_records(); of a list: field 0xffff
  std::uint16_t shape = 0;              // of a declared one: in shape.declared
  std::optional<Cell> fallback;         // its `default`
  bool used = false;                    // by any expression: only these are bound
};

struct BindPlan;

// An expression where the policy wrote it: what tools walk over.
struct Site {
  Expr expr;
  Span span;
  const Key* key = nullptr;  // of the table of keys: what the place wants and sees; nullptr: inside a text
  std::string of;            // "chance of home_visit"
  bool is_condition = false;
};

// An item of a decision list, where the policy wrote it.
struct ListItem {
  Span span;                     // its first line
  std::string of;                // "chance of home_visit"
  std::uint32_t number = 0;      // 1: the first
  std::uint32_t when = no_site;  // its condition among the sites; no_site: always
  std::uint32_t is = no_site;    // what it gives; no_site: none, or steps of a plan
};

inline constexpr std::uint32_t own_source = 0;  // of CompiledPolicy::sources: the file that was loaded

struct CompiledPolicy {
  // What it is.
  std::string name, version, title;
  std::string fingerprint;  // 64 hex digits
  std::uint64_t identity =
      0;  // of this loaded policy; handles, bound cases and decisions carry it: from the fingerprint
  Sources sources;
  std::vector<std::uint32_t> bases;  // those of `sources` that are made to be extended
  Tree tree;                         // as read, extends resolved; its places are in `sources`
  std::deque<Text> texts;            // interned
  std::deque<std::string> text_bytes;
  std::map<std::string_view, const Text*> interned;
  std::deque<std::vector<Cell>> rows;  // of parameters that are records

  TypeTable types;
  Type step_type, burden_type, role_type, severity_type, remedy_type, kind_type;
  Program program;
  std::vector<Site> sites;           // every expression, in the order of compiling
  std::vector<ListItem> list_items;  // of every decision list, item after item
  std::vector<PolicyFact> facts;
  CaseShape shape;
  Calendar calendar;
  Currency currency;

  Choice worth_of_an_hour;      // money
  std::vector<RuleInfo> rules;  // everything that can hold
  std::vector<ContextDef> contexts;
  std::vector<BurdenDef> burdens;
  Choice halves_every;                       // duration; not given: nothing fades
  Choice each_repeat_adds;                   // a double; not given: 0
  Choice tolerance_hours;                    // a double; not given: no tolerance is set and nothing exceeds it
  Choice tolerance_each_failure_leaves;      // a double; not given: 1
  std::vector<std::string> severity_levels;  // at least one: "routine" where the block is not given
  std::vector<RaiseDef> raises;
  std::vector<StepDef> steps;
  std::vector<EaseDef> eases;
  std::vector<StepRule> nevers, musts, asks;
  EmpowermentDef empowerment;
  std::vector<std::string> kinds;  // of grants: "goodwill" and those named by remedies, limits, caps
  std::vector<RemedyDef> remedies;
  std::vector<CommitmentDef> commitments;
  std::vector<ParameterDef> parameters;
  std::vector<ValueDef> values;
  bool plan_expected = true;
  std::vector<PlanItem> plan;                 // where not expected; the last one always applies
  Choice follow_up;                           // duration or period; not given: closed at once
  std::shared_ptr<const BindPlan> bind_plan;  // what binding a case does, the same for all of them
  bool closure = false;  // the block is there: a fixed case is confirmed with the two questions. Without it too.

  bool is_of_a_base(Span span) const noexcept {
    return std::find(bases.begin(), bases.end(), span.source) != bases.end();
  }
};

}  // namespace amends::impl
