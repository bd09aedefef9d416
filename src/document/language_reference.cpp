// Every key of the policy language as Markdown.
#include "document/language_reference.hpp"

#include "document/keys.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

// Bars end the cells of a table.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

std::string link_to(const BlockInfo& block) {
  std::string anchor(block.title);
  std::replace(anchor.begin(), anchor.end(), ' ', '-');
  return "[" + std::string(block.title) + "](#" + anchor + ")";
}

std::string value_of(const Key& key) {
  switch (key.shape) {
    case Shape::block:
      return link_to(block_info(key.block));
    case Shape::blocks:
      return "names, each with " + link_to(block_info(key.block));
    case Shape::block_list:
      return "a list, each item " + link_to(block_info(key.block));
    case Shape::block_lists:
      return "names, each with a list of items, each " + link_to(block_info(key.block));
    case Shape::word: {
      std::string words;
      for (const std::string_view word : key.word_list())
        words += (words.empty() ? "`" : ", `") + std::string(word) + "`";
      return words;
    }
    default:
      break;
  }
  std::string text(describe_shape(key.shape));
  const bool is_expression = key.shape == Shape::expression || key.shape == Shape::choice ||
                             key.shape == Shape::choices || key.shape == Shape::permissions ||
                             key.shape == Shape::limits;
  if (!is_expression) return text;
  if (key.shape == Shape::choice) text = "an expression or a decision list";
  if (key.shape == Shape::choices) text = "names, each with an expression or a decision list";
  if (key.wants != Wants::anything && key.shape != Shape::limits && key.shape != Shape::permissions)
    text += ": " + std::string(describe_wants(key.wants));
  switch (key.range) {
    case Range::any:
      break;
    case Range::share:
      text += ", a share between 0 and 1";
      break;
    case Range::not_negative:
      text += ", not negative";
      break;
    case Range::positive:
      text += ", more than 0";
      break;
    case Range::at_least_one:
      text += ", at least 1";
      break;
  }
  return text + "; sees " + std::string(describe_sees(key.sees));
}

void print_key(std::string& out, const Key& key) {
  out += "| `" + std::string(key.name) + "`" + (key.is_required ? " (required)" : "") + " | " + cell(value_of(key)) +
         " | " + cell(key.doc);
  if (!key.fallback.empty()) out += " Otherwise: " + cell(key.fallback) + ".";
  if (!key.example_text.empty()) out += " Example: `" + cell(key.name) + ": " + cell(key.example_text) + "`";
  out += " |\n";
}

// "Stands in `steps`."
std::string places(const BlockInfo& block) {
  std::string text;
  for (const BlockInfo* other : all_blocks())
    for (const Key& key : other->keys)
      if (key.block == block.name) {
        if (!text.empty()) text += ", ";
        text += "`" + std::string(key.name) + "`";
        if (other != &policy_block()) text += " of " + std::string(other->title);
      }
  return text.empty() ? text : "Stands in " + text + ".";
}

void print_block(std::string& out, const BlockInfo& block) {
  std::string heading(block.title);
  heading.front() = static_cast<char>(heading.front() - 'a' + 'A');
  out += "\n### " + heading + "\n\n" + std::string(block.doc);
  if (const std::string where = places(block); !where.empty()) out += " " + where;
  out += "\n\n| key | value | meaning |\n|---|---|---|\n";
  for (const Key& key : block.keys) print_key(out, key);
}

}  // namespace

std::string language_reference(std::string_view introduction) {
  std::string out(introduction);
  out += "\n## Every key\n\n";
  out += "Generated from the table of keys in `src/document/keys_*.cpp`, by which documents are read and checked.\n";
  for (const BlockInfo* block : all_blocks()) print_block(out, *block);
  return out;
}

}  // namespace amends::impl
