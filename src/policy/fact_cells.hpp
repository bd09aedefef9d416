// Values of a case as cells of a policy: names become numbers, texts are interned, amounts are checked.
#pragma once

#include "fields/field.hpp"
#include "policy/bind_memory.hpp"
#include "policy/compiled.hpp"
#include "text/report.hpp"

#include <amends/fact_value.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace amends::impl {

// Where a value stands, for the path of a diagnostic; made into text only when something is wrong.
struct FactPlace {
  const RecordInfo* record = nullptr;
  const FieldInfo* field = nullptr;
  std::int32_t index = -1;  // of a list

  std::string path() const;
};

// The same for the value of a declared fact, which may be nested: a name, or a row of a list, below its parent.
struct ValuePlace {
  const ValuePlace* parent = nullptr;
  std::string_view name;
  std::int64_t index = -1;

  std::string path() const;
};

class FactCells {
 public:
  FactCells(const CompiledPolicy& policy, BindMemory& memory, Report& report)
      : policy_(policy), memory_(memory), report_(report) {}

  // A field of the standard case. A value in error is reported and becomes unknown; a name in a history that the policy
  // does not know is warned about, once for each, and becomes -1.
  Cell of(const FieldView& view, const FactPlace& place, std::uint32_t fact);

  // A fact that the policy declares.
  Cell of(const FactValue& value, std::uint32_t fact, std::string_view name);

  const Text* text(std::string_view bytes);  // of the policy where it has the same one

 private:
  Cell name_cell(std::string_view name, const FactPlace& place, std::uint32_t fact, Cell in_error);
  Cell declared_cell(const FactValue& value, Type type, const ValuePlace& place, Cell in_error);
  Cell declared_list(const FactValue::List& list, Type type, const ValuePlace& place);
  const Cell* declared_row(const FactValue::Record& record, Type type, std::int32_t row, const ValuePlace& place);
  void report_other_currency(Money money, std::string path);
  void warn_once(const FactPlace& place, std::string message, std::string help);

  const CompiledPolicy& policy_;
  BindMemory& memory_;
  Report& report_;
};

// The unknown value of a fact: of its own slot, or of a row of a list (index 0 or more).
Cell unknown_cell(std::uint32_t fact, std::int32_t index = -1) noexcept;

// What a fact is where the case says nothing of it; `field` of a standard one, else null.
Cell missing_cell(const PolicyFact& info, const FieldInfo* field, std::uint32_t fact, std::int32_t index = -1);

}  // namespace amends::impl
