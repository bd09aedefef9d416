// What is the same for every checked document: finding keys, names, the canonical text.
#include "document/document.hpp"

#include "document/reader.hpp"

#include <algorithm>
#include <array>

namespace amends::impl {

const DocValue* DocBlock::get(std::string_view key) const noexcept {
  for (const DocValue& value : values)
    if (value.key->name == key) return &value;
  return nullptr;
}

bool DocBlock::has(std::string_view key) const noexcept {
  const auto is_it = [&](const Key* other) { return other->name == key; };
  return get(key) != nullptr || std::any_of(wrong.begin(), wrong.end(), is_it);
}

std::string DocBlock::text(std::string_view key) const {
  const DocValue* value = get(key);
  return value == nullptr ? std::string() : value->text();
}

DocBlock read_document(const Tree& tree, Report& report) {
  DocName name;
  name.span = head(tree);
  return DocumentReader(report).block(tree, policy_block(), std::move(name));
}

bool is_name(std::string_view text) noexcept {
  static constexpr std::array<std::string_view, 7> words = {"and", "or", "not", "in", "true", "false", "null"};
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (text.empty() || !(letter(text.front()) || text.front() == '_')) return false;
  for (const char c : text)
    if (!letter(c) && !(c >= '0' && c <= '9') && c != '_') return false;
  return std::find(words.begin(), words.end(), text) == words.end();
}

namespace {

void print_text(std::string& out, std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \n");
  const std::size_t last = text.find_last_not_of(" \n");
  out += '"';
  if (first != std::string_view::npos)
    for (const char c : text.substr(first, last - first + 1)) {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  out += '"';
}

void print_tree(std::string& out, const Tree& tree) {
  if (tree.kind == Tree::Kind::map) {
    std::vector<const TreeEntry*> entries;
    for (const TreeEntry& entry : tree.entries) entries.push_back(&entry);
    std::sort(entries.begin(), entries.end(), [](auto* a, auto* b) { return a->key < b->key; });
    out += '{';
    for (const TreeEntry* entry : entries) {
      print_text(out, entry->key);
      out += ':';
      print_tree(out, entry->value);
      out += ',';
    }
    out += '}';
  } else if (tree.kind == Tree::Kind::list) {
    out += '[';
    for (const Tree& item : tree.items) {
      print_tree(out, item);
      out += ',';
    }
    out += ']';
  } else if (tree.kind == Tree::Kind::null) {
    out += '~';
  } else {
    print_text(out, tree.text);
  }
}

void print_block(std::string& out, const DocBlock& block);

void print_value(std::string& out, const DocValue& value) {
  if (!value.entries.empty()) {
    out += '{';
    for (const DocValue& entry : value.entries) {
      print_text(out, entry.name.text);
      out += ':';
      print_value(out, entry);
      out += ',';
    }
    out += '}';
  } else if (!value.blocks.empty()) {
    const bool list =
        value.tree->kind == Tree::Kind::list && value.key->shape != Shape::block && value.key->shape != Shape::blocks;
    out += list ? "[" : "";
    for (const DocBlock& block : value.blocks) {
      print_block(out, block);
      if (list) out += ',';
    }
    out += list ? "]" : "";
  } else if (!value.names.empty()) {
    out += '[';
    for (const DocName& name : value.names) {
      print_text(out, name.text);
      out += ',';
    }
    out += ']';
  } else {
    print_tree(out, *value.tree);
  }
}

void print_block(std::string& out, const DocBlock& block) {
  std::vector<const DocValue*> values;
  for (const DocValue& value : block.values) values.push_back(&value);
  std::sort(values.begin(), values.end(), [](auto* a, auto* b) { return a->key->name < b->key->name; });
  out += '{';
  for (const DocValue* value : values) {
    print_text(out, value->key->name);
    out += ':';
    print_value(out, *value);
    out += ',';
  }
  out += '}';
}

}  // namespace

std::string canonical(const DocBlock& document) {
  std::string out;
  print_block(out, document);
  return out;
}

}  // namespace amends::impl
