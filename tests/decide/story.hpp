// Short stories for tests of the evaluation: a policy as text, a case as YAML, a moment, an answer.
#pragma once

#include <amends/json.hpp>
#include <amends/policy.hpp>
#include <amends/recommend.hpp>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

namespace amends::story {

inline Policy policy(std::string_view text) { return Policy::parse(text, "story").value(); }

inline Time at(std::string_view text) {
  const ParsedTime parsed = parse_time(text);
  if (!parsed.time) std::abort();
  return *parsed.time;
}

inline constexpr std::string_view noon = "2026-03-02T12:00:00Z";  // a Monday

inline Case a_case(const Policy& policy, std::string_view yaml) {
  if (yaml.empty()) return {};
  return policy.read_case_yaml(yaml).value();
}

inline Recommendation ask(const Policy& policy, std::string_view case_yaml, std::string_view now = noon) {
  return recommend(policy, a_case(policy, case_yaml), at(now));
}

inline std::string step(const Recommendation& r) { return r.step ? r.step->id : ""; }

inline const Option& option(const Recommendation& r, std::string_view id) {
  const auto found = std::find_if(r.options.begin(), r.options.end(), [&](const Option& o) { return o.id == id; });
  if (found == r.options.end()) {
    std::cerr << "no option " << id << '\n';
    std::abort();
  }
  return *found;
}

inline const RemedyAnswer* remedy(const Recommendation& r, std::string_view id) {
  const auto found =
      std::find_if(r.remedies.begin(), r.remedies.end(), [&](const RemedyAnswer& a) { return a.id == id; });
  return found == r.remedies.end() ? nullptr : &*found;
}

inline std::string money(const std::optional<Money>& m) { return m ? to_string(*m) : "-"; }

inline std::vector<std::string> questions(const Recommendation& r) {
  std::vector<std::string> facts;
  for (const Question& q : r.questions) facts.push_back(q.fact);
  return facts;
}

inline const Reason* reason(const Recommendation& r, std::string_view about) {
  const auto found =
      std::find_if(r.reasons.begin(), r.reasons.end(), [&](const Reason& a) { return a.about == about; });
  return found == r.reasons.end() ? nullptr : &*found;
}

}  // namespace amends::story
