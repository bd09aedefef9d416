// Finding blocks and keys, and the words for shapes.
#include "document/keys.hpp"

#include <algorithm>
#include <cstdlib>

namespace amends::impl {

const Key* BlockInfo::find(std::string_view key_name) const noexcept {
  for (const Key& k : keys)
    if (k.name == key_name) return &k;
  return nullptr;
}

std::vector<std::string_view> BlockInfo::names() const {
  std::vector<std::string_view> result;
  for (const Key& k : keys) result.push_back(k.name);
  return result;
}

std::vector<std::string_view> Key::word_list() const {
  std::vector<std::string_view> result;
  for (std::string_view rest = words; !rest.empty();) {
    const std::size_t space = std::min(rest.find(' '), rest.size());
    result.push_back(rest.substr(0, space));
    rest.remove_prefix(std::min(space + 1, rest.size()));
  }
  return result;
}

namespace {

std::vector<const BlockInfo*> collect() {
  std::vector<const BlockInfo*> all;
  for (const std::span<const BlockInfo> table :
       {tables::of_the_policy(), tables::of_knowing(), tables::of_bearing(), tables::of_doing(), tables::of_giving()})
    for (const BlockInfo& block : table) all.push_back(&block);
  return all;
}

}  // namespace

std::span<const BlockInfo* const> all_blocks() noexcept {
  static const std::vector<const BlockInfo*> all = collect();
  return all;
}

const BlockInfo& block_info(std::string_view name) noexcept {
  for (const BlockInfo* block : all_blocks())
    if (block->name == name) return *block;
  std::abort();  // a key names a block that no table has: tests/document/keys_test.cpp finds it
}

const BlockInfo& policy_block() noexcept { return block_info("policy"); }
const BlockInfo& item_block() noexcept { return block_info("item"); }
const BlockInfo& plan_item_block() noexcept { return block_info("plan item"); }

std::string_view describe_shape(Shape shape) noexcept {
  switch (shape) {
    case Shape::text:
      return "text";
    case Shape::texts:
      return "text, or a list of texts";
    case Shape::filled_text:
      return "text with `{expression}` filled in";
    case Shape::name:
      return "a name";
    case Shape::names:
      return "a list of names";
    case Shape::rungs:
      return "a list of names, or of lists of names on one rung";
    case Shape::word:
      return "one word";
    case Shape::boolean:
      return "true or false";
    case Shape::version:
      return "a whole number";
    case Shape::date:
      return "a date or a time";
    case Shape::dates:
      return "a list of dates";
    case Shape::type:
      return "a type, or a list of names";
    case Shape::expression:
      return "an expression";
    case Shape::choice:
      return "an expression, or a list of items with `when` and `is`";
    case Shape::choices:
      return "a map from names to expressions, or to lists of items with `when` and `is`";
    case Shape::constant:
      return "a constant, or a map of constants";
    case Shape::block:
      return "a map";
    case Shape::blocks:
      return "a map of names";
    case Shape::block_list:
      return "a list of maps";
    case Shape::block_lists:
      return "a map from names to lists of maps";
    case Shape::plan:
      return "`expected`, a list of steps, or a list of items with `when` and `is`";
    case Shape::permissions:
      return "a map from steps to a map from roles to a severity, a condition or `nobody`";
    case Shape::limits:
      return "a map from kinds to a map from roles to `unlimited`, money, or money by severity";
    case Shape::working_hours:
      return "a map from days to hours, as in `mon-fri: \"09:00-17:00\"`";
  }
  return "";
}

std::string_view describe_wants(Wants wants) noexcept {
  switch (wants) {
    case Wants::anything:
      return "anything";
    case Wants::condition:
      return "a bool";
    case Wants::number:
      return "a number";
    case Wants::whole:
      return "a whole number";
    case Wants::money:
      return "money";
    case Wants::duration:
      return "a duration";
    case Wants::deadline:
      return "a duration or a period";
    case Wants::deadline_or_share:
      return "a share, a duration or a period";
    case Wants::time:
      return "a time";
    case Wants::quantity:
      return "a quantity in the burden's unit";
  }
  return "";
}

std::string_view describe_sees(Sees sees) noexcept {
  switch (sees) {
    case Sees::constants:
      return "constants only";
    case Sees::facts:
      return "facts, parameters and `now`";
    case Sees::history:
      return "facts, history and burdens";
    case Sees::severity:
      return "facts, history, burdens and severity";
    case Sees::step:
      return "everything, also the recommended step";
  }
  return "";
}

}  // namespace amends::impl
