// YAML's own traps: what an author probably meant where YAML reads something else, or nothing.
#include "document/yaml_traps.hpp"

#include "document/yaml_text.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_shown = 200;

// One line of the source, with what stands on it.
struct Line {
  const Source& source;
  std::uint32_t number;  // of the source
  std::uint32_t line;    // 1-based
  std::string_view text;
  LineParts parts;

  Line(const Source& s, std::uint32_t source_number, std::uint32_t line_number)
      : source(s), number(source_number), line(line_number), text(s.line(line_number)), parts(parts_of(text)) {}

  std::uint32_t byte(std::size_t column) const { return source.line_begin(line) + static_cast<std::uint32_t>(column); }
  Span span(std::size_t begin, std::size_t end) const { return {number, byte(begin), byte(end)}; }
  Span value_span() const { return span(parts.value_begin, parts.value_begin + parts.value.size()); }
  Span text_span() const { return span(parts.indent, parts.value_begin + parts.value.size()); }
  bool blank() const {
    return parts.text_begin >= text.size() || text.find_first_not_of(" \t") == npos || text[parts.text_begin] == '#';
  }
  bool stray() const { return !blank() && !parts.item && parts.key.empty(); }

  // "put it in quotes: `key: "value"`"
  std::string quoting(std::string_view value, std::string_view before = "put it in quotes: ") const {
    const std::string key = parts.key.empty() ? (parts.item ? "- " : "") : std::string(parts.key) + ": ";
    return std::string(before) + "`" + shown(key + quoted(value), longest_shown) + "`";
  }
};

std::string in_ticks(std::string_view text) { return "`" + shown(text, 60) + "`"; }

bool quote_trap(const Line& line, Report& report) {
  const std::string_view value = line.parts.value;
  const char quote = value.front();
  const std::size_t end = end_of_quoted(value, 0);
  if (end == npos) {
    report.error(line.span(line.parts.value_begin, line.parts.value_begin + 1), "unclosed-quote",
                 "the quote that opens here is not closed on this line",
                 "close it at the end of the text; a longer text goes on the lines after `>-`");
    return true;
  }
  std::size_t more = end;
  while (more < value.size() && value[more] == ' ') ++more;
  if (more == value.size() || value[more] == '#') return false;
  // 'it's here': the apostrophe closed the quote
  const bool apostrophe = quote == '\'' && value.back() == '\'' && value.size() > 2;
  const std::string_view meant = apostrophe ? value.substr(1, value.size() - 2) : value;
  report.error(line.span(line.parts.value_begin + more, line.parts.value_begin + value.size()), "yaml-quote",
               "the text goes on after its closing quote", line.quoting(meant, "put all of it in quotes: "));
  return true;
}

bool bracket_trap(const Line& line, Report& report) {
  const std::string_view value = line.parts.value;
  const std::size_t end = end_of_brackets(value, 0);
  if (end == npos) return false;
  const std::size_t more = value.find_first_not_of(' ', end);
  if (more == npos || value[more] == '#') return false;
  report.error(line.value_span(), "yaml-bracket",
               std::string("YAML takes what begins with `") + value.front() + "` for a " +
                   (value.front() == '{' ? "map" : "list") + ", but more follows it",
               line.quoting(value));
  return true;
}

bool block_text_trap(const Line& line, Report& report) {
  const std::string_view value = line.parts.value;
  const std::size_t rest = value.find_first_not_of("+-0123456789", 1);
  if (rest == npos) return false;
  if (value[rest] == ' ') {
    const std::size_t next = value.find_first_not_of(' ', rest);
    if (next == npos || value[next] == '#') return false;
  }
  report.error(line.value_span(), "yaml-block-text",
               std::string("a value that begins with `") + value.front() + "` opens a text on the lines below it",
               line.quoting(value));
  return true;
}

bool value_trap(const Line& line, Report& report) {
  const std::string_view value = line.parts.value;
  if (value.empty()) return false;
  const std::string first(1, value.front());
  const auto trap = [&](std::string_view code, const std::string& message, std::string help) {
    report.error(line.value_span(), std::string(code), message, std::move(help));
    return true;
  };
  switch (value.front()) {
    case '"':
    case '\'':
      return quote_trap(line, report);
    case '{':
    case '[':
      return bracket_trap(line, report);
    case '|':
    case '>':
      return block_text_trap(line, report);
    case '!':
      return trap("yaml-tag", "YAML takes what begins with `!` for a tag",
                  line.quoting(value) + ", or write `not` for `!`");
    case '*':
      return trap("yaml-alias", "YAML takes what begins with `*` for an alias, which policies do not have",
                  line.quoting(value));
    case '&':
      return trap("yaml-anchor", "YAML takes what begins with `&` for an anchor, which policies do not have",
                  line.quoting(value));
    case '%':
    case '@':
    case '`':
    case ',':
    case ']':
    case '}':
      return trap("yaml-reserved",
                  "in YAML no text without quotes may begin with " + (first == "`" ? "a backtick" : "`" + first + "`"),
                  line.quoting(value));
    case '-':
    case '?':
      if (value.size() > 1 && value[1] != ' ') return false;
      return trap("yaml-reserved",
                  value.front() == '-' ? "a list cannot begin on the line of its key"
                                       : "in YAML no text without quotes may begin with `? `",
                  value.front() == '-' ? "write each `- ` on a line of its own" : line.quoting(value));
    default:
      return false;
  }
}

bool colon_trap(const Line& line, Report& report) {
  const std::string_view value = line.parts.value;
  if (line.parts.key.empty() || value.empty() || value.front() == '"' || value.front() == '\'') return false;
  std::size_t colon = value.find(": ");
  if (colon == npos && value.back() == ':') colon = value.size() - 1;
  if (colon == npos) return false;
  report.error(line.span(line.parts.value_begin + colon, line.parts.value_begin + colon + 1), "yaml-colon",
               "a colon before a space cuts a text without quotes in two", line.quoting(value));
  return true;
}

// A line that is neither `key: value` nor a list item.
bool stray_line(const Line& line, const Line* before, Report& report) {
  if (!line.stray()) return false;
  if (before != nullptr) {
    const std::size_t comment = before->text.find(" #");
    const bool reported =
        !report.all().empty() && report.all().back().code == "yaml-comment" && report.all().back().line == before->line;
    if (reported) return true;
    if (comment != npos && !before->blank()) {
      report.error(before->span(comment + 1, before->text.size()), "yaml-comment",
                   "the comment cuts the text, which goes on below it",
                   "put the text in quotes, or the comment on a line of its own");
      return true;
    }
  }
  const std::string_view text = line.text.substr(line.parts.text_begin);
  const std::size_t colon = text.find(':');
  std::string help = "a longer text goes on lines indented deeper than its key";
  if (colon != npos && colon > 0 && text.find(' ') >= colon)
    help = "a colon needs a space after it: `" +
           shown(std::string(text.substr(0, colon)) + ": " + std::string(text.substr(colon + 1)), longest_shown) + "`";
  report.error(line.text_span(), "stray-line", "this line is neither `key: value` nor a list item", std::move(help));
  return true;
}

// The line before that says something.
std::uint32_t line_before(const Source& source, std::uint32_t line) {
  while (--line > 0)
    if (source.line(line).find_first_not_of(" \t") != npos) return line;
  return 0;
}

bool inside_brackets(const Source& source, std::uint32_t number, const SyntaxError& error, Report& report) {
  const std::string_view text = source.text();
  const bool braces = text[error.bracket] == '{';
  const std::uint32_t line = source.at(error.at).line;
  const std::size_t end = end_of_flow_text(text, error.scalar_begin);
  if (error.scalar_end > error.bracket && source.at(error.scalar_begin).line == line && end > error.at) {
    const std::string_view meant = text.substr(error.scalar_begin, end - error.scalar_begin);
    const std::string key = error.scalar_is_key || error.key.empty() ? "" : std::string(error.key) + ": ";
    report.error(
        {number, error.scalar_begin, static_cast<std::uint32_t>(end)}, "yaml-bracket",
        std::string(braces ? "inside braces `" : "inside brackets `") + text[error.at] + "` cuts a text without quotes",
        "put it in quotes: `" + shown(key + quoted(meant), longest_shown) + "`, or on a line of its own");
    return true;
  }
  if (source.at(error.bracket).line == line && end_of_brackets(text, error.bracket) != npos) return false;
  report.error({number, error.bracket, error.bracket + 1}, "unclosed-bracket",
               std::string("the `") + text[error.bracket] + "` that opens here is not closed",
               std::string("close it with `") + (braces ? '}' : ']') + "`");
  return true;
}

// The quote that YAML was still inside of when the text ended.
bool unclosed_quote(const Source& source, std::uint32_t number, const SyntaxError& error, Report& report) {
  const std::string_view text = source.text();
  std::size_t at = error.scalar_end;
  for (; at < text.size(); ++at) {
    const char before = at == 0 ? '\n' : text[at - 1];
    if ((text[at] == '"' || text[at] == '\'') && std::string_view(" \t\n[{,:").find(before) != npos) {
      if (end_of_quoted(text, at) == npos) break;
      at = end_of_quoted(text, at) - 1;
    }
  }
  if (at >= text.size()) return false;
  report.error({number, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)}, "unclosed-quote",
               "the quote that opens here is never closed", "close it at the end of the text");
  return true;
}

}  // namespace

bool report_value_trap(const Source& source, std::uint32_t number, std::uint32_t byte, Report& report) {
  return value_trap(Line(source, number, source.at(byte).line), report);
}

void report_late_quote(Span opening, std::uint32_t closed_on, Report& report) {
  report.error(opening, "unclosed-quote",
               "the quote that opens here is closed only on line " + std::to_string(closed_on),
               "close it at the end of the text; indent the lines of a longer text deeper than its key");
}

void report_syntax_error(const Source& source, std::uint32_t number, const SyntaxError& error, Report& report) {
  const std::uint32_t size = static_cast<std::uint32_t>(source.text().size());
  const std::uint32_t place = std::min(error.at, size == 0 ? 0 : size - 1);
  const Line line(source, number, source.at(place).line);
  const auto complains = [&](std::string_view text) { return error.complaint.find(text) != npos; };

  if ((complains("in scalar") || complains("EOF")) && unclosed_quote(source, number, error, report)) return;

  // A quote that closed only on a later line: what follows it there looks like nonsense.
  if (error.scalar_end > error.scalar_begin && source.at(error.scalar_end - 1).line == line.line) {
    const char first = source.text()[error.scalar_begin];
    const std::uint32_t opened = source.at(error.scalar_begin).line;
    if ((first == '"' || first == '\'') && opened != line.line) {
      report_late_quote({number, error.scalar_begin, error.scalar_begin + 1}, line.line, report);
      return;
    }
  }
  if (complains("escape character")) {
    const std::uint32_t slash = place > 2 ? place - 2 : 0;  // YAML gives up after the escape
    report.error({number, slash, place}, "yaml-escape",
                 "there is no escape " + in_ticks(source.text().substr(slash, 2)) + " in double quotes",
                 "write `\\\\` for a backslash, or use single quotes");
    return;
  }
  if (error.inside == SyntaxError::Inside::brackets && inside_brackets(source, number, error, report)) return;
  if (value_trap(line, report) || colon_trap(line, report)) return;

  const std::uint32_t number_before = line_before(source, line.line);
  if (number_before > 0) {
    const Line before(source, number, number_before);
    if (stray_line(line, &before, report)) return;
    if (complains("map value") && before.parts.indent == line.parts.indent && stray_line(before, nullptr, report))
      return;
  } else if (stray_line(line, nullptr, report)) {
    return;
  }
  if (complains("unknown token")) {
    report.error({number, place, place + 1}, "yaml-reserved",
                 "in YAML no text without quotes may begin with this character", "put the text in quotes");
  } else if (line.parts.item && error.inside == SyntaxError::Inside::block_map) {
    report.error(line.text_span(), "mixed-list", "a list item stands among the keys of a map",
                 "indent it below the key it belongs to");
  } else if (!line.parts.item && error.inside == SyntaxError::Inside::block_list) {
    report.error(line.text_span(), "mixed-list", "a key stands among the items of a list",
                 "line it up with the keys of the item above, or with the key that holds the list");
  } else if (complains("end of map") || complains("end of seq") || complains("map value")) {
    report.error(line.text_span(), "yaml-indentation", "the indentation of this line fits none above it",
                 "line it up with the keys it belongs to; a key with a value of its own has nothing below it");
  } else {
    report.error({number, place, place + 1}, "yaml-syntax", "this is not YAML: " + std::string(error.complaint));
  }
}

}  // namespace amends::impl
