// Writes JSON as it goes. Everything that emits JSON uses it, so that all of it looks alike.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace amends::impl {

class JsonWriter {
 public:
  // `indent` spaces for each level; 0: all on one line.
  explicit JsonWriter(int indent = 0) : indent_(indent) {}

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }
  void key(std::string_view name);  // before each value in an object

  void string(std::string_view text);  // what is not UTF-8 becomes U+FFFD
  void integer(std::int64_t value);
  void number(double value);  // reads back as the same double; null where it is not finite
  void boolean(bool value);
  void null();
  void json(std::string_view text);  // a value that is JSON already, written with the same indent

  const std::string& text() const noexcept { return text_; }
  std::string take() && { return std::move(text_); }

 private:
  void begin(char bracket);
  void end(char bracket);
  void before_value();
  void new_line();
  void append_quoted(std::string_view text);

  std::string text_;
  int indent_;
  bool after_key_ = false;
  std::vector<bool> empty_;  // for each open collection: nothing in it yet
};

}  // namespace amends::impl
