// Questions put to a policy: formulas, a search, and each answer tried on a real case.
#include "analyse/analyser.hpp"

#include "analyse/case_maker.hpp"
#include "analyse/question.hpp"
#include "decide/evaluation.hpp"
#include "decide/wording.hpp"

#include <algorithm>
#include <cmath>

namespace amends::impl {

namespace {

constexpr std::int64_t a_wednesday = 1'772'632'800;  // 2026-03-04T14:00:00Z

}  // namespace

std::string Witness::text() const {
  std::string text;
  for (const FactReading& fact : facts) {
    if (!text.empty()) text += ", ";
    text += fact.fact + " = " + fact.value;
  }
  return text;
}

struct Analyser::State {
  explicit State(const Policy& of)
      : policy(of),
        program(of.compiled().program),
        variables(of.compiled()),
        formulas(of.compiled(), program, variables),
        probe(of.compiled(), program, variables),
        regions(of.compiled(), program, variables, probe),
        lists(of.compiled(), program, &another),
        maker(policy, variables) {
    std::string name = "another";
    while (of.compiled().interned.count(name) != 0) name += "_one";
    another_bytes = std::move(name);
    another.bytes = another_bytes;
  }

  Policy policy;
  Program program;
  Variables variables;
  Formulas formulas;
  AssumedCase probe;
  Regions regions;
  Lists lists;
  CaseMaker maker;
  std::string another_bytes;
  Text another;
  BoundCase bound;
  Decision decision;

  bool reads_so(const Case& a_case, Time now, std::span<const Reading> readings);
  void say_facts(Witness& witness, const Assignment& assignment);
  std::string said(Cell cell, Type type) const;
  std::optional<Witness> witness(Assignment assignment, std::span<const Reading> readings);
};

Analyser::Analyser(const Policy& policy) : state_(std::make_unique<State>(policy)) {}
Analyser::~Analyser() = default;

bool Analyser::State::reads_so(const Case& a_case, Time now, std::span<const Reading> readings) {
  if (!policy.bind(a_case, bound)) return false;
  Evaluation evaluation(policy.compiled(), bound.data(), now.seconds, decision, decision.scratch.working());
  evaluation.run_before_steps();
  return std::all_of(readings.begin(), readings.end(), [&](const Reading& reading) {
    const Cell cell = evaluation.evaluate(reading.expr);
    return reading.is ? cell.is_true() : cell.is_false();
  });
}

std::optional<bool> Analyser::reads(const Case& a_case, Time now, Expr expr) {
  State& s = *state_;
  s.policy.bind(a_case, s.bound);
  Evaluation evaluation(s.policy.compiled(), s.bound.data(), now.seconds, s.decision, s.decision.scratch.working());
  evaluation.run_before_steps();
  const Cell cell = evaluation.evaluate(expr);
  if (!cell.known()) return std::nullopt;
  return cell.boolean;
}

// The values as they are in the case; of a region of counts it may have another one than was wished.
void Analyser::State::say_facts(Witness& witness, const Assignment& assignment) {
  policy.bind(witness.a_case, bound);
  Evaluation evaluation(policy.compiled(), bound.data(), witness.now.seconds, decision, decision.scratch.working());
  evaluation.run_before_steps();
  for (const Assignment::Entry& entry : assignment.entries) {
    const Variable& variable = variables[entry.variable];
    Cell cell = entry.value;
    if (variable.kind == Variable::Kind::history) {
      cell = evaluation.call(variable.call, {variable.arguments.data(), variable.argument_count},
                             evaluation.working().frame);
      if (cell.known() && variable.type.kind == TypeKind::real && std::fabs(cell.real - entry.value.real) < 1e-5)
        cell = entry.value;  // but for what fades
    }
    witness.facts.push_back({variable.name, said(cell, variable.type)});
    witness.by_none = witness.by_none || entry.value.state == impl::State::none;
  }
}

// Of a list of records only what is known of them.
std::string Analyser::State::said(Cell cell, Type type) const {
  const CompiledPolicy& compiled = policy.compiled();
  const bool records =
      type.kind == TypeKind::list && cell.known() && compiled.types.element(type).kind == TypeKind::record;
  if (!records) return format_value(compiled, cell, type);
  const std::vector<RecordField>& fields = compiled.types.record(compiled.types.element(type)).fields;
  std::string text;
  for (std::uint32_t i = 0; i < cell.list->size; ++i) {
    text += text.empty() ? "{" : ", {";
    bool first = true;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      const Cell field = cell.list->cells[i].record[f];
      if (!field.known()) continue;
      text += (first ? "" : ", ") + fields[f].name + ": " + format_value(compiled, field, fields[f].type);
      first = false;
    }
    text += "}";
  }
  return "[" + text + "]";
}

// The case that the values make, if it reads as wished; what is not needed for that is left out.
std::optional<Witness> Analyser::State::witness(Assignment assignment, std::span<const Reading> readings) {
  const auto now_of = [&](const Assignment& a) {
    for (const Assignment::Entry& entry : a.entries)
      if (variables[entry.variable].kind == Variable::Kind::now) return Time{entry.value.integer};
    return Time{a_wednesday};
  };
  Case made = maker.make(assignment, now_of(assignment));
  if (!reads_so(made, now_of(assignment), readings)) return std::nullopt;
  for (std::size_t i = assignment.entries.size(); i-- > 0;) {
    Assignment less = assignment;
    less.entries.erase(less.entries.begin() + static_cast<std::ptrdiff_t>(i));
    Case smaller = maker.make(less, now_of(less));
    if (!reads_so(smaller, now_of(less), readings)) continue;
    assignment = std::move(less);
    made = std::move(smaller);
  }
  Witness witness;
  witness.now = now_of(assignment);
  witness.a_case = std::move(made);
  say_facts(witness, assignment);
  return witness;
}

Analysis Analyser::can(std::span<const Reading> readings) { return answer(readings, true); }
Analysis Analyser::might(std::span<const Reading> readings) { return answer(readings, false); }

Analysis Analyser::answer(std::span<const Reading> readings, bool tried) {
  State& s = *state_;
  std::vector<Goal> goals;
  for (const Reading& reading : readings) goals.push_back({s.formulas.of(reading.expr), reading.is});
  const Tools tools{s.policy.compiled(), s.program, s.variables, s.formulas, s.probe,
                    s.regions,           s.lists,   &s.another,  a_wednesday};
  Question question(tools, std::move(goals));

  Analysis analysis;
  const auto give_up = [&](Span span, std::string why) {
    analysis.span = span;
    analysis.why = std::move(why);
    return analysis;
  };
  const Span first = readings.empty() ? Span{} : s.policy.compiled().program.node(readings.front().expr.node).span;
  const Question::Outcome outcome = question.search([&](const Assignment& assignment) {
    if (!tried) return true;
    analysis.witness = s.witness(assignment, readings);
    return analysis.witness.has_value();
  });
  switch (outcome) {
    case Question::Outcome::found:
      analysis.verdict = Verdict::yes;
      return analysis;
    case Question::Outcome::out_of_budget:
      return give_up(first, "there are too many combinations to try");
    case Question::Outcome::refused:
      return give_up(first, "no history was found that has all these counts and hours at once");
    case Question::Outcome::none:
      break;
  }
  if (question.is_exact() || question.search_freely() == Question::Outcome::none) {
    analysis.verdict = Verdict::no;
    return analysis;
  }
  const Atom& atom = question.inexact();
  return give_up(atom.span, atom.is_opaque              ? "a list is looked through"
                            : atom.uses_calendar        ? "the calendar is asked"
                            : atom.variables.size() > 1 ? "several facts are weighed against each other"
                                                        : "this cannot be turned into a range of values");
}

}  // namespace amends::impl
