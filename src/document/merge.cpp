// Lays one policy tree upon another.
#include "document/extends.hpp"
#include "document/reader.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

class Merger {
 public:
  Merger(const Sources& sources, Report& report) : sources_(sources), report_(report) {}

  // `info`: the keys of these maps. `of_names`: the keys are names instead, and `info` is that of their values.
  void maps(Tree& base, const Tree& over, const BlockInfo* info, bool of_names) {
    base.span = over.span;
    for (const TreeEntry& entry : over.entries) {
      const auto same_key = [&](const TreeEntry& other) { return other.key == entry.key; };
      auto found = std::find_if(base.entries.begin(), base.entries.end(), same_key);
      if (removes(entry.value)) {
        if (found != base.entries.end()) base.entries.erase(found);
        continue;
      }
      if (found == base.entries.end()) {
        TreeEntry empty{entry.key, entry.key_span, Tree()};
        empty.value.kind = entry.value.kind;
        empty.value.span = entry.value.span;
        base.entries.push_back(std::move(empty));
        found = std::prev(base.entries.end());
      }
      found->key_span = entry.key_span;
      this->value(found->value, entry.value, of_names ? nullptr : info == nullptr ? nullptr : info->find(entry.key),
                  of_names ? info : nullptr);
    }
  }

 private:
  // A key that was begun and left is not meant to remove anything.
  bool removes(const Tree& tree) const {
    if (tree.kind != Tree::Kind::null) return false;
    const std::string_view written = sources_.text(tree.span);
    return written == "~" || written == "null" || written == "Null" || written == "NULL";
  }

  void value(Tree& base, const Tree& over, const Key* key, const BlockInfo* block) {
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
    const std::size_t of_base = base.items.size();
    std::vector<std::size_t> removed;
    for (const Tree& item : over.items) {
      const Tree* id = item.find("id");
      const Tree* remove = item.find("remove");
      const auto same_id = [&](const Tree& other) {
        const Tree* other_id = other.find("id");
        return id != nullptr && other_id != nullptr && other_id->text == id->text;
      };
      const auto end = base.items.begin() + static_cast<std::ptrdiff_t>(of_base);
      const auto found = std::find_if(base.items.begin(), end, same_id);
      if (remove != nullptr && remove->text == "true") {
        if (found == end)
          report_.error(id == nullptr ? head(item) : id->span, "nothing-to-remove",
                        id == nullptr ? "only what has an `id` can be removed"
                                      : "there is nothing with the id " + ticked(id->text) + " to remove",
                        id == nullptr ? "" : did_you_mean(id->text, ids(base, of_base)));
        else
          removed.push_back(static_cast<std::size_t>(found - base.items.begin()));
      } else if (found != end) {
        *found = item;
      } else {
        base.items.push_back(item);
      }
    }
    std::sort(removed.rbegin(), removed.rend());
    removed.erase(std::unique(removed.begin(), removed.end()), removed.end());
    for (const std::size_t index : removed) base.items.erase(base.items.begin() + static_cast<std::ptrdiff_t>(index));
  }

  static std::vector<std::string> ids(const Tree& list, std::size_t count) {
    std::vector<std::string> result;
    for (std::size_t i = 0; i < count; ++i)
      if (const Tree* id = list.items[i].find("id")) result.push_back(id->text);
    return result;
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
