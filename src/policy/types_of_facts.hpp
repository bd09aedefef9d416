// Types as authors write them for facts and values: "list of money", [short, long].
#pragma once

#include "fields/field.hpp"
#include "policy/builder.hpp"

#include <optional>
#include <string>
#include <vector>

namespace amends::impl {

struct WrittenType {
  Type type;
  FieldKind kind = FieldKind::text;  // of a scalar, or of a list's elements
  bool is_list = false;
  std::vector<std::string> enum_names;  // of an enumeration
};

// `name` is what an enum made here is called. Reports what is wrong.
std::optional<WrittenType> read_type(Builder& build, const DocValue& type, const std::string& name);

}  // namespace amends::impl
