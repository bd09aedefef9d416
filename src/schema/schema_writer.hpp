// Writes JSON Schema (draft-07, what editors agree on).
#pragma once

#include "text/json_writer.hpp"
#include "text/tree.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace amends::impl {

class SchemaWriter : public JsonWriter {
 public:
  SchemaWriter() : JsonWriter(2) {}

  // The beginning of a whole schema; the caller ends the object.
  void begin_schema(std::string_view title, std::string_view description);

  void text(std::string_view name, std::string_view value);
  void flag(std::string_view name, bool value);
  void texts(std::string_view name, const std::vector<std::string_view>& values);
  // "type": one of JSON's types, or several.
  void types(std::initializer_list<std::string_view> names);
  void types(const std::vector<std::string_view>& names);
  // "$ref": one of the definitions, by the name it has there.
  void reference(std::string_view definition);
  // What JSON Schema makes of a description: links within our pages become plain text.
  void description(std::string_view markdown);
  // A member whose value was written as YAML: numbers, true, false and null are such, all else is text.
  void yaml(std::string_view name, const Tree& value);
  // "examples": one, written as YAML; nothing where it is none.
  void example(std::string_view yaml_text);

 private:
  void value(const Tree& tree);
};

// `text` as the value of a YAML key, or nothing.
std::vector<Tree> yaml_value(std::string_view text);

// Markdown without links: "[Extending a policy](#x)" is "Extending a policy".
std::string without_links(std::string_view markdown);

// Fit for a reference: "a step, extending" is "a-step-extending".
std::string definition_name(std::string_view title);

// A regular expression that matches `text` and nothing else.
std::string exactly(std::string_view text);

}  // namespace amends::impl
