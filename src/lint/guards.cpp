// Where a value is read without asking first whether there is one.
#include "lint/guards.hpp"

#include "lint/reading.hpp"

#include <algorithm>
#include <vector>

namespace amends::impl {

namespace {

class Guards {
 public:
  Guards(const CompiledPolicy& policy, std::int64_t value) : program_(policy.program), value_(value) {}

  bool unguarded(std::uint32_t number) const {
    const Node& node = program_.node(number);
    if (is_value(number)) return true;
    switch (node.op) {
      case Op::has:
        return false;
      case Op::and_:
        return chain(number, Op::and_, false);
      case Op::or_:
        return chain(number, Op::or_, true);
      case Op::conditional:
        if (unguarded(node.a)) return true;
        return (!says(node.a, false) && unguarded(node.b)) || (!says(node.a, true) && unguarded(node.c));
      case Op::equal:
      case Op::not_equal:
      case Op::in_list:
      case Op::in_any:
      case Op::in_set: {
        bool found = false;
        for_each_operand(node, program_.operands(),
                         [&](std::uint32_t operand) { found = found || (!is_value(operand) && unguarded(operand)); });
        return found;
      }
      default: {
        bool found = false;
        for_each_operand(node, program_.operands(),
                         [&](std::uint32_t operand) { found = found || unguarded(operand); });
        return found;
      }
    }
  }

 private:
  bool is_value(std::uint32_t number) const {
    const std::optional<HostRead> read = host_read(program_, program_.node(number));
    return read && read->call == HostCall::value && read->argument == value_;
  }

  // Whether this is has(value), or with `negated` not has(value).
  bool says(std::uint32_t number, bool negated) const {
    const Node& node = program_.node(number);
    if (node.op == Op::not_) return says(node.a, !negated);
    if (node.op == Op::has) return !negated && is_value(node.a);
    if (node.op == Op::and_ && !negated) return says(node.a, false) || says(node.b, false);
    if (node.op == Op::or_ && negated) return says(node.a, true) || says(node.b, true);
    return false;
  }

  // The parts of `a and b and c`: where one says has(value), the others are only read where there is one.
  bool chain(std::uint32_t number, Op op, bool negated) const {
    std::vector<std::uint32_t> parts = {number};
    for (std::size_t i = 0; i < parts.size();) {
      const Node& node = program_.node(parts[i]);
      if (node.op != op) {
        ++i;
        continue;
      }
      parts[i] = node.a;
      parts.push_back(node.b);
    }
    if (std::any_of(parts.begin(), parts.end(), [&](std::uint32_t part) { return says(part, negated); })) return false;
    return std::any_of(parts.begin(), parts.end(), [&](std::uint32_t part) { return unguarded(part); });
  }

  const Program& program_;
  std::int64_t value_;
};

}  // namespace

bool needs_value(const CompiledPolicy& policy, Expr expr, std::int64_t value) {
  return expr.exists() && Guards(policy, value).unguarded(expr.node);
}

}  // namespace amends::impl
