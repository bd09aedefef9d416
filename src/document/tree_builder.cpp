// Builds a Tree from what a YAML parser says as it reads, and refuses what policies do not have.
#include "document/tree_builder.hpp"

#include "text/number.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace amends::impl {

namespace {

constexpr std::size_t longest_shown = 200;

bool is_null_word(std::string_view text, std::uint32_t at) noexcept {
  for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
    if (text.substr(at, word.size()) != word) continue;
    std::size_t next = at + word.size();
    if (next < text.size() && std::string_view(" \t\r\n,]}:").find(text[next]) == std::string_view::npos) continue;
    while (next < text.size() && text[next] == ' ') ++next;
    return next >= text.size() || text[next] != ':';  // otherwise it is the key that comes next
  }
  return false;
}

// What is no text that a comment could have cut: numbers, shares, true and false.
bool is_number_or_bool(std::string_view text) noexcept {
  if (text == "true" || text == "false") return true;
  if (!text.empty() && text.back() == '%') text.remove_suffix(1);
  return parse_double(text).has_value();
}

std::string key_before(std::string_view key) { return key.empty() ? std::string() : std::string(key) + ": "; }

}  // namespace

// A text with this many mistakes is no policy; going on would take time that grows with its square.
void TreeBuilder::error(Span where, std::string code, std::string message, std::string help) {
  constexpr std::size_t most_errors = 200;
  report_.error(where, std::move(code), std::move(message), std::move(help));
  if (++errors_ >= most_errors) throw Stop{};
}

void TreeBuilder::begin_document(std::uint32_t at) {
  if (++documents_ == 1) return;
  const bool marked = text_.substr(at, 3) == "---" || (at >= 4 && text_.substr(at - 4, 3) == "---") ||
                      text_.substr(0, at).rfind("\n...") != std::string_view::npos;
  const std::uint32_t line = source_.at(at).line;
  const Span here = span(at, source_.line_begin(line) + source_.line(line).size());
  if (marked)
    error(here, "second-document", "a second document begins here, and one file holds one",
          "move it to a file of its own");
  else if (root_.kind == Tree::Kind::list)
    error(here, "mixed-list", "a key stands among the items of a list",
          "line it up with the keys of the item above, or with the key that holds the list");
  else
    error(here, "yaml-indentation", "the indentation of this line fits none above it",
          "line it up with the keys it belongs to");
  throw Stop{};
}

void TreeBuilder::count_node(std::uint32_t at) {
  if (++nodes_ <= limits_.nodes) return;
  error(span(at, at + 1), "too-many-values",
        "there are more than " + std::to_string(limits_.nodes) + " values in this file");
  throw Stop{};
}

void TreeBuilder::null(std::uint32_t at) {
  count_node(at);
  Tree tree;
  tree.plain = true;
  const bool written = at >= last_end_ && is_null_word(text_, at);
  const bool missing = !written;
  if (written) {
    const std::uint32_t end = at + (text_[at] == '~' ? 1U : 4U);
    tree.span = span(at, end);
    last_end_ = end;
  } else {
    tree.span = place_of_missing(at);
  }
  only_null_ = missing && open_.empty();
  place(std::move(tree), missing);
}

// A missing value has no place of its own: its key stands for it, or the dash.
Span TreeBuilder::place_of_missing(std::uint32_t at) const {
  if (open_.empty()) return span(0, 0);
  const Open& open = open_.back();
  if (open.tree.kind == Tree::Kind::map && open.has_key) return open.key_span;
  std::size_t dash = std::max(last_end_, open.begin);
  while (dash < at && text_[dash] != '-' && text_[dash] != ',') dash = std::max(dash + 1, skip_blanks(text_, dash));
  return dash < text_.size() && dash < at ? span(dash, dash + 1) : span(at, at);
}

void TreeBuilder::scalar(std::uint32_t at, std::string_view value) {
  count_node(at);
  const ScalarText found = scalar_at(text_, at, value);
  Tree tree;
  tree.kind = Tree::Kind::text;
  tree.plain = found.plain;
  tree.text = std::string(value);
  tree.span = span(at, found.end);
  tree.content_begin = found.content_begin;
  last_end_ = found.end;
  last_scalar_ = tree.span;
  last_is_key_ = !open_.empty() && open_.back().tree.kind == Tree::Kind::map && !open_.back().has_key;
  if (!last_is_key_) {
    if (found.plain) check_comment(found, at);
    check_lines_of_quoted(found, at);
  }
  place(std::move(tree));
}

// One space before # is how a text gets lost (`because: see ticket #12`); two are how comments are set apart.
void TreeBuilder::check_comment(const ScalarText& scalar, std::uint32_t at) {
  const std::size_t end = scalar.end;
  if (end + 1 >= text_.size() || text_[end] != ' ' || text_[end + 1] != '#') return;
  if (is_number_or_bool(text_.substr(at, end - at))) return;
  const std::uint32_t line = source_.at(scalar.end).line;
  const std::string_view whole = source_.line(line);
  const std::size_t begin = source_.line_begin(line);
  const std::string_view comment = whole.substr(end + 1 - begin);
  const std::string key = open_.empty() ? "" : key_before(open_.back().key);
  std::string meant = std::string(text_.substr(at, end - at)) + " " + std::string(comment);
  meant.erase(meant.find_last_not_of(' ') + 1);
  error(span(end + 1, begin + whole.size()), "yaml-comment", "this comment may have cut the text before it",
        "put the text in quotes: `" + shown(key + quoted(meant), longest_shown) +
            "`, or set the comment apart with two spaces");
}

// A quoted text may go on below, but only deeper than its key: otherwise a forgotten quote swallows the keys that
// follow, up to the next quote. YAML says so too; yaml-cpp does not check.
void TreeBuilder::check_lines_of_quoted(const ScalarText& scalar, std::uint32_t at) {
  if (at >= text_.size() || (text_[at] != '"' && text_[at] != '\'')) return;
  const std::uint32_t first = source_.at(at).line;
  const std::uint32_t last = source_.at(scalar.end).line;
  if (first == last || open_.empty() || open_.back().flow) return;
  const std::uint32_t indent = parts_of(source_.line(first)).text_begin;
  for (std::uint32_t line = first + 1; line <= last; ++line) {
    const std::string_view text = source_.line(line);
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos || begin > indent) continue;
    report_late_quote(span(at, at + 1), last, report_);
    return;
  }
}

void TreeBuilder::begin(Tree::Kind kind, std::uint32_t at, bool flow) {
  count_node(at);
  if (open_.size() >= limits_.depth) {
    error(span(at, at + 1), "too-deep",
          "lists and maps are nested more than " + std::to_string(limits_.depth) + " deep");
    throw Stop{};
  }
  Open open;
  open.tree.kind = kind;
  open.begin = at;
  // `[a: b]` holds a map without braces of its own
  open.flow = flow && at < text_.size() && text_[at] == (kind == Tree::Kind::map ? '{' : '[');
  last_end_ = std::max(last_end_, open.flow ? at + 1 : at);
  open_.push_back(std::move(open));
}

void TreeBuilder::end_collection() {
  Open open = std::move(open_.back());
  open_.pop_back();
  Tree& tree = open.tree;
  tree.span = span(open.begin, open.begin + 1);
  if (open.flow) {
    std::size_t end = last_end_;
    while (end < text_.size() && text_[end] != '}' && text_[end] != ']')
      end = std::max(end + 1, skip_blanks(text_, end));
    last_end_ = static_cast<std::uint32_t>(std::min(end + 1, text_.size()));
    tree.span.end = last_end_;
    check_cut_texts(open);
  } else if (tree.kind == Tree::Kind::map && !tree.entries.empty()) {
    tree.span = tree.entries.front().key_span;
  } else if (tree.kind == Tree::Kind::list && !tree.items.empty()) {
    tree.span = tree.items.front().span;
  }
  place(std::move(tree));
}

void TreeBuilder::place(Tree tree, bool missing) {
  if (open_.empty()) {
    root_ = std::move(tree);
    return;
  }
  Open& open = open_.back();
  if (open.tree.kind == Tree::Kind::map && !open.has_key) {
    take_key(open, std::move(tree));
    return;
  }
  const bool drop = std::exchange(open.drop, false);
  open.has_key = false;
  if (open.flow) open.parts.push_back({open.key_span, tree.span, tree.plain, missing});
  if (open.tree.kind == Tree::Kind::list)
    open.tree.items.push_back(std::move(tree));
  else if (!drop)
    open.tree.entries.push_back({std::move(open.key), open.key_span, std::move(tree)});
  open.key.clear();
}

void TreeBuilder::take_key(Open& map, Tree tree) {
  map.has_key = true;
  map.drop = true;
  map.key.clear();
  map.key_span = tree.span;
  if (tree.kind != Tree::Kind::text) {
    error(tree.span, "bad-key", "a key must be a name, not " + describe(tree));
    return;
  }
  if (tree.text == "<<" && tree.plain) {
    error(tree.span, "merge-key", "merge keys are not part of the policy language",
          "to build on another policy, write `extends: other.yaml`");
    return;
  }
  map.key = std::move(tree.text);
  const auto [first, is_new] = map.keys.try_emplace(map.key, tree.span.begin);
  map.drop = !is_new;
  // Of a text that a comma cut, the pieces are no keys.
  const bool piece = map.flow && map.key.find(')') != std::string::npos;
  if (!is_new && !piece)
    error(tree.span, "duplicate-key", "the key `" + shown(map.key, 60) + "` stands twice in this map",
          "the first is on line " + std::to_string(source_.at(first->second).line));
}

// Inside braces and brackets a comma ends a text without quotes: `{when: tried(a, b) > 2}` has the keys `when` and
// `b) > 2`.
void TreeBuilder::check_cut_texts(const Open& open) {
  const bool map = open.tree.kind == Tree::Kind::map;
  const auto key_text = [&](const Part& part) {
    return map ? text_.substr(part.key.begin, part.key.end - part.key.begin) : std::string_view();
  };
  const bool all_missing =
      map && std::all_of(open.parts.begin(), open.parts.end(), [](const Part& p) { return p.missing; });
  if (all_missing && !open.parts.empty()) {
    const std::string_view whole = text_.substr(open.begin, last_end_ - open.begin);
    const std::string_view inner = whole.size() > 2 ? whole.substr(1, whole.size() - 2) : whole;
    const std::string key = open_.empty() ? "" : key_before(open_.back().key);
    // a text that begins with braces and goes on
    if (!in_flow() && report_value_trap(source_, number_, open.begin, report_)) return;
    error(span(open.begin, last_end_), "missing-value", "inside braces every key needs a value",
          "for a text, write `" + shown(key + quoted(whole), longest_shown) + "`; for a list, write `" +
              shown(key + "[" + std::string(inner) + "]", longest_shown) + "`");
    return;
  }
  for (std::size_t i = 0; i < open.parts.size(); ++i) {
    const Part& part = open.parts[i];
    if (part.missing && map) {
      error(part.key, "missing-value", "inside braces every key needs a value",
            "write `" + shown(key_text(part), 60) + ": ...`");
      continue;
    }
    const std::string_view value = text_.substr(part.value.begin, part.value.end - part.value.begin);
    const bool cut = part.plain && has_open_bracket(value);
    std::size_t end = cut ? end_of_flow_text(text_, part.value.begin) : part.value.end;
    std::size_t next = i + 1;
    while (map && next < open.parts.size() && open.parts[next].missing) {
      end = std::max<std::size_t>(end, open.parts[next].key.end);
      ++next;
    }
    while (cut && next < open.parts.size() && (map ? open.parts[next].key : open.parts[next].value).begin < end) ++next;
    if (!cut && next == i + 1) continue;
    i = next - 1;
    const std::string_view meant = text_.substr(part.value.begin, end - part.value.begin);
    // The pieces of a quoted text and what follows it cannot be joined by more quotes.
    const std::string key = map ? key_before(key_text(part)) : "";
    error(span(part.value.begin, end), "yaml-comma",
          std::string("inside ") + (map ? "braces" : "brackets") + " a comma cuts a text without quotes",
          "put it in quotes: `" + shown(key + quoted(meant), longest_shown) + "`, or on a line of its own");
  }
}

void TreeBuilder::anchor(std::uint32_t at) { refuse(at, "yaml-anchor", "anchors are not part of the policy language"); }
void TreeBuilder::alias(std::uint32_t at) {
  count_node(at);
  refuse(at, "yaml-alias", "aliases are not part of the policy language");
  Tree tree;
  tree.span = span(at, at + 1);
  place(std::move(tree));
}
void TreeBuilder::tag(std::uint32_t at) { refuse(at, "yaml-tag", "tags are not part of the policy language"); }

void TreeBuilder::refuse(std::uint32_t at, std::string_view code, std::string message) {
  // Where the mark is the first character of a block value, the author probably meant a text.
  if (!in_flow()) {
    const std::uint32_t line = source_.at(at).line;
    const LineParts parts = parts_of(source_.line(line));
    if (at == source_.line_begin(line) + parts.value_begin && report_value_trap(source_, number_, at, report_)) return;
  }
  std::size_t end = at;
  while (end < text_.size() && std::string_view(" \t\r\n,]}").find(text_[end]) == std::string_view::npos) ++end;
  const std::string_view meant = text_.substr(at, end_of_flow_text(text_, at) - at);
  error(span(at, end), std::string(code), std::move(message),
        in_flow() ? "for a text, put it in quotes: `" + shown(quoted(meant), longest_shown) + "`" : "");
}

SyntaxError TreeBuilder::syntax_error(std::uint32_t at, std::string_view complaint) const {
  SyntaxError error;
  error.at = at;
  error.complaint = complaint;
  error.scalar_begin = last_scalar_.begin;
  error.scalar_end = last_scalar_.end;
  error.scalar_is_key = last_is_key_;
  if (open_.empty()) return error;
  const Open& open = open_.back();
  if (open.has_key) {
    error.key = open.key;
  } else if (!open.parts.empty() && open.parts.back().key.exists()) {
    // the value was read and something unexpected follows it
    const Span key = open.parts.back().key;
    error.key = text_.substr(key.begin, key.end - key.begin);
  }
  error.inside = open.flow                            ? SyntaxError::Inside::brackets
                 : open.tree.kind == Tree::Kind::list ? SyntaxError::Inside::block_list
                                                      : SyntaxError::Inside::block_map;
  error.bracket = open.begin;
  return error;
}

}  // namespace amends::impl
