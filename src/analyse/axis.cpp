// Doubles by their bits, times around now, counts from 0.
#include "analyse/axis.hpp"

#include "expression/arithmetic.hpp"
#include "fields/field.hpp"
#include "model/case_fields.hpp"
#include "policy/fact_table.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace amends::impl {

namespace {

constexpr std::int64_t most_entries = 10'000;  // of a list of the history
constexpr auto most_money = static_cast<std::int64_t>(arithmetic::money_limit);

// Ascending with the number; -0 and 0 are neighbours.
std::int64_t bits_in_order(double real) noexcept {
  const auto bits = std::bit_cast<std::int64_t>(real);
  return bits >= 0 ? bits : std::numeric_limits<std::int64_t>::min() - bits - 1;
}
double from_bits_in_order(std::int64_t ordinal) noexcept {
  return std::bit_cast<double>(ordinal >= 0 ? ordinal : std::numeric_limits<std::int64_t>::min() - ordinal - 1);
}

}  // namespace

Cell Axis::cell(std::int64_t ordinal) const noexcept {
  if (kind == TypeKind::real) return Cell::of(from_bits_in_order(ordinal));
  if (kind == TypeKind::money) return Cell::of(static_cast<double>(ordinal));
  return Cell::of(ordinal);
}

std::int64_t Axis::ordinal(Cell cell) const noexcept {
  std::int64_t ordinal = cell.integer;
  if (kind == TypeKind::real) ordinal = bits_in_order(cell.real == 0 ? 0.0 : cell.real);
  if (kind == TypeKind::money)
    ordinal = static_cast<std::int64_t>(std::clamp(cell.real, -arithmetic::money_limit, arithmetic::money_limit));
  return std::clamp(ordinal, first, last);
}

std::int64_t Axis::plainest(std::int64_t from, std::int64_t to, std::int64_t now) const noexcept {
  if (kind == TypeKind::time) return std::clamp(now - 86'400, from, to);
  if (from <= 0 && to >= 0) return 0;
  if (kind != TypeKind::real) return from > 0 ? from : to;
  const double low = from_bits_in_order(from), high = from_bits_in_order(to);
  double scale = 1;
  for (int decimals = 0; decimals <= 15; ++decimals, scale *= 10) {
    const double near = low > 0 ? std::ceil(low * scale) / scale : std::floor(high * scale) / scale;
    if (near >= low && near <= high) return bits_in_order(near);
  }
  return low > 0 ? from : to;
}

std::vector<std::int64_t> Axis::ladder(std::int64_t now) const {
  std::vector<std::int64_t> points{first, last};
  const auto add = [&](std::int64_t point) {
    if (point > first && point < last) points.push_back(point);
  };
  if (kind == TypeKind::time) {
    add(now);
    for (const std::int64_t step :
         {1LL, 3600LL, 86'400LL, 604'800LL, 2'678'400LL, 31'622'400LL, 316'224'000LL, 3'162'240'000LL}) {
      add(now - step);
      add(now + step);
    }
  } else if (kind == TypeKind::real) {
    add(0);
    for (double step = 1e-9; step < 1e18; step *= 1000) {
      add(bits_in_order(step));
      add(bits_in_order(-step));
    }
  } else {
    add(0);
    for (std::int64_t step = 1; step < 1'000'000'000'000'000'000; step *= 100) {
      add(step);
      add(-step);
    }
  }
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  return points;
}

std::optional<Axis> axis_of(const CompiledPolicy& policy, const Variable& variable) {
  Axis axis;
  axis.kind = variable.type.kind;
  switch (axis.kind) {
    case TypeKind::integer:
    case TypeKind::duration:
      axis.first = std::numeric_limits<std::int64_t>::min() + 1;
      axis.last = std::numeric_limits<std::int64_t>::max();
      break;
    case TypeKind::time:
      axis.first = first_second;
      axis.last = last_second;
      break;
    case TypeKind::money:
      axis.first = -most_money;
      axis.last = most_money;
      break;
    case TypeKind::real:
      axis.first = bits_in_order(-std::numeric_limits<double>::max());
      axis.last = bits_in_order(std::numeric_limits<double>::max());
      break;
    default:
      return std::nullopt;
  }
  if (variable.kind == Variable::Kind::history) {
    if (axis.kind != TypeKind::money) axis.first = 0;  // reversals of grants are negative
    if (axis.kind == TypeKind::integer) axis.last = most_entries;
    if (variable.call == HostCall::times_demanded) ++axis.last;  // a burden that runs is one more
  }
  if (variable.kind != Variable::Kind::fact) return axis;
  const PolicyFact& fact = policy.facts[variable.slot];
  if (fact.declared || fact.field == list_field) return axis;
  const FieldInfo& field = case_records()[fact.record].fields[fact.field];
  const auto bound = [&](double value) {
    return axis.kind == TypeKind::real ? bits_in_order(value) : static_cast<std::int64_t>(value);
  };
  if (field.has_minimum) axis.first = std::max(axis.first, bound(field.minimum));
  if (field.has_maximum) axis.last = std::min(axis.last, bound(field.maximum));
  return axis;
}

}  // namespace amends::impl
