// Reads the blocks, maps and lists of a document, driven by the table of keys.
#pragma once

#include "document/document.hpp"

#include <optional>

namespace amends::impl {

class DocumentReader {
 public:
  explicit DocumentReader(Report& report) : report_(report) {}

  DocBlock block(const Tree& tree, const BlockInfo& info, DocName name);

 private:
  // Each fills `value` from value.tree; false where nothing can be made of it.
  bool value(DocValue& value);
  bool scalar(DocValue& value, std::string_view wanted);
  bool name(DocValue& value);
  bool names(DocValue& value);
  bool rungs(DocValue& value);
  bool word(DocValue& value);
  bool boolean(DocValue& value);
  bool type(DocValue& value);
  bool choice(DocValue& value, const BlockInfo& items);
  bool choices(DocValue& value);
  bool constant(DocValue& value);
  bool blocks(DocValue& value);
  bool block_list(DocValue& value);
  bool block_lists(DocValue& value);
  bool plan(DocValue& value);
  bool permissions(DocValue& value);
  bool limits(DocValue& value);
  bool texts(DocValue& value);
  bool dates(DocValue& value);
  bool working_hours(DocValue& value);

  std::optional<DocName> name_of(const Tree& tree, std::string_view what);
  bool is_map(const DocValue& value);
  void unknown_key(const Tree& map, std::size_t index, const BlockInfo& info);
  void missing_keys(const DocBlock& block);
  void wrong_shape(const DocValue& value, std::string_view wanted, std::string help = {});
  // The entries of a map of names, sorted by name, without those that have no value.
  std::vector<DocValue> named_entries(const DocValue& map, bool facts = false);

  Report& report_;
};

// The span that stands for a whole map or list in messages: its first line.
Span head(const Tree& tree) noexcept;

// Why a text is no name.
std::string help_for_name(std::string_view wrong);

// "the burden `visit`", "a cap"
std::string subject(const DocBlock& block);

// `a`, `b` and `c`
std::string listed(const std::vector<std::string_view>& names, std::string_view last = "and");
std::string ticked(std::string_view text);  // in backticks

}  // namespace amends::impl
