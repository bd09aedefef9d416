// Text for people: wrapped at a width, indented, coloured where wanted.
#pragma once

#include <string>
#include <string_view>

namespace amends::impl {

enum class Style { plain, heading, strong, say, faint, warning };

// Text given to it may come from a policy or a case: line breaks start a new line, other control characters cannot
// reach the terminal.
class TextWriter {
 public:
  TextWriter(int width, bool colour);

  // One line at the left, an empty line before it (not at the very beginning).
  void heading(std::string_view text);
  void blank();
  // `lead` stands before the first line at `indent`; later lines begin below the text.
  void hanging(int indent, std::string_view lead, std::string_view text, Style style = Style::plain);
  void text(int indent, std::string_view text, Style style = Style::plain);
  // The label padded to a column, so that several stand as a table.
  void labelled(int indent, std::string_view label, std::string_view text, Style style = Style::plain);
  // To be said to the customer: every line begins with `> `.
  void say(int indent, std::string_view text);
  // As it is, not wrapped.
  void line(int indent, std::string_view text, Style style = Style::plain);

  std::size_t width() const noexcept { return width_; }
  const std::string& result() const noexcept { return out_; }

 private:
  void wrap(std::string_view first, std::string_view rest, std::string_view text, Style style);
  void put(std::string_view lead, std::string_view text, Style style);

  std::size_t width_;
  bool colour_;
  std::string out_;
};

std::size_t display_width(std::string_view text);              // columns on a terminal
std::string padded(std::string_view text, std::size_t width);  // spaces after it
std::string padded_left(std::string_view text, std::size_t width);

}  // namespace amends::impl
