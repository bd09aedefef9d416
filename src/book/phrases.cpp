// Expressions in plain English.
#include "book/phrases.hpp"

#include "book/speaker.hpp"
#include "expression/parser.hpp"

namespace amends::impl::book {

Rich Phrases::condition(std::string_view expression) const {
  if (expression == "true") return "always";
  Parser parser(expression);
  const auto root = parser.run();
  if (!root) return code(std::string(expression));
  Speaker speaker(matter_, expression, parser.nodes());
  const Rich said = speaker.condition(*root, true);
  return speaker.understood() ? said : code(std::string(expression));
}

Rich Phrases::noun(std::string_view expression) const {
  Parser parser(expression);
  const auto root = parser.run();
  if (!root) return code(std::string(expression));
  Speaker speaker(matter_, expression, parser.nodes());
  const Rich said = speaker.is_condition(*root) ? speaker.condition(*root, true) : speaker.noun(*root);
  return speaker.understood() ? said : code(std::string(expression));
}

bool is_quantity(std::string_view expression) {
  Parser parser(expression);
  const auto root = parser.run();
  if (!root) return false;
  switch (parser.nodes()[*root].kind) {
    case AstKind::money:
    case AstKind::duration:
    case AstKind::period:
    case AstKind::date:
    case AstKind::time:
      return true;
    default:
      return false;
  }
}

std::vector<FilledPiece> pieces_of(std::string_view text) {
  std::vector<FilledPiece> pieces;
  std::string literal;
  const auto end_literal = [&] {
    if (!literal.empty()) pieces.push_back({literal, false});
    literal.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const bool twice = i + 1 < text.size() && text[i + 1] == text[i];
    if (text[i] == '{' && !twice) {
      end_literal();
      char quote = '\0';
      std::size_t end = i + 1;
      for (; end < text.size(); ++end) {
        const char c = text[end];
        if (quote == '\0' && c == '}') break;
        if (quote == '\0' && (c == '"' || c == '\'')) {
          quote = c;
        } else if (quote != '\0' && c == '\\') {
          ++end;
        } else if (c == quote) {
          quote = '\0';
        }
      }
      pieces.push_back({std::string(text.substr(i + 1, end - i - 1)), true});
      i = end + 1;
      continue;
    }
    literal += text[i];
    i += twice && (text[i] == '{' || text[i] == '}') ? 2 : 1;
  }
  end_literal();
  return pieces;
}

namespace {

// "a.b" of a chain of selections from a name; empty for anything else.
std::string dotted(const std::vector<Ast>& nodes, std::uint32_t id) {
  const Ast& node = nodes[id];
  if (node.kind == AstKind::name) return node.text;
  if (node.kind != AstKind::select) return {};
  const std::string of = dotted(nodes, node.children[0]);
  return of.empty() ? std::string() : of + "." + node.text;
}

void collect(const std::vector<Ast>& nodes, std::uint32_t id, std::vector<std::string>& names) {
  const Ast& node = nodes[id];
  const std::string name = dotted(nodes, id);
  if (!name.empty()) {
    names.push_back(name);
    return;
  }
  if (node.kind == AstKind::call) names.push_back(node.text);
  if (node.kind == AstKind::method) {
    const std::string of = dotted(nodes, node.children[0]);
    names.push_back(of.empty() ? node.text : of + "." + node.text);
  }
  for (const std::uint32_t child : node.children) collect(nodes, child, names);
}

}  // namespace

std::vector<std::string> names_in(std::string_view expression) {
  Parser parser(expression);
  const auto root = parser.run();
  std::vector<std::string> names;
  if (root) collect(parser.nodes(), *root, names);
  return names;
}

}  // namespace amends::impl::book
