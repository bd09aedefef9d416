// What a scenario expects of one part of an answer: read once, with mistakes at their place, then compared.
#pragma once

#include "scenario/answer_shape.hpp"
#include "scenario/scenario_document.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace amends::impl {

enum class Comparing : std::uint8_t {
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  about,     // within 1%
  between,   // both ends count
  contains,  // a part of a text, or among the entries of a list
  contains_not,
  one_of,
  none,
  any,
  unknown,    // of a value
  unlimited,  // of money
};

struct Expectation {
  AnswerPath path;
  Comparing how = Comparing::equal;
  std::vector<std::string> operands;
  bool is_list = false;
  std::string written;  // "at least 8", "[a, b]"
  Span span;            // of the path
};

// Reports an unknown part, a name that the policy does not have, a value of another type.
std::optional<Expectation> read_expectation(const CompiledPolicy& policy, const Expected& expected, Report& report);

struct Compared {
  bool holds = false;
  std::string actual;  // as people read it
};

// `answer`: the recommendation, read from its JSON.
Compared compare(const CompiledPolicy& policy, const Expectation& expectation, const Tree& answer);

// How a part of an answer is written as an expectation that it meets: what `--missing` fills in.
std::string as_expected(const CompiledPolicy& policy, const AnswerPath& path, const Tree& answer);

}  // namespace amends::impl
