// The values worth trying for each variable of a question, and which atoms they settle for good.
#include "analyse/case_facts.hpp"
#include "analyse/question.hpp"
#include "expression/op.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace amends::impl {

namespace {

constexpr std::uint64_t most_combinations = 64;  // of other variables' values, when looking for one's borders

bool has_order(const Variable& variable) {
  switch (variable.type.kind) {
    case TypeKind::integer:
    case TypeKind::real:
    case TypeKind::money:
    case TypeKind::duration:
    case TypeKind::time:
      return true;
    default:
      return false;
  }
}

void texts_under(const Program& program, std::uint32_t number, std::vector<Cell>& texts) {
  const Node& node = program.node(number);
  const auto take = [&](const Cell& cell) {
    if (!cell.known()) return;
    const bool there =
        std::any_of(texts.begin(), texts.end(), [&](const Cell& t) { return t.text->bytes == cell.text->bytes; });
    if (!there) texts.push_back(cell);
  };
  if (node.op == Op::constant && node.type.kind == TypeKind::text) take(*program.constant({number}));
  if (is_slot_comparison(node.op) && node.c == domain::text) take(program.constant_number(node.b));
  for_each_operand(node, program.operands(), [&](std::uint32_t operand) { texts_under(program, operand, texts); });
}

}  // namespace

bool Question::is_finite(std::uint32_t variable) const { return !has_order(tools_.variables[variable]); }

std::vector<std::uint32_t> Question::infinite_of(const Atom& atom) const {
  std::vector<std::uint32_t> infinite;
  for (const std::uint32_t variable : atom.variables)
    if (!is_finite(variable) && tools_.variables[variable].kind != Variable::Kind::now) infinite.push_back(variable);
  return infinite;
}

void Question::choose_values() {
  for (const std::uint32_t variable : used_)
    if (is_finite(variable)) choose_finite_values(variable);
  choose_values_of_now();

  std::vector<std::uint32_t> entangled;  // atoms of several variables
  for (const std::uint32_t number : atoms_) {
    const Atom& atom = tools_.formulas.atom(number);
    const std::vector<std::uint32_t> infinite = infinite_of(atom);
    if (infinite.size() == 1) add_borders(infinite.front(), number, most_combinations);
    if (infinite.size() > 1) entangled.push_back(number);
  }
  for (const std::uint32_t variable : used_)
    if (!is_finite(variable) && tools_.variables[variable].kind != Variable::Kind::now) fill_from_borders(variable);
  // Of two that are compared: values of each around those of the other.
  for (int round = 0; round < 2; ++round) {
    for (const std::uint32_t number : entangled) {
      for (const std::uint32_t variable : infinite_of(tools_.formulas.atom(number))) {
        add_borders(variable, number, most_combinations / 2);
        fill_from_borders(variable);
      }
    }
  }
  for (const std::uint32_t number : atoms_) judge(number);
}

void Question::choose_finite_values(std::uint32_t number) {
  const Variable& variable = tools_.variables[number];
  std::vector<Cell>& cells = values_[number].cells;
  switch (variable.type.kind) {
    case TypeKind::boolean:
      cells = {Cell::of(false), Cell::of(true)};
      break;
    case TypeKind::enumeration: {
      const std::size_t members = tools_.policy.types.enumeration(variable.type).names.size();
      for (std::size_t i = 0; i < members; ++i) cells.push_back(Cell::of(static_cast<std::int64_t>(i)));
      break;
    }
    case TypeKind::text:
      for (const std::uint32_t atom : atoms_) {
        const auto& variables = tools_.formulas.atom(atom).variables;
        if (std::find(variables.begin(), variables.end(), number) != variables.end())
          texts_under(tools_.program, tools_.formulas.atom(atom).node, cells);
      }
      cells.push_back(Cell::of(tools_.another));
      break;
    case TypeKind::list: {
      std::vector<std::uint32_t> nodes;
      for (const std::uint32_t atom : atoms_) {
        const auto& variables = tools_.formulas.atom(atom).variables;
        if (std::find(variables.begin(), variables.end(), number) != variables.end())
          nodes.push_back(tools_.formulas.atom(atom).node);
      }
      cells = tools_.lists.worth_trying(variable.slot, nodes, tools_.now);
      break;
    }
    default:
      break;
  }
  values_[number].plain = cells.size();
  add_none(number);
}

// A fact may be known to be none; those that only record history are, where nothing is said.
void Question::add_none(std::uint32_t number) {
  const Variable& variable = tools_.variables[number];
  std::vector<Cell>& cells = values_[number].cells;
  if (variable.kind != Variable::Kind::fact) return;
  const State missing = missing_in_case(tools_.policy, variable.slot).state;
  const bool first = !tools_.policy.facts[variable.slot].declared && missing == State::none;
  if (first) ++values_[number].plain;
  // A severity is better shown by what raises it than by having been reached before.
  if (variable.slot == tools_.policy.bind_plan->severity_reached) values_[number].plain = 1;
  if (variable.type.kind != TypeKind::list) {
    cells.insert(first ? cells.begin() : cells.end(), Cell::none());
    if (first && !values_[number].regions.empty())
      values_[number].regions.insert(values_[number].regions.begin(), {Cell::none(), Cell::none()});
  }
  if (values_[number].may_be_unknown && missing == State::unknown) cells.push_back(Cell());
}

// Moments on each side of the dates on which a parameter changes or with which `now` is compared.
void Question::choose_values_of_now() {
  const auto is_now = [&](std::uint32_t v) { return tools_.variables[v].kind == Variable::Kind::now; };
  const auto found = std::find_if(used_.begin(), used_.end(), is_now);
  tools_.probe.set_now(tools_.now);
  if (found == used_.end()) return;
  const std::uint32_t now = *found;
  for (const std::uint32_t number : atoms_) {
    const Atom& atom = tools_.formulas.atom(number);
    if (std::find(atom.variables.begin(), atom.variables.end(), now) == atom.variables.end()) continue;
    dates_under(atom.node, borders_[now]);
    if (atom.variables.size() == 1) {
      tools_.regions.borders(atom, now, *axis_of(tools_.policy, tools_.variables[now]), borders_[now]);
      tools_.probe.set_now(tools_.now);
    }
  }
  fill_from_borders(now);
}

void Question::dates_under(std::uint32_t number, std::set<std::int64_t>& dates) const {
  const Node& node = tools_.program.node(number);
  if (node.op == Op::host && static_cast<HostCall>(node.a) == HostCall::parameter) {
    const Cell* const which = tools_.program.constant({tools_.program.operands()[node.b]});
    if (which == nullptr) return;
    for (const ParameterValue& value : tools_.policy.parameters[static_cast<std::size_t>(which->integer)].values)
      if (value.from != INT64_MIN) dates.insert(value.from);
    return;
  }
  for_each_operand(node, tools_.program.operands(), [&](std::uint32_t operand) { dates_under(operand, dates); });
}

// The borders of `variable` in an atom, for each combination of the values of the others.
void Question::add_borders(std::uint32_t variable, std::uint32_t number, std::uint64_t most) {
  const Atom& atom = tools_.formulas.atom(number);
  const Axis axis = *axis_of(tools_.policy, tools_.variables[variable]);
  std::vector<std::uint32_t> others;
  std::uint64_t combinations = 1;
  for (const std::uint32_t other : atom.variables) {
    if (other == variable) continue;
    others.push_back(other);
    combinations *= std::max<std::size_t>(values_[other].cells.size(), 1);
    if (combinations > most) {
      tables_[number].complete = false;
      combinations = most;
    }
  }
  for (std::uint64_t i = 0; i < combinations; ++i) {
    std::uint64_t rest = i;
    for (const std::uint32_t other : others) {
      const std::vector<Cell>& cells = values_[other].cells;
      if (cells.empty()) continue;
      tools_.probe.set(other, cells[rest % cells.size()]);
      rest /= cells.size();
    }
    tools_.regions.borders(atom, variable, axis, borders_[variable]);
  }
  for (const std::uint32_t other : others) tools_.probe.forget(other);
  tools_.probe.set_now(tools_.now);
}

// One value of each region, the plainest first; then none, then unknown.
void Question::fill_from_borders(std::uint32_t number) {
  const Variable& variable = tools_.variables[number];
  const Axis axis = *axis_of(tools_.policy, variable);
  struct Piece {
    std::int64_t value, from, to;
  };
  std::vector<Piece> pieces;
  std::int64_t from = axis.first;
  const bool is_now = variable.kind == Variable::Kind::now;
  const std::int64_t usual = is_now ? tools_.now + 86'400 : tools_.now;  // plainest() takes the day before
  for (const std::int64_t border : borders_[number]) {
    if (border <= from || border > axis.last) continue;
    pieces.push_back({axis.plainest(from, border - 1, usual), from, border - 1});
    from = border;
  }
  pieces.push_back({axis.plainest(from, axis.last, usual), from, axis.last});
  // Numbers below 0 come last, and doubles that are long to write after those that are short.
  const std::int64_t middle = axis.kind == TypeKind::time ? usual - 86'400 : 0;
  const auto below_zero = [&](const Piece& piece) { return axis.kind != TypeKind::time && piece.value < 0; };
  const auto rank = [&](const Piece& piece) {
    const std::size_t length = axis.kind == TypeKind::real ? format_exact(axis.cell(piece.value).real).size() : 0;
    const std::int64_t away = piece.value / 2 - middle / 2;
    return std::tuple(below_zero(piece), length, away < 0 ? -away : away, piece.value < middle);
  };
  std::stable_sort(pieces.begin(), pieces.end(), [&](const Piece& a, const Piece& b) { return rank(a) < rank(b); });
  Values& values = values_[number];
  values.cells.clear();
  values.regions.clear();
  for (const Piece& piece : pieces) {
    values.cells.push_back(axis.cell(piece.value));
    values.regions.push_back({axis.cell(piece.from), axis.cell(piece.to)});
  }
  values.plain = pieces.size() - static_cast<std::size_t>(std::count_if(pieces.begin(), pieces.end(), below_zero));
  add_none(number);
}

// Whether the values chosen settle an atom for good; otherwise it is inexact.
void Question::judge(std::uint32_t number) {
  const Atom& atom = tools_.formulas.atom(number);
  const std::vector<std::uint32_t> infinite = infinite_of(atom);
  bool exact = !atom.is_opaque && tables_[number].complete && infinite.size() <= 1;
  const auto is_text = [&](std::uint32_t v) { return tools_.variables[v].type.kind == TypeKind::text; };
  if (std::any_of(atom.variables.begin(), atom.variables.end(), is_text))
    exact = exact && atom.variables.size() == 1 && tools_.regions.is_exact(atom, atom.variables.front());
  if (exact && infinite.size() == 1) exact = tools_.regions.is_exact(atom, infinite.front());
  if (exact && atom.reads_now) {
    if (infinite.empty())
      exact = atom.variables.size() == 1 && tools_.regions.is_exact(atom, atom.variables.front());
    else
      exact = moves_with_now(infinite.front());
  }
  if (!exact) inexact_.push_back(number);
}

// Whether nothing would change if this time, and now with it, were another: all that is asked of it are distances. Then
// one `now` stands for all.
bool Question::moves_with_now(std::uint32_t variable) const {
  return std::all_of(atoms_.begin(), atoms_.end(), [&](std::uint32_t number) {
    const Atom& atom = tools_.formulas.atom(number);
    const bool reads = std::find(atom.variables.begin(), atom.variables.end(), variable) != atom.variables.end();
    return !reads || (infinite_of(atom).size() == 1 && tools_.regions.is_relative(atom));
  });
}

}  // namespace amends::impl
