// Demands for the occasions, quantities and hours that are wished.
#include "analyse/case_facts.hpp"
#include "analyse/case_maker.hpp"
#include "analyse/units.hpp"
#include "decide/evaluation.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace amends::impl {

namespace {}  // namespace

void CaseMaker::demand(std::size_t burden, double quantity, std::int64_t age) {
  Demand demand;
  demand.burden = policy_.compiled().burdens[burden].name;
  demand.quantity = quantity;
  demand.at = now_ - seconds(age);
  case_.demands.push_back(std::move(demand));
}

// The shortest window first; each longer one gets what it has more.
void CaseMaker::add_demands() {
  std::map<std::int64_t, std::map<std::int64_t, Window>> burdens;
  bool hours_matter = false;
  for (const Assignment::Entry& entry : wishes_->entries) {
    const Variable& variable = variables_[entry.variable];
    hours_matter = hours_matter || variable.is(HostCall::burden_borne) || variable.is(HostCall::burden_borne_of);
    const bool times = variable.is(HostCall::times_demanded);
    if ((!times && !variable.is(HostCall::demanded)) || !entry.value.known() || variable.number(0) < 0) continue;
    const std::int64_t length = window_seconds(variable);
    Window& window = burdens[variable.number(0)][length];
    window.seconds = length;
    if (times)
      window.times = entry.value.integer;
    else
      window.quantity = entry.value.real;
  }
  for (const auto& [burden, windows] : burdens) {
    const auto which = static_cast<std::size_t>(burden);
    std::int64_t times = 0, from = 0;
    double quantity = 0;
    for (const auto& [length, window] : windows) {
      const double more = window.quantity > quantity ? window.quantity - quantity : 0;
      const std::int64_t wished = window.times < 0 ? times + (more > 0 ? 1 : 0) : window.times;
      const std::int64_t occasions = std::max<std::int64_t>(wished - times, 0);
      if (occasions == 0 && more > 0) {  // on the same occasion as one that is there
        if (!case_.demands.empty()) case_.demands.back().quantity += more;
        quantity += more;
        continue;
      }
      const std::int64_t room = std::max<std::int64_t>(length - from, 1);
      const std::int64_t apart = std::max<std::int64_t>(std::min(day, room / std::max<std::int64_t>(occasions, 1)), 1);
      for (std::int64_t i = 0; i < occasions; ++i) {
        const bool quantity_wished = window.quantity >= 0;
        const double share = quantity_wished ? (i == 0 ? more : 0.0) : hours_matter ? 0.0 : 1.0;
        demand(which, share, std::min(from + (i + 1) * apart, length));
      }
      times += occasions;
      quantity += more;
      from = length;
    }
  }
}

double CaseMaker::borne(std::int32_t burden) {
  if (!policy_.bind(case_, bound_)) return -1;
  Evaluation(policy_.compiled(), bound_.data(), now_.seconds, decision_, decision_.scratch.working())
      .run_before_steps();
  if (!decision_.borne_known) return -1;
  return burden < 0 ? decision_.borne : decision_.burdens[static_cast<std::size_t>(burden)].borne;
}

// What a running burden has cost is known only where its start is: known to be none will do.
void CaseMaker::stop_running() {
  const CompiledPolicy& policy = policy_.compiled();
  for (const BurdenDef& burden : policy.burdens) {
    if (!burden.since.exists()) continue;
    for (const std::uint32_t slot : policy.program.slots_read(burden.since)) {
      const bool wished = std::any_of(wishes_->entries.begin(), wishes_->entries.end(), [&](const auto& entry) {
        const Variable& variable = variables_[entry.variable];
        return variable.kind == Variable::Kind::fact && variable.slot == slot;
      });
      if (!wished) set_fact(policy, case_, slot, Cell::none());
    }
  }
}

// One demand of `burden`, as much as makes its hours (or all hours) those wished.
bool CaseMaker::bear(std::size_t burden, double hours, std::int32_t of) {
  const double before = borne(of);
  if (before < 0 || hours <= before) return before == hours;
  std::int64_t age = 0;  // beyond the windows in which so much of it, or so often, is wished
  for (const Assignment::Entry& entry : wishes_->entries) {
    const Variable& variable = variables_[entry.variable];
    const bool windowed = variable.is(HostCall::demanded) || variable.is(HostCall::times_demanded);
    if (!windowed || variable.number(0) != static_cast<std::int64_t>(burden)) continue;
    const std::int64_t length = window_seconds(variable);
    age = std::max(age, variable.arguments[2].boolean ? length + length / 4 + 3 * day : length + 1);
  }
  constexpr double enough = 1000;
  demand(burden, enough, age == 0 ? hour : age);
  const double each = (borne(of) - before) / enough;
  double& quantity = case_.demands.back().quantity;
  if (!(each > 0)) {
    case_.demands.pop_back();
    return false;
  }
  quantity = (hours - before) / each;
  // A plain quantity where one will do.
  for (double scale = 1; scale <= 1e6; scale *= 10) {
    const double exact = quantity;
    quantity = std::round(exact * scale) / scale;
    if (borne(of) == hours) return true;
    quantity = exact;
  }
  return true;
}

void CaseMaker::add_hours() {
  const std::size_t burdens = policy_.compiled().burdens.size();
  bool asked = false;
  double all = -1;
  for (const Assignment::Entry& entry : wishes_->entries) {
    const Variable& variable = variables_[entry.variable];
    if (!variable.is(HostCall::burden_borne) && !variable.is(HostCall::burden_borne_of)) continue;
    if (!entry.value.known()) continue;
    if (!asked) stop_running();
    asked = true;
    if (variable.is(HostCall::burden_borne)) all = entry.value.real;
    const bool of_one = variable.is(HostCall::burden_borne_of) && variable.number(0) >= 0;
    if (of_one)
      bear(static_cast<std::size_t>(variable.number(0)), entry.value.real,
           static_cast<std::int32_t>(variable.number(0)));
  }
  if (!(all > 0)) return;
  const auto wished = [&](std::size_t burden) {
    return std::any_of(wishes_->entries.begin(), wishes_->entries.end(), [&](const Assignment::Entry& entry) {
      const Variable& variable = variables_[entry.variable];
      return (variable.is(HostCall::burden_borne_of) || variable.is(HostCall::demanded) ||
              variable.is(HostCall::times_demanded)) &&
             variable.number(0) == static_cast<std::int64_t>(burden);
    });
  };
  for (const bool with_wishes : {false, true})
    for (std::size_t burden = 0; burden < burdens; ++burden)
      if (wished(burden) == with_wishes && bear(burden, all, -1)) return;
}

}  // namespace amends::impl
