// The names of a policy: facts, values, parameters, and what the evaluation supplies.
#include "policy/policy_scope.hpp"

#include "policy/host_names.hpp"

namespace amends::impl {

namespace {

Name host_name(Type type, Visibility visibility, HostCall call) {
  Name name;
  name.what = Name::What::host;
  name.type = type;
  name.visibility = visibility;
  name.call = call;
  return name;
}

}  // namespace

void PolicyScope::add_host_names() {
  const Type integer{TypeKind::integer, 0};
  const Type real{TypeKind::real, 0};
  const auto supply = [this](std::string_view as_written, Type type, Visibility visibility, HostCall call) {
    const std::string name(as_written);
    add(name, host_name(type, visibility, call));
    describe(name, "a name of the language");
  };
  supply("now", {TypeKind::time, 0}, Visibility::context, HostCall::now);
  supply(name_of(HostCall::burden_borne), real, Visibility::severity, HostCall::burden_borne);
  supply(name_of(HostCall::burden_tolerance), real, Visibility::severity, HostCall::burden_tolerance);
  supply(name_of(HostCall::attempts_tried), integer, Visibility::severity, HostCall::attempts_tried);
  supply(name_of(HostCall::attempts_failed), integer, Visibility::severity, HostCall::attempts_failed);
  supply(name_of(HostCall::attempts_worsened), integer, Visibility::severity, HostCall::attempts_worsened);
  supply(name_of(HostCall::promises_broken), integer, Visibility::severity, HostCall::promises_broken);
  supply(name_of(HostCall::severity), policy_.severity_type, Visibility::steps, HostCall::severity);
  supply("step", policy_.step_type, Visibility::texts, HostCall::step);
  supply("step.title", {TypeKind::text, 0}, Visibility::texts, HostCall::step_title);
  for (const char* group : {"burden", "step"}) describe(group, "a name of the language");
}

void PolicyScope::add_parameter(const std::string& name, Type type, std::uint32_t number) {
  Name at_now = host_name(type, Visibility::context, HostCall::parameter);
  at_now.argument = number;
  add(name, at_now);
  Name at_time = host_name(type, Visibility::context, HostCall::parameter_at);
  at_time.argument = number;
  parameters_[name] = at_time;
}

void PolicyScope::add_value(const std::string& name, Type type, Visibility visibility, std::uint32_t number,
                            std::int8_t slope) {
  Name value = host_name(type, visibility, HostCall::value);
  value.argument = number;
  value.slope = slope;
  add(name, value);
}

std::string PolicyScope::what_is(const std::string& name) const {
  const auto found = described_.find(name);
  return found == described_.end() ? std::string() : found->second;
}

std::optional<std::int64_t> PolicyScope::start_of_date(int year, unsigned month, unsigned day) const {
  const std::optional<Time> start = policy_.calendar.start_of_date(year, month, day);
  if (!start) return std::nullopt;
  return start->seconds;
}

std::optional<Name> PolicyScope::find(std::string_view dotted) const {
  const auto found = names_.find(dotted);
  if (found == names_.end()) return std::nullopt;
  return found->second;
}

std::optional<Name> PolicyScope::find_parameter(std::string_view name) const {
  const auto found = parameters_.find(name);
  if (found == parameters_.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string> PolicyScope::all_names() const {
  std::vector<std::string> names;
  for (const auto& [name, meaning] : names_) names.push_back(name);
  // Values that are compiled later are meant all the same.
  for (const auto& [name, what] : described_)
    if (what == "a value" && names_.find(name) == names_.end()) names.push_back(name);
  return names;
}

const Text* PolicyScope::intern(std::string_view text) const {
  const auto found = policy_.interned.find(text);
  if (found != policy_.interned.end()) return found->second;
  const std::string& bytes = policy_.text_bytes.emplace_back(text);
  const Text* interned = &policy_.texts.emplace_back(Text{bytes, true});
  policy_.interned.emplace(bytes, interned);
  return interned;
}

}  // namespace amends::impl
