// How operands make the outcome of a condition, and which of them decide it.
#include "scenario/condition.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

constexpr std::size_t most_ways = 64;

ReadAs turned(ReadAs r) { return r == ReadAs::unknown ? r : r == ReadAs::yes ? ReadAs::no : ReadAs::yes; }

// Each way of the one together with each of the other.
std::vector<Condition::Way> both(const std::vector<Condition::Way>& a, const std::vector<Condition::Way>& b) {
  std::vector<Condition::Way> result;
  for (const Condition::Way& x : a)
    for (const Condition::Way& y : b) {
      if (result.size() == most_ways) return result;
      Condition::Way way = x;
      way.insert(way.end(), y.begin(), y.end());
      result.push_back(std::move(way));
    }
  return result;
}

void append(std::vector<Condition::Way>& to, std::vector<Condition::Way> ways) {
  for (Condition::Way& way : ways)
    if (to.size() < most_ways) to.push_back(std::move(way));
}

}  // namespace

ReadAs Condition::read(std::size_t number, std::span<const ReadAs> operands_read) const {
  const Part& part = parts_[number];
  switch (part.kind) {
    case Part::Kind::operand:
      return operands_read[part.operand];
    case Part::Kind::not_:
      return turned(read(part.children[0], operands_read));
    case Part::Kind::and_:
    case Part::Kind::or_: {
      const ReadAs deciding = part.kind == Part::Kind::and_ ? ReadAs::no : ReadAs::yes;
      const ReadAs left = read(part.children[0], operands_read), right = read(part.children[1], operands_read);
      if (left == deciding || right == deciding) return deciding;
      return left == ReadAs::unknown || right == ReadAs::unknown ? ReadAs::unknown : turned(deciding);
    }
    case Part::Kind::conditional: {
      const ReadAs condition = read(part.children[0], operands_read);
      const ReadAs yes = read(part.children[1], operands_read), no = read(part.children[2], operands_read);
      if (condition == ReadAs::unknown) return yes == no ? yes : ReadAs::unknown;
      return condition == ReadAs::yes ? yes : no;
    }
  }
  return ReadAs::unknown;
}

bool Condition::decides(std::size_t i, std::span<const ReadAs> operands_read) const {
  if (operands_read[i] == ReadAs::unknown) return false;
  std::vector<ReadAs> other(operands_read.begin(), operands_read.end());
  const ReadAs as_is = outcome(other);
  other[i] = turned(other[i]);
  const ReadAs flipped = outcome(other);
  return as_is != ReadAs::unknown && flipped != ReadAs::unknown && as_is != flipped;
}

bool Condition::contains(std::size_t part, std::size_t operand) const {
  if (parts_[part].kind == Part::Kind::operand) return parts_[part].operand == operand;
  return std::any_of(parts_[part].children.begin(), parts_[part].children.end(),
                     [&](std::size_t child) { return contains(child, operand); });
}

std::vector<Condition::Way> Condition::ways_to_read(std::size_t number, bool as) const {
  const Part& part = parts_[number];
  switch (part.kind) {
    case Part::Kind::operand:
      return {{{part.operand, as}}};
    case Part::Kind::not_:
      return ways_to_read(part.children[0], !as);
    case Part::Kind::and_:
    case Part::Kind::or_: {
      const bool deciding = part.kind == Part::Kind::or_;
      std::vector<Way> left = ways_to_read(part.children[0], as), right = ways_to_read(part.children[1], as);
      if (as != deciding) return both(left, right);
      append(left, std::move(right));
      return left;
    }
    case Part::Kind::conditional: {
      std::vector<Way> ways = both(ways_to_read(part.children[0], true), ways_to_read(part.children[1], as));
      append(ways, both(ways_to_read(part.children[0], false), ways_to_read(part.children[2], as)));
      return ways;
    }
  }
  return {};
}

std::vector<Condition::Way> Condition::ways_to_reach(std::size_t number, std::size_t operand) const {
  const Part& part = parts_[number];
  switch (part.kind) {
    case Part::Kind::operand:
      return {Way{}};
    case Part::Kind::not_:
      return ways_to_reach(part.children[0], operand);
    case Part::Kind::and_:
    case Part::Kind::or_: {
      const std::size_t inside = contains(part.children[0], operand) ? 0 : 1;
      return both(ways_to_reach(part.children[inside], operand),
                  ways_to_read(part.children[1 - inside], part.kind == Part::Kind::and_));
    }
    case Part::Kind::conditional: {
      if (contains(part.children[0], operand)) {
        std::vector<Way> ways = both(ways_to_read(part.children[1], true), ways_to_read(part.children[2], false));
        append(ways, both(ways_to_read(part.children[1], false), ways_to_read(part.children[2], true)));
        return both(ways_to_reach(part.children[0], operand), ways);
      }
      const bool first = contains(part.children[1], operand);
      return both(ways_to_reach(part.children[first ? 1 : 2], operand), ways_to_read(part.children[0], first));
    }
  }
  return {};
}

std::vector<Condition::Way> Condition::ways_to_decide(std::size_t i) const { return ways_to_reach(root_, i); }

}  // namespace amends::impl
