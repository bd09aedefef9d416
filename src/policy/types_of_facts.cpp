// Types as authors write them.
#include "policy/types_of_facts.hpp"

#include "document/reader.hpp"

#include <array>

namespace amends::impl {

namespace {

struct Scalar {
  std::string_view name;
  TypeKind type;
  FieldKind field;
};

constexpr std::array<Scalar, 7> scalars = {{{"bool", TypeKind::boolean, FieldKind::boolean},
                                            {"int", TypeKind::integer, FieldKind::integer},
                                            {"double", TypeKind::real, FieldKind::real},
                                            {"string", TypeKind::text, FieldKind::text},
                                            {"money", TypeKind::money, FieldKind::money},
                                            {"duration", TypeKind::duration, FieldKind::duration},
                                            {"time", TypeKind::time, FieldKind::time}}};

// What the type is called elsewhere.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> elsewhere = {{{"boolean", "bool"},
                                                                                     {"integer", "int"},
                                                                                     {"float", "double"},
                                                                                     {"number", "double"},
                                                                                     {"text", "string"},
                                                                                     {"str", "string"},
                                                                                     {"date", "time"},
                                                                                     {"datetime", "time"}}};

std::string help_for(std::string_view wrong) {
  for (const auto& [other, ours] : elsewhere)
    if (wrong == other) return "write `" + std::string(ours) + "`";
  std::vector<std::string> names;
  for (const Scalar& scalar : scalars) names.emplace_back(scalar.name);
  std::string help = did_you_mean(wrong, names);
  if (help.empty())
    help = "types are " + listed({names.begin(), names.end()}) + ", `list of <type>`, or a list of names";
  return help;
}

}  // namespace

std::optional<WrittenType> read_type(Builder& build, const DocValue& type, const std::string& name) {
  WrittenType result;
  if (!type.names.empty()) {
    for (const DocName& member : type.names) result.enum_names.push_back(member.text);
    result.kind = FieldKind::enumeration;
    result.type = build.policy.types.add_enum(name, result.enum_names);
    return result;
  }
  constexpr std::string_view list_of = "list of ";
  std::string_view text = type.text();
  result.is_list = text.substr(0, list_of.size()) == list_of;
  if (result.is_list) text.remove_prefix(list_of.size());
  for (const Scalar& scalar : scalars) {
    if (scalar.name != text) continue;
    result.kind = scalar.field;
    result.type = {scalar.type, 0};
    if (result.is_list) result.type = build.policy.types.list_of(result.type);
    return result;
  }
  build.error(type.span(), "unknown-type", "there is no type " + ticked(text), help_for(text));
  return std::nullopt;
}

}  // namespace amends::impl
