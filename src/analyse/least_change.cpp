// The least of a change along an order that still leads there.
#include "analyse/changes.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace amends::impl {

namespace {

std::uint64_t apart(std::int64_t a, std::int64_t b) {
  return a > b ? static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b)
               : static_cast<std::uint64_t>(b) - static_cast<std::uint64_t>(a);
}

// From `border` on towards `far`, the first value that is short to write; none: border.
template <typename Leads>
std::int64_t short_number(const Axis& axis, std::int64_t border, std::int64_t far, Leads leads) {
  const bool up = far >= border;
  double scale = 1;
  for (int decimals = 0; decimals <= 12; ++decimals, scale *= 10) {
    const double exact = axis.cell(border).real * scale;
    const std::int64_t near = axis.ordinal(Cell::of((up ? std::ceil(exact) : std::floor(exact)) / scale));
    const bool between = up ? near >= border && near <= far : near <= border && near >= far;
    if (between && leads(near)) return near;
  }
  return border;
}

// A whole number of days, hours or minutes, where that is hardly more of a change.
template <typename Leads>
std::int64_t round_duration(std::int64_t from, std::int64_t border, std::int64_t far, Leads leads) {
  constexpr std::array<std::int64_t, 3> units{86'400, 3600, 60};
  constexpr std::uint64_t hardly = 50;  // a fiftieth
  for (const std::int64_t unit : units) {
    const std::int64_t rest = ((border % unit) + unit) % unit;
    const std::int64_t up = rest == 0 ? border : border - rest + unit;
    const std::int64_t round = border > from ? up : border - rest;
    if (apart(round, border) * hardly > apart(border, from) || apart(round, from) > apart(far, from)) continue;
    if (leads(round)) return round;
  }
  return border;
}

}  // namespace

PossibleChange Changes::least(const PossibleChange& change,
                              const std::function<bool(const PossibleChange&)>& leads) const {
  if (!change.along || !change.along->from_known) return change;
  const PossibleChange::Along& along = *change.along;
  const auto leads_at = [&](std::int64_t ordinal) { return leads(moved(change, ordinal, true)); };
  std::int64_t no = along.from, yes = along.to;
  while (apart(no, yes) > 1) {
    const std::uint64_t half = apart(no, yes) / 2;
    const auto middle = static_cast<std::int64_t>(no < yes ? static_cast<std::uint64_t>(no) + half
                                                           : static_cast<std::uint64_t>(no) - half);
    (leads_at(middle) ? yes : no) = middle;
  }
  if (along.axis.kind == TypeKind::real) yes = short_number(along.axis, yes, along.to, leads_at);
  if (along.axis.kind == TypeKind::duration) yes = round_duration(along.from, yes, along.to, leads_at);
  return moved(change, yes, true);
}

}  // namespace amends::impl
