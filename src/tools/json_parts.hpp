// The parts of a recommendation as JSON; each writes one value.
#pragma once

#include "text/json_writer.hpp"

#include <amends/diagnostic.hpp>
#include <amends/recommendation.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace amends::impl {

void write_json(JsonWriter& out, std::string_view text);
void write_json(JsonWriter& out, bool value);
void write_json(JsonWriter& out, double value);
void write_json(JsonWriter& out, std::uint32_t value);
void write_json(JsonWriter& out, Time time);           // RFC 3339
void write_json(JsonWriter& out, const Money& money);  // {"amount": "200.00", "currency": "USD"}
inline void write_json(JsonWriter& out, const std::string& text) { write_json(out, std::string_view(text)); }
void write_json(JsonWriter& out, const char* text) = delete;  // would be a bool

void write_json(JsonWriter& out, const Diagnostic& diagnostic);
void write_json(JsonWriter& out, const Option& option);
void write_json(JsonWriter& out, const StepAnswer& step);
void write_json(JsonWriter& out, const AskFirst& ask);
void write_json(JsonWriter& out, const BurdenAnswer& burden);
void write_json(JsonWriter& out, const RemedyAnswer& remedy);
void write_json(JsonWriter& out, const EmpowermentAnswer& empowerment);
void write_json(JsonWriter& out, const Approval& approval);
void write_json(JsonWriter& out, const CommitmentAnswer& commitment);
void write_json(JsonWriter& out, const ClosureAnswer& closure);
void write_json(JsonWriter& out, const ValueAnswer& value);
void write_json(JsonWriter& out, const Question& question);
void write_json(JsonWriter& out, const Reason& reason);
void write_json(JsonWriter& out, const PolicyName& policy);

// An absent optional is null.
template <typename T>
void write_json(JsonWriter& out, const std::optional<T>& value) {
  if (value) {
    write_json(out, *value);
  } else {
    out.null();
  }
}

template <typename T>
void write_json(JsonWriter& out, const std::vector<T>& items) {
  out.begin_array();
  for (const T& item : items) write_json(out, item);
  out.end_array();
}

template <typename T>
void member(JsonWriter& out, std::string_view key, const T& value) {
  out.key(key);
  write_json(out, value);
}

// The policy that something comes from, where several were asked.
inline void member_policy(JsonWriter& out, const std::string& policy) {
  if (!policy.empty()) member(out, "policy", policy);
}

}  // namespace amends::impl
