// The blocks of a policy in the order of the language.
//
// A comment straight above a block moves with it. One that an empty line sets apart may speak of several blocks, and so
// may one at the end; where there is such a comment, everything stays where it is.
#include "format/layout.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace amends::impl {

namespace {

// Only the comment at the top of the file may be set apart: it stays there.
bool may_move(const LayoutNode& map, bool first_moves) {
  if (!map.last.empty()) return false;
  for (const LayoutEntry& entry : map.entries) {
    if (entry.before.empty()) continue;
    const bool is_top = &entry == &map.entries.front();
    if (is_top && first_moves) {
      if (!entry.blank_before) return false;
      continue;
    }
    if (is_top) continue;
    if (entry.blank_before) return false;
    for (auto comment = entry.before.begin() + 1; comment != entry.before.end(); ++comment)
      if (comment->blank_before) return false;
  }
  return true;
}

}  // namespace

bool order_blocks(LayoutNode& map, const std::vector<std::string_view>& order) {
  if (map.kind != LayoutNode::Kind::map || map.entries.empty()) return false;
  std::vector<std::pair<std::ptrdiff_t, std::size_t>> places;  // in the order, and now
  for (const LayoutEntry& entry : map.entries) {
    const auto known = std::find(order.begin(), order.end(), entry.key.value);
    if (known == order.end()) return false;
    places.emplace_back(std::distance(order.begin(), known), places.size());
  }
  if (std::is_sorted(places.begin(), places.end())) return false;
  std::sort(places.begin(), places.end());
  const bool first_moves = places.front().second != 0;
  if (!may_move(map, first_moves)) return false;

  std::vector<YamlComment> top;
  if (first_moves) top = std::exchange(map.entries.front().before, {});
  std::vector<LayoutEntry> ordered;
  for (const auto& place : places) ordered.push_back(std::move(map.entries[place.second]));
  if (!top.empty()) {
    LayoutEntry& first = ordered.front();
    (first.before.empty() ? first.blank_before : first.before.front().blank_before) = true;
    first.before.insert(first.before.begin(), std::make_move_iterator(top.begin()), std::make_move_iterator(top.end()));
  }
  map.entries = std::move(ordered);
  return true;
}

}  // namespace amends::impl
