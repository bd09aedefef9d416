#include "policies/scenario.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace amends::scenario {

namespace {

const std::string policies = std::string(AMENDS_SOURCE_DIR) + "/policies/";

}  // namespace

Story::Story(const std::string& policy_name)
    : name_(policy_name), policy_(Policy::load(policies + policy_name + ".yaml").value()) {}

Case Story::read(const std::string& act) const {
  const std::string path = policies + "demo/" + name_ + "." + act + ".yaml";
  std::ifstream file(path);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return policy_.read_case_yaml(text, path).value();
}

Recommendation Story::at(const Case& c, std::string_view now) const { return recommend(policy_, c, time(now)); }

Recommendation Story::at(const std::string& act, std::string_view now) const { return at(read(act), now); }

Time time(std::string_view text) { return parse_time(text).time.value(); }

std::string text_of(const std::optional<Money>& money) { return money ? to_string(*money) : "none"; }

Option option(const Recommendation& r, std::string_view step) {
  const auto found = std::find_if(r.options.begin(), r.options.end(), [&](const Option& o) { return o.id == step; });
  return found == r.options.end() ? Option{} : *found;
}

RemedyAnswer remedy(const Recommendation& r, std::string_view id) {
  const auto found =
      std::find_if(r.remedies.begin(), r.remedies.end(), [&](const RemedyAnswer& a) { return a.id == id; });
  return found == r.remedies.end() ? RemedyAnswer{} : *found;
}

std::string value(const Recommendation& r, std::string_view id) {
  const auto found = std::find_if(r.values.begin(), r.values.end(), [&](const ValueAnswer& v) { return v.id == id; });
  return found == r.values.end() ? "no such value" : found->value;
}

std::string step(const Recommendation& r) { return r.step ? r.step->id : "none"; }

bool gives_reason(const Recommendation& r, std::string_view part) {
  return std::any_of(r.reasons.begin(), r.reasons.end(),
                     [&](const Reason& reason) { return reason.text.find(part) != std::string::npos; });
}

bool eased_by(const Option& option, std::string_view ease) {
  return std::any_of(option.eases.begin(), option.eases.end(), [&](const UsedEase& e) { return e.id == ease; });
}

bool asks(const Recommendation& r, std::string_view fact) {
  return std::any_of(r.questions.begin(), r.questions.end(), [&](const Question& q) { return q.fact == fact; });
}

}  // namespace amends::scenario
