// The facts of the standard case as a policy sees them: typed, numbered, with the names of this policy where a field
// holds one (a step, a role, a severity).
//
// The policy loader calls standard_facts() once the policy's own names are known, before it compiles expressions, and
// appends the facts that the policy declares. The number of a fact is its slot, so the standard ones have the same
// numbers in every policy:
//
//   a field of a single record    "product.role"                 a slot of its own
//   a list of records             "attempts"                     a slot; field == list_field; type: list of record
//   a field of a list's records   "attempts[].caused_by_us"      no slot (of_list_record); unknown values report it,
//                                                                as RecordField::fact of the record type
#pragma once

#include "expression/type.hpp"
#include "policy/compiled.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace amends::impl {

inline constexpr std::uint16_t list_field = 0xffff;

// The enums of the policy's own names.
struct KnownEnums {
  Type step, burden, role, severity, remedy, kind;
};

// `narrowed` maps names of text fields ("customer.tier") to the enums that the policy narrows them to.
std::vector<PolicyFact> standard_facts(TypeTable& types, const KnownEnums& known,
                                       const std::map<std::string, Type>& narrowed);

// Whether the value of such a field is one of the policy's own names, which the policy may come to lack: a name that
// it does not know is -1, with a warning in histories. Empty for other fields; else "step", "burden", ...
std::string_view policy_names_of(std::string_view fact);

}  // namespace amends::impl
