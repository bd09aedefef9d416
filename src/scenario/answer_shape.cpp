// Paths into an answer: looked up in the table, then followed through its JSON.
#include "scenario/answer_shape.hpp"

#include "document/reader.hpp"
#include "policy/compiled.hpp"
#include "text/report.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t dot = path.find('.');
    parts.push_back(path.substr(0, dot));
    if (dot == std::string_view::npos) return parts;
    path.remove_prefix(dot + 1);
  }
}

bool is_place(std::string_view segment) { return segment.size() > 2 && segment.front() == '<'; }

// Which names stand at `<step>` of a pattern.
NamesOf names_at(std::string_view place) {
  if (place == "<step>") return NamesOf::steps;
  if (place == "<context>") return NamesOf::contexts;
  if (place == "<burden>") return NamesOf::burdens;
  if (place == "<remedy>") return NamesOf::remedies;
  if (place == "<kind>") return NamesOf::kinds;
  if (place == "<commitment>") return NamesOf::commitments;
  if (place == "<value>") return NamesOf::values;
  if (place == "<fact>") return NamesOf::facts;
  return NamesOf::nothing;
}

// What stands for the place of `pattern` where `path` is of its form; the names of facts have dots themselves.
std::optional<std::string> match(std::string_view pattern, std::string_view path) {
  const std::size_t open = pattern.find('<');
  if (open == std::string_view::npos) {
    if (pattern == path) return std::string();
    return std::nullopt;
  }
  const std::string_view before = pattern.substr(0, open);
  const std::string_view after = pattern.substr(pattern.find('>') + 1);
  if (path.size() <= before.size() + after.size() || !path.starts_with(before) || !path.ends_with(after))
    return std::nullopt;
  const std::string_view placed = path.substr(before.size(), path.size() - before.size() - after.size());
  if (placed.find('.') != std::string_view::npos && !pattern.starts_with("questions.")) return std::nullopt;
  return std::string(placed);
}

bool has(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What may stand where the path goes wrong: the names of the policy and the keys at that depth.
std::vector<std::string> candidates(const CompiledPolicy& policy, const std::vector<std::string_view>& good) {
  std::vector<std::string> result;
  for (const AnswerPart& part : answer_parts()) {
    const std::vector<std::string_view> pattern = split(part.path);
    if (pattern.size() <= good.size()) continue;
    bool same = true;
    for (std::size_t i = 0; i < good.size() && same; ++i) same = is_place(pattern[i]) || pattern[i] == good[i];
    if (!same) continue;
    const std::string_view next = pattern[good.size()];
    if (is_place(next)) {
      for (std::string& name : names_of(policy, names_at(next))) result.push_back(std::move(name));
    } else {
      result.emplace_back(next);
    }
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

// The first segment that fits nowhere, with what is known before it.
void explain_wrong(const CompiledPolicy& policy, std::string_view path, WrongPath& wrong) {
  const std::vector<std::string_view> segments = split(path);
  std::vector<std::string_view> good;
  for (const std::string_view segment : segments) {
    const std::vector<std::string> known = candidates(policy, good);
    if (has(known, segment)) {
      good.push_back(segment);
      continue;
    }
    std::string before;
    for (const std::string_view part : good) before += (before.empty() ? "" : ".") + std::string(part);
    wrong.message = (before.empty() ? "an answer has no " : ticked(before) + " of an answer has no ") + ticked(segment);
    if (known.empty()) wrong.message = "nothing stands below " + ticked(before) + " in an answer";
    wrong.help = did_you_mean(segment, known);
    if (wrong.help.empty() && !known.empty() && known.size() <= 12)
      wrong.help = "there are " + listed({known.begin(), known.end()});
    return;
  }
  wrong.message = ticked(path) + " alone is not compared";
  const std::vector<std::string> below = candidates(policy, good);
  if (!below.empty() && below.size() <= 12)
    wrong.help = "say which part: " + listed({below.begin(), below.end()}, "or");
}

const Tree* element(const Tree& list, std::string_view id) {
  for (const Tree& item : list.items) {
    if (item.is_scalar()) {
      if (item.text == id) return &item;
      continue;
    }
    for (const char* const key : {"id", "kind", "fact"}) {
      const Tree* const name = item.find(key);
      if (name == nullptr) continue;
      if (name->text == id) return &item;
      break;
    }
  }
  return nullptr;
}

}  // namespace

std::vector<std::string> names_of(const CompiledPolicy& policy, NamesOf which) {
  std::vector<std::string> names;
  const auto take = [&](const auto& items) {
    for (const auto& item : items) names.push_back(item.name);
  };
  switch (which) {
    case NamesOf::nothing:
      break;
    case NamesOf::steps:
      take(policy.steps);
      break;
    case NamesOf::severities:
      names = policy.severity_levels;
      break;
    case NamesOf::roles:
      take(policy.empowerment.roles);
      break;
    case NamesOf::remedies:
      take(policy.remedies);
      break;
    case NamesOf::kinds:
      names = policy.kinds;
      break;
    case NamesOf::values:
      take(policy.values);
      break;
    case NamesOf::commitments:
      take(policy.commitments);
      break;
    case NamesOf::burdens:
      take(policy.burdens);
      break;
    case NamesOf::contexts:
      take(policy.contexts);
      break;
    case NamesOf::eases:
      take(policy.eases);
      break;
    case NamesOf::facts:
      take(policy.facts);
      break;
  }
  return names;
}

std::optional<AnswerPath> find_answer(const CompiledPolicy& policy, std::string_view path, WrongPath& wrong) {
  AnswerPath found;
  found.written = path;
  // A key that is written out wins over a name that could stand in its place.
  for (const bool with_place : {false, true}) {
    for (const AnswerPart& part : answer_parts()) {
      if ((part.path.find('<') != std::string_view::npos) != with_place) continue;
      const std::optional<std::string> placed = match(part.path, path);
      if (!placed) continue;
      if (with_place) {
        const std::size_t open = part.path.find('<');
        const NamesOf names = names_at(part.path.substr(open, part.path.find('>') + 1 - open));
        // A fact of an entry of a list is asked for with its row: attempts[0].caused_by_us.
        const bool row = names == NamesOf::facts && placed->find('[') != std::string::npos;
        if (!row && !has(names_of(policy, names), *placed)) continue;
      }
      found.part = &part;
      found.placed = *placed;
      return found;
    }
  }
  explain_wrong(policy, path, wrong);
  return std::nullopt;
}

bool has_parts(std::string_view path) {
  const std::vector<std::string_view> segments = split(path);
  return std::any_of(answer_parts().begin(), answer_parts().end(), [&](const AnswerPart& part) {
    const std::vector<std::string_view> pattern = split(part.path);
    if (pattern.size() <= segments.size()) return false;
    for (std::size_t i = 0; i < segments.size(); ++i)
      if (!is_place(pattern[i]) && pattern[i] != segments[i]) return false;
    return true;
  });
}

const Tree* part_of(const Tree& answer, const AnswerPath& path) {
  const Tree* at = &answer;
  for (const std::string_view segment : split(path.part->in_json())) {
    if (is_place(segment)) {
      at = at->kind == Tree::Kind::list ? element(*at, path.placed) : at->find(path.placed);
    } else {
      at = at->find(segment);
    }
    if (at == nullptr || at->kind == Tree::Kind::null) return nullptr;
  }
  return at;
}

}  // namespace amends::impl
