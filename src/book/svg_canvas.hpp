// Drawing with text that stays inside its boxes: widths are those of the widest of the usual sans-serif fonts, so that
// what fits here fits wherever it is shown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace amends::impl::book {

struct Font {
  double size = 13;
  bool bold = false;
};

double text_width(std::string_view text, Font font);
// Broken between words, and inside a word that is too long for a line. At most `most` lines; then the last ends in "…".
std::vector<std::string> wrapped(std::string_view text, double width, Font font, std::size_t most = 99);

class Canvas {
 public:
  explicit Canvas(double width) : width_(width) {}

  // Returns the y below it. `look` names classes of the style sheet.
  double text(double x, double y, double width, std::string_view text, Font font, std::string_view look,
              std::size_t most = 99);
  static double height(std::string_view text, double width, Font font, std::size_t most = 99);
  void line_of_text(double x, double y, std::string_view text, Font font, std::string_view look, bool centred = false);
  void box(double x, double y, double width, double height, std::string_view look, double radius = 8);
  void arrow(const std::vector<std::pair<double, double>>& points);  // with its head at the last
  void circle(double x, double y, double radius, std::string_view look);

  double width() const noexcept { return width_; }
  std::string finish(double height, std::string_view title, std::string_view description) const;

 private:
  double width_;
  std::string body_;
};

double line_height(Font font) noexcept;

}  // namespace amends::impl::book
