// Blocks: which keys they have, which are unknown, which are missing.
#include "document/reader.hpp"

#include "text/utf8.hpp"

#include <algorithm>

namespace amends::impl {

Span head(const Tree& tree) noexcept {
  if (tree.kind == Tree::Kind::map && !tree.entries.empty()) return tree.entries.front().key_span;
  return tree.span;
}

std::string ticked(std::string_view text) {
  constexpr std::size_t longest = 200;
  return "`" + shown(text, longest) + "`";
}

std::string listed(const std::vector<std::string_view>& names, std::string_view last) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i != 0) out += i + 1 == names.size() ? " " + std::string(last) + " " : ", ";
    out += ticked(names[i]);
  }
  return out;
}

void DocumentReader::wrong_shape(const DocValue& value, std::string_view wanted, std::string help) {
  const Tree& tree = *value.tree;
  if (tree.kind == Tree::Kind::null) {
    report_.error(value.name.span, "missing-value", ticked(value.name.text) + " has no value",
                  help.empty() ? "it wants " + std::string(wanted) : std::move(help));
  } else {
    report_.error(head(tree), "wrong-shape",
                  ticked(value.name.text) + " wants " + std::string(wanted) + ", but here is " + describe(tree),
                  std::move(help));
  }
}

bool DocumentReader::is_map(const DocValue& value) {
  if (value.tree->kind == Tree::Kind::map || value.tree->kind == Tree::Kind::null) return true;
  std::string help;
  if (!value.key->block.empty() && value.key->shape == Shape::block) {
    const BlockInfo& info = block_info(value.key->block);
    help = std::string(info.title) + " has the keys " + listed(info.names());
  }
  wrong_shape(value, describe_shape(value.key->shape), std::move(help));
  return false;
}

namespace {

// A near key, or the block that has such a key, or all the keys where they are few.
std::string help_for_unknown(std::string_view key, const BlockInfo& info) {
  constexpr std::size_t few = 18;
  const std::vector<std::string_view> keys = info.names();
  std::string help = did_you_mean(key, {keys.begin(), keys.end()});
  if (!help.empty()) return help;
  for (const BlockInfo* other : all_blocks())
    if (other->find(key) != nullptr && other->find(key)->shape != Shape::text)
      return ticked(key) + " is a key of " + std::string(other->title);
  if (keys.size() <= few) return std::string(info.title) + " has the keys " + listed(keys);
  return "docs/language.md lists the keys of " + std::string(info.title);
}

}  // namespace

void DocumentReader::unknown_key(const Tree& map, std::size_t index, const BlockInfo& info) {
  const TreeEntry& entry = map.entries[index];
  std::string help = help_for_unknown(entry.key, info);
  // A comma inside braces cuts a condition into a key without value; show it rejoined.
  if (entry.value.kind == Tree::Kind::null && index > 0 && map.entries[index - 1].value.plain &&
      map.entries[index - 1].value.kind == Tree::Kind::text && !is_name(entry.key)) {
    const TreeEntry& before = map.entries[index - 1];
    help = "inside braces a comma ends the value; quote it: " +
           ticked(before.key + ": \"" + before.value.text + ", " + entry.key + "\"");
  }
  report_.error(entry.key_span, "unknown-key", std::string(info.title) + " has no key " + ticked(entry.key),
                std::move(help));
}

void DocumentReader::missing_keys(const DocBlock& block) {
  for (const Key& key : block.info->keys) {
    if (!key.is_required || block.has(key.name)) continue;
    std::string help;
    if (!key.example_text.empty())
      help = "for example " + ticked(std::string(key.name) + ": " + std::string(key.example_text));
    report_.error(block.name.span, "missing-key", "the key " + ticked(key.name) + " is missing from " + subject(block),
                  std::move(help));
  }
}

std::string subject(const DocBlock& block) {
  const std::string title(block.info->title);
  if (block.name.text.empty()) return title;
  return "the" + title.substr(title.find(' ')) + " " + ticked(block.name.text);
}

DocBlock DocumentReader::block(const Tree& tree, const BlockInfo& info, DocName name) {
  DocBlock result;
  result.info = &info;
  result.name = std::move(name);
  DocValue whole;
  whole.tree = &tree;
  whole.name = result.name;
  if (tree.kind != Tree::Kind::map && tree.kind != Tree::Kind::null) {
    if (info.short_key.empty()) {
      if (whole.name.text.empty()) whole.name.text = info.name;
      const std::vector<std::string_view> keys = info.names();
      wrong_shape(whole, "a map", std::string(info.title) + " has the keys " + listed(keys));
      return result;
    }
    whole.key = info.find(info.short_key);
    if (value(whole)) result.values.push_back(std::move(whole));
    return result;
  }
  for (std::size_t i = 0; i < tree.entries.size(); ++i) {
    const TreeEntry& entry = tree.entries[i];
    DocValue read;
    read.key = info.find(entry.key);
    if (read.key == nullptr) {
      unknown_key(tree, i, info);
      continue;
    }
    read.name = {entry.key, entry.key_span};
    read.tree = &entry.value;
    if (value(read))
      result.values.push_back(std::move(read));
    else
      result.wrong.push_back(read.key);
  }
  missing_keys(result);
  return result;
}

bool DocumentReader::value(DocValue& read) {
  switch (read.key->shape) {
    case Shape::text:
    case Shape::filled_text:
      return scalar(read, "a text");
    case Shape::texts:
      return texts(read);
    case Shape::version:
    case Shape::date:
    case Shape::expression:
      return scalar(read, describe_shape(read.key->shape));
    case Shape::name:
      return name(read);
    case Shape::names:
      return names(read);
    case Shape::rungs:
      return rungs(read);
    case Shape::word:
      return word(read);
    case Shape::boolean:
      return boolean(read);
    case Shape::dates:
      return dates(read);
    case Shape::type:
      return type(read);
    case Shape::choice:
      return choice(read, item_block());
    case Shape::choices:
      return choices(read);
    case Shape::constant:
      return constant(read);
    case Shape::block:
      if (!is_map(read)) return false;
      read.blocks.push_back(block(*read.tree, block_info(read.key->block), {"", read.name.span}));
      return true;
    case Shape::blocks:
      return blocks(read);
    case Shape::block_list:
      return block_list(read);
    case Shape::block_lists:
      return block_lists(read);
    case Shape::plan:
      return plan(read);
    case Shape::permissions:
      return permissions(read);
    case Shape::limits:
      return limits(read);
    case Shape::working_hours:
      return working_hours(read);
  }
  return false;
}

}  // namespace amends::impl
