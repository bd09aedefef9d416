// Builds a Tree from what a YAML parser says as it reads, and refuses what policies do not have.
//
// It knows nothing of the parser but the bytes at which things begin; ends are found in the source text.
#pragma once

#include "document/yaml_reader.hpp"
#include "document/yaml_text.hpp"
#include "document/yaml_traps.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace amends::impl {

class TreeBuilder {
 public:
  // Thrown to leave the parser where reading on is pointless; already reported.
  struct Stop {};

  TreeBuilder(const Source& source, std::uint32_t number, const TreeLimits& limits, Report& report)
      : source_(source), text_(source.text()), number_(number), limits_(limits), report_(report) {}

  void begin_document(std::uint32_t at);
  void null(std::uint32_t at);
  void scalar(std::uint32_t at, std::string_view value);
  // `flow`: in brackets or braces.
  void begin_list(std::uint32_t at, bool flow) { begin(Tree::Kind::list, at, flow); }
  void begin_map(std::uint32_t at, bool flow) { begin(Tree::Kind::map, at, flow); }
  void end_collection();
  void anchor(std::uint32_t at);
  void alias(std::uint32_t at);
  void tag(std::uint32_t at);

  // Whether a `!` stands there, which for quoted texts and for tags looks the same in yaml-cpp.
  bool begins_with_mark(std::uint32_t at) const noexcept { return at < text_.size() && text_[at] == '!'; }

  bool empty() const noexcept { return documents_ == 0 || nodes_ == 0 || only_null_; }
  Tree take() { return std::move(root_); }
  // What is known where the parser gave up at `at`.
  SyntaxError syntax_error(std::uint32_t at, std::string_view complaint) const;

 private:
  // One entry of a collection as it stands in the text, with or without a key; kept for braces and brackets only.
  struct Part {
    Span key;
    Span value;
    bool plain = false;
    bool missing = false;  // a key without a value
  };
  struct Open {
    Tree tree;
    std::uint32_t begin = 0;
    bool flow = false;
    bool has_key = false;  // in a map: the key is read, its value comes next
    bool drop = false;     // the entry is refused, its value is dropped
    std::string key;
    Span key_span;
    std::unordered_map<std::string, std::uint32_t> keys;  // where each begins
    std::vector<Part> parts;
  };

  Span span(std::size_t begin, std::size_t end) const {
    return {number_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  void error(Span where, std::string code, std::string message, std::string help = {});
  bool in_flow() const noexcept { return !open_.empty() && open_.back().flow; }
  void count_node(std::uint32_t at);
  void begin(Tree::Kind kind, std::uint32_t at, bool flow);
  void place(Tree tree, bool missing = false);
  void take_key(Open& map, Tree tree);
  Span place_of_missing(std::uint32_t at) const;
  void check_comment(const ScalarText& scalar, std::uint32_t at);
  void check_lines_of_quoted(const ScalarText& scalar, std::uint32_t at);
  void check_cut_texts(const Open& open);
  void refuse(std::uint32_t at, std::string_view code, std::string message);

  const Source& source_;
  std::string_view text_;
  std::uint32_t number_;
  TreeLimits limits_;
  Report& report_;
  std::vector<Open> open_;
  Tree root_;
  std::size_t documents_ = 0;
  std::size_t nodes_ = 0;
  std::size_t errors_ = 0;
  bool only_null_ = false;
  std::uint32_t last_end_ = 0;  // one past what was read last
  Span last_scalar_;
  bool last_is_key_ = false;
};

}  // namespace amends::impl
