// A page as HTML: one file, nothing fetched, no scripts; also well-formed XML.
#include "book/page.hpp"
#include "book/style_sheet.hpp"

namespace amends::impl::book {

std::string escape_xml(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        // What XML cannot hold at all; a policy can have it only by an escape in a quoted text.
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
    }
  return out;
}

namespace {

std::string element(std::string_view name, std::string_view text) {
  return "<" + std::string(name) + ">" + escape_xml(text) + "</" + std::string(name) + ">";
}

std::string span(std::string_view look, std::string_view text) {
  return "<span class=\"" + std::string(look) + "\">" + escape_xml(text) + "</span>";
}

std::string inline_html(const Rich& text) {
  std::string out;
  for (const Run& run : text.runs()) switch (run.style) {
      case Style::plain:
        out += escape_xml(run.text);
        break;
      case Style::strong:
        out += element("strong", run.text);
        break;
      case Style::term:
        out += element("em", run.text);
        break;
      case Style::code:
        out += element("code", run.text);
        break;
      case Style::fill:
        out += span("fill", run.text);
        break;
      case Style::say:
        out += span("say", run.text);
        break;
      case Style::place:
        out += span("place", run.text);
        break;
      case Style::faint:
        out += span("faint", run.text);
        break;
    }
  return out;
}

std::string lines_html(const Lines& lines) {
  if (lines.size() == 1) return inline_html(lines.front());
  std::string out;
  for (const Rich& line : lines) out += "<p>" + inline_html(line) + "</p>";
  return out;
}

void table_html(std::string& out, const Table& table) {
  out += "<div class=\"table" + std::string(table.rows.size() <= 8 ? " short" : "") + "\"><table" +
         (table.look.empty() ? "" : " class=\"" + table.look + "\"") + ">\n";
  if (!table.caption.empty()) out += element("caption", table.caption) + "\n";
  out += "<thead><tr>";
  for (const Rich& head : table.head) out += "<th scope=\"col\">" + inline_html(head) + "</th>";
  out += "</tr></thead>\n<tbody>\n";
  for (const std::vector<Lines>& row : table.rows) {
    out += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i)
      out += (i == 0 ? "<th scope=\"row\">" : "<td>") + lines_html(row[i]) + (i == 0 ? "</th>" : "</td>");
    out += "</tr>\n";
  }
  out += "</tbody>\n</table></div>\n";
}

class HtmlWriter {
 public:
  HtmlWriter(const Page& page, const std::string& picture) : page_(page), picture_(picture) {}

  std::string run() {
    head();
    out_ += "<body>\n<main" + std::string(page_.contents ? "" : " class=\"one-page\"") + ">\n<header>\n" +
            element("h1", page_.title) + "\n";
    if (!page_.subtitle.empty()) out_ += "<p class=\"subtitle\">" + inline_html(page_.subtitle) + "</p>\n";
    out_ += "</header>\n";
    if (page_.contents) contents();
    for (const Part& p : page_.parts) part(p);
    if (in_chapter_) out_ += "</section>\n";
    if (!page_.foot.empty()) out_ += "<footer><p>" + inline_html(page_.foot) + "</p></footer>\n";
    out_ += "</main>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  void head() {
    out_ += "<!DOCTYPE html>\n<!-- " + std::string(made_by) +
            " -->\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
            // Nothing is fetched and nothing runs, whatever a policy's texts say.
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
            "<meta name=\"color-scheme\" content=\"light dark\"/>\n" +
            element("title", page_.title) + "\n<style>\n" + std::string(style_sheet) + "</style>\n</head>\n";
  }

  void contents() {
    out_ += "<nav aria-label=\"Contents\">\n<ol>\n";
    for (const Part& p : page_.parts)
      if (p.kind == Part::Kind::chapter)
        out_ += "<li><a href=\"#" + escape_xml(p.id) + "\">" + inline_html(p.text) + "</a></li>\n";
    out_ += "</ol>\n</nav>\n";
  }

  void part(const Part& p) {
    switch (p.kind) {
      case Part::Kind::chapter:
        if (in_chapter_) out_ += "</section>\n";
        in_chapter_ = true;
        out_ += "<section id=\"" + escape_xml(p.id) + "\">\n<h2>" + inline_html(p.text) + "</h2>\n";
        break;
      case Part::Kind::heading:
        out_ +=
            "<h3" + (p.id.empty() ? "" : " id=\"" + escape_xml(p.id) + "\"") + ">" + inline_html(p.text) + "</h3>\n";
        break;
      case Part::Kind::paragraph:
        out_ += "<p>" + inline_html(p.text) + "</p>\n";
        break;
      case Part::Kind::note:
        out_ += "<p class=\"note\">" + inline_html(p.text) + "</p>\n";
        break;
      case Part::Kind::list:
        out_ += "<ul>\n";
        for (const Rich& item : p.items) out_ += "<li>" + inline_html(item) + "</li>\n";
        out_ += "</ul>\n";
        break;
      case Part::Kind::table:
        table_html(out_, p.table);
        break;
      case Part::Kind::facts:
        out_ += "<dl>\n";
        for (const auto& [label, lines] : p.facts)
          out_ += "<div>" + element("dt", label) + "<dd>" + lines_html(lines) + "</dd></div>\n";
        out_ += "</dl>\n";
        break;
      case Part::Kind::group:
        out_ += "<div class=\"group\">\n";
        break;
      case Part::Kind::group_end:
        out_ += "</div>\n";
        break;
      case Part::Kind::picture:
        out_ += "<figure>\n" + picture_ + "</figure>\n";
        break;
    }
  }

  const Page& page_;
  const std::string& picture_;
  std::string out_;
  bool in_chapter_ = false;
};

}  // namespace

std::string to_html(const Page& page, const std::string& picture) { return HtmlWriter(page, picture).run(); }

}  // namespace amends::impl::book
