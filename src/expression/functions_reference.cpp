// docs/functions.md, made from the table of functions.
#include "expression/functions.hpp"

#include <array>

namespace amends::impl {

std::string functions_reference() {
  struct Group {
    std::string_view name, title;
  };
  static constexpr std::array groups{Group{"history", "History"}, Group{"time", "Time"},
                                     Group{"numbers", "Numbers"}, Group{"text", "Text"},
                                     Group{"lists", "Lists"},     Group{"conversions", "Presence and conversions"}};
  std::string page =
      "# Functions\n\n"
      "Generated from the table in `src/expression/functions.cpp`; a test compares the two and compiles every "
      "example.\n\n"
      "`T` stands for one type, `...` for any number of the last argument, `|` for or, `window` for a duration or a\n"
      "period, `name` for a bare word. Functions of one argument or more that is unknown are unknown; of one that is "
      "none\n"
      "they are a problem (`has` apart).\n";
  for (const Group& group : groups) {
    page.append("\n## ").append(group.title).append("\n\n| function | value | example |\n|---|---|---|\n");
    for (const Function& function : functions()) {
      if (function.group != group.name) continue;
      std::string signature(function.signature);
      if (function.method) {
        const std::size_t comma = signature.find(", ");
        const std::string receiver = signature.starts_with("(string") ? "text" : "list";
        signature = receiver + "." + std::string(function.name) + "(" + signature.substr(comma + 2);
      } else {
        signature = std::string(function.name) + signature;
      }
      for (std::size_t bar = signature.find('|'); bar != std::string::npos; bar = signature.find('|', bar + 2))
        signature.insert(bar, "\\");
      page.append("| `").append(signature).append("` | ").append(function.doc).append(" | `").append(function.example);
      page.append("` |\n");
    }
  }
  return page;
}

}  // namespace amends::impl
