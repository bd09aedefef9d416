// The case of a scenario: facts laid over those of the case it extends.
#include "document/reader.hpp"
#include "scenario/scenario_document.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

constexpr std::size_t deepest = 16;

TreeEntry* find_entry(Tree& tree, std::string_view name) {
  for (TreeEntry& entry : tree.entries)
    if (entry.key == name) return &entry;
  return nullptr;
}

std::vector<std::string> names_of_cases(const ScenarioFile& file) {
  std::vector<std::string> names;
  for (const auto& [name, given] : file.cases) names.push_back(name);
  return names;
}

BuiltCase build(const ScenarioFile& file, const GivenCase& given, std::vector<std::string>& chain, Report& report) {
  BuiltCase built;
  built.tree.kind = Tree::Kind::map;
  built.tree.span = given.span;
  if (given.extends) {
    const auto base = file.cases.find(given.extends->text);
    if (base == file.cases.end()) {
      const std::vector<std::string> names = names_of_cases(file);
      std::string help = did_you_mean(given.extends->text, names);
      if (help.empty() && !names.empty() && names.size() <= 12)
        help = "there are " + listed({names.begin(), names.end()});
      report.error(given.extends->span, "unknown-name", "there is no case " + ticked(given.extends->text),
                   std::move(help));
    } else if (std::find(chain.begin(), chain.end(), given.extends->text) != chain.end() || chain.size() > deepest) {
      report.error(given.extends->span, "extends-itself",
                   "the case " + ticked(given.extends->text) + " extends itself");
    } else {
      chain.push_back(given.extends->text);
      built = build(file, base->second, chain, report);
      chain.pop_back();
    }
  }
  for (const PlacedText& name : given.without) {
    const auto before = built.tree.entries.size();
    std::erase_if(built.tree.entries, [&](const TreeEntry& entry) {
      return entry.key == name.text || entry.key.starts_with(name.text + ".");
    });
    if (built.tree.entries.size() == before)
      report.error(name.span, "unknown-name", "the case it extends says nothing of " + ticked(name.text));
  }
  if (given.now) built.now = given.now;
  lay_over(built.tree, given.facts);
  return built;
}

}  // namespace

BuiltCase build_case(const ScenarioFile& file, const GivenCase& given, Report& report) {
  std::vector<std::string> chain;
  return build(file, given, chain, report);
}

void lay_over(Tree& tree, const std::vector<GivenFact>& facts) {
  for (const GivenFact& fact : facts) {
    TreeEntry* const there = find_entry(tree, fact.name);
    if (there == nullptr) {
      tree.entries.push_back({fact.name, fact.name_span, fact.value});
    } else if (fact.adds && there->value.kind == Tree::Kind::list && fact.value.kind == Tree::Kind::list) {
      there->value.items.insert(there->value.items.end(), fact.value.items.begin(), fact.value.items.end());
    } else {
      there->value = fact.value;
      there->key_span = fact.name_span;
    }
  }
}

CasePlace place_in_case(const Tree& tree, std::string_view path) {
  CasePlace place{tree.span, tree.span};
  const Tree* at = &tree;
  while (!path.empty()) {
    if (path.front() == '.') path.remove_prefix(1);
    if (path.starts_with('[')) {
      const std::size_t close = path.find(']');
      std::size_t index = 0;
      for (const char c : path.substr(1, close - 1)) index = index * 10 + static_cast<std::size_t>(c - '0');
      if (close == std::string_view::npos || index >= at->items.size()) return place;
      at = &at->items[index];
      place = {head(*at), head(*at)};
      path.remove_prefix(close + 1);
      continue;
    }
    // The entry whose name is the longest beginning of the path.
    const TreeEntry* best = nullptr;
    for (const TreeEntry& entry : at->entries) {
      const bool whole = path.size() == entry.key.size() || path[std::min(entry.key.size(), path.size() - 1)] == '.' ||
                         path[std::min(entry.key.size(), path.size() - 1)] == '[';
      if (path.starts_with(entry.key) && whole && (best == nullptr || entry.key.size() > best->key.size()))
        best = &entry;
    }
    if (best == nullptr) return place;
    at = &best->value;
    place = {best->key_span, at->kind == Tree::Kind::null ? best->key_span : head(*at)};
    path.remove_prefix(best->key.size());
  }
  return place;
}

void flatten_facts(const Tree& map, const std::string& prefix, std::vector<GivenFact>& facts, Report& report) {
  for (const TreeEntry& entry : map.entries) {
    GivenFact fact;
    fact.name = prefix.empty() ? entry.key : prefix + "." + entry.key;
    fact.name_span = entry.key_span;
    if (fact.name.ends_with('+')) {
      fact.name.pop_back();
      fact.adds = true;
      if (entry.value.kind != Tree::Kind::list)
        report.error(head(entry.value), "wrong-shape",
                     ticked(entry.key) + " adds to a list, but here is " + describe(entry.value));
    }
    if (entry.value.kind == Tree::Kind::map) {
      flatten_facts(entry.value, fact.name, facts, report);
      continue;
    }
    const bool twice = std::any_of(facts.begin(), facts.end(), [&](const GivenFact& f) { return f.name == fact.name; });
    if (twice) {
      report.error(fact.name_span, "duplicate-key", ticked(fact.name) + " is given twice",
                   "once with dots, once nested: keep one");
      continue;
    }
    fact.value = entry.value;
    facts.push_back(std::move(fact));
  }
}

void flatten_expected(const Tree& map, const std::string& prefix, std::vector<Expected>& expected, Report& report) {
  for (const TreeEntry& entry : map.entries) {
    Expected one;
    one.path = prefix.empty() ? entry.key : prefix + "." + entry.key;
    one.path_span = entry.key_span;
    if (entry.value.kind == Tree::Kind::map && !entry.value.entries.empty()) {
      flatten_expected(entry.value, one.path, expected, report);
      continue;
    }
    const bool twice =
        std::any_of(expected.begin(), expected.end(), [&](const Expected& e) { return e.path == one.path; });
    if (twice) {
      report.error(one.path_span, "duplicate-key", ticked(one.path) + " is expected twice", "keep one");
      continue;
    }
    one.value = entry.value;
    expected.push_back(std::move(one));
  }
}

}  // namespace amends::impl
