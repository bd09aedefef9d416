// What may be granted and what is promised, as JSON.
#include "tools/json_parts.hpp"

namespace amends::impl {

namespace {

void write_limit(JsonWriter& out, const LimitAnswer& limit) {
  out.begin_object();
  member(out, "kind", limit.kind);
  member(out, "known", limit.known);
  member(out, "unlimited", limit.unlimited);
  member(out, "limit", limit.limit);
  member(out, "left", limit.left);
  member(out, "cap_left", limit.cap_left);
  member_policy(out, limit.policy);
  out.end_object();
}

}  // namespace

void write_json(JsonWriter& out, const RemedyAnswer& remedy) {
  out.begin_object();
  member(out, "id", remedy.id);
  member(out, "title", remedy.title);
  member(out, "say", remedy.say);
  member(out, "kind", remedy.kind);
  member(out, "owed", remedy.owed);
  member(out, "entitlement", remedy.entitlement);
  member(out, "open", remedy.open);
  member(out, "cut", remedy.cut);
  member(out, "needs_approval", remedy.needs_approval);
  member(out, "approver", remedy.approver);
  member(out, "reason", remedy.reason);
  member_policy(out, remedy.policy);
  out.end_object();
}

void write_json(JsonWriter& out, const EmpowermentAnswer& empowerment) {
  out.begin_object();
  member(out, "role", empowerment.role);
  member(out, "may", empowerment.may);
  out.key("limits");
  out.begin_array();
  for (const LimitAnswer& limit : empowerment.limits) write_limit(out, limit);
  out.end_array();
  out.end_object();
}

void write_json(JsonWriter& out, const CommitmentAnswer& commitment) {
  out.begin_object();
  member(out, "id", commitment.id);
  member(out, "title", commitment.title);
  member(out, "promise", commitment.promise);
  member(out, "aim", commitment.aim);
  member(out, "by", commitment.by);
  member(out, "overdue", commitment.overdue);
  member(out, "already_promised", commitment.already_promised);
  member_policy(out, commitment.policy);
  out.end_object();
}

void write_json(JsonWriter& out, const ClosureAnswer& closure) {
  out.begin_object();
  member(out, "questions", closure.questions);
  member(out, "follow_up_until", closure.follow_up_until);
  out.end_object();
}

}  // namespace amends::impl
