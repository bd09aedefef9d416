// Expressions, decision lists and texts with expressions in them.
#include "document/reader.hpp"
#include "policy/builder.hpp"

#include <algorithm>

namespace amends::impl {

ExpressionText expression_text(const Tree& scalar) { return {scalar.text, scalar.span, scalar.content_begin}; }

std::vector<std::string> identifiers(std::string_view expression) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  const auto part = [&](char c) { return letter(c) || (c >= '0' && c <= '9'); };
  std::vector<std::string> found;
  for (std::size_t i = 0; i < expression.size();) {
    const char c = expression[i];
    if (c == '"' || c == '\'') {
      for (++i; i < expression.size() && expression[i] != c; ++i)
        if (expression[i] == '\\') ++i;
      ++i;
    } else if (letter(c)) {
      const std::size_t begin = i;
      while (i < expression.size() &&
             (part(expression[i]) || (expression[i] == '.' && i + 1 < expression.size() && letter(expression[i + 1]))))
        ++i;
      found.emplace_back(expression.substr(begin, i - begin));
    } else if (part(c) || c == '.') {  // a number, or what follows a call
      while (i < expression.size() && (part(expression[i]) || expression[i] == '.')) ++i;
    } else {
      ++i;
    }
  }
  return found;
}

bool Builder::uses_broken(std::string_view text) const {
  if (!scope.has_broken()) return false;
  for (std::string name : identifiers(text))
    while (!name.empty()) {  // a.b.c, a.b, a
      if (scope.is_broken(name)) return true;
      const std::size_t dot = name.rfind('.');
      name.resize(dot == std::string::npos ? 0 : dot);
    }
  return false;
}

Builder::Place Builder::place(const Key& key, std::string_view of) {
  Place result;
  result.types = types_of(key.wants);
  result.limit = visibility_of(key.sees);
  result.range = key.range;
  result.name = ticked(key.name);
  result.key = &key;
  result.rule_name = of.empty() ? std::string(key.name) : std::string(key.name) + " of " + std::string(of);
  return result;
}

std::optional<CompiledExpression> Builder::expression(const Tree& scalar, const Place& place) {
  if (uses_broken(scalar.text)) return std::nullopt;
  Wanted wanted;
  wanted.types = place.types;
  wanted.limit = place.limit;
  wanted.place = place.name;
  wanted.unit_seconds = place.unit_seconds;
  std::optional<CompiledExpression> compiled = compiler.compile(expression_text(scalar), wanted);
  if (!compiled) return std::nullopt;
  policy.sites.push_back({compiled->expr, scalar.span, place.key, place.rule_name});
  if (place.range != Range::any) {
    const bool is_key = place.key != nullptr && place.name == ticked(place.key->name);
    std::string example = is_key && !place.key->example_text.empty()
                              ? std::string(place.key->name) + ": " + std::string(place.key->example_text)
                              : "";
    ranges.push_back({compiled->expr, compiled->type, place.range, scalar.span, place.name, std::move(example)});
  }
  return compiled;
}

namespace {

void see(Builder::Sight* sight, const CompiledExpression& seen) {
  if (sight != nullptr && seen.visibility > sight->visibility) sight->visibility = seen.visibility;
}

}  // namespace

Expr Builder::condition(const DocBlock& of, std::string_view key, std::optional<Visibility> limit, Sight* sight) {
  const DocValue* value = of.get(key);
  if (value == nullptr) return {};
  Place where = place(*value->key, of.name.text);
  if (limit) where.limit = *limit;
  const std::optional<CompiledExpression> compiled = expression(*value->tree, where);
  if (!compiled) return {};
  see(sight, *compiled);
  policy.sites.back().is_condition = true;
  condition_site = static_cast<std::uint32_t>(policy.sites.size() - 1);
  return compiled->expr;
}

Choice Builder::choice(const DocBlock& of, std::string_view key) {
  const DocValue* value = of.get(key);
  if (value == nullptr) return {};
  return choice(*value, place(*value->key, of.name.text)).value_or(Choice{});
}

namespace {

// One type for all items: that of the first, or double where ints and doubles meet.
Type common_type(const std::vector<std::optional<CompiledExpression>>& items) {
  Type type;
  bool first = true;
  for (const auto& item : items) {
    if (!item) continue;
    if (first || (type.kind == TypeKind::integer && item->type.kind == TypeKind::real)) type = item->type;
    first = false;
  }
  return type;
}

}  // namespace

namespace {

// How a list moves with now where all its items move alike; 2: in another way. A list that never moves may still
// change from item to item, but then at a comparison that its own conditions make.
std::int8_t common_slope(const std::vector<std::optional<CompiledExpression>>& items) {
  std::optional<std::int8_t> slope;
  for (const auto& item : items) {
    if (!item) continue;
    if (slope && *slope != item->slope) return 2;
    slope = item->slope;
  }
  return slope.value_or(0);
}

}  // namespace

std::uint32_t Builder::list_item(const DocBlock& item, std::string_view of, std::size_t index, Expr when,
                                 std::uint32_t is) {
  ListItem listed;
  listed.span = item.name.span;
  listed.of = of;
  listed.number = static_cast<std::uint32_t>(index + 1);
  if (when.exists()) listed.when = condition_site;
  listed.is = is;
  policy.list_items.push_back(std::move(listed));
  return static_cast<std::uint32_t>(policy.list_items.size() - 1);
}

std::optional<Choice> Builder::choice(const DocValue& value, const Place& place, Sight* sight) {
  Choice result;
  result.may_run_out = place.may_run_out;
  if (!value.is_decision_list()) {
    const std::optional<CompiledExpression> compiled = expression(*value.tree, place);
    if (!compiled) return std::nullopt;
    see(sight, *compiled);
    if (sight != nullptr) sight->slope = compiled->slope;
    result.type = compiled->type;
    result.items.push_back({{}, compiled->expr, no_rule});
    return result;
  }
  std::vector<std::optional<CompiledExpression>> compiled;
  bool good = true;
  std::vector<std::uint32_t> is_sites;
  bool early_end = false;  // an item before the last always holds: reported when the document was read
  for (const DocBlock& item : value.blocks) {
    early_end = early_end || (&item != &value.blocks.back() && !item.has("when"));
    const DocValue* is = item.get("is");
    const bool none = is != nullptr && is->tree->kind == Tree::Kind::null;
    if (none && !place.may_run_out)
      error(is->name.span, "missing-value", "`is` has no value", "only the items of `values` may be none");
    compiled.push_back(is == nullptr || none ? std::nullopt : expression(*is->tree, place));
    is_sites.push_back(compiled.back() ? static_cast<std::uint32_t>(policy.sites.size() - 1) : no_site);
    good = good && is != nullptr && (none || compiled.back());
    if (compiled.back()) see(sight, *compiled.back());
  }
  if (good) result.type = common_type(compiled);
  if (sight != nullptr) sight->slope = common_slope(compiled);
  for (std::size_t i = 0; i < value.blocks.size(); ++i) {
    const DocBlock& item = value.blocks[i];
    const bool last = i + 1 == value.blocks.size();
    ChoiceItem made;
    made.when = condition(item, "when", place.limit, sight);
    if (made.when.exists() && last && !place.may_run_out && !early_end)
      last_conditions.push_back({made.when, item.get("when")->span()});
    if (good && compiled[i] && compiled[i]->type != result.type) {
      const Tree& is = *item.get("is")->tree;
      if (compiled[i]->type.kind == TypeKind::integer && result.type.kind == TypeKind::real) {
        Place wider = place;
        wider.types = {result.type};
        compiled[i] = expression(is, wider);
      } else {
        error(is.span, "wrong-type",
              "this item is " + policy.types.to_string(compiled[i]->type) + ", but those before it are " +
                  policy.types.to_string(result.type),
              "all items of a list give the same type");
        good = false;
      }
    }
    if (good && compiled[i]) made.is = compiled[i]->expr;
    if (item.get("because") != nullptr || item.get("source") != nullptr || place.items == RuleKind::value_item)
      made.rule = rule(place.items, place.rule_name + ", item " + std::to_string(i + 1), item, made.when);
    made.listed = list_item(item, place.rule_name, i, made.when, is_sites[i]);
    result.items.push_back(made);
  }
  if (!good) return std::nullopt;
  return result;
}

}  // namespace amends::impl
