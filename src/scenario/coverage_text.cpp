// Coverage as people read it: a summary, and the policy's lines with what is missing under them.
#include <amends/coverage.hpp>

#include "text/utf8.hpp"

#include <algorithm>
#include <map>

namespace amends {

namespace {

std::string padded(std::string text, std::size_t width, bool right = false) {
  const std::size_t columns = impl::count_code_points(text);
  if (columns >= width) return text;
  return right ? std::string(width - columns, ' ') + text : text + std::string(width - columns, ' ');
}

std::string row(const char* name, const Covered& covered, const std::string& note) {
  std::string text = "  " + padded(name, 18) + padded(std::to_string(covered.covered), 4, true) + " of " +
                     padded(std::to_string(covered.of), 4) + padded(std::to_string(covered.percent()) + "%", 5, true);
  if (covered.left_out > 0) text += "  (" + std::to_string(covered.left_out) + " more are proved to be out of reach)";
  if (!note.empty()) text += "  " + note;
  return text + "\n";
}

std::string not_recommended(const Coverage& coverage) {
  std::string names;
  for (const StepCoverage& step : coverage.steps)
    if (step.recommended == 0) names += (names.empty() ? "never recommended: " : ", ") + step.step;
  return names;
}

std::size_t decisions(const Coverage& coverage, const std::string& role, const std::string& severity) {
  for (const RoleCoverage& cell : coverage.role_severity)
    if (cell.role == role && cell.severity == severity) return cell.decisions;
  return 0;
}

// Roles down, severities across, how many decisions in each.
std::string matrix(const Coverage& coverage) {
  if (coverage.roles.empty()) return {};
  std::size_t width = 4;
  for (const std::string& role : coverage.roles) width = std::max(width, role.size());
  std::string text = "\n  " + std::string(width, ' ');
  for (const std::string& severity : coverage.severities) text += "  " + severity;
  text += "\n";
  for (const std::string& role : coverage.roles) {
    text += "  " + padded(role, width);
    for (const std::string& severity : coverage.severities) {
      const std::size_t count = decisions(coverage, role, severity);
      text += "  " + padded(count == 0 ? "-" : std::to_string(count), severity.size(), true);
    }
    text += "\n";
  }
  return text;
}

// What is to be said under one line of a policy.
struct Remark {
  std::uint32_t column = 0, length = 0;
  std::string text;
};

class Notes {
 public:
  explicit Notes(const Coverage& coverage) {
    for (const auto* rules : {&coverage.rules, &coverage.rows})
      for (const RuleCoverage& rule : *rules) {
        reads(rule.place, rule.read);
        if (rule.held > 0) continue;
        if (!rule.out_of_reach.empty())
          add(rule.place, rule.name + " is out of reach: " + rule.out_of_reach);
        else if (rule.kind == "row")
          add(rule.place, rule.name + (rule.read == 0 ? " was never read" : " was read, but never taken"));
        else
          add(rule.place, rule.name + (rule.read == 0 ? " was never read" : " never held"));
      }
    for (const ConditionCoverage& condition : coverage.conditions) {
      reads(condition.place, condition.read);
      for (const OperandCoverage& operand : condition.operands) this->operand(operand, condition);
    }
    for (const StepCoverage& step : coverage.steps)
      if (step.recommended == 0)
        add(step.place, step.step + (step.considered == 0 ? " was never possible" : " was never recommended"));
  }

  std::string text(const CoveredFile& file, bool all_lines) const {
    std::string result;
    std::uint32_t last = 0;
    for (std::uint32_t number = 1; number <= file.lines.size(); ++number) {
      const auto notes = notes_.find({file.name, number});
      if (notes == notes_.end() && !all_lines) continue;
      if (!all_lines && last != 0 && number > last + 1) result += "   ...\n";
      last = number;
      const auto read = reads_.find({file.name, number});
      std::string gutter =
          all_lines ? padded(read == reads_.end() ? "" : std::to_string(read->second) + "x", 6, true) : "";
      const std::string number_text = padded(std::to_string(number), 5, true);
      result += gutter + number_text + " | " + file.lines[number - 1] + "\n";
      if (notes == notes_.end()) continue;
      for (const Remark& remark : notes->second)
        result += std::string(gutter.size() + 5, ' ') + " | " + std::string(std::max(remark.column, 1U) - 1, ' ') +
                  std::string(std::max(remark.length, 1U), '^') + " " + remark.text + "\n";
    }
    return result;
  }

 private:
  void reads(const CodePlace& place, std::size_t count) {
    std::size_t& most = reads_[{place.file, place.line}];
    most = std::max(most, count);
  }

  void add(const CodePlace& place, std::string text) {
    if (place.line == 0) return;
    std::vector<Remark>& notes = notes_[{place.file, place.line}];
    const bool there = std::any_of(notes.begin(), notes.end(),
                                   [&](const Remark& r) { return r.text == text && r.column == place.column; });
    if (!there) notes.push_back({place.column, place.length, std::move(text)});
  }

  void operand(const OperandCoverage& operand, const ConditionCoverage& condition) {
    const bool alone = condition.operands.size() == 1;
    std::string missing;
    const auto need = [&](bool decided, bool cannot, const char* word) {
      if (!decided && !cannot) missing += (missing.empty() ? "" : " and ") + std::string(word);
    };
    need(operand.decided_true, operand.cannot_true, "true");
    need(operand.decided_false, operand.cannot_false, "false");
    if (!missing.empty())
      add(operand.place,
          condition.read == 0 ? "was never read" : (alone ? "never was " : "never decided by being ") + missing);
    if (alone) return;
    std::string cannot;
    if (operand.cannot_true && !operand.decided_true) cannot = "true";
    if (operand.cannot_false && !operand.decided_false) cannot += cannot.empty() ? "false" : " or false";
    if (!cannot.empty()) add(operand.place, "cannot decide by being " + cannot + ", and is not counted so");
  }

  std::map<std::pair<std::string, std::uint32_t>, std::vector<Remark>> notes_;
  std::map<std::pair<std::string, std::uint32_t>, std::size_t> reads_;
};

}  // namespace

std::string summary(const Coverage& coverage) {
  std::string text = coverage.policy + ": covered by " + std::to_string(coverage.decisions) +
                     (coverage.decisions == 1 ? " decision\n" : " decisions\n");
  text += row("rules", coverage.covered_rules(), "");
  text += row("rows", coverage.covered_rows(), "");
  text += row("conditions", coverage.covered_conditions(), "(MC/DC: each operand decides, true and false)");
  if (!coverage.steps.empty()) text += row("steps", coverage.covered_steps(), not_recommended(coverage));
  if (!coverage.roles.empty()) text += row("roles by severity", coverage.covered_roles(), "");
  return text + matrix(coverage);
}

std::string to_text(const Coverage& coverage, bool all_lines) {
  std::string text = summary(coverage);
  const Notes notes(coverage);
  for (const CoveredFile& file : coverage.files) {
    const std::string lines = notes.text(file, all_lines);
    if (!lines.empty()) text += "\n" + file.name + "\n" + lines;
  }
  return text;
}

}  // namespace amends
