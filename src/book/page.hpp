// A page as its parts: what the chapters make, and what is written as Markdown and as HTML.
#pragma once

#include "book/rich.hpp"

#include <string>
#include <utility>
#include <vector>

namespace amends::impl::book {

using Lines = std::vector<Rich>;  // what stands in a cell of a table, one below the other

struct Table {
  std::string caption;  // for those who hear the page read; also printed above
  std::vector<Rich> head;
  std::vector<std::vector<Lines>> rows;  // the first cell of a row is its heading
  std::string look;                      // of its columns, for the style sheet; may be empty
};

struct Part {
  enum class Kind {
    chapter,  // begins one: `text` and `id`
    heading,
    paragraph,
    note,  // set apart: what somebody must know
    list,
    table,
    facts,  // label and text, one below the other
    group,  // what belongs together, on one printed page where it fits
    group_end,
    picture,
  };

  Kind kind = Kind::paragraph;
  Rich text;
  std::string id;
  std::vector<Rich> items;
  std::vector<std::pair<std::string, Lines>> facts;
  Table table;
};

struct Page {
  std::string title;
  Rich subtitle;
  std::vector<Part> parts;
  Rich foot;
  bool contents = false;  // a list of the chapters before them

  void chapter(std::string heading, std::string id);
  void heading(Rich text, std::string id = {});
  void paragraph(Rich text);
  void note(Rich text);
  void list(std::vector<Rich> items);
  void table(Table table);
  void facts(std::vector<std::pair<std::string, Lines>> facts);
  void begin_group();
  void end_group();
  void picture(Rich description);
};

// The picture stands in the HTML as it is, and is a file of its own beside the Markdown.
std::string to_markdown(const Page& page);
std::string to_html(const Page& page, const std::string& picture);

std::string escape_xml(std::string_view text);  // for elements and attributes alike

// The first line of every file that was made, by which it is known again.
inline constexpr std::string_view made_by =
    "Made by `amends docs`; changes to this file are lost when it is made again.";

}  // namespace amends::impl::book
