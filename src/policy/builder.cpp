// Finding blocks, names and numbers while a policy is compiled.
#include "policy/builder.hpp"

#include "document/reader.hpp"

#include <algorithm>

namespace amends::impl {

Visibility visibility_of(Sees sees) noexcept {
  switch (sees) {
    case Sees::constants:
      return Visibility::load;
    case Sees::facts:
      return Visibility::context;
    case Sees::history:
      return Visibility::severity;
    case Sees::severity:
      return Visibility::steps;
    case Sees::step:
      return Visibility::texts;
  }
  return Visibility::texts;
}

std::vector<Type> types_of(Wants wants) {
  switch (wants) {
    case Wants::anything:
      return {};
    case Wants::condition:
      return {{TypeKind::boolean, 0}};
    case Wants::number:
    case Wants::quantity:
      return {{TypeKind::real, 0}};
    case Wants::whole:
      return {{TypeKind::integer, 0}};
    case Wants::money:
      return {{TypeKind::money, 0}};
    case Wants::duration:
      return {{TypeKind::duration, 0}};
    case Wants::deadline:
      return {{TypeKind::duration, 0}, {TypeKind::period, 0}};
    case Wants::deadline_or_share:
      return {{TypeKind::duration, 0}, {TypeKind::period, 0}, {TypeKind::real, 0}};
    case Wants::time:
      return {{TypeKind::time, 0}};
  }
  return {};
}

const DocBlock* Builder::block(std::string_view key) const {
  const DocValue* value = document.get(key);
  return value == nullptr ? nullptr : &value->block();
}

const std::vector<DocValue>& Builder::entries(std::string_view key) const { return entries(document, key); }

const std::vector<DocValue>& Builder::entries(const DocBlock& of, std::string_view key) {
  static const std::vector<DocValue> nothing;
  const DocValue* value = of.get(key);
  return value == nullptr ? nothing : value->entries;
}

const std::vector<DocBlock>& Builder::list(const DocBlock& of, std::string_view key) {
  static const std::vector<DocBlock> nothing;
  const DocValue* value = of.get(key);
  return value == nullptr ? nothing : value->blocks;
}

std::uint16_t Builder::rule(RuleKind kind, std::string name, const DocBlock& of, Expr condition) {
  RuleInfo info;
  info.kind = kind;
  info.name = std::move(name);
  info.span = of.name.span;
  info.because = filled(of, "because");
  info.source = of.text("source");
  info.condition = condition;
  if (condition.exists()) info.site = condition_site;
  policy.rules.push_back(std::move(info));
  return static_cast<std::uint16_t>(policy.rules.size() - 1);
}

std::string Builder::title(const DocBlock& of) {
  std::string title = plain(of, "title");
  if (!title.empty()) return title;
  title = of.name.text;
  std::replace(title.begin(), title.end(), '_', ' ');
  return title;
}

std::optional<std::uint16_t> Builder::number(Type type, std::string_view what, const DocName& name) {
  const EnumType& names = policy.types.enumeration(type);
  const std::optional<std::int64_t> member = TypeTable::member(names, name.text);
  if (member) return static_cast<std::uint16_t>(*member);
  std::string help = did_you_mean(name.text, names.names);
  if (help.empty() && !names.names.empty() && names.names.size() <= 8)
    help =
        (names.names.size() == 1 ? "there is only " : "there are ") + listed({names.names.begin(), names.names.end()});
  error(name.span, "unknown-name", "there is no " + std::string(what) + " " + ticked(name.text), std::move(help));
  return std::nullopt;
}

std::vector<std::pair<std::uint16_t, Choice>> Builder::by_burden(const DocBlock& of, std::string_view key) {
  std::vector<std::pair<std::uint16_t, Choice>> result;
  for (const DocValue& entry : entries(of, key)) {
    const std::optional<std::uint16_t> burden = number(policy.burden_type, "burden", entry.name);
    if (!burden) continue;
    Place where = place(*entry.key, of.name.text);
    where.name = ticked(entry.name.text) + " in `" + std::string(key) + "`";
    if (entry.key->wants == Wants::quantity && *burden < policy.burdens.size())
      where.unit_seconds = policy.burdens[*burden].unit_seconds;
    if (std::optional<Choice> compiled = choice(entry, where)) result.emplace_back(*burden, std::move(*compiled));
  }
  return result;
}

}  // namespace amends::impl
