// Comparisons moved into the branches of what they compare.
#include "analyse/formula.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

bool is_list(const Node& node) {
  return node.op == Op::list || node.op == Op::call || node.op == Op::host || node.op == Op::in_any;
}

bool is_logic(Op op) { return op == Op::and_ || op == Op::or_ || op == Op::not_; }

std::vector<std::uint32_t> operands_of(const Program& program, std::uint32_t number) {
  std::vector<std::uint32_t> operands;
  for_each_operand(program.node(number), program.operands(), [&](std::uint32_t n) { operands.push_back(n); });
  return operands;
}

}  // namespace

bool Formulas::has_branches(std::uint32_t number) {
  const auto found = branches_.find(number);
  if (found != branches_.end()) return found->second;
  const Node node = program_.node(number);
  bool branches = false;
  if (node.op == Op::conditional || is_logic(node.op) || is_comparison(node.op) || is_slot_comparison(node.op)) {
    branches = true;
  } else if (node.op == Op::host && (static_cast<HostCall>(node.a) == HostCall::value ||
                                     static_cast<HostCall>(node.a) == HostCall::severity)) {
    branches = true;
  } else if (!is_comprehension(node.op)) {
    for (const std::uint32_t operand : operands_of(program_, number)) branches = branches || has_branches(operand);
  }
  branches_[number] = branches;
  return branches;
}

std::uint32_t Formulas::in_branches(std::uint32_t number, const Leaf& leaf) {
  if (spread_ > most_leaves) return constant(Truth::open);
  const Node node = program_.node(number);
  if (!has_branches(number)) {
    ++spread_;
    return leaf(number);
  }
  if (node.op == Op::conditional) {
    const std::uint32_t when = of_node(node.a);
    const std::uint32_t yes = in_branches(node.b, leaf);
    const std::uint32_t no = in_branches(node.c, leaf);
    return choice(when, yes, no, false);
  }
  if (node.op == Op::host) {
    switch (static_cast<HostCall>(node.a)) {
      case HostCall::value:
        if (const Cell* const which = program_.constant({program_.operands()[node.b]}))
          return items(policy_.values[static_cast<std::size_t>(which->integer)].choice, 0, leaf);
        break;
      case HostCall::severity:
        return levels(policy_.severity_levels.size() - 1, leaf);
      default:
        break;
    }
  }
  if (node.type == boolean_type && (is_logic(node.op) || is_comparison(node.op) || is_slot_comparison(node.op))) {
    const std::uint32_t when = of_node(number);
    const std::uint32_t yes = leaf(bool_constant(true));
    const std::uint32_t no = leaf(bool_constant(false));
    return choice(when, yes, no, false);
  }
  return operands_in_branches(number, 0, {}, leaf);
}

std::uint32_t Formulas::operands_in_branches(std::uint32_t number, std::size_t next, std::vector<std::uint32_t> chosen,
                                             const Leaf& leaf) {
  const std::vector<std::uint32_t> operands = operands_of(program_, number);
  if (next == operands.size()) return leaf(rebuilt(number, chosen));
  return in_branches(operands[next], [&](std::uint32_t operand) {
    std::vector<std::uint32_t> more = chosen;
    more.push_back(operand);
    return operands_in_branches(number, next + 1, std::move(more), leaf);
  });
}

std::uint32_t Formulas::items(const Choice& list, std::size_t from, const Leaf& leaf) {
  if (from == list.items.size()) {
    ++spread_;
    return leaf(program_.add_constant(Cell::none(), list.type, {}));
  }
  const ChoiceItem& item = list.items[from];
  const std::uint32_t is =
      item.is.exists() ? in_branches(item.is.node, leaf) : leaf(program_.add_constant(Cell::none(), list.type, {}));
  if (!item.when.exists()) return is;
  const std::uint32_t when = of_node(item.when.node);
  const std::uint32_t rest = items(list, from + 1, leaf);
  return choice(when, is, rest, true);
}

// The severity: the highest level to which something raises it, or that it reached before.
std::uint32_t Formulas::levels(std::size_t level, const Leaf& leaf) {
  Cell cell = Cell::of(static_cast<std::int64_t>(level));
  ++spread_;
  const std::uint32_t here = leaf(program_.add_constant(cell, policy_.severity_type, {}));
  if (level == 0) return here;
  const std::uint32_t raised = raised_to(level);
  const std::uint32_t lower = levels(level - 1, leaf);
  return choice(raised, here, lower, true);
}

std::uint32_t Formulas::raised_to(std::size_t level) {
  const auto known = raised_.find(level);
  if (known != raised_.end()) return known->second;
  Node reached;
  reached.op = Op::slot;
  reached.type = policy_.severity_type;
  reached.a = policy_.bind_plan->severity_reached;
  Node equal;
  equal.op = Op::equal;
  equal.type = boolean_type;
  equal.a = added(reached, {});
  equal.b = program_.add_constant(Cell::of(static_cast<std::int64_t>(level)), policy_.severity_type, {});
  equal.c = domain::integer;
  const std::uint32_t before = comparison(added(equal, {}));
  std::uint32_t formula = constant(Truth::no);
  for (const RaiseDef& raise : policy_.raises) {
    if (raise.to != level) continue;
    const Expr condition = policy_.rules[raise.rule].condition;
    const std::uint32_t when = condition.exists() ? of_node(condition.node) : constant(Truth::yes);
    formula = either(formula, add({FormulaNode::Op::applies, when}));
  }
  formula = either(formula, add({FormulaNode::Op::applies, before}));
  raised_[level] = formula;
  return formula;
}

std::uint32_t Formulas::rebuilt(std::uint32_t number, const std::vector<std::uint32_t>& operands) {
  Node node = program_.node(number);
  if (operands == operands_of(program_, number)) return number;
  bool constants = node.op != Op::host;
  for (const std::uint32_t operand : operands) constants = constants && program_.node(operand).op == Op::constant;
  std::uint32_t made = 0;
  if (is_list(node)) {
    std::vector<std::uint32_t> all;
    if (node.op == Op::in_any) {
      node.a = operands.front();
      all.push_back(program_.operands()[node.b]);
      all.insert(all.end(), operands.begin() + 1, operands.end());
    } else {
      all = operands;
    }
    made = added(node, all);
  } else {
    node.a = operands[0];
    if (operands.size() > 1) node.b = operands[1];
    made = added(node, {});
  }
  if (!constants) return made;
  Arena arena;
  Frame frame;
  frame.program = &program_;
  frame.arena = &arena;
  const Cell cell = program_.evaluate({made}, frame);
  const TypeKind kind = node.type.kind;
  if (cell.state == State::unknown || kind == TypeKind::text || kind == TypeKind::list || kind == TypeKind::record)
    return made;
  return program_.add_constant(cell, node.type, node.span);
}

// An equal node that was added before, or this one.
std::uint32_t Formulas::added(Node node, std::span<const std::uint32_t> operands) {
  std::vector<std::uint64_t> key{static_cast<std::uint64_t>(node.op), node.a, node.c,
                                 static_cast<std::uint64_t>(node.type.kind) << 16U | node.type.id};
  if (operands.empty()) key.push_back(node.b);
  const auto constant_or_node = [&](std::uint32_t n) { key.push_back(n); };
  for (const std::uint32_t operand : operands) constant_or_node(operand);
  const auto [found, fresh] = added_.try_emplace(std::move(key), 0);
  if (fresh) found->second = program_.add(node, operands);
  return found->second;
}

}  // namespace amends::impl
