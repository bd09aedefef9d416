// The tree of a scenario file to what it says, by the table of keys.
#include "document/reader.hpp"
#include "scenario/scenario_document.hpp"
#include "scenario/scenario_keys.hpp"

#include <algorithm>
#include <set>

namespace amends::impl {

namespace {

class ScenarioReader {
 public:
  ScenarioReader(const Sources& sources, Report& report) : sources_(sources), report_(report) {}

  ScenarioFile read(const Tree& tree) {
    if (tree.kind != Tree::Kind::map) {
      report_.error(head(tree), "wrong-shape", "a scenario file is a map of keys, but here is " + describe(tree),
                    "begin with `scenarios:`");
      return {};
    }
    check_keys(tree, scenario_file_block(), head(tree));
    file_.policy = policy_of(tree);
    if (const Tree* now = tree.find("now")) file_.now = time(*now, "now");
    if (const Tree* cases = tree.find("cases")) read_cases(*cases);
    if (const Tree* scenarios = tree.find("scenarios")) read_scenarios(*scenarios);
    return std::move(file_);
  }

 private:
  void check_keys(const Tree& map, const ScenarioBlock& block, Span place) {
    for (const TreeEntry& entry : map.entries) {
      if (block.find(entry.key) != nullptr) continue;
      std::string help = did_you_mean(entry.key, block.names());
      if (help.empty()) {
        const std::vector<std::string> names = block.names();
        help = "there are " + listed({names.begin(), names.end()});
      }
      report_.error(entry.key_span, "unknown-key", std::string(block.title) + " has no " + ticked(entry.key),
                    std::move(help));
    }
    for (const ScenarioKey& key : block.keys)
      if (key.required && map.find(key.name) == nullptr)
        report_.error(place, "missing-key", ticked(key.name) + " is missing from " + std::string(block.title));
  }

  void wrong_shape(const Tree& found, std::string_view key, ScenarioShape shape) {
    report_.error(head(found), "wrong-shape",
                  ticked(key) + " wants " + std::string(describe_shape(shape)) + ", but here is " + describe(found));
  }

  std::optional<Time> time(const Tree& tree, std::string_view key) {
    if (!tree.is_scalar() || tree.kind == Tree::Kind::null) {
      wrong_shape(tree, key, ScenarioShape::time);
      return std::nullopt;
    }
    const ParsedTime parsed = parse_time(tree.text);
    if (parsed.time) return parsed.time;
    if (parsed.error == TimeError::no_offset)
      report_.error(tree.span, "no-offset", ticked(tree.text) + " has no offset",
                    "add Z for UTC or, for example, +01:00");
    else
      report_.error(tree.span, "wrong-type", ticked(tree.text) + " is not a time such as 2026-03-02T09:00:00Z");
    return std::nullopt;
  }

  std::optional<PlacedText> word(const Tree& tree, std::string_view key, ScenarioShape shape) {
    if (tree.is_scalar() && tree.kind != Tree::Kind::null && !tree.text.empty())
      return PlacedText{tree.text, tree.span};
    wrong_shape(tree, key, shape);
    return std::nullopt;
  }

  void read_cases(const Tree& cases) {
    if (cases.kind != Tree::Kind::map) return wrong_shape(cases, "cases", ScenarioShape::cases);
    for (const TreeEntry& entry : cases.entries) {
      if (entry.value.kind != Tree::Kind::map) {
        report_.error(head(entry.value).exists() ? head(entry.value) : entry.key_span, "wrong-shape",
                      "the case " + ticked(entry.key) + " wants a map of facts, but here is " + describe(entry.value));
        continue;
      }
      file_.cases[entry.key] = facts(entry.value, entry.key_span);
    }
  }

  // A case: its own keys, everything else is a fact.
  GivenCase facts(const Tree& map, Span span) {
    GivenCase given;
    given.span = span;
    Tree rest = map;
    std::erase_if(rest.entries, [](const TreeEntry& entry) { return case_block().find(entry.key) != nullptr; });
    if (const Tree* extends = map.find("extends")) given.extends = word(*extends, "extends", ScenarioShape::name);
    if (const Tree* now = map.find("now")) given.now = time(*now, "now");
    if (const Tree* without = map.find("without")) {
      if (without->is_scalar()) {
        if (auto name = word(*without, "without", ScenarioShape::names)) given.without.push_back(std::move(*name));
      } else {
        for (const Tree& item : without->items)
          if (auto name = word(item, "without", ScenarioShape::names)) given.without.push_back(std::move(*name));
      }
    }
    flatten_facts(rest, "", given.facts, report_);
    return given;
  }

  void read_scenarios(const Tree& scenarios) {
    if (scenarios.kind != Tree::Kind::list) return wrong_shape(scenarios, "scenarios", ScenarioShape::scenarios);
    if (scenarios.items.empty())
      report_.error(head(scenarios), "no-scenarios", "there are no scenarios", "begin each with `- name: ...`");
    std::set<std::string> names;
    for (const Tree& item : scenarios.items) {
      if (item.kind != Tree::Kind::map) {
        report_.error(head(item), "wrong-shape", "a scenario is a map of keys, but here is " + describe(item));
        continue;
      }
      ScenarioText scenario = this->scenario(item);
      if (!scenario.name.text.empty() && !names.insert(scenario.name.text).second)
        report_.error(scenario.name.span, "duplicate-name",
                      "there is another scenario named " + ticked(scenario.name.text), "give each its own name");
      file_.scenarios.push_back(std::move(scenario));
    }
  }

  ScenarioText scenario(const Tree& item) {
    check_keys(item, scenario_block(), head(item));
    ScenarioText scenario;
    scenario.name = {"", head(item)};
    if (const Tree* name = item.find("name"))
      if (auto text = word(*name, "name", ScenarioShape::text)) scenario.name = std::move(*text);
    if (const Tree* now = item.find("now")) scenario.now = time(*now, "now");
    scenario.given.span = scenario.name.span;
    if (const Tree* given = item.find("given")) {
      if (given->kind == Tree::Kind::map) {
        scenario.given = facts(*given, head(*given));
      } else if (auto name = word(*given, "given", ScenarioShape::given)) {
        scenario.given.extends = std::move(name);
      }
    }
    for (const TreeEntry& entry : item.entries) {
      if (entry.key == "change") {
        scenario.change = &entry.value;
        scenario.change_span = entry.key_span;
        if (entry.value.kind != Tree::Kind::map) wrong_shape(entry.value, "change", ScenarioShape::change);
      }
      if (entry.key == "confirm") scenario.unconfirmed = entry.key_span;
    }
    if (const Tree* expect = item.find("expect")) expectations(*expect, scenario.expected);
    if (const Tree* rows = item.find("rows")) {
      scenario.rows = read_table(*rows, sources_, report_);
      scenario.has_rows = true;
    }
    if (item.find("expect") == nullptr && !scenario.has_rows && !scenario.unconfirmed.exists())
      report_.error(scenario.name.span, "missing-key", "`expect` is missing from this scenario",
                    "say what should be answered, for example `expect: {step: replace}`");
    return scenario;
  }

  void expectations(const Tree& tree, std::vector<Expected>& expected) {
    if (tree.kind != Tree::Kind::map) return wrong_shape(tree, "expect", ScenarioShape::expectations);
    if (tree.entries.empty())
      report_.error(head(tree), "expects-nothing", "this scenario expects nothing",
                    "say what should be answered, for example `step: replace`");
    flatten_expected(tree, "", expected, report_);
  }

  const Sources& sources_;
  Report& report_;
  ScenarioFile file_;
};

}  // namespace

std::optional<PlacedText> policy_of(const Tree& tree) {
  const Tree* policy = tree.kind == Tree::Kind::map ? tree.find("policy") : nullptr;
  if (policy == nullptr || policy->kind == Tree::Kind::null || !policy->is_scalar()) return std::nullopt;
  return PlacedText{policy->text, policy->span};
}

ScenarioFile read_scenario_file(const Tree& tree, const Sources& sources, Report& report) {
  return ScenarioReader(sources, report).read(tree);
}

}  // namespace amends::impl
