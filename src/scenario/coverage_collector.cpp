#include "scenario/coverage_collector.hpp"

#include "text/utf8.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

using When = WatchedCondition::When;

// Items of lists are counted as rows.
std::string_view word_of(RuleKind kind) {
  switch (kind) {
    case RuleKind::context:
      return "context";
    case RuleKind::raise:
      return "raise";
    case RuleKind::step_when:
      return "step";
    case RuleKind::ease_when:
      return "ease";
    case RuleKind::never:
      return "never";
    case RuleKind::must:
      return "must";
    case RuleKind::ask_first:
      return "ask_first";
    case RuleKind::may:
      return "may";
    case RuleKind::cap:
      return "cap";
    case RuleKind::remedy:
      return "remedy";
    default:
      return {};
  }
}

std::vector<std::string> lines_of(const Source& source) {
  std::vector<std::string> lines;
  const std::string& text = source.text();
  const auto count = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n')) +
                     (text.empty() || text.back() == '\n' ? 0U : 1U);
  for (std::uint32_t i = 1; i <= count; ++i) lines.emplace_back(source.line(i));
  return lines;
}

Expr single(const Choice& choice) {
  return choice.items.size() == 1 && choice.items[0].listed == no_site ? choice.items[0].is : Expr{};
}

}  // namespace

CoverageCollector::CoverageCollector(std::shared_ptr<const CompiledPolicy> policy, std::string path)
    : policy_(std::move(policy)), texts_(*policy_) {
  coverage_.policy = std::move(path);
  for (std::uint32_t i = 0; i < policy_->sources.size(); ++i)
    coverage_.files.push_back({policy_->sources[i].name(), lines_of(policy_->sources[i])});
  for (const RoleDef& role : policy_->empowerment.roles) coverage_.roles.push_back(role.name);
  coverage_.severities = policy_->severity_levels;
  watch_rules();
  watch_rows();
  watch_conditions();
  watch_steps();
}

CodePlace CoverageCollector::place(Span span) const {
  CodePlace place;
  if (!span.exists()) return place;
  const Source& source = policy_->sources[span.source];
  const LineColumn at = source.at(span.begin);
  place.file = source.name();
  place.line = at.line;
  place.column = at.column;
  const std::string_view line = source.line(at.line);
  const std::size_t begin = std::min<std::size_t>(span.begin - source.line_begin(at.line), line.size());
  const std::size_t end = std::min<std::size_t>(begin + (span.end - std::min(span.begin, span.end)), line.size());
  place.length = std::max(1U, count_code_points(line.substr(begin, end - begin)));
  return place;
}

// What a policy has from a file that it extends is tested beside that file.
bool CoverageCollector::is_tested_elsewhere(Span span) { return span.exists() && span.source != own_source; }

void CoverageCollector::watch_rules() {
  for (std::size_t i = 0; i < policy_->rules.size(); ++i) {
    const RuleInfo& rule = policy_->rules[i];
    if (is_tested_elsewhere(rule.span)) continue;
    const std::string_view kind = word_of(rule.kind);
    if (kind.empty()) continue;
    RuleCoverage covered;
    covered.kind = kind;
    covered.name = rule.name;
    covered.place = place(rule.span);
    coverage_.rules.push_back(std::move(covered));
    rules_.push_back(static_cast<std::uint16_t>(i));
  }
}

void CoverageCollector::watch_rows() {
  for (std::uint32_t i = 0; i < policy_->list_items.size(); ++i) {
    const ListItem& item = policy_->list_items[i];
    if (is_tested_elsewhere(item.span)) continue;
    RuleCoverage covered;
    covered.kind = "row";
    covered.name = item.of + ", item " + std::to_string(item.number);
    covered.place = place(item.span);
    coverage_.rows.push_back(std::move(covered));
    rows_.push_back({i, nullptr, 0});
  }
  for (std::size_t p = 0; p < policy_->parameters.size(); ++p) {
    const ParameterDef& parameter = policy_->parameters[p];
    for (const ParameterValue& value : parameter.values) {
      if (is_tested_elsewhere(value.span)) continue;
      RuleCoverage covered;
      covered.kind = "row";
      covered.name = parameter.name;
      if (value.from != INT64_MIN) covered.name += " from " + to_string(Time{value.from}).substr(0, 10);
      covered.place = place(value.span);
      coverage_.rows.push_back(std::move(covered));
      rows_.push_back({no_site, &value, static_cast<std::uint16_t>(p)});
    }
  }
}

void CoverageCollector::watch(Condition condition, std::string of, When when, std::uint32_t number) {
  const bool constant = std::all_of(condition.operands.begin(), condition.operands.end(),
                                    [](const Operand& operand) { return operand.constant.has_value(); });
  if (constant) return;
  ConditionCoverage covered;
  covered.of = of;
  covered.text = condition.text;
  covered.place = place(condition.span);
  for (const Operand& operand : condition.operands) {
    OperandCoverage part;
    part.text = operand.text;
    part.place = place(operand.span);
    part.cannot_true = operand.constant == false;
    part.cannot_false = operand.constant == true;
    covered.operands.push_back(std::move(part));
  }
  coverage_.conditions.push_back(std::move(covered));
  conditions_.push_back({std::move(condition), std::move(of), when, number});
}

// Conditions, booleans that are no conditions, and what stands before each `?`.
void CoverageCollector::watch_conditions() {
  std::vector<bool> known(policy_->sites.size());
  const auto inside = [&](std::uint32_t site, const std::string& of, When when, std::uint32_t number) {
    known[site] = true;
    const Site& at = policy_->sites[site];
    if (is_tested_elsewhere(at.span)) return;
    if (policy_->program.node(at.expr.node).type.kind == TypeKind::boolean) {
      watch(texts_.condition(at), of, when, number);
      return;
    }
    for (Condition& condition : texts_.inner_conditions(at)) watch(std::move(condition), of, when, number);
  };
  for (std::uint32_t i = 0; i < policy_->rules.size(); ++i) {
    const RuleInfo& rule = policy_->rules[i];
    if (rule.site == no_site || word_of(rule.kind).empty()) continue;
    inside(rule.site, rule.name, When::rule, i);
  }
  for (std::uint32_t i = 0; i < policy_->list_items.size(); ++i) {
    const ListItem& item = policy_->list_items[i];
    const std::string of = item.of + ", item " + std::to_string(item.number);
    if (item.when != no_site) inside(item.when, of, When::item, i);
    if (item.is != no_site) inside(item.is, of, When::taken, i);
  }
  for (std::uint32_t i = 0; i < policy_->sites.size(); ++i) {
    const Site& site = policy_->sites[i];
    if (known[i] || site.key == nullptr) continue;
    When when = When::recover;
    std::uint32_t number = 0;
    for (std::uint32_t v = 0; v < policy_->values.size(); ++v)
      if (single(policy_->values[v].choice) == site.expr && site.of.ends_with(policy_->values[v].name)) {
        when = When::value;
        number = v;
      }
    for (std::uint32_t r = 0; r < policy_->remedies.size(); ++r)
      if (single(policy_->remedies[r].amount) == site.expr && site.of.ends_with(policy_->remedies[r].name)) {
        when = When::remedy;
        number = r;
      }
    inside(i, site.of, when, number);
  }
}

void CoverageCollector::watch_steps() {
  const Tree* const steps = policy_->tree.find("steps");
  for (const StepDef& step : policy_->steps) {
    StepCoverage covered;
    covered.step = step.name;
    Span span;
    if (steps != nullptr)
      for (const TreeEntry& entry : steps->entries)
        if (entry.key == step.name) span = entry.key_span;
    covered.place = place(span);
    if (is_tested_elsewhere(span)) continue;
    coverage_.steps.push_back(std::move(covered));
    steps_.push_back(static_cast<std::uint16_t>(&step - policy_->steps.data()));
  }
}

bool CoverageCollector::was_read(const ObservedRun& run, const WatchedCondition& watched) const {
  switch (watched.when) {
    case When::rule:
      return run.rule(static_cast<std::uint16_t>(watched.number)).has_value();
    case When::item:
      return run.item(watched.number).has_value();
    case When::taken:
      return run.item(watched.number) == Holds::yes;
    case When::value:
      return true;
    case When::remedy:
      return run.decision().remedies[watched.number].given;
    case When::recover:
      return run.decision().stage == Stage::recover;
  }
  return false;
}

// A cap counts where it leaves less than the role's own limit would, or took something away.
bool CoverageCollector::cap_counted(const ObservedRun& run, std::uint16_t rule) const {
  for (const CapDef& cap : policy_->empowerment.caps) {
    if (cap.rule != rule) continue;
    for (std::size_t i = 0; i < policy_->remedies.size(); ++i)
      if (policy_->remedies[i].kind == cap.kind && run.decision().remedies[i].cut > 0) return true;
    for (const LimitDecision& limit : run.decision().limits)
      if (limit.kind == cap.kind && limit.cap_left != INT64_MAX && limit.known && limit.left == limit.cap_left &&
          (limit.unlimited || limit.cap_left < limit.limit))
        return true;
  }
  return false;
}

bool CoverageCollector::holds(const ObservedRun& run, std::size_t rule) const {
  const std::uint16_t number = rules_[rule];
  if (policy_->rules[number].kind == RuleKind::cap) return cap_counted(run, number);
  return run.rule(number) == Holds::yes;
}

bool CoverageCollector::taken(const ObservedRun& run, std::size_t row) const {
  if (rows_[row].value == nullptr) return run.item(rows_[row].listed) == Holds::yes;
  return std::any_of(run.parameters().begin(), run.parameters().end(),
                     [&](const auto& parameter) { return parameter.second == rows_[row].value; });
}

void CoverageCollector::keep(const Case& a_case, Time now) {
  constexpr std::size_t enough = 60;
  if (cases_.size() < enough) cases_.emplace_back(a_case, now);
}

void CoverageCollector::add(ObservedRun& run) {
  ++coverage_.decisions;
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const bool cap = policy_->rules[rules_[i]].kind == RuleKind::cap;
    coverage_.rules[i].read += cap || run.rule(rules_[i]) ? 1 : 0;
    coverage_.rules[i].held += holds(run, i) ? 1 : 0;
  }
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const bool held = taken(run, i);
    coverage_.rows[i].read += held || (rows_[i].value == nullptr && run.item(rows_[i].listed)) ? 1 : 0;
    coverage_.rows[i].held += held ? 1 : 0;
  }
  for (std::size_t i = 0; i < conditions_.size(); ++i) {
    if (!was_read(run, conditions_[i])) continue;
    const Condition& condition = conditions_[i].condition;
    const std::vector<ReadAs> operands = run.operands(condition);
    ConditionCoverage& covered = coverage_.conditions[i];
    ++covered.read;
    covered.held += condition.outcome(operands) == ReadAs::yes ? 1 : 0;
    for (std::size_t k = 0; k < operands.size(); ++k) {
      if (!condition.decides(k, operands)) continue;
      (operands[k] == ReadAs::yes ? covered.operands[k].decided_true : covered.operands[k].decided_false) = true;
    }
  }
  const Decision& decision = run.decision();
  for (std::size_t i = 0; i < coverage_.steps.size(); ++i) {
    const std::uint16_t s = steps_[i];
    coverage_.steps[i].considered +=
        decision.stage == Stage::recover && decision.options[s].state == OptionState::available ? 1 : 0;
    coverage_.steps[i].recommended += decision.step == static_cast<std::int32_t>(s) ? 1 : 0;
  }
  const std::string role = run.role() < 0 ? "" : coverage_.roles[static_cast<std::size_t>(run.role())];
  const std::string& severity = coverage_.severities[static_cast<std::size_t>(decision.severity)];
  const auto cell = std::find_if(coverage_.role_severity.begin(), coverage_.role_severity.end(),
                                 [&](const RoleCoverage& c) { return c.role == role && c.severity == severity; });
  if (cell == coverage_.role_severity.end())
    coverage_.role_severity.push_back({role, severity, 1});
  else
    ++cell->decisions;
}

}  // namespace amends::impl
