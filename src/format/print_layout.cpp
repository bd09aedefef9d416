// A layout as text: two spaces for each level, one after each colon and comma, two before a comment beside something.
#include "format/layout.hpp"
#include "format/scalar_text.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace amends::impl {

namespace {

std::optional<std::string> on_one_line(const LayoutNode& node);

std::optional<std::string> in_brackets(const LayoutNode& node) {
  const bool is_map = node.kind == LayoutNode::Kind::map;
  std::string text(1, is_map ? '{' : '[');
  for (const LayoutEntry& entry : node.entries) {
    if (text.size() > 1) text += ", ";
    const std::optional<std::string> value = on_one_line(entry.value);
    if (!value) return std::nullopt;
    if (is_map) {
      const std::optional<std::string> key = scalar_on_one_line(entry.key, true);
      if (!key) return std::nullopt;
      text += *key + ":" + (value->empty() ? "" : " ");
    }
    text += *value;
  }
  return text + (is_map ? '}' : ']');
}

std::optional<std::string> on_one_line(const LayoutNode& node) {
  if (node.kind == LayoutNode::Kind::missing) return "";
  if (node.kind == LayoutNode::Kind::scalar) return scalar_on_one_line(node, true);
  if (node.has_comments) return std::nullopt;
  return in_brackets(node);
}

class Printer {
 public:
  Printer(const LayoutStyle& style, bool was_ordered) : style_(style), was_ordered_(was_ordered) {}

  void document(Layout& layout) {
    for (const YamlComment& comment : layout.first) own_line(comment, 0);
    LayoutNode& root = layout.root;
    if (root.is_collection() && !root.entries.empty()) {
      if (root.kind == LayoutNode::Kind::map && !style_.order.empty()) set_apart(root);
      block(root, 0, false);
    } else if (root.is_collection()) {
      text_ += in_brackets(root).value_or("") + "\n";
    } else if (root.kind == LayoutNode::Kind::scalar) {
      LayoutEntry whole;
      whole.value = std::move(root);
      scalar(whole, 0);
    }
    for (const YamlComment& comment : layout.last) own_line(comment, 0);
  }

  std::string take() { return std::move(text_); }

 private:
  void pad(std::size_t indent) { text_.append(indent, ' '); }

  // At most one empty line, none where a block begins, and none after a text that would swallow it.
  void blank_line() {
    if (!fresh_ && !text_.empty() && !after_kept_) text_ += '\n';
  }

  void own_line(const YamlComment& comment, std::size_t indent) {
    if (comment.blank_before) blank_line();
    pad(indent);
    text_ += comment.text + "\n";
    fresh_ = false;
    after_kept_ = false;
  }

  void end_line(const std::optional<YamlComment>& beside) {
    if (beside) text_ += "  " + beside->text;
    text_ += '\n';
    fresh_ = false;
    after_kept_ = false;
  }

  // Whether it stands on the line of its key or dash, from `column` on.
  std::optional<std::string> fitting(const LayoutNode& node, std::size_t column) const {
    if (!node.flow || node.entries.empty()) return node.is_collection() ? in_brackets(node) : std::nullopt;
    if (node.has_comments) return std::nullopt;
    std::optional<std::string> text = in_brackets(node);
    if (text && column + count_code_points(*text) > style_.width) text.reset();
    return text;
  }
  bool is_block(const LayoutNode& node, std::size_t column) const {
    if (!node.is_collection() || node.entries.empty()) return false;
    return !node.flow || !fitting(node, column);
  }

  void block(LayoutNode& node, std::size_t indent, bool inline_first) {
    for (std::size_t i = 0; i < node.entries.size(); ++i) {
      LayoutEntry& entry = node.entries[i];
      if (node.kind == LayoutNode::Kind::list) hoist(entry, indent + 2);
      if (i == 0 && inline_first) {
        begin(node, entry, indent);
        continue;
      }
      for (const YamlComment& comment : entry.before) own_line(comment, indent);
      if (entry.blank_before) blank_line();
      pad(indent);
      begin(node, entry, indent);
    }
    for (const YamlComment& comment : node.last) own_line(comment, indent);
  }

  // Empty lines around the blocks of a policy. Where blocks changed places, the empty lines that were there mean
  // nothing any more.
  void set_apart(LayoutNode& root) const {
    const auto takes_lines = [this](const LayoutEntry& entry) {
      return is_block(entry.value, count_code_points(entry.key.raw) + 2);
    };
    for (std::size_t i = 1; i < root.entries.size(); ++i) {
      LayoutEntry& entry = root.entries[i];
      const LayoutEntry& above = root.entries[i - 1];
      bool& blank = entry.before.empty() ? entry.blank_before : entry.before.front().blank_before;
      if (was_ordered_) blank = false;
      blank = blank || takes_lines(entry) || takes_lines(above) || is_header(above) != is_header(entry);
    }
  }
  bool is_header(const LayoutEntry& entry) const {
    const auto end = style_.order.begin() + static_cast<std::ptrdiff_t>(style_.header);
    return std::find(style_.order.begin(), end, entry.key.value) != end;
  }

  // Comments cannot stand between a dash and what follows it on its line.
  void hoist(LayoutEntry& item, std::size_t column) const {
    if (!is_block(item.value, column)) return;
    LayoutEntry& first = item.value.entries.front();
    if (item.value.kind == LayoutNode::Kind::list) hoist(first, column + 2);
    const bool has_more = item.beside || !first.before.empty();
    if (!has_more) return;
    const bool had_none = item.before.empty();
    const std::size_t old = item.before.size();
    if (item.beside) item.before.push_back(*std::exchange(item.beside, std::nullopt));
    for (YamlComment& comment : first.before) item.before.push_back(std::move(comment));
    first.before.clear();
    if (had_none) item.before[old].blank_before = std::exchange(item.blank_before, false);
  }

  void begin(const LayoutNode& node, LayoutEntry& entry, std::size_t indent) {
    fresh_ = false;
    if (node.kind == LayoutNode::Kind::list) {
      text_ += '-';
      value(entry, indent, indent + 2);
      return;
    }
    const std::string key = scalar_on_one_line(entry.key, node.flow).value_or(std::string(entry.key.raw));
    text_ += key + ":";
    value(entry, indent, indent + count_code_points(key) + 2);
  }

  void value(LayoutEntry& entry, std::size_t indent, std::size_t column) {
    LayoutNode& node = entry.value;
    if (node.kind == LayoutNode::Kind::missing) return end_line(entry.beside);
    if (node.kind == LayoutNode::Kind::scalar) {
      text_ += ' ';
      return scalar(entry, indent);
    }
    if (const auto flow = is_block(node, column) ? std::nullopt : fitting(node, column)) {
      text_ += " " + *flow;
      return end_line(entry.beside);
    }
    const bool is_item = entry.key.kind == LayoutNode::Kind::missing;
    if (is_item) {
      text_ += ' ';
    } else {
      end_line(entry.beside);
      fresh_ = true;
    }
    block(node, indent + 2, is_item);
  }

  void scalar(const LayoutEntry& entry, std::size_t indent) {
    ScalarLines written = scalar_lines(entry.value);
    for (std::size_t i = 0; i < written.lines.size(); ++i) {
      if (i > 0 && !written.lines[i].empty()) pad(indent + 2);
      text_ += written.lines[i];
      if (i == 0 && !entry.value.header_comment.empty()) text_ += "  " + entry.value.header_comment;
      if (i + 1 < written.lines.size()) text_ += '\n';
    }
    end_line(entry.beside);
    after_kept_ = written.keeps_end;
  }

  const LayoutStyle& style_;
  bool was_ordered_;
  std::string text_;
  bool fresh_ = true;        // nothing stands in this block yet
  bool after_kept_ = false;  // an empty line would belong to the text above
};

void keep_quotes(LayoutNode& node) {
  node.keeps_quotes = true;
  for (LayoutEntry& entry : node.entries) keep_quotes(entry.value);
}

}  // namespace

std::string print_layout(Layout layout, const LayoutStyle& style) {
  if (!style.drop_quotes) keep_quotes(layout.root);
  const bool was_ordered = order_blocks(layout.root, style.order);
  Printer printer(style, was_ordered);
  printer.document(layout);
  return printer.take();
}

}  // namespace amends::impl
