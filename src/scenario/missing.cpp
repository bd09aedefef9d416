#include "scenario/missing.hpp"

#include "model/case_to_tree.hpp"
#include "scenario/expectation.hpp"
#include "scenario/gap.hpp"
#include "scenario/scenario_yaml.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

constexpr Time any_day{1'772'442'000};  // 2026-03-02T09:00:00Z

class MissingWriter {
 public:
  MissingWriter(const Policy& policy, CoverageCollector& collector, std::set<std::string> names)
      : policy_(policy.compiled()), collector_(collector), closer_(policy, collector), names_(std::move(names)) {}

  std::string write() {
    for (const Gap& gap : gaps_of(collector_)) {
      if (is_closed(gap)) continue;  // by a scenario written before
      GapCloser::Answer answer = closer_.close(gap);
      if (answer.a_case)
        scenario(gap, *answer.a_case, answer.now);
      else
        (answer.proved ? proofs_ : notes_) += "#   " + place(gap) + ": " + gap.name + ": " + answer.why + "\n";
    }
    roles_by_severity();
    if (scenarios_.empty() && notes_.empty() && proofs_.empty()) return {};
    std::string text = "# Of " + collector_.coverage().policy +
                       ": what its scenarios leave open. Put these below `scenarios:`, read what the policy answers\n"
                       "# today, and where it is right rename `confirm` to `expect`.\n";
    if (scenarios_.empty()) text = "# Of " + collector_.coverage().policy + ": what its scenarios leave open.\n";
    if (!notes_.empty()) text += "#\n# No scenario was found for these:\n" + notes_;
    if (!proofs_.empty()) text += "#\n# These are proved to be out of reach, and are not counted:\n" + proofs_;
    return text + scenarios_;
  }

 private:
  static std::string place(const Gap& gap) { return gap.place.file + ":" + std::to_string(gap.place.line); }

  bool is_closed(const Gap& gap) const {
    const Coverage& coverage = collector_.coverage();
    switch (gap.kind) {
      case Gap::Kind::rule:
        return coverage.rules[gap.index].held > 0;
      case Gap::Kind::row:
        return coverage.rows[gap.index].held > 0;
      case Gap::Kind::step:
        return std::any_of(coverage.steps.begin(), coverage.steps.end(), [&](const StepCoverage& step) {
          return step.step == collector_.policy().steps[gap.index].name && step.recommended > 0;
        });
      case Gap::Kind::operand:
        break;
    }
    const OperandCoverage& operand = coverage.conditions[gap.index].operands[gap.operand];
    return gap.is ? operand.decided_true : operand.decided_false;
  }

  std::string name(const std::string& wanted) {
    std::string name = wanted;
    for (int i = 2; !names_.insert(name).second; ++i) name = wanted + " (" + std::to_string(i) + ")";
    return name;
  }

  void scenario(const Gap& gap, const Case& a_case, Time now) {
    ObservedRun run(collector_.shared_policy(), a_case, now);
    scenarios_ += "\n  - name: " + yaml_scalar(name(gap.name)) + "\n    # " + place(gap) +
                  (gap.about.empty() ? "" : ": " + gap.about) + "\n    now: " + to_string(now) + "\n";
    const std::string facts = yaml_facts(case_to_tree(a_case), "      ");
    scenarios_ += facts.empty() ? "    given: {}\n" : "    given:\n" + facts;
    scenarios_ += "    confirm:\n";
    for (const std::string& path : paths(gap, run)) {
      WrongPath wrong;
      const std::optional<AnswerPath> found = find_answer(policy_, path, wrong);
      if (found) scenarios_ += "      " + path + ": " + as_expected(policy_, *found, run.answer()) + "\n";
    }
    collector_.add(run);
    collector_.keep(a_case, now);
  }

  // The cells of role and severity that nobody asked about, as one table.
  void roles_by_severity() {
    const Coverage& coverage = collector_.coverage();
    std::vector<std::string> columns;
    if (!policy_.empowerment.may.empty()) columns.emplace_back("empowerment.may");
    for (std::size_t k = 0; k < policy_.kinds.size(); ++k)
      if (std::any_of(policy_.empowerment.limits.begin(), policy_.empowerment.limits.end(),
                      [&](const LimitDef& limit) { return limit.kind == k; }))
        columns.push_back("empowerment." + policy_.kinds[k] + ".left");
    if (columns.empty()) return;
    std::vector<std::vector<std::string>> table{{"agent.role", "problem.severity_reached"}};
    table.front().insert(table.front().end(), columns.begin(), columns.end());
    for (const std::string& role : coverage.roles)
      for (const std::string& severity : coverage.severities) {
        const auto same = [&](const RoleCoverage& cell) { return cell.role == role && cell.severity == severity; };
        if (std::any_of(coverage.role_severity.begin(), coverage.role_severity.end(), same)) continue;
        Case a_case;
        a_case.agent.role = role;
        a_case.problem.severity_reached = severity;
        ObservedRun run(collector_.shared_policy(), a_case, any_day);
        if (run.recommendation().severity != severity) continue;
        std::vector<std::string> row{role, severity};
        for (const std::string& column : columns) row.push_back(expected(column, run));
        table.push_back(std::move(row));
        collector_.add(run);
      }
    if (table.size() == 1) return;
    scenarios_ += "\n  - name: " + yaml_scalar(name("What each role may do at each severity")) +
                  "\n    now: " + to_string(any_day) + "\n    confirm:\n      severity: any\n    rows: |\n" +
                  laid_out(table);
  }

  std::string expected(const std::string& path, const ObservedRun& run) const {
    WrongPath wrong;
    const std::optional<AnswerPath> found = find_answer(policy_, path, wrong);
    return found ? as_expected(policy_, *found, run.answer()) : std::string();
  }

  // Columns one under the other; the first two are facts.
  static std::string laid_out(const std::vector<std::vector<std::string>>& table) {
    std::vector<std::size_t> widths(table.front().size());
    for (const auto& row : table)
      for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], row[c].size());
    std::string text;
    for (const auto& row : table) {
      text += "      ";
      for (std::size_t c = 0; c < row.size(); ++c) {
        text += (c == 0 ? "" : c == 2 ? " || " : " | ") + row[c];
        if (c + 1 < row.size()) text += std::string(widths[c] - row[c].size(), ' ');
      }
      text += "\n";
    }
    return text;
  }

  // What of the answer is worth confirming: what it says at all, and what the gap is about.
  std::vector<std::string> paths(const Gap& gap, const ObservedRun& run) const {
    std::vector<std::string> paths;
    const auto add = [&](std::string path) {
      if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(std::move(path));
    };
    if (run.decision().stage != Stage::recover) add("stage");
    if (!policy_.steps.empty()) {
      add("step");
      if (run.decision().step != no_id) add("ask_first");
    }
    if (policy_.severity_levels.size() > 1) add("severity");
    of_rule(gap, add);
    of_list(gap, add);
    if (!policy_.remedies.empty()) add("remedies");
    if (policy_.steps.empty())
      for (const ValueDef& value : policy_.values) add("values." + value.name);
    if (paths.empty()) add("stage");
    return paths;
  }

  template <typename Add>
  void of_rule(const Gap& gap, const Add& add) const {
    std::uint16_t number = no_rule;
    if (gap.kind == Gap::Kind::rule) number = collector_.rules()[gap.index];
    if (gap.kind == Gap::Kind::operand && collector_.conditions()[gap.index].when == WatchedCondition::When::rule)
      number = static_cast<std::uint16_t>(collector_.conditions()[gap.index].number);
    if (number == no_rule) return;
    for (const auto* rules : {&policy_.nevers, &policy_.musts, &policy_.asks})
      for (const StepRule& rule : *rules)
        if (rule.rule == number) add("options." + policy_.steps[rule.step].name);
    for (const StepDef& step : policy_.steps)
      if (step.when_rule == number) add("options." + step.name);
    for (const ContextDef& context : policy_.contexts)
      if (context.rule == number) add("contexts");
    for (const RemedyDef& remedy : policy_.remedies)
      if (remedy.rule == number && remedy.amount.exists()) add("remedies." + remedy.name + ".amount");
    for (const StepDef& step : policy_.steps)
      for (const std::uint16_t ease : step.eased_by)
        if (policy_.eases[ease].when_rule == number) add("options." + step.name + ".eases");
    if (policy_.rules[number].kind == RuleKind::may) add("approval");
    if (policy_.rules[number].kind == RuleKind::cap)
      for (const CapDef& cap : policy_.empowerment.caps)
        if (cap.rule == number) add("empowerment." + policy_.kinds[cap.kind] + ".left");
  }

  template <typename Add>
  void of_list(const Gap& gap, const Add& add) const {
    std::string of;
    if (gap.kind == Gap::Kind::row) of = collector_.coverage().rows[gap.index].name;
    if (gap.kind == Gap::Kind::operand) of = collector_.conditions()[gap.index].of;
    of = of.substr(0, of.find(','));
    const auto is = [&](const std::string& what, const std::string& name) { return of == what + " of " + name; };
    for (const ValueDef& value : policy_.values)
      if (of == value.name || of.ends_with(" " + value.name)) add("values." + value.name);
    for (const RemedyDef& remedy : policy_.remedies)
      if (is("amount", remedy.name)) add("remedies." + remedy.name + ".amount");
    for (const StepDef& step : policy_.steps) {
      if (is("chance", step.name)) add("options." + step.name + ".chance");
      if (is("costs", step.name)) add("options." + step.name + ".cost");
    }
    for (const CommitmentDef& commitment : policy_.commitments) {
      if (is("promise", commitment.name)) add("commitments." + commitment.name);
      if (is("aim", commitment.name)) add("commitments." + commitment.name + ".aim");
    }
    for (const std::string& kind : policy_.kinds)
      if (of.starts_with("limit of ") && of.ends_with(" for " + kind)) add("empowerment." + kind + ".limit");
    if (of == "plan") add("plan");
    if (of.find("hours") != std::string::npos || of.find("tolerance") != std::string::npos) {
      add("burden.borne");
      add("burden.tolerance");
    }
  }

  const CompiledPolicy& policy_;
  CoverageCollector& collector_;
  GapCloser closer_;
  std::set<std::string> names_;
  std::string scenarios_, notes_, proofs_;
};

}  // namespace

std::string missing_scenarios(const Policy& policy, CoverageCollector& collector, std::set<std::string> names) {
  return MissingWriter(policy, collector, std::move(names)).write();
}

}  // namespace amends::impl
