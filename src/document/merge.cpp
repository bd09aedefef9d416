// Lays one policy tree upon another.
#include "document/extends.hpp"
#include "document/reader.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace amends::impl {

namespace {

class Merger {
 public:
  Merger(const Sources& sources, Report& report) : sources_(sources), report_(report) {}

  // `info`: the keys of these maps. `of_names`: the keys are names instead, and `info` is that of their values.
  void maps(Tree& base, const Tree& over, const BlockInfo* info, bool of_names) {
    base.span = over.span;
    std::unordered_map<std::string, std::size_t> places;
    for (const TreeEntry& entry : base.entries) places.emplace(entry.key, places.size());
    std::vector<bool> removed(base.entries.size());
    for (const TreeEntry& entry : over.entries) {
      const auto found = places.find(entry.key);
      if (removes(entry.value)) {
        if (found != places.end()) removed[found->second] = true;
        continue;
      }
      const std::size_t place = found == places.end() ? base.entries.size() : found->second;
      if (found == places.end()) {
        TreeEntry empty{entry.key, entry.key_span, Tree()};
        empty.value.kind = entry.value.kind;
        empty.value.span = entry.value.span;
        base.entries.push_back(std::move(empty));
        removed.push_back(false);
      }
      base.entries[place].key_span = entry.key_span;
      const Key* key = of_names || info == nullptr ? nullptr : info->find(entry.key);
      value(base.entries[place].value, entry.value, key, of_names ? info : nullptr);
    }
    std::size_t index = 0;
    std::erase_if(base.entries, [&](const TreeEntry&) { return removed[index++]; });
  }

 private:
  // A key that was begun and left is not meant to remove anything.
  bool removes(const Tree& tree) const {
    if (tree.kind != Tree::Kind::null) return false;
    const std::string_view written = sources_.text(tree.span);
    return written == "~" || written == "null" || written == "Null" || written == "NULL";
  }

  // A value that stands for a map with a single key, as that map.
  static Tree as_map(Tree value, std::string_view short_key) {
    Tree map;
    map.kind = Tree::Kind::map;
    map.span = value.span;
    const Span at = value.span;
    map.entries.push_back({std::string(short_key), at, std::move(value)});
    return map;
  }

  void value(Tree& base, const Tree& over, const Key* key, const BlockInfo* block) {
    if (block != nullptr && !block->short_key.empty()) {
      const bool is_map = base.kind == Tree::Kind::map, over_is_map = over.kind == Tree::Kind::map;
      if (is_map && !over_is_map && !base.entries.empty())
        return value(base, as_map(over, block->short_key), key, block);
      if (!is_map && over_is_map && base.kind != Tree::Kind::null) base = as_map(std::move(base), block->short_key);
    }
    if (over.kind == Tree::Kind::map && base.kind == Tree::Kind::map) {
      if (block != nullptr) return maps(base, over, block, false);
      if (key == nullptr || key->block.empty()) return maps(base, over, nullptr, false);
      return maps(base, over, &block_info(key->block), key->shape == Shape::blocks);
    }
    if (key != nullptr && key->appends && over.kind == Tree::Kind::list) return append(base, over);
    if (is_decision_list(base) && is_decision_list(over)) return before(base, over);
    if (over.kind == Tree::Kind::map) {  // in place of something else: its own removals still count
      base = Tree();
      base.kind = Tree::Kind::map;
      return value(base, over, key, block);
    }
    base = over;
  }

  // Dated values have an `is`, too, but are no decision list.
  static bool is_decision_list(const Tree& tree) {
    const auto is_item = [](const Tree& item) { return item.find("is") != nullptr && item.find("from") == nullptr; };
    return tree.kind == Tree::Kind::list && !tree.items.empty() &&
           std::all_of(tree.items.begin(), tree.items.end(), is_item);
  }

  // The items of `over` first; those of the base are never reached after one without `when`.
  static void before(Tree& base, const Tree& over) {
    std::vector<Tree> items = over.items;
    if (over.items.back().find("when") != nullptr) items.insert(items.end(), base.items.begin(), base.items.end());
    base.items = std::move(items);
    base.span = over.span;
  }

  void append(Tree& base, const Tree& over) {
    base.kind = Tree::Kind::list;
    base.span = over.span;
    std::map<std::string, std::size_t> ids;  // of the base
    for (std::size_t i = 0; i < base.items.size(); ++i)
      if (const Tree* id = base.items[i].find("id")) ids.emplace(id->text, i);
    std::vector<std::size_t> removed;
    for (const Tree& item : over.items) {
      const Tree* id = item.find("id");
      const Tree* remove = item.find("remove");
      const auto found = id == nullptr ? ids.end() : ids.find(id->text);
      if (remove != nullptr && remove->text == "true") {
        if (found == ids.end())
          nothing_to_remove(item, id, ids);
        else
          removed.push_back(found->second);
      } else if (found != ids.end()) {
        base.items[found->second] = item;
      } else {
        base.items.push_back(item);
      }
    }
    std::sort(removed.rbegin(), removed.rend());
    removed.erase(std::unique(removed.begin(), removed.end()), removed.end());
    for (const std::size_t index : removed) base.items.erase(base.items.begin() + static_cast<std::ptrdiff_t>(index));
  }

  void nothing_to_remove(const Tree& item, const Tree* id, const std::map<std::string, std::size_t>& ids) {
    if (id == nullptr) return report_.error(head(item), "nothing-to-remove", "only what has an `id` can be removed");
    std::vector<std::string> names;
    for (const auto& [name, index] : ids) names.push_back(name);
    report_.error(id->span, "nothing-to-remove", "there is nothing with the id " + ticked(id->text) + " to remove",
                  did_you_mean(id->text, names));
  }

  const Sources& sources_;
  Report& report_;
};

}  // namespace

Tree merge(Tree base, const Tree& over, const Sources& sources, Report& report) {
  Merger(sources, report).maps(base, over, &policy_block(), false);
  return base;
}

}  // namespace amends::impl
