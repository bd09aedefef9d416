// The parts of a recommendation that a scenario may expect, declared once: what a path means, how it is compared, what
// names it may hold. Reading, docs/testing.md and the JSON Schema of scenario files come from this table.
#pragma once

#include "text/tree.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace amends::impl {

struct CompiledPolicy;

// How a part is compared.
enum class AnswerKind : std::uint8_t {
  text,
  name,    // one name of `names`
  word,    // one of `words`
  number,  // in as many decimals as are written
  money,
  time,
  boolean,
  names,     // a list of names; the order counts where the answer has one
  texts,     // a list of texts
  thing,     // it has an id: compared with a name; true or false for whether it is there
  there,     // true or false for whether it is there
  approval,  // none, or who approves
  value,     // of the policy, by its own type
  message,   // a mistake of a changed policy: its code or a part of its message
};

// Names that a policy gives.
enum class NamesOf : std::uint8_t {
  nothing,
  steps,
  severities,
  roles,
  remedies,
  kinds,
  values,
  commitments,
  burdens,
  contexts,
  eases,
  facts,
};

struct AnswerPart {
  std::string_view path;  // "options.<step>.hours"
  AnswerKind kind = AnswerKind::text;
  std::string_view doc;
  std::string_view json = {};  // where it stands in the answer's JSON; empty: the same path
  NamesOf names = NamesOf::nothing;
  std::string_view words = {};  // of word: separated by spaces
  bool ordered = false;         // of names: their order counts

  std::string_view in_json() const noexcept { return json.empty() ? path : json; }
};

std::span<const AnswerPart> answer_parts() noexcept;

std::vector<std::string> names_of(const CompiledPolicy& policy, NamesOf which);
std::string_view describe(NamesOf which) noexcept;  // "step"
std::string_view describe(AnswerKind kind) noexcept;

// A path as written in a scenario, with what it means.
struct AnswerPath {
  const AnswerPart* part = nullptr;
  std::string written;
  std::string placed;  // what stands for `<step>`; empty: there is no such place
};

struct WrongPath {
  std::string message, help;
};

// Looks a path up; of a wrong one says what is wrong.
std::optional<AnswerPath> find_answer(const CompiledPolicy& policy, std::string_view path, WrongPath& wrong);

// Whether other parts stand below it: then a map may, too.
bool has_parts(std::string_view path);

// The part in an answer that was read from its JSON; nullptr: it is not there.
const Tree* part_of(const Tree& answer, const AnswerPath& path);

}  // namespace amends::impl
