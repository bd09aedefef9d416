// Single values as JSON: text, numbers, times, money; diagnostics.
#include "tools/json_parts.hpp"

namespace amends::impl {

void write_json(JsonWriter& out, std::string_view text) { out.string(text); }

void write_json(JsonWriter& out, bool value) { out.boolean(value); }

void write_json(JsonWriter& out, double value) { out.number(value); }

void write_json(JsonWriter& out, std::uint32_t value) { out.integer(value); }

void write_json(JsonWriter& out, Time time) { out.string(to_string(time)); }

void write_json(JsonWriter& out, const Money& money) {
  const std::string text = to_string(money);
  out.begin_object();
  member(out, "amount", text.substr(0, text.find(' ')));
  member(out, "currency", money.currency.code());
  out.end_object();
}

void write_json(JsonWriter& out, const Diagnostic& diagnostic) {
  out.begin_object();
  member(out, "level", word_of(diagnostic.level));
  member(out, "code", diagnostic.code);
  member(out, "message", diagnostic.message);
  member(out, "file", diagnostic.file);
  member(out, "line", diagnostic.line);
  member(out, "column", diagnostic.column);
  member(out, "length", diagnostic.length);
  member(out, "line_text", diagnostic.line_text);
  member(out, "path", diagnostic.path);
  member(out, "help", diagnostic.help);
  out.end_object();
}

}  // namespace amends::impl
