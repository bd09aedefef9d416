// Copies a zone's rules from the system's IANA database. The only user of the date library's time zones.
#include "policy/time_zone.hpp"
#include "policy/zone_extension.hpp"

#include <date/tz.h>

#include <exception>

namespace amends::impl {

namespace {

// What lies beyond these years keeps the nearest offset.
constexpr date::sys_seconds first_moment = date::sys_days{date::year{1970} / 1 / 1};
constexpr date::sys_seconds end_moment = date::sys_days{date::year{2101} / 1 / 1};

}  // namespace

std::optional<TimeZone> TimeZone::load(std::string_view name) {
  if (name.empty() || name == "UTC") return TimeZone();
  try {
    const date::time_zone* const zone = date::locate_zone(std::string(name));
    date::sys_info info = zone->get_info(first_moment);
    const std::int64_t offset = info.offset.count();
    std::int64_t last = offset;
    std::vector<Change> changes;
    while (info.end < end_moment) {
      const std::int64_t at = info.end.time_since_epoch().count();
      info = zone->get_info(info.end);
      // Some changes concern only the name of the time.
      if (info.offset.count() != last) changes.push_back({at, info.offset.count()});
      last = info.offset.count();
    }
    extend_to_2100(offset, changes);
    return TimeZone(std::string(name), offset, std::move(changes));
  } catch (const std::exception&) {
    return std::nullopt;  // no such zone, or no database
  }
}

std::vector<std::string> TimeZone::names() {
  std::vector<std::string> names;
  try {
    for (const date::time_zone& zone : date::get_tzdb().zones) names.push_back(zone.name());
  } catch (const std::exception&) {
    names.clear();
  }
  return names;
}

}  // namespace amends::impl
