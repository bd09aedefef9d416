// Why, as JSON: burdens, reasons, values, questions.
#include "tools/json_parts.hpp"

#include <amends/json.hpp>

namespace amends::impl {

void write_json(JsonWriter& out, const BurdenAnswer& burden) {
  out.begin_object();
  member(out, "borne", burden.borne);
  member(out, "tolerance", burden.tolerance);
  member(out, "known", burden.known);
  out.key("by_kind");
  out.begin_array();
  for (const BurdenOf& kind : burden.by_kind) {
    out.begin_object();
    member(out, "id", kind.id);
    member(out, "title", kind.title);
    member(out, "hours", kind.hours);
    member(out, "weight", kind.weight);
    out.end_object();
  }
  out.end_array();
  out.end_object();
}

void write_json(JsonWriter& out, const ValueAnswer& value) {
  out.begin_object();
  member(out, "id", value.id);
  if (!value.title.empty()) member(out, "title", value.title);
  member(out, "type", value.type);
  member(out, "state", word_of(value.state));
  member(out, "value", value.value);
  member(out, "because", value.because);
  member_policy(out, value.policy);
  out.end_object();
}

void write_json(JsonWriter& out, const Question& question) {
  out.begin_object();
  member(out, "fact", question.fact);
  member(out, "ask", question.ask);
  member(out, "type", question.type);
  out.end_object();
}

void write_json(JsonWriter& out, const Reason& reason) {
  out.begin_object();
  member(out, "about", reason.about);
  member(out, "text", reason.text);
  member(out, "rule", reason.rule);
  member(out, "source", reason.source);
  member(out, "file", reason.file);
  member(out, "line", reason.line);
  out.key("facts");
  out.begin_array();
  for (const FactReading& reading : reason.facts) {
    out.begin_object();
    member(out, "fact", reading.fact);
    member(out, "value", reading.value);
    out.end_object();
  }
  out.end_array();
  member_policy(out, reason.policy);
  out.end_object();
}

void write_json(JsonWriter& out, const PolicyName& policy) {
  out.begin_object();
  member(out, "name", policy.name);
  member(out, "version", policy.version);
  member(out, "fingerprint", policy.fingerprint);
  out.end_object();
}

}  // namespace amends::impl
