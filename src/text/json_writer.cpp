// Writes JSON as it goes.
#include "text/json_writer.hpp"

#include "text/number.hpp"
#include "text/utf8.hpp"

#include <cmath>

namespace amends::impl {

void JsonWriter::new_line() {
  if (indent_ <= 0) return;
  text_ += '\n';
  text_.append(empty_.size() * static_cast<std::size_t>(indent_), ' ');
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (empty_.empty()) return;
  if (!empty_.back()) text_ += indent_ > 0 ? "," : ", ";
  empty_.back() = false;
  new_line();
}

void JsonWriter::begin(char bracket) {
  before_value();
  text_ += bracket;
  empty_.push_back(true);
}

void JsonWriter::end(char bracket) {
  const bool empty = empty_.back();
  empty_.pop_back();
  if (!empty) new_line();
  text_ += bracket;
}

void JsonWriter::key(std::string_view name) {
  before_value();
  append_quoted(name);
  text_ += ": ";
  after_key_ = true;
}

void JsonWriter::string(std::string_view text) {
  before_value();
  append_quoted(text);
}

void JsonWriter::integer(std::int64_t value) {
  before_value();
  text_ += std::to_string(value);
}

void JsonWriter::number(double value) {
  before_value();
  text_ += std::isfinite(value) ? format_exact(value) : "null";
}

void JsonWriter::boolean(bool value) {
  before_value();
  text_ += value ? "true" : "false";
}

void JsonWriter::json(std::string_view text) {
  before_value();
  for (const char c : text) {
    text_ += c;
    if (c == '\n') text_.append(empty_.size() * static_cast<std::size_t>(indent_), ' ');  // never inside a text
  }
}

void JsonWriter::null() {
  before_value();
  text_ += "null";
}

void JsonWriter::append_quoted(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  text_ += '"';
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    i += point.size;
    switch (point.value) {
      case '"':
        text_ += "\\\"";
        break;
      case '\\':
        text_ += "\\\\";
        break;
      case '\n':
        text_ += "\\n";
        break;
      case '\r':
        text_ += "\\r";
        break;
      case '\t':
        text_ += "\\t";
        break;
      default:
        if (point.value < 0x20 || point.value == 0x7f) {
          text_ += "\\u00";
          text_ += digits[point.value >> 4U];
          text_ += digits[point.value & 15U];
        } else {
          append_utf8(text_, point.value);
        }
    }
  }
  text_ += '"';
}

}  // namespace amends::impl
