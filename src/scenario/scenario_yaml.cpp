#include "scenario/scenario_yaml.hpp"

#include "document/yaml_text.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

bool needs_quotes(std::string_view text, bool in_braces) {
  if (text.empty() || text == "~" || text == "null" || text.front() == ' ' || text.back() == ' ') return true;
  constexpr std::string_view starts = "!&*?|>%@`\"'#,[]{}-:=<";
  const bool negative = text.front() == '-' && text.size() > 1 && text[1] >= '0' && text[1] <= '9';
  if (starts.find(text.front()) != std::string_view::npos && !negative) return true;
  if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos || text.back() == ':')
    return true;
  if (in_braces && text.find_first_of(",[]{}?") != std::string_view::npos) return true;
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

std::string scalar(const Tree& tree, bool in_braces) {
  switch (tree.kind) {
    case Tree::Kind::null:
      return "~";
    case Tree::Kind::boolean:
      return tree.boolean ? "true" : "false";
    case Tree::Kind::integer:
      return std::to_string(tree.integer);
    case Tree::Kind::real:
      return tree.text;
    default:
      return yaml_scalar(tree.text, in_braces);
  }
}

std::string in_braces(const Tree& tree) {
  std::string text;
  if (tree.kind == Tree::Kind::list) {
    for (const Tree& item : tree.items) text += (text.empty() ? "[" : ", ") + in_braces(item);
    return text.empty() ? "[]" : text + "]";
  }
  if (tree.kind == Tree::Kind::map) {
    for (const TreeEntry& entry : tree.entries)
      text += (text.empty() ? "{" : ", ") + entry.key + ": " + in_braces(entry.value);
    return text.empty() ? "{}" : text + "}";
  }
  return scalar(tree, true);
}

void facts(const Tree& map, const std::string& prefix, std::string_view indent, std::string& out) {
  for (const TreeEntry& entry : map.entries) {
    const std::string name = prefix.empty() ? entry.key : prefix + "." + entry.key;
    const std::string line = std::string(indent) + name + ":";
    if (entry.value.kind == Tree::Kind::map) {
      facts(entry.value, name, indent, out);
    } else if (entry.value.kind == Tree::Kind::list && !entry.value.items.empty() &&
               entry.value.items.front().kind == Tree::Kind::map) {
      out += line + "\n";
      for (const Tree& item : entry.value.items) out += std::string(indent) + "  - " + in_braces(item) + "\n";
    } else {
      out += line + " " + (entry.value.is_scalar() ? scalar(entry.value, false) : in_braces(entry.value)) + "\n";
    }
  }
}

}  // namespace

std::string yaml_scalar(std::string_view text, bool in_braces) {
  return needs_quotes(text, in_braces) ? quoted(text) : std::string(text);
}

std::string yaml_facts(const Tree& case_tree, std::string_view indent) {
  std::string out;
  facts(case_tree, "", indent, out);
  return out;
}

}  // namespace amends::impl
