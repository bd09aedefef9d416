// What the text of a YAML file looks like around a place: ends of scalars, pieces of a line, quoting.
#include "document/yaml_text.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_blank(char c) noexcept { return c == ' ' || c == '\t'; }
bool is_break(char c) noexcept { return c == '\n' || c == '\r'; }
bool is_space(char c) noexcept { return is_blank(c) || is_break(c); }

// A plain text over several lines was folded: the same characters, with other spaces between them.
std::size_t end_of_folded(std::string_view source, std::size_t begin, std::string_view value) noexcept {
  std::size_t at = begin;
  for (const char c : value) {
    if (is_space(c)) continue;
    while (at < source.size() && is_space(source[at])) ++at;
    if (at == source.size() || source[at] != c) break;
    ++at;
  }
  return at;
}

// Where the comment of a line begins that two spaces (or the beginning of the line) set apart; the size otherwise.
std::size_t comment_begin(std::string_view line, std::size_t from) noexcept {
  for (std::size_t i = from; i < line.size(); ++i) {
    if (line[i] != '#') continue;
    if (i == 0 || (i >= 2 && is_blank(line[i - 1]) && is_blank(line[i - 2]))) return i;
    if (i == from && is_blank(line[i - 1])) return i;  // nothing but the comment
  }
  return line.size();
}

// The colon that ends a key beginning at `begin`, or npos.
std::size_t colon_after_key(std::string_view line, std::size_t begin) noexcept {
  std::size_t i = begin;
  if (i < line.size() && (line[i] == '"' || line[i] == '\'')) {
    i = end_of_quoted(line, i);
    while (i < line.size() && is_blank(line[i])) ++i;
    return i < line.size() && line[i] == ':' && (i + 1 == line.size() || is_blank(line[i + 1])) ? i : npos;
  }
  for (; i < line.size(); ++i) {
    if (line[i] == '#' && i > 0 && is_blank(line[i - 1])) return npos;
    if (line[i] == ':' && (i + 1 == line.size() || is_blank(line[i + 1]))) return i;
  }
  return npos;
}

}  // namespace

ScalarText scalar_at(std::string_view source, std::uint32_t begin, std::string_view value) noexcept {
  ScalarText result;
  if (begin >= source.size()) {
    result.end = static_cast<std::uint32_t>(source.size());
    return result;
  }
  const char first = source[begin];
  if (first == '"' || first == '\'') {
    const std::size_t end = std::min(end_of_quoted(source, begin), source.size());
    result.end = static_cast<std::uint32_t>(end);
    if (end == begin + value.size() + 2 && source.substr(begin + 1, value.size()) == value)
      result.content_begin = begin + 1;
    return result;
  }
  if (first == '|' || first == '>') {
    std::size_t end = begin;
    while (end < source.size() && !is_space(source[end])) ++end;
    result.end = static_cast<std::uint32_t>(end);
    return result;
  }
  result.plain = true;
  if (source.substr(begin, value.size()) == value && value.find('\n') == npos) {
    result.content_begin = begin;
    result.end = begin + static_cast<std::uint32_t>(value.size());
  } else {
    result.end = static_cast<std::uint32_t>(end_of_folded(source, begin, value));
  }
  return result;
}

std::size_t end_of_quoted(std::string_view text, std::size_t begin) noexcept {
  const char quote = text[begin];
  for (std::size_t i = begin + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || i + 1 >= text.size() || text[i + 1] != quote) return i + 1;
      ++i;  // '' is a quote inside
    }
  }
  return npos;
}

std::size_t end_of_brackets(std::string_view text, std::size_t begin) noexcept {
  std::size_t depth = 0;
  for (std::size_t i = begin; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' || c == '\'') {
      const std::size_t end = end_of_quoted(text, i);
      if (end != npos) i = end - 1;  // an apostrophe opens nothing
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return i + 1;
    }
  }
  return npos;
}

std::size_t end_of_flow_text(std::string_view text, std::size_t begin) noexcept {
  std::size_t depth = 0;
  std::size_t i = begin;
  for (; i < text.size() && !is_break(text[i]); ++i) {
    const char c = text[i];
    if (c == '"' || c == '\'') {
      const std::size_t end = end_of_quoted(text, i);
      if (end != npos && text.substr(i, end - i).find('\n') == npos) i = end - 1;
    } else if (c == '(' || c == '[' || c == '{') {
      ++depth;
    } else if (c == ')' || c == ']' || c == '}') {
      if (depth == 0 && c != ')') break;
      if (depth > 0) --depth;
    } else if (c == ',' && depth == 0) {
      break;
    } else if (c == '#' && i > begin && is_blank(text[i - 1])) {
      break;
    }
  }
  while (i > begin && is_blank(text[i - 1])) --i;
  return i;
}

bool has_open_bracket(std::string_view text) noexcept {
  int depth = 0;
  for (const char c : text) {
    if (c == '(') ++depth;
    if (c == ')' && depth > 0) --depth;
  }
  return depth > 0;
}

std::size_t skip_blanks(std::string_view text, std::size_t begin) noexcept {
  std::size_t i = begin;
  while (i < text.size()) {
    if (is_space(text[i])) {
      ++i;
    } else if (text[i] == '#' && (i == 0 || is_space(text[i - 1]))) {
      while (i < text.size() && text[i] != '\n') ++i;
    } else {
      break;
    }
  }
  return i;
}

LineParts parts_of(std::string_view line) noexcept {
  LineParts parts;
  std::size_t at = 0;
  while (at < line.size() && line[at] == ' ') ++at;
  parts.indent = static_cast<std::uint32_t>(at);
  while (at < line.size() && line[at] == '-' && (at + 1 == line.size() || line[at + 1] == ' ')) {
    parts.item = true;
    ++at;
    while (at < line.size() && line[at] == ' ') ++at;
  }
  parts.text_begin = static_cast<std::uint32_t>(at);
  const std::size_t colon = colon_after_key(line, at);
  if (colon != npos) {
    std::size_t end = colon;
    while (end > at && is_blank(line[end - 1])) --end;
    parts.key = line.substr(at, end - at);
    at = colon + 1;
    while (at < line.size() && is_blank(line[at])) ++at;
  }
  parts.value_begin = static_cast<std::uint32_t>(at);
  std::size_t end = comment_begin(line, at);
  while (end > at && is_blank(line[end - 1])) --end;
  parts.value = line.substr(at, end - at);
  return parts;
}

std::string quoted(std::string_view text) {
  const auto has = [text](char c) { return text.find(c) != npos; };
  if (!has('"') && !has('\\')) return '"' + std::string(text) + '"';
  std::string result = "'";
  for (const char c : text) {
    result += c;
    if (c == '\'') result += c;
  }
  return result + '\'';
}

}  // namespace amends::impl
