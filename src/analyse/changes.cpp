// Facts that could be otherwise, and a later moment.
#include "analyse/changes.hpp"

#include "analyse/case_facts.hpp"
#include "analyse/formula.hpp"
#include "analyse/regions.hpp"
#include "analyse/units.hpp"
#include "decide/evaluation.hpp"
#include "decide/wording.hpp"
#include "document/reader.hpp"
#include "expression/op.hpp"
#include "policy/bind_plan.hpp"
#include "policy/bound_data.hpp"
#include "policy/fact_table.hpp"
#include "tools/explain_words.hpp"

#include <amends/recommend.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace amends::impl {

Changes::Changes(const Policy& policy, const Case& c, Time now, bool with_severity_reached)
    : policy_(policy), compiled_(policy.compiled()), as_it_is_{c, now}, with_severity_reached_(with_severity_reached) {
  policy_.bind(c, bound_);
  find_borders();
  facts();
  answers();
  attempts();
  demands();
  promises();
  grants();
  events();
  later();
}

PossibleChange& Changes::add(std::uint32_t about, int turn, double size, Change said,
                             std::function<void(Draft&)> apply) {
  PossibleChange change;
  change.about = about;
  change.turn = turn;
  change.size = size;
  change.said = std::move(said);
  change.apply = std::move(apply);
  all_.push_back(std::move(change));
  return all_.back();
}

// One that is said as `lead`, the new value, `rest`: so that several values can be said at once.
PossibleChange& Changes::add_with_value(std::uint32_t about, double size, Change said, std::string lead,
                                        std::string rest, std::function<void(Draft&)> apply) {
  said.text = lead + said.to + rest;
  PossibleChange& change = add(about, 0, size, std::move(said), std::move(apply));
  change.lead = std::move(lead);
  change.rest = std::move(rest);
  return change;
}

std::string Changes::shown(std::uint32_t slot, Cell cell) const {
  return format_value(compiled_, cell, compiled_.facts[slot].type);
}

// Where each fact changes some condition of the policy, all else as it is.
void Changes::find_borders() {
  Program program = compiled_.program;
  Variables variables(compiled_);
  Formulas formulas(compiled_, program, variables);
  borders_.resize(compiled_.facts.size());
  texts_.resize(compiled_.facts.size());
  asks_for_none_.resize(compiled_.facts.size());
  const auto nodes = static_cast<std::uint32_t>(compiled_.program.size());
  for (std::uint32_t n = 0; n < nodes; ++n)
    if (compiled_.program.node(n).type.kind == TypeKind::boolean) formulas.of({n});

  AssumedCase probe(compiled_, program, variables);
  probe.set_now(as_it_is_.now.seconds);
  Decision decision;
  Evaluation evaluation(compiled_, bound_.data(), as_it_is_.now.seconds, decision, decision.scratch.working());
  evaluation.run();
  if (decision.step >= 0) recommended_ = compiled_.steps[static_cast<std::size_t>(decision.step)].name;
  const auto value_now = [&](std::uint32_t v) {
    const Variable& variable = variables[v];
    if (variable.kind == Variable::Kind::fact) return bound_.data().slots[variable.slot];
    if (variable.kind == Variable::Kind::now) return Cell::of(as_it_is_.now.seconds);
    const Cell cell = evaluation.call(variable.call, {variable.arguments.data(), variable.argument_count},
                                      evaluation.working().frame);
    evaluation.forget_unknowns();
    return cell;
  };
  for (std::uint32_t v = 0; v < variables.size(); ++v) probe.set(v, value_now(v));

  Regions regions(compiled_, program, variables, probe);
  for (std::uint32_t i = 0; i < formulas.atom_count(); ++i) {
    const Atom& atom = formulas.atom(i);
    const bool asks_for_none = program.node(atom.node).op == Op::has;
    for (const std::uint32_t v : atom.variables) {
      const Variable& variable = variables[v];
      if (variable.kind != Variable::Kind::fact) continue;
      if (asks_for_none) asks_for_none_[variable.slot] = true;
      if (atom.is_opaque) continue;
      if (const std::optional<Axis> axis = axis_of(compiled_, variable)) {
        std::set<std::int64_t> found;
        regions.borders(atom, v, *axis, found);
        probe.set(v, value_now(v));
        borders_[variable.slot].insert(borders_[variable.slot].end(), found.begin(), found.end());
      }
    }
  }
  for (const SlotAtom& atom : compiled_.program.atoms())
    if (compiled_.facts[atom.slot].type.kind == TypeKind::text && atom.constant.known())
      texts_[atom.slot].push_back(atom.constant);
  for (std::vector<std::int64_t>& borders : borders_) {
    std::sort(borders.begin(), borders.end());
    borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
  }
}

void Changes::facts() {
  const BindPlan& plan = *compiled_.bind_plan;
  for (std::uint32_t slot = 0; slot < compiled_.facts.size(); ++slot) {
    const PolicyFact& fact = compiled_.facts[slot];
    const bool read_anyway =
        slot == plan.role || slot == plan.severity_reached || slot == plan.got_what_needed || slot == plan.done_well;
    if (fact.of_list_record || (!fact.used && !read_anyway)) continue;
    if (slot == plan.severity_reached && !with_severity_reached_) continue;
    if (!fact.declared && fact.field == list_field) continue;
    switch (fact.type.kind) {
      case TypeKind::boolean:
      case TypeKind::enumeration:
      case TypeKind::text:
        fact_with_names(slot);
        break;
      case TypeKind::list:
        fact_list(slot);
        break;
      default:
        fact_with_order(slot);
    }
  }
}

void Changes::add_value(std::uint32_t slot, Cell value, double size) {
  const PolicyFact& fact = compiled_.facts[slot];
  const Cell is = bound_.data().slots[slot];
  Change said;
  said.fact = fact.name;
  said.from = shown(slot, is);
  said.to = shown(slot, value);
  std::string lead = ticked(fact.name) + (is.undecided() ? " were known to be " : " were ");
  std::string rest = is.undecided() ? std::string() : " (it is " + said.from + ")";
  if (value.state == State::none) lead = ticked(fact.name) + " were known to be ";
  add_with_value(
      slot, size, std::move(said), std::move(lead), std::move(rest),
      [policy = policy_, slot, value](Draft& draft) { set_fact(policy.compiled(), draft.a_case, slot, value); });
}

void Changes::fact_with_names(std::uint32_t slot) {
  const PolicyFact& fact = compiled_.facts[slot];
  const Cell is = bound_.data().slots[slot];
  // The severity reached is what we said before, not how things are.
  const double size = slot == compiled_.bind_plan->role ? 0.5 : slot == compiled_.bind_plan->severity_reached ? 1.8 : 1;
  if (fact.type.kind == TypeKind::boolean) {
    for (const bool value : {false, true})
      if (!is.known() || is.boolean != value) add_value(slot, Cell::of(value), size);
  } else if (fact.type.kind == TypeKind::enumeration) {
    const auto members = static_cast<std::int64_t>(compiled_.types.enumeration(fact.type).names.size());
    for (std::int64_t i = 0; i < members; ++i)
      if (!is.known() || is.integer != i)
        add_value(slot, Cell::of(i), size + (is.known() ? 0.01 * static_cast<double>(std::abs(i - is.integer)) : 0));
  } else {
    for (const Cell& text : texts_[slot])
      if (!is.known() || is.text->bytes != text.text->bytes) add_value(slot, text, size);
  }
  if (is.known() && asks_for_none_[slot]) add_value(slot, Cell::none(), size + 0.5);
}

// The nearest value of each region, and some further away for facts that weigh rather than decide.
void Changes::fact_with_order(std::uint32_t slot) {
  const PolicyFact& fact = compiled_.facts[slot];
  Variable variable;
  variable.slot = slot;
  variable.type = fact.type;
  const std::optional<Axis> axis = axis_of(compiled_, variable);
  if (!axis) return;
  const Cell is = bound_.data().slots[slot];
  const bool known = is.known();
  const std::int64_t here = known ? axis->ordinal(is) : axis->plainest(axis->first, axis->last, as_it_is_.now.seconds);
  std::set<std::int64_t> values;
  std::int64_t from = axis->first;
  const auto region = [&](std::int64_t first, std::int64_t last) {
    if (here >= first && here <= last) return;
    values.insert(here < first ? first : last);
  };
  for (const std::int64_t border : borders_[slot]) {
    if (border > from) region(from, border - 1);
    from = std::max(from, border);
  }
  region(from, axis->last);
  if (!known) values.insert(here);
  const auto weigh = [&](double factor) {
    const Cell cell = axis->cell(here);
    if (axis->kind == TypeKind::real || axis->kind == TypeKind::money)
      values.insert(axis->ordinal(Cell::of(std::round(cell.real * factor * 100) / 100)));
    else if (axis->kind != TypeKind::time && std::fabs(static_cast<double>(here)) < 1e15)
      values.insert(axis->ordinal(Cell::of(static_cast<std::int64_t>(static_cast<double>(here) * factor))));
  };
  for (const double factor : {0.0, 0.25, 0.5, 2.0, 4.0, 16.0, 256.0}) weigh(factor);
  for (const std::int64_t value : values) {
    if (known && value == here) continue;
    PossibleChange::Along along;
    along.slot = slot;
    along.axis = *axis;
    along.from = here;
    along.to = value;
    along.from_known = known;
    PossibleChange change;
    change.about = slot;
    change.along = along;
    all_.push_back(moved(change, value, false));
  }
  if (known && asks_for_none_[slot]) add_value(slot, Cell::none(), 1.5);
}

PossibleChange Changes::moved(const PossibleChange& change, std::int64_t ordinal, bool is_border) const {
  PossibleChange result = change;
  PossibleChange::Along& along = *result.along;
  along.to = ordinal;
  const bool up = ordinal > along.from;
  const auto distance = [](double a, double b) { return std::fabs(a - b) / (std::fabs(a) + std::fabs(b) + 1); };
  if (along.is_now) {
    const Time then{ordinal};
    result.said = {
        "now", to_string(as_it_is_.now), to_string(then),
        "it were " + moment_text(then) + (is_border ? " or later" : "") + ", " + distance_text(then, as_it_is_.now)};
    const double days = static_cast<double>(ordinal - along.from) / static_cast<double>(day);
    result.size = 1 + std::min(days / 365, 1.0);
    result.apply = [then](Draft& draft) { draft.now = then; };
    return result;
  }
  const Cell value = along.axis.cell(ordinal), is = along.axis.cell(along.from);
  const std::string& name = compiled_.facts[along.slot].name;
  result.said.fact = name;
  result.said.from = along.from_known ? shown(along.slot, is) : shown(along.slot, bound_.data().slots[along.slot]);
  result.said.to = shown(along.slot, value);
  const bool time = along.axis.kind == TypeKind::time;
  std::string which = result.said.to;
  if (is_border && along.from_known)
    which += time ? (up ? " or later" : " or earlier") : (up ? " or more" : " or less");
  result.said.text = along.from_known ? ticked(name) + " were " + which + " (it is " + result.said.from + ")"
                                      : ticked(name) + " were known to be " + which;
  const bool real = along.axis.kind == TypeKind::real || along.axis.kind == TypeKind::money;
  const double far = time   ? std::min(std::fabs(static_cast<double>(ordinal - along.from)) / (365.0 * 86'400), 1.0)
                     : real ? distance(value.real, is.real)
                            : distance(static_cast<double>(ordinal), static_cast<double>(along.from));
  result.size = 1 + far;
  result.apply = [policy = policy_, slot = along.slot, value](Draft& draft) {
    set_fact(policy.compiled(), draft.a_case, slot, value);
  };
  return result;
}

// The moments at which the answer may change, and some further on, for what fades.
void Changes::later() {
  PossibleChange::Along along;
  along.is_now = true;
  along.axis.kind = TypeKind::time;
  along.axis.first = along.from = as_it_is_.now.seconds;
  along.axis.last = along.from + 3 * 366 * day;
  std::set<std::int64_t> moments;
  for (const std::int64_t ahead : {hour, day, 7 * day, 30 * day, 90 * day, 365 * day, 2 * 365 * day})
    moments.insert(along.from + ahead);
  Decision decision;
  Time moment = as_it_is_.now;
  for (int i = 0; i < 16; ++i) {
    if (!decide(policy_, bound_, moment, decision)) break;
    if (decision.valid_until.seconds > along.axis.last) break;
    moment = decision.valid_until;
    moments.insert(moment.seconds);
  }
  PossibleChange change;
  change.about = next_about_++ + 1'000'000;
  for (const std::int64_t m : moments) {
    change.along = along;
    all_.push_back(moved(change, m, true));
  }
}

}  // namespace amends::impl
