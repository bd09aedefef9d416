// Text stays inside its boxes.
#include "book/svg_canvas.hpp"

#include <gtest/gtest.h>

#include <string>

namespace amends::impl::book {
namespace {

TEST(SvgCanvas, NoLineIsWiderThanItsRoom) {
  const std::string texts[] = {"Send a technician to them on the same day",
                               "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikbesichtigung",
                               "a_name_with_many_underscores_and_no_blank_at_all_in_it",
                               "日本語の題名はとても長いことがあります",
                               "WWWWWWWWWWWWWWWWWW MMMMMMMMMMMMMMM",
                               "W"};
  for (const std::string& text : texts)
    for (const double width : {30.0, 61.5, 120.0, 400.0})
      for (const bool bold : {false, true}) {
        const Font font{13, bold};
        std::string all;
        for (const std::string& line : wrapped(text, width, font)) {
          EXPECT_LE(text_width(line, font), width) << line;
          all += line;
        }
        std::string without_blanks;
        for (const char c : text)
          if (c != ' ') without_blanks += c;
        std::erase(all, ' ');
        EXPECT_EQ(all, without_blanks);
      }
}

TEST(SvgCanvas, WhatIsTooMuchEndsInDots) {
  const Font font{13, false};
  const std::vector<std::string> lines = wrapped("one two three four five six seven eight", 80, font, 2);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_TRUE(lines.back().ends_with("…")) << lines.back();
  EXPECT_LE(text_width(lines.back(), font), 80);
}

TEST(SvgCanvas, TextsAreEscaped) {
  Canvas canvas(200);
  canvas.text(0, 0, 190, "<b>&\"", Font{12, false}, "");
  const std::string svg = canvas.finish(20, "a < b", "c & d");
  EXPECT_NE(svg.find(">&lt;b&gt;&amp;&quot;</text>"), std::string::npos) << svg;
  EXPECT_NE(svg.find("<title id=\"flow-title\">a &lt; b</title>"), std::string::npos) << svg;
}

}  // namespace
}  // namespace amends::impl::book
