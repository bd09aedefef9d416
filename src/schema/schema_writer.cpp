// Writes JSON Schema.
#include "schema/schema_writer.hpp"

#include "document/yaml_reader.hpp"
#include "text/number.hpp"

#include <charconv>
#include <cmath>

namespace amends::impl {

void SchemaWriter::begin_schema(std::string_view title, std::string_view about) {
  begin_object();
  text("$schema", "http://json-schema.org/draft-07/schema#");
  text("title", title);
  description(about);
}

void SchemaWriter::text(std::string_view name, std::string_view value) {
  key(name);
  string(value);
}

void SchemaWriter::flag(std::string_view name, bool value) {
  key(name);
  boolean(value);
}

void SchemaWriter::texts(std::string_view name, const std::vector<std::string_view>& values) {
  key(name);
  begin_array();
  for (const std::string_view value : values) string(value);
  end_array();
}

void SchemaWriter::types(std::initializer_list<std::string_view> names) { types(std::vector<std::string_view>(names)); }

void SchemaWriter::types(const std::vector<std::string_view>& names) {
  if (names.size() == 1) return text("type", names.front());
  texts("type", names);
}

void SchemaWriter::reference(std::string_view definition) { text("$ref", "#/definitions/" + std::string(definition)); }

void SchemaWriter::description(std::string_view markdown) {
  if (!markdown.empty()) text("description", without_links(markdown));
}

void SchemaWriter::yaml(std::string_view name, const Tree& tree) {
  key(name);
  value(tree);
}

void SchemaWriter::example(std::string_view yaml_text) {
  if (yaml_text.empty()) return;
  const std::vector<Tree> read = yaml_value(yaml_text);
  if (read.empty()) return;
  key("examples");
  begin_array();
  value(read.front());
  end_array();
}

void SchemaWriter::value(const Tree& tree) {
  switch (tree.kind) {
    case Tree::Kind::map:
      begin_object();
      for (const TreeEntry& entry : tree.entries) {
        key(entry.key);
        value(entry.value);
      }
      end_object();
      return;
    case Tree::Kind::list:
      begin_array();
      for (const Tree& item : tree.items) value(item);
      end_array();
      return;
    case Tree::Kind::null:
      return null();
    default:
      break;
  }
  if (!tree.plain) return string(tree.text);
  if (tree.text == "true" || tree.text == "false") return boolean(tree.text == "true");
  std::int64_t whole = 0;
  const char* const end = tree.text.data() + tree.text.size();
  if (const auto [stop, error] = std::from_chars(tree.text.data(), end, whole); stop == end && error == std::errc())
    return integer(whole);
  if (const std::optional<double> real = parse_double(tree.text); real && std::isfinite(*real)) return number(*real);
  string(tree.text);
}

std::vector<Tree> yaml_value(std::string_view text) {
  Sources sources;
  Report report(&sources);
  const std::uint32_t source = sources.add("value", "value: " + std::string(text) + "\n");
  std::optional<Tree> tree = read_yaml(sources, source, {}, report);
  if (!tree || tree->find("value") == nullptr) return {};
  return {*tree->find("value")};
}

std::string without_links(std::string_view markdown) {
  std::string out;
  while (!markdown.empty()) {
    const std::size_t open = markdown.find('[');
    const std::size_t close = open == std::string_view::npos ? open : markdown.find("](", open);
    const std::size_t end = close == std::string_view::npos ? close : markdown.find(')', close);
    // Brackets inside `code` are no link.
    if (end == std::string_view::npos || markdown.substr(open, close - open).find('`') != std::string_view::npos) {
      const std::size_t next = open == std::string_view::npos ? markdown.size() : open + 1;
      out += markdown.substr(0, next);
      markdown.remove_prefix(next);
      continue;
    }
    out += markdown.substr(0, open);
    out += markdown.substr(open + 1, close - open - 1);
    markdown.remove_prefix(end + 1);
  }
  return out;
}

std::string definition_name(std::string_view title) {
  std::string name;
  for (const char c : title)
    if (c != ',') name += c == ' ' ? '-' : c;
  return name;
}

std::string exactly(std::string_view text) {
  std::string pattern = "^";
  for (const char c : text) {
    if (std::string_view("\\^$.|?*+()[]{}").find(c) != std::string_view::npos) pattern += '\\';
    pattern += c;
  }
  return pattern + "$";
}

}  // namespace amends::impl
