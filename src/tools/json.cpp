// Recommendations, cases and diagnostics as JSON. docs/json.md describes the shape.
#include <amends/json.hpp>

#include "model/case_reader.hpp"
#include "tools/json_parts.hpp"

#include <amends/recommend.hpp>

namespace amends {

namespace impl {

namespace {

// In the order of docs/json.md: what to do, what to grant, why, on what it stands.
void write_recommendation(JsonWriter& out, const Recommendation& r) {
  out.begin_object();
  member(out, "stage", word_of(r.stage));
  member(out, "step", r.step);
  out.key("no_step");
  if (r.no_step == NoStep::has_step) {
    out.null();
  } else {
    write_json(out, word_of(r.no_step));
  }
  member(out, "highest_role", r.highest_role);
  member(out, "ask_first", r.ask_first);
  member(out, "approval", r.approval);
  member(out, "options", r.options);
  member(out, "plan", r.plan);
  member(out, "left_unfixed", r.left_unfixed);
  member(out, "severity", r.severity);
  member(out, "contexts", r.contexts);
  member(out, "burden", r.burden);
  member(out, "remedies", r.remedies);
  member(out, "empowerment", r.empowerment);
  member(out, "commitments", r.commitments);
  member(out, "closure", r.closure);
  member(out, "values", r.values);
  member(out, "questions", r.questions);
  member(out, "problems", r.problems);
  member(out, "reasons", r.reasons);
  member(out, "policy", r.policy);
  if (!r.others.empty()) member(out, "others", r.others);
  member(out, "at", r.at);
  member(out, "valid_until", r.valid_until);
  out.end_object();
}

void write_what_if(JsonWriter& out, const WhatIf& answer) {
  out.begin_object();
  member(out, "fact", answer.fact);
  member(out, "value", answer.value);
  member(out, "step", answer.step);
  member(out, "ask_first", answer.ask_first);
  member(out, "severity", answer.severity);
  member(out, "changes", answer.changes);
  out.end_object();
}

}  // namespace

}  // namespace impl

std::string to_json(const Recommendation& recommendation, int indent) {
  impl::JsonWriter out(indent);
  impl::write_recommendation(out, recommendation);
  return std::move(out).take();
}

std::string to_json(const Case& c, int indent) { return impl::case_to_json(c, indent); }

std::string to_json(const std::vector<Diagnostic>& diagnostics, int indent) {
  impl::JsonWriter out(indent);
  impl::write_json(out, diagnostics);
  return std::move(out).take();
}

std::string to_json(const std::vector<WhatIf>& answers, int indent) {
  impl::JsonWriter out(indent);
  out.begin_array();
  for (const WhatIf& answer : answers) impl::write_what_if(out, answer);
  out.end_array();
  return std::move(out).take();
}

}  // namespace amends
