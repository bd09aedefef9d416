// The JSON Schema of what a scenario expects of an answer.
#pragma once

#include "policy/compiled.hpp"
#include "schema/schema_writer.hpp"

namespace amends::impl {

// The definition that expectations refer to.
inline constexpr const char* expectations_definition = "answer";

// Writes it and those that it refers to: every part of an answer, nested or with dots. With a policy, its names.
void write_answer_definitions(SchemaWriter& out, const CompiledPolicy* policy);

}  // namespace amends::impl
