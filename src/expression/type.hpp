// The static types of the expression language.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace amends::impl {

enum class TypeKind : std::uint8_t {
  boolean,
  integer,
  real,
  text,
  duration,
  time,
  money,
  period,  // months, working days or working hours: only a calendar knows how long
  enumeration,
  list,
  record,
  any,  // the element type of `[]`, before it meets another list
};

// `id` is the number of the enum, record or list element type in the TypeTable; 0 otherwise.
struct Type {
  TypeKind kind = TypeKind::boolean;
  std::uint16_t id = 0;

  bool operator==(const Type&) const = default;
};

struct EnumType {
  std::string name;                // "step", "product.role", "band"
  std::vector<std::string> names;  // ordered as written
};

struct RecordField {
  std::string name;
  Type type;
  std::string doc;
  std::uint32_t fact = 0;  // the number under which an unknown value of it is reported (see Cell::unknown_fact)
};

struct RecordType {
  std::string name;
  std::vector<RecordField> fields;  // a record value is a row of cells in this order
};

// All enum, record and list types of one policy.
class TypeTable {
 public:
  Type add_enum(std::string name, std::vector<std::string> names);
  Type add_record(std::string name, std::vector<RecordField> fields);
  Type list_of(Type element);  // the same type for the same element

  const EnumType& enumeration(Type type) const { return enums_[type.id]; }
  const RecordType& record(Type type) const { return records_[type.id]; }
  Type element(Type list) const { return elements_[list.id]; }

  std::optional<Type> find_enum(std::string_view name) const;
  std::vector<Type> enums_with(std::string_view member) const;  // the enums that have such a name
  static std::optional<std::int64_t> member(const EnumType& type, std::string_view name);

  std::string to_string(Type type) const;  // as authors write it: "int", "list of money", "severity"

 private:
  std::vector<EnumType> enums_;
  std::vector<RecordType> records_;
  std::vector<Type> elements_;
};

}  // namespace amends::impl
