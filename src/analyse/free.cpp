// The free search: what inexact atoms say is left open, except that atoms about the same term agree with each other.
#include "analyse/question.hpp"
#include "expression/op.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace amends::impl {

namespace {

// An atom that compares a term with a number, `term < 3`, or two terms with each other: then it is about where the
// one lies from the other.
struct Threshold {
  std::uint64_t term = 0;
  double constant = 0;
  bool whole_numbers = false;
  int side = 0;  // -1: term below it, 0: equal, 1: above it
};

std::optional<Threshold> threshold_of(const Program& program, std::uint32_t number) {
  const Node& node = program.node(number);
  if ((node.op != Op::less && node.op != Op::equal) || (node.c != domain::integer && node.c != domain::real))
    return std::nullopt;
  const Cell* const left = program.constant({node.a});
  const Cell* const right = program.constant({node.b});
  const Cell* const constant = left != nullptr ? left : right;
  Threshold threshold;
  if (constant == nullptr) {
    threshold.term = std::uint64_t{std::min(node.a, node.b)} << 32U | std::max(node.a, node.b);
    threshold.side = node.op == Op::equal ? 0 : node.a < node.b ? -1 : 1;
    return threshold;
  }
  if (!constant->known()) return std::nullopt;
  threshold.term = left != nullptr ? node.b : node.a;
  threshold.whole_numbers = node.c == domain::integer;
  constexpr std::int64_t exactly = 1LL << 53;
  if (threshold.whole_numbers && (constant->integer > exactly || constant->integer < -exactly)) return std::nullopt;
  threshold.constant = threshold.whole_numbers ? static_cast<double>(constant->integer) : constant->real;
  threshold.side = node.op == Op::equal ? 0 : left != nullptr ? 1 : -1;
  return threshold;
}

}  // namespace

void Question::free_the_inexact() {
  if (!frees_.empty()) return;
  std::map<std::uint64_t, std::uint32_t> by_term;
  for (const std::uint32_t number : inexact_) {
    Table& table = tables_[number];
    const std::optional<Threshold> threshold = threshold_of(tools_.program, tools_.formulas.atom(number).node);
    if (!threshold) {
      table.free = static_cast<std::uint32_t>(frees_.size());
      table.side = Table::Side::either;
      Free free;
      free.positions = {0, 1};
      if (table.may_be_unknown) free.positions.push_back(-1);
      frees_.push_back(std::move(free));
      continue;
    }
    const auto [found, fresh] = by_term.try_emplace(threshold->term, static_cast<std::uint32_t>(frees_.size()));
    if (fresh) frees_.emplace_back();
    table.free = found->second;
    table.side = threshold->side == 0 ? Table::Side::at : threshold->side < 0 ? Table::Side::below : Table::Side::above;
    Free& free = frees_[table.free];
    free.whole_numbers = threshold->whole_numbers;
    free.constants.push_back(threshold->constant);
    if (table.may_be_unknown) free.positions = {-1};
  }
  for (Free& free : frees_) {
    if (free.constants.empty()) continue;
    std::vector<double>& constants = free.constants;
    std::sort(constants.begin(), constants.end());
    constants.erase(std::unique(constants.begin(), constants.end()), constants.end());
    std::vector<std::int32_t> positions;
    for (std::size_t i = 0; i <= constants.size(); ++i) {
      const auto here = static_cast<std::int32_t>(2 * i);
      const bool nothing_between =
          free.whole_numbers && i > 0 && i < constants.size() && constants[i] - constants[i - 1] == 1;
      if (!nothing_between) positions.push_back(here);
      if (i < constants.size()) positions.push_back(here + 1);
    }
    positions.insert(positions.end(), free.positions.begin(), free.positions.end());
    free.positions = std::move(positions);
  }
  for (const std::uint32_t number : inexact_) {
    Table& table = tables_[number];
    if (table.side == Table::Side::either) continue;
    const double constant = threshold_of(tools_.program, tools_.formulas.atom(number).node)->constant;
    const std::vector<double>& constants = frees_[table.free].constants;
    const auto at = std::lower_bound(constants.begin(), constants.end(), constant) - constants.begin();
    table.threshold = static_cast<std::uint32_t>(2 * at + 1);
  }
}

Possible Question::read_free(const Table& table) const {
  const Free& free = frees_[table.free];
  if (free.chosen < 0) return Possible::anything();
  const std::int32_t position = free.positions[static_cast<std::size_t>(free.chosen)];
  if (position < 0) return Truth::unknown;
  const auto threshold = static_cast<std::int32_t>(table.threshold);
  bool holds = false;
  switch (table.side) {
    case Table::Side::below:
      holds = position < threshold;
      break;
    case Table::Side::at:
      holds = position == threshold;
      break;
    case Table::Side::above:
      holds = position > threshold;
      break;
    case Table::Side::either:
      holds = position == 1;
      break;
  }
  return holds ? Truth::yes : Truth::no;
}

}  // namespace amends::impl
