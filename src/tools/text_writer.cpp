// Text for people: wrapped at a width, indented, coloured where wanted.
#include "tools/text_writer.hpp"

#include "text/utf8.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

constexpr std::size_t narrowest = 40;
constexpr std::size_t label_width = 14;

std::string spaces(int count) { return std::string(static_cast<std::size_t>(std::max(0, count)), ' '); }

std::string_view code_of(Style style) {
  switch (style) {
    case Style::heading:
      return "1;36";
    case Style::strong:
      return "1";
    case Style::say:
      return "32";
    case Style::faint:
      return "2";
    case Style::warning:
      return "33";
    case Style::plain:
      break;
  }
  return {};
}

// Without what a terminal would obey: text of a case must not move the cursor or change colours.
std::string harmless(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    const bool control = point.value < 0x20 || (point.value >= 0x7f && point.value < 0xa0);
    if (point.value == '\n') {
      result += '\n';
    } else if (point.value == '\t' || point.value == '\r') {
      result += ' ';
    } else if (!point.valid || control) {
      append_utf8(result, 0xfffd);
    } else {
      result.append(text, i, point.size);
    }
    i += point.size;
  }
  return result;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    width += static_cast<std::size_t>(display_width(point.value));
    i += point.size;
  }
  return width;
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t used = display_width(text);
  return std::string(text) + std::string(width > used ? width - used : 0, ' ');
}

std::string padded_left(std::string_view text, std::size_t width) {
  const std::size_t used = display_width(text);
  return std::string(width > used ? width - used : 0, ' ') + std::string(text);
}

TextWriter::TextWriter(int width, bool colour)
    : width_(std::max(narrowest, static_cast<std::size_t>(std::max(0, width)))), colour_(colour) {}

void TextWriter::heading(std::string_view text) {
  if (!out_.empty()) blank();
  wrap({}, {}, text, Style::heading);
}

void TextWriter::blank() { out_ += '\n'; }

void TextWriter::hanging(int indent, std::string_view lead, std::string_view text, Style style) {
  const std::string first = spaces(indent) + harmless(lead);
  wrap(first, std::string(display_width(first), ' '), text, style);
}

void TextWriter::text(int indent, std::string_view text, Style style) { hanging(indent, {}, text, style); }

void TextWriter::labelled(int indent, std::string_view label, std::string_view text, Style style) {
  hanging(indent, padded(label, label_width), text, style);
}

void TextWriter::say(int indent, std::string_view text) {
  const std::string lead = spaces(indent) + "> ";
  wrap(lead, lead, text, Style::say);
}

void TextWriter::line(int indent, std::string_view text, Style style) { put(spaces(indent), harmless(text), style); }

void TextWriter::wrap(std::string_view first, std::string_view rest, std::string_view given, Style style) {
  const std::string text = harmless(given);
  std::string_view lead = first;
  std::size_t begin = 0;
  std::size_t size = text.size();
  while (size > 0 && (text[size - 1] == '\n' || text[size - 1] == ' ')) --size;  // as YAML block text ends
  while (begin <= size) {
    const std::size_t end = std::min(text.find('\n', begin), size);
    std::string line;
    std::size_t used = display_width(lead);
    for (std::size_t i = begin; i < end;) {
      const std::size_t space = std::min(text.find(' ', i), end);
      const std::string_view word = std::string_view(text).substr(i, space - i);
      i = space + 1;
      if (word.empty()) continue;
      const std::size_t wide = display_width(word);
      if (!line.empty() && used + 1 + wide > width_) {
        put(lead, line, style);
        lead = rest;
        line.clear();
        used = display_width(lead);
      }
      if (!line.empty()) {
        line += ' ';
        ++used;
      }
      line += word;
      used += wide;
    }
    put(lead, line, style);
    lead = rest;
    begin = end + 1;
  }
}

void TextWriter::put(std::string_view lead, std::string_view text, Style style) {
  const std::string_view code = colour_ ? code_of(style) : std::string_view{};
  std::string line(lead);
  if (!code.empty() && !text.empty()) {
    line.append("\x1b[").append(code).append("m").append(text).append("\x1b[0m");
  } else {
    line += text;
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  out_ += line;
  out_ += '\n';
}

}  // namespace amends::impl
