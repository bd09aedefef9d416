// What names mean at a place of a policy. The policy layer implements it; the checker asks it.
#pragma once

#include "expression/cell.hpp"
#include "expression/type.hpp"

#include <amends/money.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace amends::impl {

// What is visible grows along the flow of an evaluation.
enum class Visibility : std::uint8_t {
  load = 0,      // constants only
  context = 1,   // facts, parameters, now
  severity = 2,  // also history and burdens
  steps = 3,     // also severity
  texts = 4,     // also the recommended step
};

// What the evaluation computes and an expression may ask for; the arguments are those of the function table. A window
// (demanded, times_demanded, granted) is passed as two cells: the window, and whether it is a period (a bool). The host
// itself adds to frame.unknowns what leaves its answer unknown; arguments are known when it is called.
enum class HostCall : std::uint8_t {
  now,
  tried,
  failed,
  fixed,
  declined,
  demanded,
  times_demanded,
  burden_borne,
  burden_tolerance,
  burden_borne_of,
  attempts_tried,
  attempts_failed,
  attempts_worsened,
  promises_broken,
  granted,
  event,
  severity,
  step,          // the recommended step
  step_title,    // its title
  value,         // args: value number; a named value of the policy
  parameter,     // args: parameter number; its value at now
  parameter_at,  // args: parameter number, time
  add_period,    // args: time, period (packed); the difference is add_period with the count negated
  days_between,  // args: time, time
  start_of_day,  // args: time
  each_day,      // args: time, time
};

struct Name {
  enum class What : std::uint8_t { slot, constant, host };
  What what = What::slot;
  Type type;
  Visibility visibility = Visibility::context;
  std::uint32_t slot = 0;                // of a slot (also the fact number of its unknown)
  Cell constant;                         // of a constant
  HostCall call = HostCall::now;         // of a host name
  std::optional<std::int64_t> argument;  // of a host name that takes one number: `value`, `parameter`
  std::int8_t slope = 0;                 // of a named value: CompiledExpression::slope, how it moves with now
};

class Scope {
 public:
  Scope() = default;
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;
  virtual ~Scope() = default;

  // A name with or without dots: "now", "product.role", "severity", "burden.borne", a fact, value or parameter.
  virtual std::optional<Name> find(std::string_view dotted) const = 0;
  // A parameter called with a time: `repair_delay(t)`; its number and type.
  virtual std::optional<Name> find_parameter(std::string_view name) const = 0;
  virtual std::vector<std::string> all_names() const = 0;  // for "did you mean"
  virtual Currency currency() const = 0;                   // of the policy; without code where it has none
  virtual std::optional<std::int64_t> start_of_date(int year, unsigned month,
                                                    unsigned day) const = 0;  // local midnight
  virtual const Text* intern(std::string_view text) const = 0;                // text of the policy; lives as long as it
};

}  // namespace amends::impl
