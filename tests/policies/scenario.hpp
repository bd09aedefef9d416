// One policy of policies/ and its cases of policies/demo, act by act.
#pragma once

#include <amends/case.hpp>
#include <amends/policy.hpp>
#include <amends/recommend.hpp>

#include <string>
#include <string_view>

namespace amends::scenario {

class Story {
 public:
  explicit Story(const std::string& policy_name);  // "computer-repair"

  const Policy& policy() const { return policy_; }
  Case read(const std::string& act) const;                                // "3-made-worse"
  Recommendation at(const std::string& act, std::string_view now) const;  // of that case
  Recommendation at(const Case& c, std::string_view now) const;

 private:
  std::string name_;
  Policy policy_;
};

Time time(std::string_view text);
std::string text_of(const std::optional<Money>& money);  // "84.02 USD", or "none"

// By id; a failed lookup gives a default one, which no test expects.
Option option(const Recommendation& r, std::string_view step);
RemedyAnswer remedy(const Recommendation& r, std::string_view id);
std::string value(const Recommendation& r, std::string_view id);
std::string step(const Recommendation& r);                          // the id of the recommended step, or "none"
bool gives_reason(const Recommendation& r, std::string_view part);  // some reason's text contains it
bool eased_by(const Option& option, std::string_view ease);
bool asks(const Recommendation& r, std::string_view fact);  // the fact is among the questions

}  // namespace amends::scenario
