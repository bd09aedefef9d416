// Values of a document that are maps or lists of something.
#include "document/reader.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

// `device.airplane_mode`, `segments[].status`
bool is_fact_name(std::string_view text) {
  while (true) {
    const std::size_t dot = text.find('.');
    std::string_view part = text.substr(0, dot);
    if (part.size() > 2 && part.substr(part.size() - 2) == "[]" && dot != std::string_view::npos) part.remove_suffix(2);
    if (!is_name(part)) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

// Plain text that was meant as a list literal: `[1, 2]` without quotes is a list for YAML.
bool all_scalars(const Tree& list) {
  return std::all_of(list.items.begin(), list.items.end(), [](const Tree& item) { return item.is_scalar(); });
}

}  // namespace

std::vector<DocValue> DocumentReader::named_entries(const DocValue& map, bool facts) {
  std::vector<DocValue> result;
  for (const TreeEntry& entry : map.tree->entries) {
    if (!(facts ? is_fact_name(entry.key) : is_name(entry.key))) {
      std::string help = help_for_name(entry.key);
      if (facts) help += "; dots group facts, and `[].` makes a list of records";
      report_.error(entry.key_span, "bad-name", ticked(entry.key) + " is not a name", std::move(help));
      continue;
    }
    DocValue value;
    value.key = map.key;
    value.name = {entry.key, entry.key_span};
    value.tree = &entry.value;
    result.push_back(std::move(value));
  }
  std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.name.text < b.name.text; });
  return result;
}

bool DocumentReader::blocks(DocValue& value) {
  if (!is_map(value)) return false;
  const BlockInfo& info = block_info(value.key->block);
  value.entries = named_entries(value, info.name == "fact");
  for (DocValue& entry : value.entries) entry.blocks.push_back(block(*entry.tree, info, entry.name));
  return true;
}

bool DocumentReader::block_list(DocValue& value) {
  if (value.tree->kind == Tree::Kind::null) return true;
  if (value.tree->kind != Tree::Kind::list) {
    wrong_shape(value, "a list of maps", "begin each with `- `");
    return false;
  }
  for (const Tree& item : value.tree->items)
    value.blocks.push_back(block(item, block_info(value.key->block), {"", head(item)}));
  return true;
}

bool DocumentReader::block_lists(DocValue& value) {
  if (!is_map(value)) return false;
  value.entries = named_entries(value);
  for (DocValue& entry : value.entries) block_list(entry);
  return true;
}

// A list is a decision list only if every item is a map with `is`.
bool DocumentReader::choice(DocValue& value, const BlockInfo& items) {
  const Tree& tree = *value.tree;
  if (tree.kind != Tree::Kind::list) return scalar(value, "an expression or a list of items with `when` and `is`");
  if (tree.items.empty() || all_scalars(tree)) {
    wrong_shape(value, "an expression or a list of items with `when` and `is`",
                tree.items.empty() ? "" : "to give a list as an expression, quote it: `\"[1, 2]\"`");
    return false;
  }
  bool good = true;
  for (const Tree& item : tree.items) {
    if (item.kind == Tree::Kind::map && item.find("is") != nullptr) continue;
    report_.error(head(item), "no-is", "this item of " + ticked(value.name.text) + " has no `is`",
                  "each item of a decision list is a map with `is`, and `when` for all but the last");
    good = false;
  }
  if (!good) return false;
  for (const Tree& item : tree.items) {
    DocBlock read;
    read.info = &items;
    read.name = {"", head(item)};
    for (std::size_t i = 0; i < item.entries.size(); ++i) {
      const TreeEntry& entry = item.entries[i];
      DocValue part;
      part.key = items.find(entry.key);
      part.name = {entry.key, entry.key_span};
      part.tree = &entry.value;
      if (part.key == nullptr) {
        unknown_key(item, i, items);
        continue;
      }
      // `is: ~` says that there is none.
      const bool none = entry.key == "is" && entry.value.kind == Tree::Kind::null;
      if (none || this->value(part)) read.values.push_back(std::move(part));
    }
    if (read.get("when") == nullptr && item.find("when") == nullptr && &item != &tree.items.back())
      report_.error(head(item), "no-when", "only the last item of " + ticked(value.name.text) + " may lack `when`",
                    "nothing after this item is ever read");
    value.blocks.push_back(std::move(read));
  }
  return true;
}

bool DocumentReader::choices(DocValue& value) {
  if (!is_map(value)) return false;
  value.entries = named_entries(value);
  std::erase_if(value.entries, [this](DocValue& entry) { return !choice(entry, item_block()); });
  return true;
}

bool DocumentReader::constant(DocValue& value) {
  if (value.tree->kind != Tree::Kind::map) return scalar(value, "a constant, or a map of constants");
  value.entries = named_entries(value);
  std::erase_if(value.entries, [this](DocValue& entry) { return !scalar(entry, "a constant"); });
  return !value.entries.empty();
}

bool DocumentReader::plan(DocValue& value) {
  const Tree& tree = *value.tree;
  if (tree.is_scalar() && tree.kind != Tree::Kind::null && tree.text == "expected") return true;
  if (tree.kind == Tree::Kind::list && !tree.items.empty() && !all_scalars(tree))
    return choice(value, plan_item_block());
  if (tree.kind == Tree::Kind::list) return names(value);
  wrong_shape(value, describe_shape(Shape::plan));
  return false;
}

bool DocumentReader::permissions(DocValue& value) {
  if (!is_map(value)) return false;
  value.entries = named_entries(value);
  for (DocValue& step : value.entries) {
    if (step.tree->kind != Tree::Kind::map) {
      wrong_shape(step, "a map from roles to a severity, a condition or `nobody`", "for example `{manager: routine}`");
      continue;
    }
    step.entries = named_entries(step);
    std::erase_if(step.entries,
                  [this](DocValue& role) { return !scalar(role, "a severity, a condition or `nobody`"); });
  }
  return true;
}

bool DocumentReader::limits(DocValue& value) {
  if (!is_map(value)) return false;
  value.entries = named_entries(value);
  for (DocValue& kind : value.entries) {
    if (kind.tree->kind != Tree::Kind::map) {
      wrong_shape(kind, "a map from roles to `unlimited`, money, or money by severity",
                  "for example `{agent: 25 USD}`");
      continue;
    }
    kind.entries = named_entries(kind);
    std::erase_if(kind.entries, [this](DocValue& role) {
      return role.tree->kind == Tree::Kind::map ? !choices(role) : !choice(role, item_block());
    });
  }
  return true;
}

bool DocumentReader::working_hours(DocValue& value) {
  if (value.tree->kind != Tree::Kind::map) {
    wrong_shape(value, describe_shape(Shape::working_hours));
    return false;
  }
  for (const TreeEntry& entry : value.tree->entries) {
    DocValue hours;
    hours.key = value.key;
    hours.name = {entry.key, entry.key_span};
    hours.tree = &entry.value;
    if (!scalar(hours, "hours, as in `\"09:00-17:00\"`")) return false;
  }
  return true;
}

}  // namespace amends::impl
