// Every key of a scenario file, declared once: reading, docs/testing.md and the JSON Schema come from this table.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace amends::impl {

enum class ScenarioShape {
  text,
  path,          // of a policy, from this file on
  time,          // with an offset
  given,         // the name of a case, or its facts
  cases,         // names, each with the facts of a case
  scenarios,     // a list of scenarios
  expectations,  // parts of the answer, each with what it should be
  rows,          // a text block: columns with `|` between them, `||` before what is expected
  change,        // a map that is laid over the policy, as if it extended it
  name,          // of a case
  names,         // of facts
};

struct ScenarioKey {
  std::string_view name;
  ScenarioShape shape = ScenarioShape::text;
  std::string_view doc;           // one sentence, in Markdown
  std::string_view example = {};  // may be empty
  bool required = false;
};

struct ScenarioBlock {
  std::string_view name;   // "scenario"
  std::string_view title;  // "a scenario": how messages name it
  std::string_view doc;
  std::span<const ScenarioKey> keys;

  const ScenarioKey* find(std::string_view key) const noexcept;
  std::vector<std::string> names() const;
};

const ScenarioBlock& scenario_file_block() noexcept;
const ScenarioBlock& scenario_block() noexcept;
const ScenarioBlock& case_block() noexcept;  // the keys that stand among the facts of a case

std::string_view describe_shape(ScenarioShape shape) noexcept;

}  // namespace amends::impl
