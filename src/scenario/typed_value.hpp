// Parts of an answer and expected values by their type: read, compared, and written for people.
#pragma once

#include "scenario/answer_shape.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace amends::impl {

struct Typed {
  enum class Kind : std::uint8_t { text, name, boolean, number, money, time, duration, names, texts };
  Kind kind = Kind::text;
  std::string text;
  double number = 0;  // of number; minor units of money; seconds of time and duration
  int decimals = 0;   // of number: as many as were written
  std::vector<std::string> items;
};

Typed::Kind kind_of(const CompiledPolicy& policy, const AnswerPath& path);
std::string describe_typed(Typed::Kind kind);  // "a number"

// Whether `name` may stand at this part.
bool has_name(const CompiledPolicy& policy, const AnswerPath& path, std::string_view name);

// What is wrong with an expected value; nothing where it is fine. `help` says what to do.
std::optional<std::string> check_operand(const CompiledPolicy& policy, const AnswerPath& path, Typed::Kind kind,
                                         std::string_view text, std::string& help);

// An expected value; what does not read so is text.
std::optional<Typed> read_typed(const CompiledPolicy& policy, Typed::Kind kind, std::string_view text);

// The part of the answer; nullopt: there is none.
struct Actual {
  enum class State : std::uint8_t { known, none, unknown, unlimited } state = State::none;
  Typed value;
  std::string shown;  // as people read it: "1038.97 USD", "none"
};
Actual actual_value(const CompiledPolicy& policy, const AnswerPath& path, const Tree& answer);

}  // namespace amends::impl
