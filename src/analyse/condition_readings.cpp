// Conditions with their text, their place and the facts that they read.
#include "analyse/condition_readings.hpp"

#include "analyse/variables.hpp"
#include "decide/wording.hpp"
#include "expression/op.hpp"
#include "policy/host_names.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

// On one line, with single spaces.
std::string flowed(std::string_view text) {
  std::string flat;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space)
      flat += c;
    else if (!flat.empty() && flat.back() != ' ')
      flat += ' ';
  }
  while (!flat.empty() && flat.back() == ' ') flat.pop_back();
  const bool quoted = flat.size() > 1 && (flat.front() == '"' || flat.front() == '\'') && flat.back() == flat.front();
  return quoted ? flat.substr(1, flat.size() - 2) : flat;
}

}  // namespace

std::string ConditionReadings::fill(const TextTemplate& text) {
  std::string filled;
  for (const TextTemplate::Piece& piece : text.pieces)
    filled += piece.expr.exists() ? speak_value(policy_, evaluation_.evaluate(piece.expr), piece.type) : piece.text;
  evaluation_.forget_unknowns();
  return filled;
}

// Equal conditions are one node: of the places where it is written, the first at or after `near`.
const Site* ConditionReadings::site_of(Expr expr, Span near) const {
  const Site* best = nullptr;
  for (const Site& site : policy_.sites) {
    if (!(site.expr == expr)) continue;
    const auto distance = [&](const Site& s) {
      if (!near.exists() || s.span.source != near.source) return std::int64_t{1} << 40;
      const std::int64_t away = static_cast<std::int64_t>(s.span.begin) - near.begin;
      return away >= 0 ? away : (std::int64_t{1} << 39) - away;
    };
    if (best == nullptr || distance(site) < distance(*best)) best = &site;
  }
  return best;
}

void ConditionReadings::place(ConditionReading& reading, Span span) const {
  if (!span.exists()) return;
  const Source& source = policy_.sources[span.source];
  reading.file = source.name();
  reading.line = source.at(span.begin).line;
}

ConditionReading ConditionReadings::of(std::uint16_t rule, std::string about) {
  const RuleInfo& info = policy_.rules[rule];
  ConditionReading reading;
  if (info.condition.exists()) {
    reading = of(info.condition, std::move(about));
    if (const Site* const site = site_of(info.condition, info.span)) place(reading, site->span);
  } else {
    reading.about = std::move(about);
    place(reading, info.span);
  }
  reading.because = fill(info.because);
  return reading;
}

ConditionReading ConditionReadings::of(Expr expr, std::string about) {
  ConditionReading reading;
  reading.about = std::move(about);
  const Cell cell = evaluation_.evaluate(expr);
  evaluation_.forget_unknowns();
  using Reads = ConditionReading::Reads;
  const bool condition = policy_.program.node(expr.node).type.kind == TypeKind::boolean;
  if (condition) reading.reads = cell.is_true() ? Reads::yes : cell.undecided() ? Reads::unknown : Reads::no;
  if (const Site* const site = site_of(expr, {})) {
    reading.text = flowed(policy_.sources.text(site->span));
    place(reading, site->span);
  }
  reading.facts = facts(expr);
  return reading;
}

std::vector<FactReading> ConditionReadings::facts(Expr expr) {
  std::vector<FactReading> facts;
  std::vector<std::uint32_t> seen;
  if (expr.exists()) look(expr.node, facts, seen);
  return facts;
}

void ConditionReadings::put(std::vector<FactReading>& facts, std::string fact, std::string value) const {
  if (std::none_of(facts.begin(), facts.end(), [&](const FactReading& f) { return f.fact == fact; }))
    facts.push_back({std::move(fact), std::move(value)});
}

void ConditionReadings::look(std::uint32_t number, std::vector<FactReading>& facts, std::vector<std::uint32_t>& seen) {
  if (std::find(seen.begin(), seen.end(), number) != seen.end()) return;
  seen.push_back(number);
  const Node& node = policy_.program.node(number);
  switch (node.op) {
    case Op::slot:
    case Op::slot_equal:
    case Op::slot_not_equal:
    case Op::slot_less:
    case Op::slot_less_equal:
    case Op::slot_greater:
    case Op::slot_greater_equal:
    case Op::slot_in_list:
    case Op::slot_in_set: {
      const PolicyFact& fact = policy_.facts[node.a];
      const Cell cell = evaluation_.fact(node.a);
      put(facts, fact.name, format_fact(policy_, cell, fact.type));
      return;
    }
    case Op::host:
      return look_at_call(number, facts, seen);
    default:
      for_each_operand(node, policy_.program.operands(), [&](std::uint32_t operand) { look(operand, facts, seen); });
  }
}

void ConditionReadings::look_at(const Choice& choice, std::vector<FactReading>& facts,
                                std::vector<std::uint32_t>& seen) {
  for (const ChoiceItem& item : choice.items) {
    if (item.when.exists()) look(item.when.node, facts, seen);
    if (item.is.exists()) look(item.is.node, facts, seen);
  }
}

void ConditionReadings::look_at_call(std::uint32_t number, std::vector<FactReading>& facts,
                                     std::vector<std::uint32_t>& seen) {
  const Node& node = policy_.program.node(number);
  const auto call = static_cast<HostCall>(node.a);
  const auto value = [&] {
    const Cell cell = evaluation_.evaluate({number});
    evaluation_.forget_unknowns();
    return node.type.kind == TypeKind::real ? speak_value(policy_, cell, node.type)
                                            : format_value(policy_, cell, node.type);
  };
  std::vector<Cell> arguments;
  for (std::uint32_t i = 0; i < node.c; ++i)
    if (const Cell* const cell = policy_.program.constant({policy_.program.operands()[node.b + i]}))
      arguments.push_back(*cell);
  if (arguments.size() == node.c) {
    if (reads_history(call)) {
      Variables names(policy_);
      return put(facts, names[names.of_history(call, arguments, node.type)].name, value());
    }
    switch (call) {
      case HostCall::burden_tolerance:
      case HostCall::severity:
        return put(facts, std::string(name_of(call)), value());
      case HostCall::parameter:
        return put(facts, policy_.parameters[static_cast<std::size_t>(arguments[0].integer)].name, value());
      case HostCall::value: {
        const ValueDef& named = policy_.values[static_cast<std::size_t>(arguments[0].integer)];
        const bool list = named.choice.type.kind == TypeKind::list;
        if (!list) put(facts, named.name, value());
        return look_at(named.choice, facts, seen);
      }
      default:
        break;
    }
  }
  for_each_operand(node, policy_.program.operands(), [&](std::uint32_t operand) { look(operand, facts, seen); });
}

}  // namespace amends::impl
