// Drawing as SVG.
#include "book/svg_canvas.hpp"

#include "book/page.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <array>

namespace amends::impl::book {

namespace {

// Of the printable characters of ASCII, in thousandths of the font's size: the wider of DejaVu Sans and Liberation Sans
// (which is as wide as Arial and Helvetica).
constexpr std::array<int, 95> regular_widths = {
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361,  318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 556, 1015, 684, 686, 722, 770, 667,
    611, 778, 752, 295, 500, 667, 557, 863, 748, 787, 667, 787, 722, 667,  611, 732, 684, 989, 685,
    667, 685, 390, 337, 390, 838, 556, 500, 613, 635, 550, 635, 615, 352,  635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592,  525, 636, 337, 636, 838};
constexpr std::array<int, 95> bold_widths = {
    348, 456,  521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415,  380, 365, 696, 696,  696,
    696, 696,  696, 696, 696, 696,  696, 400, 400, 838, 838, 838, 611, 1000, 774, 762, 734, 830,  683,
    683, 821,  837, 372, 556, 775,  637, 995, 837, 850, 733, 850, 770, 720,  682, 812, 774, 1103, 771,
    724, 725,  457, 365, 457, 838,  556, 500, 675, 716, 593, 716, 678, 435,  716, 712, 343, 343,  665,
    343, 1042, 712, 687, 716, 716,  493, 595, 478, 712, 652, 924, 645, 652,  582, 712, 365, 712,  838};

std::size_t bytes_of(unsigned char first) {
  if (first < 0x80) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

// Letters of other alphabets are at most a little wider than `m`; those of three and four bytes may fill a square.
int width_of(std::string_view character, bool bold) {
  const auto c = static_cast<unsigned char>(character.front());
  if (c >= 32 && c < 127) return (bold ? bold_widths : regular_widths)[c - 32U];
  if (character == "“" || character == "”" || character == "–" || character == "’") return 560;
  return character.size() == 2 ? 1050 : 1150;
}

std::string number(double value) { return format_number(value, 1); }

std::string cut_to(std::string text, double width, Font font) {
  const std::string dots = "…";
  while (!text.empty() && text_width(text + dots, font) > width) {
    text.pop_back();
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xc0U) == 0x80U) text.pop_back();
    if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xc0U) text.pop_back();
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text + dots;
}

constexpr std::string_view style = R"(
.flow text { font-family: "Segoe UI", "Liberation Sans", Helvetica, Arial, "DejaVu Sans", sans-serif; fill: #1d2733; }
.flow .bold { font-weight: 700; }
.flow .faint { fill: #4f5c6a; }
.flow .paper { fill: #ffffff; }
.flow .panel { fill: #f3f6f9; stroke: #cfd6de; }
.flow .card { fill: #ffffff; stroke: #b9c3cd; }
.flow .start { fill: #0b5a73; stroke: #0b5a73; }
.flow .on-start { fill: #ffffff; }
.flow .warm { fill: #fdf3e4; stroke: #c98a3c; }
.flow .good { fill: #e8f4ea; stroke: #5f9e6b; }
.flow .accent { fill: #0b5a73; }
.flow .arrow { fill: none; stroke: #4f5c6a; stroke-width: 2; }
.flow .head { fill: #4f5c6a; }
@media screen and (prefers-color-scheme: dark) {
.flow text { fill: #e4e9ef; }
.flow .faint { fill: #a9b6c3; }
.flow .paper { fill: #151b21; }
.flow .panel { fill: #202830; stroke: #3c4855; }
.flow .card { fill: #151b21; stroke: #4a5764; }
.flow .start { fill: #7cc7df; stroke: #7cc7df; }
.flow .on-start { fill: #0c1a20; }
.flow .warm { fill: #33291b; stroke: #b98545; }
.flow .good { fill: #1c2e22; stroke: #5f9e6b; }
.flow .accent { fill: #7cc7df; }
.flow .arrow { stroke: #a9b6c3; }
.flow .head { fill: #a9b6c3; }
}
)";

}  // namespace

double line_height(Font font) noexcept { return font.size * 1.36; }

double text_width(std::string_view text, Font font) {
  double width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t size = std::min(bytes_of(static_cast<unsigned char>(text[i])), text.size() - i);
    width += width_of(text.substr(i, size), font.bold);
    i += size;
  }
  return width * font.size / 1000;
}

std::vector<std::string> wrapped(std::string_view text, double width, Font font, std::size_t most) {
  std::vector<std::string> lines;
  std::string line;
  const auto end_line = [&] {
    if (!line.empty()) lines.push_back(line);
    line.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == ' ' || text[i] == '\n' || text[i] == '\t') {
      ++i;
      continue;
    }
    const std::size_t end = std::min(text.find_first_of(" \n\t", i), text.size());
    const std::string word(text.substr(i, end - i));
    i = end;
    if (!line.empty() && text_width(line + " " + word, font) <= width) {
      line += " " + word;
      continue;
    }
    end_line();
    if (text_width(word, font) <= width) {
      line = word;
      continue;
    }
    for (std::size_t at = 0; at < word.size();) {  // too long for any line
      const std::size_t size = std::min(bytes_of(static_cast<unsigned char>(word[at])), word.size() - at);
      const std::string character = word.substr(at, size);
      if (!line.empty() && text_width(line + character, font) > width) end_line();
      line += character;
      at += size;
    }
  }
  end_line();
  if (lines.size() > most) {
    lines.resize(most);
    lines.back() = cut_to(lines.back(), width, font);
  }
  return lines;
}

double Canvas::height(std::string_view text, double width, Font font, std::size_t most) {
  return static_cast<double>(wrapped(text, width, font, most).size()) * line_height(font);
}

void Canvas::line_of_text(double x, double y, std::string_view text, Font font, std::string_view look, bool centred) {
  body_ += "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" font-size=\"" + number(font.size) + "\"";
  if (centred) body_ += " text-anchor=\"middle\"";
  std::string classes(look);
  if (font.bold) classes += classes.empty() ? "bold" : " bold";
  if (!classes.empty()) body_ += " class=\"" + classes + "\"";
  body_ += ">" + escape_xml(text) + "</text>\n";
}

double Canvas::text(double x, double y, double width, std::string_view text, Font font, std::string_view look,
                    std::size_t most) {
  for (const std::string& line : wrapped(text, width, font, most)) {
    line_of_text(x, y + font.size, line, font, look);
    y += line_height(font);
  }
  return y;
}

void Canvas::box(double x, double y, double width, double height, std::string_view look, double radius) {
  body_ += "<rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width) + "\" height=\"" +
           number(height) + "\" rx=\"" + number(radius) + "\" class=\"" + std::string(look) + "\"/>\n";
}

void Canvas::circle(double x, double y, double radius, std::string_view look) {
  body_ += "<circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"" + number(radius) + "\" class=\"" +
           std::string(look) + "\"/>\n";
}

void Canvas::arrow(const std::vector<std::pair<double, double>>& points) {
  std::string path;
  for (const auto& [x, y] : points) path += (path.empty() ? "M" : " L") + number(x) + " " + number(y);
  body_ += "<path d=\"" + path + "\" class=\"arrow\"/>\n";
  const double x = points.back().first, y = points.back().second;
  const auto [before_x, before_y] = points[points.size() - 2];
  const double dx = x > before_x ? 1 : x < before_x ? -1 : 0;
  const double dy = y > before_y ? 1 : y < before_y ? -1 : 0;
  const auto corner = [&](double along, double across) {
    return number(x - along * dx + across * dy) + " " + number(y - along * dy - across * dx);
  };
  body_ += "<path d=\"M" + number(x + 2 * dx) + " " + number(y + 2 * dy) + " L" + corner(8, 5) + " L" + corner(8, -5) +
           " Z\" class=\"head\"/>\n";
}

std::string Canvas::finish(double height, std::string_view title, std::string_view description) const {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"flow\" viewBox=\"0 0 " + number(width_) + " " +
         number(height) + "\" width=\"" + number(width_) + "\" height=\"" + number(height) +
         "\" role=\"img\" aria-labelledby=\"flow-title flow-description\">\n<title id=\"flow-title\">" +
         escape_xml(title) + "</title>\n<desc id=\"flow-description\">" + escape_xml(description) + "</desc>\n<style>" +
         std::string(style) + "</style>\n<rect width=\"" + number(width_) + "\" height=\"" + number(height) +
         "\" class=\"paper\"/>\n" + body_ + "</svg>\n";
}

}  // namespace amends::impl::book
