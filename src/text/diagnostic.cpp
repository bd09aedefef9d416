// Diagnostics as text for people.
#include <amends/diagnostic.hpp>

#include "text/utf8.hpp"

#include <algorithm>
#include <string_view>

namespace amends {

namespace {

constexpr std::string_view tab = "    ";

struct Painter {
  bool colour;

  std::string operator()(std::string_view code, std::string_view text) const {
    if (!colour) return std::string(text);
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
  }
};

// The line as it is shown, and the columns on a terminal that are underlined.
struct Excerpt {
  std::string line;
  std::size_t begin = 0;
  std::size_t width = 0;
};

Excerpt excerpt(const Diagnostic& diagnostic) {
  Excerpt result;
  std::size_t width = 0;
  std::uint32_t column = 1;
  std::size_t end = 0;
  const std::string& text = diagnostic.line_text;
  const std::uint32_t last = diagnostic.column + diagnostic.length;
  for (std::size_t i = 0; i < text.size(); ++column) {
    if (column == diagnostic.column) result.begin = width;
    const impl::CodePoint point = impl::decode_utf8(text, i);
    if (point.value == '\t') {
      result.line += tab;
      width += tab.size();
    } else {
      result.line.append(text, i, point.size);
      width += static_cast<std::size_t>(impl::display_width(point.value));
    }
    i += point.size;
    if (column + 1 == last) end = width;
  }
  if (column <= diagnostic.column) result.begin = width;  // at or past the end of the line
  if (end == 0) end = width;
  result.width = std::max<std::size_t>(1, end > result.begin ? end - result.begin : 0);
  return result;
}

std::string_view hue_of(DiagnosticLevel level) noexcept {
  if (level == DiagnosticLevel::error) return "1;31";
  return level == DiagnosticLevel::warning ? "1;33" : "1;36";
}

std::string place(const Diagnostic& diagnostic) {
  std::string result = diagnostic.file;
  if (diagnostic.line != 0) {
    result += result.empty() ? "line " : ":";
    result += std::to_string(diagnostic.line) + ":" + std::to_string(diagnostic.column);
  }
  if (!diagnostic.path.empty()) result += (result.empty() ? "" : ": ") + diagnostic.path;
  return result;
}

}  // namespace

std::string to_string(const Diagnostic& diagnostic, bool colour) {
  const Painter paint{colour};
  const std::string_view hue = hue_of(diagnostic.level);
  std::string result = paint(hue, word_of(diagnostic.level)) + ": " + paint("1", diagnostic.message);
  if (!diagnostic.code.empty()) result += " [" + diagnostic.code + "]";

  const std::string number = diagnostic.line == 0 ? "" : std::to_string(diagnostic.line);
  const std::string margin(number.empty() ? 1 : number.size(), ' ');
  const std::string where = place(diagnostic);
  if (!where.empty()) result += "\n" + margin + paint("1;34", "-->") + " " + where;
  if (diagnostic.line != 0) {
    const Excerpt shown = excerpt(diagnostic);
    const std::string bar = paint("1;34", "|");
    result += "\n" + margin + " " + bar;
    result += "\n" + paint("1;34", number) + " " + bar + (shown.line.empty() ? "" : " ") + shown.line;
    result +=
        "\n" + margin + " " + bar + " " + std::string(shown.begin, ' ') + paint(hue, std::string(shown.width, '^'));
  }
  if (!diagnostic.help.empty())
    result += "\n" + margin + " " + paint("1;34", "=") + " " + paint("1", "help") + ": " + diagnostic.help;
  return result;
}

std::string to_string(const std::vector<Diagnostic>& diagnostics, bool colour) {
  std::string result;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!result.empty()) result += '\n';
    result += to_string(diagnostic, colour) + '\n';
  }
  return result;
}

std::string_view word_of(DiagnosticLevel level) noexcept {
  if (level == DiagnosticLevel::error) return "error";
  return level == DiagnosticLevel::warning ? "warning" : "note";
}

bool has_errors(const std::vector<Diagnostic>& diagnostics) noexcept {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& diagnostic) { return diagnostic.level == DiagnosticLevel::error; });
}

}  // namespace amends
