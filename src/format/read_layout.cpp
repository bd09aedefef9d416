// From tokens to a layout: which comment speaks of what.
//
// A comment beside something speaks of that. One on a line of its own speaks of what follows it, unless it is indented
// deeper than that: then it closes the block that it is in.
#include "format/layout.hpp"

#include <iterator>
#include <utility>

namespace amends::impl {

namespace {

using Kind = YamlToken::Kind;

void append(std::vector<YamlComment>& to, std::vector<YamlComment> comments) {
  to.insert(to.end(), std::make_move_iterator(comments.begin()), std::make_move_iterator(comments.end()));
}

// There is room for one comment beside an entry; others go before it.
void put_beside(LayoutEntry& entry, const std::optional<YamlComment>& comment) {
  if (!comment) return;
  if (entry.beside)
    entry.before.push_back(*comment);
  else
    entry.beside = comment;
}

class LayoutReader {
 public:
  LayoutReader(std::string_view text, const std::vector<YamlToken>& tokens) : text_(text), tokens_(tokens) {
    append(pending_, tokens_.front().before);
  }

  bool document(Layout& layout) {
    if (now().kind == Kind::document_start) {
      if (now().beside) pending_.push_back(*now().beside);
      advance();
    }
    LayoutEntry whole;
    if (!value(whole, true)) return false;
    layout.first = std::move(whole.before);
    if (whole.beside) layout.first.push_back(*whole.beside);
    layout.root = std::move(whole.value);
    while (now().kind == Kind::document_end) {
      append(layout.last, std::exchange(pending_, {}));
      if (now().beside) layout.last.push_back(*now().beside);
      advance();
    }
    append(layout.last, std::exchange(pending_, {}));
    return now().kind == Kind::end;
  }

 private:
  const YamlToken& now() const { return tokens_[at_]; }
  void advance() {
    if (at_ + 1 == tokens_.size()) return;
    ++at_;
    append(pending_, now().before);
  }
  // Comments so far belong to this entry.
  void take_pending(LayoutEntry& entry) { append(entry.before, std::exchange(pending_, {})); }

  LayoutNode scalar_here() const {
    LayoutNode node;
    node.kind = LayoutNode::Kind::scalar;
    node.style = now().style;
    node.value = now().value;
    node.raw = text_.substr(now().begin, now().end - now().begin);
    node.header_comment = now().header_comment;
    node.parent_indent = block_column_;
    return node;
  }

  // The value of an entry, which may be missing; `indentless`: its list may begin with a dash below its key.
  bool value(LayoutEntry& entry, bool of_map) {
    switch (now().kind) {
      case Kind::map_start:
        return block_map(entry.value);
      case Kind::list_start:
        return block_list(entry.value, true);
      case Kind::dash:
        return of_map ? block_list(entry.value, false) : true;
      case Kind::flow_map_start:
      case Kind::flow_list_start:
        take_pending(entry);
        return flow(entry);
      case Kind::scalar:
        take_pending(entry);
        entry.value = scalar_here();
        put_beside(entry, now().beside);
        advance();
        return true;
      default:
        return true;
    }
  }

  // From the key on; comments before it are pending.
  bool key_and_value(LayoutEntry& entry) {
    take_pending(entry);
    entry.blank_before = now().blank_before;
    if (now().beside && now().end > now().begin) entry.before.push_back(*now().beside);  // `? # ...`
    advance();
    if (now().kind != Kind::scalar) return false;
    take_pending(entry);
    entry.key = scalar_here();
    if (now().beside) entry.before.push_back(*now().beside);
    advance();
    if (now().kind != Kind::value) return true;
    take_pending(entry);
    put_beside(entry, now().beside);
    advance();
    return value(entry, true);
  }

  bool block_map(LayoutNode& map) {
    map.kind = LayoutNode::Kind::map;
    const std::uint32_t column = now().column;
    advance();
    while (now().kind == Kind::key) {
      LayoutEntry entry;
      block_column_ = column;
      if (!key_and_value(entry)) return false;
      map.entries.push_back(std::move(entry));
    }
    if (now().kind != Kind::block_end) return false;
    take_last(map, column);
    advance();
    return true;
  }

  bool block_list(LayoutNode& list, bool is_indented) {
    list.kind = LayoutNode::Kind::list;
    const std::uint32_t column = now().column;
    if (is_indented) advance();
    while (now().kind == Kind::dash) {
      LayoutEntry entry;
      block_column_ = column;
      take_pending(entry);
      entry.blank_before = now().blank_before;
      if (now().beside) entry.before.push_back(*now().beside);
      advance();
      if (!value(entry, false)) return false;
      list.entries.push_back(std::move(entry));
    }
    if (is_indented && now().kind != Kind::block_end) return false;
    take_last(list, column);
    if (is_indented) advance();
    return true;
  }

  // Of the comments before what follows this block, those that are indented as deep as it, and deeper than what
  // follows.
  void take_last(LayoutNode& block, std::uint32_t column) {
    std::size_t next = at_;
    while (tokens_[next].kind == Kind::block_end) ++next;
    const Kind kind = tokens_[next].kind;
    const bool at_end = kind == Kind::end || kind == Kind::document_end;
    std::size_t count = 0;
    while (count < pending_.size() && pending_[count].column >= column &&
           (at_end || pending_[count].column > tokens_[next].column))
      ++count;
    const auto end = pending_.begin() + static_cast<std::ptrdiff_t>(count);
    block.last.assign(pending_.begin(), end);
    pending_.erase(pending_.begin(), end);
  }

  bool flow(LayoutEntry& entry) {
    LayoutNode& node = entry.value;
    const bool is_map = now().kind == Kind::flow_map_start;
    const Kind closing = is_map ? Kind::flow_map_end : Kind::flow_list_end;
    node.kind = is_map ? LayoutNode::Kind::map : LayoutNode::Kind::list;
    node.flow = true;
    node.has_comments = now().beside.has_value();
    put_beside(entry, now().beside);
    advance();
    while (now().kind != closing) {
      if (now().kind == Kind::comma) {
        if (node.entries.empty()) return false;
        node.has_comments = node.has_comments || now().beside;
        put_beside(node.entries.back(), now().beside);
        advance();
        continue;
      }
      LayoutEntry part;
      if (!(is_map ? flow_entry(part) : flow_item(part))) return false;
      node.has_comments = node.has_comments || part.beside || !part.before.empty() || part.value.has_comments;
      node.entries.push_back(std::move(part));
    }
    node.last = std::exchange(pending_, {});
    node.has_comments = node.has_comments || !node.last.empty();
    if (node.entries.empty()) {
      append(entry.before, std::exchange(node.last, {}));
      node.has_comments = false;
    }
    put_beside(entry, now().beside);
    advance();
    return true;
  }

  bool flow_entry(LayoutEntry& entry) { return now().kind == Kind::key && key_and_value(entry); }

  // `[a: b]` holds a map without braces of its own.
  bool flow_item(LayoutEntry& item) {
    const std::size_t before = at_;
    if (now().kind != Kind::key) return value(item, false) && at_ != before;
    LayoutEntry only;
    if (!key_and_value(only)) return false;
    item.before = std::exchange(only.before, {});
    item.beside = std::exchange(only.beside, std::nullopt);
    item.value.kind = LayoutNode::Kind::map;
    item.value.flow = true;
    item.value.has_comments = only.value.has_comments;
    item.value.entries.push_back(std::move(only));
    return true;
  }

  std::string_view text_;
  const std::vector<YamlToken>& tokens_;
  std::size_t at_ = 0;
  std::uint32_t block_column_ = 0;    // of the innermost block
  std::vector<YamlComment> pending_;  // read, and not yet put beside anything
};

}  // namespace

std::optional<Layout> read_layout(std::string_view text, const std::vector<YamlToken>& tokens) {
  Layout layout;
  if (tokens.empty() || !LayoutReader(text, tokens).document(layout)) return std::nullopt;
  return layout;
}

}  // namespace amends::impl
