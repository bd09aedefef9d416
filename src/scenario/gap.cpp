// Gaps, and the readings of conditions that would close them.
#include "scenario/gap.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

using When = WatchedCondition::When;

// The condition of each item before this one in its list reads false.
void before(const CompiledPolicy& policy, std::uint32_t listed, std::vector<Reading>& readings) {
  for (std::uint32_t i = listed; policy.list_items[i].number > 1; --i) {
    const ListItem& earlier = policy.list_items[i - 1];
    if (earlier.when != no_site) readings.push_back({policy.sites[earlier.when].expr, false});
  }
}

// What must hold for a list to be read at all: the remedy of its amount, the context of its weight.
void around(const CompiledPolicy& policy, std::string_view of, std::vector<Reading>& readings) {
  const std::string_view name = of.substr(of.rfind(' ') == std::string_view::npos ? 0 : of.rfind(' ') + 1);
  const auto need = [&](std::uint16_t rule) {
    const Expr condition = policy.rules[rule].condition;
    if (condition.exists() && policy.program.constant(condition) == nullptr) readings.push_back({condition, true});
  };
  if (of.starts_with("amount of "))
    for (const RemedyDef& remedy : policy.remedies)
      if (remedy.name == name) need(remedy.rule);
  for (const ContextDef& context : policy.contexts)
    if (context.name == name && !context.weighs.empty()) need(context.rule);
}

std::vector<Reading> to_read(const CompiledPolicy& policy, const WatchedCondition& watched) {
  std::vector<Reading> readings;
  switch (watched.when) {
    case When::item:
    case When::taken: {
      const ListItem& item = policy.list_items[watched.number];
      before(policy, watched.number, readings);
      around(policy, item.of, readings);
      if (watched.when == When::taken && item.when != no_site) readings.push_back({policy.sites[item.when].expr, true});
      break;
    }
    case When::remedy: {
      const RuleInfo& rule = policy.rules[policy.remedies[watched.number].rule];
      if (rule.condition.exists()) readings.push_back({rule.condition, true});
      break;
    }
    default:
      break;
  }
  return readings;
}

std::string shown(const std::string& text) {
  constexpr std::size_t longest = 60;
  std::string line = text;
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line.size() <= longest ? line : line.substr(0, longest) + "...";
}

}  // namespace

std::vector<Gap> gaps_of(const CoverageCollector& collector) {
  const Coverage& coverage = collector.coverage();
  std::vector<Gap> gaps;
  const auto add = [&](Gap::Kind kind, std::size_t index, std::string name, std::string about, CodePlace place) {
    Gap gap;
    gap.kind = kind;
    gap.index = index;
    gap.name = std::move(name);
    gap.about = std::move(about);
    gap.place = std::move(place);
    gaps.push_back(std::move(gap));
  };
  for (std::size_t i = 0; i < coverage.rules.size(); ++i) {
    const RuleCoverage& rule = coverage.rules[i];
    if (rule.held > 0 || !rule.out_of_reach.empty()) continue;
    const std::uint32_t site = collector.policy().rules[collector.rules()[i]].site;
    std::string about;
    for (std::size_t c = 0; site != no_site && c < coverage.conditions.size(); ++c)
      if (collector.conditions()[c].when == When::rule && collector.conditions()[c].number == collector.rules()[i])
        about = coverage.conditions[c].text;
    add(Gap::Kind::rule, i, rule.name + " holds", shown(about), rule.place);
  }
  for (std::size_t i = 0; i < coverage.rows.size(); ++i)
    if (coverage.rows[i].held == 0 && coverage.rows[i].out_of_reach.empty())
      add(Gap::Kind::row, i, coverage.rows[i].name + (collector.rows()[i].value == nullptr ? " is taken" : " is read"),
          "", coverage.rows[i].place);
  for (std::size_t i = 0; i < coverage.conditions.size(); ++i) {
    const ConditionCoverage& condition = coverage.conditions[i];
    for (std::size_t k = 0; k < condition.operands.size(); ++k) {
      const OperandCoverage& operand = condition.operands[k];
      for (const bool is : {true, false}) {
        if (is ? operand.decided_true || operand.cannot_true : operand.decided_false || operand.cannot_false) continue;
        add(Gap::Kind::operand, i,
            condition.of + " turns on `" + shown(operand.text) + "` being " + (is ? "true" : "false"),
            shown(condition.text), operand.place);
        gaps.back().operand = k;
        gaps.back().is = is;
      }
    }
  }
  for (std::size_t i = 0; i < coverage.steps.size(); ++i)
    if (coverage.steps[i].recommended == 0)
      add(Gap::Kind::step, collector.steps()[i], coverage.steps[i].step + " is recommended", "",
          coverage.steps[i].place);
  // Values by date last: the cases found for the others are tried at their dates.
  std::stable_partition(gaps.begin(), gaps.end(), [&](const Gap& gap) {
    return gap.kind != Gap::Kind::row || collector.rows()[gap.index].value == nullptr;
  });
  return gaps;
}

bool closes(const CoverageCollector& collector, const Gap& gap, ObservedRun& run) {
  switch (gap.kind) {
    case Gap::Kind::rule:
      return collector.holds(run, gap.index);
    case Gap::Kind::row:
      return collector.taken(run, gap.index);
    case Gap::Kind::step:
      return run.decision().step == static_cast<std::int32_t>(gap.index);
    case Gap::Kind::operand:
      break;
  }
  const WatchedCondition& watched = collector.conditions()[gap.index];
  if (!collector.was_read(run, watched)) return false;
  const std::vector<ReadAs> operands = run.operands(watched.condition);
  return operands[gap.operand] == (gap.is ? ReadAs::yes : ReadAs::no) &&
         watched.condition.decides(gap.operand, operands);
}

std::vector<std::vector<Reading>> ways_to_close(const CoverageCollector& collector, const Gap& gap) {
  const CompiledPolicy& policy = collector.policy();
  switch (gap.kind) {
    case Gap::Kind::rule: {
      const RuleInfo& rule = policy.rules[collector.rules()[gap.index]];
      if (!rule.condition.exists()) return {};
      return {{{rule.condition, true}}};
    }
    case Gap::Kind::row: {
      const CoverageCollector::Row& row = collector.rows()[gap.index];
      if (row.value != nullptr) return {};
      const ListItem& item = policy.list_items[row.listed];
      std::vector<Reading> readings;
      before(policy, row.listed, readings);
      if (item.when != no_site) readings.push_back({policy.sites[item.when].expr, true});
      around(policy, item.of, readings);
      if (readings.empty()) return {};
      return {std::move(readings)};
    }
    case Gap::Kind::step: {
      std::vector<Reading> readings;
      const auto need = [&](std::uint16_t rule, bool is) {
        const Expr condition = rule == no_rule ? Expr() : policy.rules[rule].condition;
        if (condition.exists() && policy.program.constant(condition) == nullptr) readings.push_back({condition, is});
      };
      need(policy.steps[gap.index].when_rule, true);
      for (const StepRule& never : policy.nevers)
        if (never.step == gap.index) need(never.rule, false);
      if (readings.empty()) return {};
      return {std::move(readings)};
    }
    case Gap::Kind::operand:
      break;
  }
  const WatchedCondition& watched = collector.conditions()[gap.index];
  const std::vector<Operand>& operands = watched.condition.operands;
  std::vector<std::vector<Reading>> ways;
  for (const Condition::Way& way : watched.condition.ways_to_decide(gap.operand)) {
    std::vector<Reading> readings = to_read(policy, watched);
    readings.push_back({{operands[gap.operand].node}, gap.is});
    for (const auto& [operand, is] : way) readings.push_back({{operands[operand].node}, is});
    ways.push_back(std::move(readings));
  }
  return ways;
}

}  // namespace amends::impl
