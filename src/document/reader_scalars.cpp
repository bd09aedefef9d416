// Values of a document that are one scalar or a list of names.
#include "document/reader.hpp"

#include <algorithm>

namespace amends::impl {

bool DocumentReader::scalar(DocValue& value, std::string_view wanted) {
  if (value.tree->is_scalar() && value.tree->kind != Tree::Kind::null) return true;
  std::string help;
  if (value.tree->kind == Tree::Kind::map && value.tree->entries.size() == 1)
    help = "a text that contains `: ` must be quoted";
  wrong_shape(value, wanted, std::move(help));
  return false;
}

std::string help_for_name(std::string_view wrong) {
  if (is_name("_" + std::string(wrong)) && is_name(std::string(wrong) + "_"))
    return ticked(wrong) + " is a word of expressions; choose another";
  return "names begin with a letter and hold letters, digits and `_`";
}

std::optional<DocName> DocumentReader::name_of(const Tree& tree, std::string_view what) {
  if (!tree.is_scalar() || tree.kind == Tree::Kind::null) {
    report_.error(head(tree), "wrong-shape", std::string(what) + " wants a name, but here is " + describe(tree));
    return std::nullopt;
  }
  if (is_name(tree.text)) return DocName{tree.text, tree.span};
  report_.error(tree.span, "bad-name", ticked(tree.text) + " is not a name", help_for_name(tree.text));
  return std::nullopt;
}

bool DocumentReader::name(DocValue& value) {
  if (value.tree->kind == Tree::Kind::null) {
    wrong_shape(value, "a name");
    return false;
  }
  std::optional<DocName> read = name_of(*value.tree, ticked(value.name.text));
  if (!read) return false;
  value.names.push_back(std::move(*read));
  return true;
}

bool DocumentReader::names(DocValue& value) {
  if (value.tree->kind != Tree::Kind::list) return name(value);
  if (value.tree->items.empty()) {
    wrong_shape(value, "at least one name");
    return false;
  }
  constexpr std::size_t most = 1000;
  if (value.tree->items.size() > most) {
    report_.error(value.name.span, "too-many",
                  "there are " + std::to_string(value.tree->items.size()) + " names in " + ticked(value.name.text) +
                      ", but at most " + std::to_string(most) + " can be");
    return false;
  }
  for (const Tree& item : value.tree->items) {
    std::optional<DocName> read = name_of(item, ticked(value.name.text));
    if (!read) continue;
    const auto same = [&](const DocName& other) { return other.text == read->text; };
    if (std::any_of(value.names.begin(), value.names.end(), same))
      report_.error(read->span, "name-twice", ticked(read->text) + " stands twice in " + ticked(value.name.text));
    else
      value.names.push_back(std::move(*read));
  }
  return !value.names.empty();
}

bool DocumentReader::rungs(DocValue& value) {
  if (value.tree->kind != Tree::Kind::list || value.tree->items.empty()) {
    wrong_shape(value, describe_shape(Shape::rungs));
    return false;
  }
  for (const Tree& item : value.tree->items) {
    DocValue rung;
    rung.key = value.key;
    rung.name = value.name;
    rung.tree = &item;
    if (names(rung)) value.rungs.push_back(std::move(rung.names));
  }
  return !value.rungs.empty();
}

bool DocumentReader::word(DocValue& value) {
  if (!name(value)) return false;
  const std::vector<std::string_view> words = value.key->word_list();
  const DocName& given = value.names.front();
  if (std::find(words.begin(), words.end(), given.text) != words.end()) return true;
  std::string help = did_you_mean(given.text, {words.begin(), words.end()});
  if (help.empty()) help = "it may be " + listed(words, "or");
  report_.error(given.span, "unknown-name", ticked(value.name.text) + " cannot be " + ticked(given.text),
                std::move(help));
  return false;
}

bool DocumentReader::boolean(DocValue& value) {
  if (!scalar(value, "true or false")) return false;
  if (value.text() == "true" || value.text() == "false") return true;
  const bool yes = value.text() == "yes" || value.text() == "on" || value.text() == "y";
  const bool no = value.text() == "no" || value.text() == "off" || value.text() == "n";
  wrong_shape(value, "true or false", yes ? "write `true`" : no ? "write `false`" : "");
  return false;
}

bool DocumentReader::type(DocValue& value) {
  if (value.tree->kind == Tree::Kind::list) return names(value);
  return scalar(value, describe_shape(Shape::type));
}

bool DocumentReader::texts(DocValue& value) {
  if (value.tree->kind != Tree::Kind::list) return scalar(value, "a text");
  for (const Tree& item : value.tree->items) {
    DocValue text;
    text.key = value.key;
    text.name = value.name;
    text.tree = &item;
    if (!scalar(text, describe_shape(Shape::texts))) return false;
  }
  return true;
}

bool DocumentReader::dates(DocValue& value) {
  if (value.tree->kind != Tree::Kind::list) {
    wrong_shape(value, describe_shape(Shape::dates), "write it in brackets: `[2026-01-01]`");
    return false;
  }
  for (const Tree& item : value.tree->items) {
    DocValue date;
    date.key = value.key;
    date.name = value.name;
    date.tree = &item;
    if (!scalar(date, "dates")) return false;
  }
  return true;
}

}  // namespace amends::impl
