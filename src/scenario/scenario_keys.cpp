#include "scenario/scenario_keys.hpp"

#include <algorithm>
#include <array>

namespace amends::impl {

namespace {

using S = ScenarioShape;

constexpr std::array file_keys = {
    ScenarioKey{"policy", S::path, "The policy, from this file on; otherwise the file beside it without `_test`.",
                "computer-repair.yaml"},
    ScenarioKey{"now", S::time, "The moment at which the policy is asked, where nothing nearer says otherwise.",
                "2026-03-02T09:00:00Z"},
    ScenarioKey{"cases", S::cases, "Named cases, to be built upon.", ""},
    ScenarioKey{"scenarios", S::scenarios, "The scenarios, in the order in which they are to be read.", "", true},
};

constexpr std::array scenario_keys = {
    ScenarioKey{"name", S::text, "What it shows, in a few words.", "The first call", true},
    ScenarioKey{"note", S::text, "More about it, for the reader.", ""},
    ScenarioKey{"given", S::given, "The case: a name from `cases`, or facts, which may extend one.", "anna"},
    ScenarioKey{"now", S::time, "The moment at which the policy is asked; it wins over the case's and the file's.",
                "2026-03-02T09:00:00Z"},
    ScenarioKey{"change", S::change,
                "A change of the policy, laid over it as if it extended it: what if the rule were another.",
                "{steps: {home_visit: {at_most: 1}}}"},
    ScenarioKey{"expect", S::expectations, "Parts of the answer, each with what it should be.", "{step: replace}"},
    ScenarioKey{
        "confirm", S::expectations,
        "What the policy answers today, written by `--missing`. It is refused until you have read it and, where "
        "it is right, renamed it `expect`.",
        ""},
    ScenarioKey{"rows", S::rows,
                "A table: a line for each case, facts to the left of `||`, what is expected to its right.", ""},
};

constexpr std::array case_keys = {
    ScenarioKey{"extends", S::name, "The case that this one builds upon: what is written here is added or replaces it.",
                "anna"},
    ScenarioKey{"now", S::time, "The moment of this case.", "2026-03-03T14:00:00Z"},
    ScenarioKey{"without", S::names, "Facts of the case it extends that are not known here.", "[spare_computer]"},
};

constexpr ScenarioBlock file_block = {"file", "a scenario file", "The whole file.", file_keys};
constexpr ScenarioBlock one_scenario = {"scenario", "a scenario", "One story and what should be answered.",
                                        scenario_keys};
constexpr ScenarioBlock one_case = {
    "case", "a case",
    "Facts by their names, nested or with dots, as in a case file. `attempts+:` adds to the list of the case that is "
    "extended, `attempts:` replaces it; `~` says that there is none.",
    case_keys};

}  // namespace

const ScenarioKey* ScenarioBlock::find(std::string_view key) const noexcept {
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const ScenarioKey& k) { return k.name == key; });
  return found == keys.end() ? nullptr : &*found;
}

std::vector<std::string> ScenarioBlock::names() const {
  std::vector<std::string> result;
  for (const ScenarioKey& key : keys) result.emplace_back(key.name);
  return result;
}

const ScenarioBlock& scenario_file_block() noexcept { return file_block; }
const ScenarioBlock& scenario_block() noexcept { return one_scenario; }
const ScenarioBlock& case_block() noexcept { return one_case; }

std::string_view describe_shape(ScenarioShape shape) noexcept {
  switch (shape) {
    case S::text:
      return "text";
    case S::path:
      return "a path";
    case S::time:
      return "a time such as 2026-03-02T09:00:00Z";
    case S::given:
      return "the name of a case, or a map of facts";
    case S::cases:
      return "a map from names to cases";
    case S::scenarios:
      return "a list of scenarios";
    case S::expectations:
      return "a map from parts of the answer to what they should be";
    case S::rows:
      return "a table, as a text block that begins with `|`";
    case S::change:
      return "a map with keys of a policy";
    case S::name:
      return "the name of a case";
    case S::names:
      return "a list of facts";
  }
  return {};
}

}  // namespace amends::impl
