// The table of enum, record and list types of one policy.
#include "expression/type.hpp"

#include <algorithm>

namespace amends::impl {

Type TypeTable::add_enum(std::string name, std::vector<std::string> names) {
  enums_.push_back({std::move(name), std::move(names)});
  return {TypeKind::enumeration, static_cast<std::uint16_t>(enums_.size() - 1)};
}

Type TypeTable::add_record(std::string name, std::vector<RecordField> fields) {
  records_.push_back({std::move(name), std::move(fields)});
  return {TypeKind::record, static_cast<std::uint16_t>(records_.size() - 1)};
}

Type TypeTable::list_of(Type element) {
  const auto found = std::find(elements_.begin(), elements_.end(), element);
  const auto id = static_cast<std::uint16_t>(found - elements_.begin());
  if (found == elements_.end()) elements_.push_back(element);
  return {TypeKind::list, id};
}

std::optional<Type> TypeTable::find_enum(std::string_view name) const {
  for (std::size_t i = 0; i != enums_.size(); ++i)
    if (enums_[i].name == name) return Type{TypeKind::enumeration, static_cast<std::uint16_t>(i)};
  return std::nullopt;
}

std::vector<Type> TypeTable::enums_with(std::string_view name) const {
  std::vector<Type> result;
  for (std::size_t i = 0; i != enums_.size(); ++i)
    if (member(enums_[i], name)) result.push_back({TypeKind::enumeration, static_cast<std::uint16_t>(i)});
  return result;
}

std::optional<std::int64_t> TypeTable::member(const EnumType& type, std::string_view name) {
  const auto found = std::find(type.names.begin(), type.names.end(), name);
  if (found == type.names.end()) return std::nullopt;
  return found - type.names.begin();
}

std::string TypeTable::to_string(Type type) const {
  switch (type.kind) {
    case TypeKind::boolean:
      return "bool";
    case TypeKind::integer:
      return "int";
    case TypeKind::real:
      return "double";
    case TypeKind::text:
      return "string";
    case TypeKind::duration:
      return "duration";
    case TypeKind::time:
      return "time";
    case TypeKind::money:
      return "money";
    case TypeKind::period:
      return "period";
    case TypeKind::enumeration:
      return enumeration(type).name;
    case TypeKind::list:
      return element(type).kind == TypeKind::any ? "empty list" : "list of " + to_string(element(type));
    case TypeKind::record:
      return record(type).name;
    case TypeKind::any:
      return "anything";
  }
  return {};
}

}  // namespace amends::impl
