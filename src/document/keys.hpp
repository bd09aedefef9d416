// Every key of the policy language, declared once.
//
// Reading and checking a document, merging what it extends, docs/language.md and the JSON Schema all come from this
// table: a key that is not here does not exist.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace amends::impl {

// How the value of a key is written.
enum class Shape : std::uint8_t {
  text,           // text for people or programs, as it stands
  texts,          // a text, or a list of them
  filled_text,    // text for people in which `{expression}` is filled in
  name,           // one name
  names,          // a list of names; one alone may stand without brackets
  rungs,          // a list of names, or of lists of names that stand on one rung
  word,           // one of the key's words
  boolean,        // true or false
  version,        // a whole number
  date,           // a date or a time
  dates,          // a list of dates
  type,           // of a fact or value: "bool", "list of money", or a list of names
  expression,     // one expression
  choice,         // an expression, or a decision list: items with `when` and `is`, read from the top
  choices,        // a map from names to choices
  constant,       // an expression without facts, or a map from names to such: a record
  block,          // a map with the keys of `block`
  blocks,         // a map from names to such blocks
  block_list,     // a list of such blocks
  block_lists,    // a map from names to lists of such blocks
  plan,           // `expected`, a list of steps, or a decision list of lists of steps
  permissions,    // step -> role -> a severity, a condition or `nobody`
  limits,         // kind -> role -> `unlimited`, a choice, or severity -> choice
  working_hours,  // days -> "09:00-17:00"
};

// What an expression must give.
enum class Wants : std::uint8_t {
  anything,
  condition,  // a bool
  number,     // a double
  whole,      // an int
  money,
  duration,
  deadline,  // a duration or a period
  deadline_or_share,
  time,
  quantity,  // a double in the unit of a burden, or a duration where that is a unit of time
};

// How far along the flow an expression may look; what is visible grows.
enum class Sees : std::uint8_t { constants, facts, history, severity, step };

// The values a constant may have.
enum class Range : std::uint8_t { any, share, not_negative, positive, at_least_one };

struct BlockInfo;

struct Key {
  std::string_view name;
  Shape shape = Shape::text;
  std::string_view doc;  // one sentence, in Markdown
  std::string_view example_text;
  std::string_view fallback;  // what holds where the key is not given, in words; may be empty
  std::string_view block;     // of block, blocks, block_list, block_lists
  std::string_view words;     // of word: separated by spaces
  Wants wants = Wants::anything;
  Sees sees = Sees::constants;
  Range range = Range::any;
  bool is_required = false;
  bool appends = false;  // of block_list: `extends` appends, by `id`; every other list is replaced

  std::vector<std::string_view> word_list() const;  // of `words`

  constexpr Key required() const {
    Key k = *this;
    k.is_required = true;
    return k;
  }
  constexpr Key otherwise(std::string_view what) const {
    Key k = *this;
    k.fallback = what;
    return k;
  }
  constexpr Key example(std::string_view text) const {
    Key k = *this;
    k.example_text = text;
    return k;
  }
  constexpr Key within(Range r) const {
    Key k = *this;
    k.range = r;
    return k;
  }
  constexpr Key of(std::string_view name_of_block) const {
    Key k = *this;
    k.block = name_of_block;
    return k;
  }
  constexpr Key one_of(std::string_view names) const {
    Key k = *this;
    k.words = names;
    return k;
  }
  constexpr Key appending() const {
    Key k = *this;
    k.appends = true;
    return k;
  }
};

constexpr Key key(std::string_view name, Shape shape, std::string_view doc) {
  Key k;
  k.name = name;
  k.shape = shape;
  k.doc = doc;
  return k;
}
constexpr Key key(std::string_view name, Shape shape, Wants wants, Sees sees, std::string_view doc) {
  Key k = key(name, shape, doc);
  k.wants = wants;
  k.sees = sees;
  return k;
}

// What states something may say where it has it from.
inline constexpr Key where_from = key("source", Shape::text, "Where it comes from: a law, a contract, a study.");
inline constexpr Key whether_seen =
    key("confirmed", Shape::boolean, "Whether the source itself was seen.").otherwise("`true`");

struct BlockInfo {
  std::string_view name;   // "step"
  std::string_view title;  // "a step": how messages and the reference name it
  std::string_view doc;
  std::span<const Key> keys;
  std::string_view short_key = {};  // what a value that is not a map stands for; empty: it must be a map

  const Key* find(std::string_view key_name) const noexcept;
  std::vector<std::string_view> names() const;
};

// In the order of the reference; the first is the policy itself.
std::span<const BlockInfo* const> all_blocks() noexcept;
const BlockInfo& policy_block() noexcept;
const BlockInfo& block_info(std::string_view name) noexcept;  // must exist

// The items of a decision list, and of one whose values are lists of steps.
const BlockInfo& item_block() noexcept;
const BlockInfo& plan_item_block() noexcept;

// How the reference and messages name a shape: "an expression that gives money".
std::string_view describe_shape(Shape shape) noexcept;
std::string_view describe_wants(Wants wants) noexcept;
std::string_view describe_sees(Sees sees) noexcept;

namespace tables {                                    // one file each
std::span<const BlockInfo> of_the_policy() noexcept;  // the whole, decision lists
std::span<const BlockInfo> of_knowing() noexcept;     // facts, values, parameters, calendar
std::span<const BlockInfo> of_bearing() noexcept;     // contexts, burdens, memory, tolerance, severity
std::span<const BlockInfo> of_doing() noexcept;       // steps, eases, rules
std::span<const BlockInfo> of_giving() noexcept;      // empowerment, remedies, commitments, closure
}  // namespace tables

}  // namespace amends::impl
