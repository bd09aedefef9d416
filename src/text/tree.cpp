// What YAML and JSON have in common: a tree of scalars, lists and maps.
#include "text/tree.hpp"

#include "text/utf8.hpp"

namespace amends::impl {

std::string describe(const Tree& tree) {
  constexpr std::size_t longest = 40;
  switch (tree.kind) {
    case Tree::Kind::null:
      return "nothing";
    case Tree::Kind::boolean:
      return tree.boolean ? "`true`" : "`false`";
    case Tree::Kind::integer:
    case Tree::Kind::real:
      return "the number `" + shown(tree.text, longest) + "`";
    case Tree::Kind::text:
      if (tree.text.empty()) return "an empty text";
      return (tree.plain ? "`" : "the text `") + shown(tree.text, longest) + "`";
    case Tree::Kind::list:
      return tree.items.empty() ? "an empty list" : "a list";
    case Tree::Kind::map:
      return tree.entries.empty() ? "an empty map" : "a map";
  }
  return {};
}

}  // namespace amends::impl
