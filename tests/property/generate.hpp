// Random policies that load, and random cases for them.
#pragma once

#include "property/yaml.hpp"

#include <amends/case.hpp>
#include <amends/policy.hpp>

#include <rapidcheck.h>

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace amends::property {

// The moment of every generated case.
inline constexpr Time now{1'773'144'000};  // 2026-03-10T12:00:00Z

enum class FactKind : std::uint8_t { boolean, integer, real, money, words, text, duration };

// A fact that conditions read and cases fill in.
struct FactInfo {
  std::string name;
  FactKind kind = FactKind::boolean;
  std::vector<std::string> words = {};  // of an enum
  bool declared = false;
  bool has_default = false;  // then it is never unknown
};

struct PolicyOptions {
  bool monotone = false;         // conditions that failures and demands only ever make true, limits that never shrink
  bool fixed_plan = true;        // sometimes a plan in a fixed order
  bool reads_leaving = false;    // conditions may read signals.leaving
  bool prices_from_case = true;  // costs may be read from the case
};

struct RandomPolicy {
  Yaml yaml;
  std::vector<std::string> steps, burdens, roles, remedies, levels, kinds, commitments;
  std::vector<FactInfo> facts;     // of the standard case and declared
  std::vector<std::string> times;  // declared facts that are times
};

struct CaseOptions {
  int known = 75;       // per cent of the facts
  bool history = true;  // attempts, demands, promises, answers, grants, closing
};

rc::Gen<RandomPolicy> random_policy(PolicyOptions options = {});
rc::Gen<Case> random_case(const RandomPolicy& policy, CaseOptions options = {});

// Loaded, or the test ends here with the diagnostics: generated policies are without mistakes.
Policy load(const Yaml& yaml, std::int64_t amounts_times = 1);

// For use inside rc::gen::exec.
Attempt pick_attempt(const RandomPolicy& policy);
Demand pick_demand(const RandomPolicy& policy);
void fill_in(Case& c, const FactInfo& fact);  // a random value of its kind
bool is_unknown(const Case& c, const FactInfo& fact);
void multiply_amounts(Case& c, std::int64_t times);

std::ostream& operator<<(std::ostream& out, const RandomPolicy& policy);

}  // namespace amends::property

namespace amends {
std::ostream& operator<<(std::ostream& out, const Case& c);
}
