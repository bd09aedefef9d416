// A scenario file as it was read: names, facts and expectations with their places.
#pragma once

#include "scenario/answer_shape.hpp"
#include "text/report.hpp"
#include "text/tree.hpp"

#include <amends/time.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace amends::impl {

struct PlacedText {
  std::string text;
  Span span;
};

// One fact of a case: `product.role: livelihood`; `attempts+: [...]` adds to a list.
struct GivenFact {
  std::string name;  // dotted
  Span name_span;
  Tree value;
  bool adds = false;
};

struct GivenCase {
  std::optional<PlacedText> extends;
  std::vector<PlacedText> without;
  std::optional<Time> now;
  std::vector<GivenFact> facts;
  Span span;
};

struct Expected {
  std::string path;  // dotted
  Span path_span;
  Tree value;
};

// A line of a table.
struct ScenarioRow {
  std::string label;  // "journey.delay 15 min"; or what its column `name` says
  Span span;
  std::vector<GivenFact> facts;
  std::optional<Time> now;
  std::vector<Expected> expected;
};

struct ScenarioText {
  PlacedText name;
  GivenCase given;
  std::optional<Time> now;
  const Tree* change = nullptr;
  Span change_span;
  std::vector<Expected> expected;
  std::vector<ScenarioRow> rows;
  bool has_rows = false;
  Span unconfirmed;  // of the key `confirm`
};

struct ScenarioFile {
  std::optional<PlacedText> policy;
  std::optional<Time> now;
  std::map<std::string, GivenCase> cases;
  std::vector<ScenarioText> scenarios;
};

// Reads the tree of a scenario file; what is wrong goes to the report. It points into `tree`.
ScenarioFile read_scenario_file(const Tree& tree, const Sources& sources, Report& report);

// The path of the policy that a scenario file names, before anything else of it is checked.
std::optional<PlacedText> policy_of(const Tree& tree);

// The facts of a case laid over those of the cases it extends, each under its dotted name: what a case reader reads.
// Reports cases that do not exist or extend themselves. `now` becomes the nearest one said.
struct BuiltCase {
  Tree tree;
  std::optional<Time> now;
};
BuiltCase build_case(const ScenarioFile& file, const GivenCase& given, Report& report);
// `facts` laid over it; adds where they add.
void lay_over(Tree& tree, const std::vector<GivenFact>& facts);

// Where a path of a case, as its reader reports it, stands in the file: "attempts[2].at".
struct CasePlace {
  Span name, value;
};
CasePlace place_in_case(const Tree& tree, std::string_view path);

// Facts of a map, nested or dotted, one after the other.
void flatten_facts(const Tree& map, const std::string& prefix, std::vector<GivenFact>& facts, Report& report);
void flatten_expected(const Tree& map, const std::string& prefix, std::vector<Expected>& expected, Report& report);

// The places of a tree that was read as source `from` become places of source `to`, at the same bytes.
void move_spans(Tree& tree, std::uint32_t from, std::uint32_t to);

// The rows of a table. `block` is the text block that holds it.
std::vector<ScenarioRow> read_table(const Tree& block, const Sources& sources, Report& report);

}  // namespace amends::impl
