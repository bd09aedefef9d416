// A page as Markdown, as GitHub and most wikis read it.
#include "book/page.hpp"

#include <algorithm>

namespace amends::impl::book {

namespace {

// A line break would end a paragraph or a row; nothing of the others is for people.
bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }

// Text as it stands: nothing in it may begin a list, a heading, an element of HTML or a link.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>|#&~").find(c) != std::string_view::npos) out += '\\';
    out += is_control(c) ? ' ' : c;
  }
  return out;
}

// Code cannot be escaped: a backtick inside makes the marks around it longer; a bar is escaped even there, since
// tables are cut before anything else.
std::string marked_code(std::string_view text, bool in_table) {
  std::size_t longest = 0, run = 0;
  std::string inside;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
    if (c == '|' && in_table) inside += '\\';
    inside += is_control(c) ? ' ' : c;
  }
  const std::string ticks(longest + 1, '`');
  const bool space = !inside.empty() && (inside.front() == '`' || inside.back() == '`');
  return ticks + (space ? " " : "") + inside + (space ? " " : "") + ticks;
}

// Emphasis holds only where it touches the text.
std::string emphasised(std::string_view mark, std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return std::string(text);
  const std::size_t last = text.find_last_not_of(' ');
  return std::string(text.substr(0, first)) + std::string(mark) + escaped(text.substr(first, last - first + 1)) +
         std::string(mark) + std::string(text.substr(last + 1));
}

std::string inline_text(const Rich& text, bool in_table = false) {
  std::string out;
  for (const Run& run : text.runs()) switch (run.style) {
      case Style::plain:
      case Style::say:
      case Style::faint:
        out += escaped(run.text);
        break;
      case Style::fill:
        out += escaped("[" + run.text + "]");
        break;
      case Style::strong:
        out += emphasised("**", run.text);
        break;
      case Style::term:
        out += emphasised("_", run.text);
        break;
      case Style::code:
      case Style::place:
        out += marked_code(run.text, in_table);
        break;
    }
  return out;
}

// At the beginning of a line, `1.`, `-` and `+` would begin a list.
std::string at_line_start(std::string text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) return "\\" + text;
  const std::size_t digits = text.find_first_not_of("0123456789");
  const bool marks = digits != 0 && digits != std::string::npos && (text[digits] == '.' || text[digits] == ')');
  if (marks && (digits + 1 == text.size() || text[digits + 1] == ' ')) text.insert(digits, "\\");
  return text;
}

std::string cell_text(const Lines& lines) {
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i != 0) out += "<br>";
    out += inline_text(lines[i], true);
  }
  return out;
}

void write_table(std::string& out, const Table& table) {
  if (!table.caption.empty()) out += "**" + escaped(table.caption) + "**\n\n";
  out += '|';
  for (const Rich& head : table.head) out += " " + inline_text(head, true) + " |";
  out += "\n|";
  for (std::size_t i = 0; i < table.head.size(); ++i) out += "---|";
  out += '\n';
  for (const std::vector<Lines>& row : table.rows) {
    out += '|';
    for (const Lines& cell : row) out += " " + cell_text(cell) + (cell.empty() ? "|" : " |");
    out += '\n';
  }
  out += '\n';
}

void write_part(std::string& out, const Part& part) {
  switch (part.kind) {
    case Part::Kind::chapter:
      out += "<a id=\"" + escape_xml(part.id) + "\"></a>\n\n## " + inline_text(part.text) + "\n\n";
      break;
    case Part::Kind::heading:
      out += "### " + inline_text(part.text) + "\n\n";
      break;
    case Part::Kind::paragraph:
      out += at_line_start(inline_text(part.text)) + "\n\n";
      break;
    case Part::Kind::note:
      out += "> " + at_line_start(inline_text(part.text)) + "\n\n";
      break;
    case Part::Kind::list:
      for (const Rich& item : part.items) out += "- " + at_line_start(inline_text(item)) + "\n";
      out += '\n';
      break;
    case Part::Kind::table:
      write_table(out, part.table);
      break;
    case Part::Kind::facts:
      for (const auto& [label, lines] : part.facts) {
        if (lines.size() == 1) {
          out += "- **" + escaped(label) + ":** " + inline_text(lines.front()) + "\n";
          continue;
        }
        out += "- **" + escaped(label) + ":**\n";
        for (const Rich& line : lines) out += "  - " + at_line_start(inline_text(line)) + "\n";
      }
      out += '\n';
      break;
    case Part::Kind::group:
    case Part::Kind::group_end:
      break;
    case Part::Kind::picture:
      out += "![" + inline_text(part.text) + "](flow.svg)\n\n";
      break;
  }
}

}  // namespace

std::string to_markdown(const Page& page) {
  std::string out = "<!-- " + std::string(made_by) + " -->\n\n# " + escaped(page.title) + "\n\n";
  if (!page.subtitle.empty()) out += inline_text(page.subtitle) + "\n\n";
  if (page.contents) {
    for (const Part& part : page.parts)
      if (part.kind == Part::Kind::chapter) out += "- [" + inline_text(part.text) + "](#" + part.id + ")\n";
    out += '\n';
  }
  for (const Part& part : page.parts) write_part(out, part);
  if (!page.foot.empty()) out += "---\n\n" + inline_text(page.foot) + "\n";
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace amends::impl::book
