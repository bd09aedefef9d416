// What holds of every history: values that are possible alone may not be possible together.
#include "analyse/question.hpp"

#include <boost/container/small_vector.hpp>

#include <algorithm>

namespace amends::impl {

// A value stands for all of its region, so it is regions that agree or do not.
Question::Region Question::region_of(std::uint32_t number) const {
  const Values& values = values_[number];
  const auto chosen = static_cast<std::size_t>(values.chosen);
  if (chosen < values.regions.size()) return values.regions[chosen];
  return {values.cells[chosen], values.cells[chosen]};
}

// There cannot be more failures than attempts, whatever the steps.
bool Question::counts_agree() const {
  struct Count {
    std::int64_t least = 0, most = INT64_MAX;
  };
  struct OfStep {
    std::int64_t step = 0;
    Count tried, failed, fixed;
  };
  boost::container::small_vector<OfStep, 8> steps;
  const auto of = [&](std::int64_t step) -> OfStep& {
    for (OfStep& one : steps)
      if (one.step == step) return one;
    steps.push_back({step, {}, {}, {}});
    return steps.back();
  };
  Count tried, failed, worsened;
  for (const std::uint32_t number : used_) {
    const Variable& variable = tools_.variables[number];
    if (variable.kind != Variable::Kind::history || values_[number].chosen < 0) continue;
    const Region region = region_of(number);
    const Count count{region.least.integer, region.most.integer};
    switch (variable.call) {
      case HostCall::tried:
        of(variable.number(0)).tried = count;
        break;
      case HostCall::failed:
        of(variable.number(0)).failed = count;
        break;
      case HostCall::fixed:
        of(variable.number(0)).fixed = count;
        break;
      case HostCall::attempts_tried:
        tried = count;
        break;
      case HostCall::attempts_failed:
        failed = count;
        break;
      case HostCall::attempts_worsened:
        worsened = count;
        break;
      default:
        if (!agrees_with_others(number)) return false;
    }
  }
  std::int64_t tried_here = 0, failed_here = 0;
  for (const OfStep& step : steps) {
    const std::int64_t least = step.failed.least + step.fixed.least;
    if (least > step.tried.most) return false;
    tried_here += std::max(step.tried.least, least);
    failed_here += step.failed.least;
  }
  const std::int64_t failed_at_least = std::max({failed.least, failed_here, worsened.least});
  return failed_at_least <= failed.most && std::max(tried_here, failed_at_least) <= tried.most;
}

bool Question::is_part_of_all_borne(std::uint32_t number) const {
  return std::all_of(used_.begin(), used_.end(), [&](std::uint32_t other) {
    return !tools_.variables[other].is(HostCall::burden_borne) || values_[other].chosen < 0 ||
           region_of(number).least.real <= region_of(other).most.real;
  });
}

// A longer window holds at least as much as a shorter one.
bool Question::agrees_with_others(std::uint32_t number) const {
  const Variable& variable = tools_.variables[number];
  if (variable.is(HostCall::burden_borne_of)) return is_part_of_all_borne(number);
  const auto windowed = [](const Variable& v) {
    return (v.call == HostCall::demanded || v.call == HostCall::times_demanded || v.call == HostCall::event) &&
           !(v.argument_count > 2 && v.arguments[2].boolean);
  };
  if (!windowed(variable)) return true;
  const auto amount = [&](std::uint32_t of, bool least) {
    const Region region = region_of(of);
    const Cell cell = least ? region.least : region.most;
    if (tools_.variables[of].call == HostCall::demanded) return cell.real;
    return static_cast<double>(tools_.variables[of].call == HostCall::event ? (cell.boolean ? 1 : 0) : cell.integer);
  };
  const auto about_the_same = [&](const Variable& other) {
    if (other.call == HostCall::event || variable.call == HostCall::event)
      return other.call == variable.call && other.arguments[0].text == variable.arguments[0].text;
    return other.number(0) == variable.number(0);
  };
  return std::all_of(used_.begin(), used_.end(), [&](std::uint32_t other_number) {
    const Variable& other = tools_.variables[other_number];
    if (other_number == number || other.kind != Variable::Kind::history || !windowed(other) ||
        values_[other_number].chosen < 0 || !about_the_same(other))
      return true;
    const bool shorter = variable.number(1) <= other.number(1);
    if (other.call == variable.call)
      return shorter ? amount(number, true) <= amount(other_number, false)
                     : amount(other_number, true) <= amount(number, false);
    // What was demanded was demanded on some occasion.
    if (variable.call == HostCall::demanded && shorter)
      return amount(number, true) <= 0 || amount(other_number, false) > 0;
    return true;
  });
}

}  // namespace amends::impl
