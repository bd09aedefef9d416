#include "scenario/scenario_reference.hpp"

#include "scenario/answer_shape.hpp"
#include "scenario/scenario_keys.hpp"

namespace amends::impl {

namespace {

std::string in_table(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '|') result += '\\';
    result += c;
  }
  return result;
}

void print_block(std::string& out, const ScenarioBlock& block) {
  std::string heading(block.title);
  heading.front() = static_cast<char>(heading.front() - 'a' + 'A');
  out += "\n## " + heading + "\n\n" + std::string(block.doc) + "\n\n| key | value | meaning |\n|---|---|---|\n";
  for (const ScenarioKey& key : block.keys) {
    out += "| `" + std::string(key.name) + "`" + (key.required ? " (required)" : "") + " | " +
           in_table(describe_shape(key.shape)) + " | " + in_table(key.doc);
    if (!key.example.empty()) out += " Example: `" + std::string(key.name) + ": " + in_table(key.example) + "`";
    out += " |\n";
  }
}

std::string value_of(const AnswerPart& part) {
  if (part.kind == AnswerKind::word) {
    std::string words;
    std::string_view rest = part.words;
    while (!rest.empty()) {
      const std::size_t space = std::min(rest.find(' '), rest.size());
      words += (words.empty() ? "`" : ", `") + std::string(rest.substr(0, space)) + "`";
      rest.remove_prefix(std::min(space + 1, rest.size()));
    }
    return words;
  }
  std::string text(describe(part.kind));
  if (part.kind == AnswerKind::name || part.kind == AnswerKind::thing) text = "a " + std::string(describe(part.names));
  if (part.kind == AnswerKind::names) {
    text = "a list of " + std::string(describe(part.names)) + "s";
    if (part.names == NamesOf::remedies) text = "a list of remedies";
    if (part.ordered) text += ", in their order";
  }
  return text;
}

}  // namespace

std::string scenario_reference() {
  std::string out =
      "# Scenario files, key by key\n\n[Testing a policy](testing.md) is the guide. This page is generated from the "
      "tables by which scenario files are read\nand checked: `src/scenario/scenario_keys.cpp` and "
      "`src/scenario/answer_parts.cpp`.\n";
  for (const ScenarioBlock* block : {&scenario_file_block(), &scenario_block(), &case_block()})
    print_block(out, *block);
  out +=
      "\n## Every part of an answer\n\nWhat `expect` may name, written with dots or nested. `<step>` and the like "
      "stand "
      "for a name of the policy.\n\n| part | value | meaning |\n|---|---|---|\n";
  for (const AnswerPart& part : answer_parts())
    out += "| `" + std::string(part.path) + "` | " + value_of(part) + " | " + in_table(part.doc) + " |\n";
  return out;
}

}  // namespace amends::impl
