// A time zone as a table of its changes of offset.
#include "policy/time_zone.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace amends::impl {

namespace {

constexpr std::int64_t beginning = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t two_days = 2 * 86'400;  // more than any offset

// The last of `changes` that is at or before `utc`. There is one: the first is the beginning of time.
std::size_t change_at(const std::vector<TimeZone::Change>& changes, std::int64_t utc) noexcept {
  const auto after =
      std::upper_bound(changes.begin(), changes.end(), utc,
                       [](std::int64_t time, const TimeZone::Change& change) { return time < change.at; });
  return static_cast<std::size_t>(after - changes.begin()) - 1;
}

}  // namespace

TimeZone::TimeZone(std::string name, std::int64_t offset, std::vector<Change> changes)
    : name_(std::move(name)), changes_(std::move(changes)) {
  changes_.insert(changes_.begin(), {beginning, offset});
}

std::int64_t TimeZone::to_local(std::int64_t utc) const noexcept {
  return utc + changes_[change_at(changes_, utc)].offset;
}

std::int64_t TimeZone::to_utc(std::int64_t local) const noexcept {
  for (std::size_t i = change_at(changes_, local - two_days);; ++i) {
    const std::int64_t utc = local - changes_[i].offset;
    // Before the beginning of this stretch: the clocks skipped it, and this is the moment after.
    if (i + 1 == changes_.size() || utc < changes_[i + 1].at) return std::max(utc, changes_[i].at);
  }
}

std::optional<std::int64_t> TimeZone::next_change(std::int64_t utc) const noexcept {
  const std::size_t next = change_at(changes_, utc) + 1;
  return next < changes_.size() ? std::optional(changes_[next].at) : std::nullopt;
}

std::optional<std::int64_t> TimeZone::last_change(std::int64_t utc) const noexcept {
  const std::size_t last = change_at(changes_, utc);
  return last > 0 ? std::optional(changes_[last].at) : std::nullopt;
}

std::string TimeZone::to_text() const {
  std::string text = name_ + " " + std::to_string(changes_.front().offset);
  for (std::size_t i = 1; i < changes_.size(); ++i)
    text += "\n" + std::to_string(changes_[i].at) + " " + std::to_string(changes_[i].offset);
  return text;
}

}  // namespace amends::impl
