// Coverage as programs read it: LCOV and JSON.
#include <amends/coverage.hpp>

#include "text/json_writer.hpp"

#include <algorithm>
#include <map>

namespace amends {

namespace {

using impl::JsonWriter;

// One section for each file. A line is a line that holds a rule, a row or a condition, its count how often that was
// read; a rule or row is a function, its count how often it held; each operand is a block of two branches, decided by
// being true and by being false.
class Lcov {
 public:
  explicit Lcov(const Coverage& coverage) : coverage_(coverage) {
    for (const auto* rules : {&coverage.rules, &coverage.rows})
      for (const RuleCoverage& rule : *rules) line(rule.place, rule.read);
    for (const ConditionCoverage& condition : coverage.conditions)
      for (const OperandCoverage& operand : condition.operands) line(operand.place, condition.read);
    for (const StepCoverage& step : coverage.steps) line(step.place, step.considered);
  }

  std::string text() const {
    std::string text;
    for (const CoveredFile& file : coverage_.files) text += section(file.name);
    return text;
  }

 private:
  void line(const CodePlace& place, std::size_t count) {
    if (place.line == 0) return;
    std::size_t& most = lines_[{place.file, place.line}];
    most = std::max(most, count);
  }

  std::string section(const std::string& file) const {
    std::string functions, function_hits, branches, lines;
    std::size_t found = 0, hit = 0, branch = 0, branch_hit = 0, line_found = 0, line_hit = 0, block = 0;
    std::map<std::string, int> names;
    for (const auto* rules : {&coverage_.rules, &coverage_.rows})
      for (const RuleCoverage& rule : *rules) {
        if (rule.place.file != file || rule.place.line == 0 || (!rule.out_of_reach.empty() && rule.held == 0)) continue;
        std::string name = rule.name;
        std::replace(name.begin(), name.end(), ',', ' ');
        if (const int again = names[name]++; again > 0) name += " (" + std::to_string(again + 1) + ")";
        functions += "FN:" + std::to_string(rule.place.line) + "," + name + "\n";
        function_hits += "FNDA:" + std::to_string(rule.held) + "," + name + "\n";
        ++found;
        hit += rule.held > 0 ? 1 : 0;
      }
    for (const ConditionCoverage& condition : coverage_.conditions)
      for (const OperandCoverage& operand : condition.operands) {
        if (operand.place.file != file || operand.place.line == 0) continue;
        const auto one = [&](int number, bool decided, bool cannot) {
          if (cannot && !decided) return;
          branches += "BRDA:" + std::to_string(operand.place.line) + "," + std::to_string(block) + "," +
                      std::to_string(number) + "," +
                      (condition.read == 0 ? "-"
                       : decided           ? "1"
                                           : "0") +
                      "\n";
          ++branch;
          branch_hit += decided ? 1 : 0;
        };
        one(0, operand.decided_true, operand.cannot_true);
        one(1, operand.decided_false, operand.cannot_false);
        ++block;
      }
    for (const auto& [place, count] : lines_) {
      if (place.first != file) continue;
      lines += "DA:" + std::to_string(place.second) + "," + std::to_string(count) + "\n";
      ++line_found;
      line_hit += count > 0 ? 1 : 0;
    }
    const auto total = [](const char* key, std::size_t n) { return key + std::to_string(n) + "\n"; };
    return "TN:\nSF:" + file + "\n" + functions + function_hits + total("FNF:", found) + total("FNH:", hit) + branches +
           total("BRF:", branch) + total("BRH:", branch_hit) + lines + total("LF:", line_found) +
           total("LH:", line_hit) + "end_of_record\n";
  }

  const Coverage& coverage_;
  std::map<std::pair<std::string, std::uint32_t>, std::size_t> lines_;
};

void count(JsonWriter& out, std::string_view key, std::size_t number) {
  out.key(key);
  out.integer(static_cast<std::int64_t>(number));
}

void text(JsonWriter& out, std::string_view key, std::string_view value) {
  out.key(key);
  out.string(value);
}

void flag(JsonWriter& out, std::string_view key, bool value) {
  out.key(key);
  out.boolean(value);
}

void place(JsonWriter& out, const CodePlace& place) {
  text(out, "file", place.file);
  count(out, "line", place.line);
  count(out, "column", place.column);
  count(out, "length", place.length);
}

void covered(JsonWriter& out, std::string_view key, const Covered& covered) {
  out.key(key);
  out.begin_object();
  count(out, "covered", covered.covered);
  count(out, "of", covered.of);
  count(out, "left_out", covered.left_out);
  count(out, "percent", static_cast<std::size_t>(covered.percent()));
  out.end_object();
}

void rules(JsonWriter& out, std::string_view key, const std::vector<RuleCoverage>& rules) {
  out.key(key);
  out.begin_array();
  for (const RuleCoverage& rule : rules) {
    out.begin_object();
    text(out, "kind", rule.kind);
    text(out, "name", rule.name);
    place(out, rule.place);
    count(out, "read", rule.read);
    count(out, "held", rule.held);
    text(out, "out_of_reach", rule.out_of_reach);
    out.end_object();
  }
  out.end_array();
}

void conditions(JsonWriter& out, const std::vector<ConditionCoverage>& conditions) {
  out.key("conditions");
  out.begin_array();
  for (const ConditionCoverage& condition : conditions) {
    out.begin_object();
    text(out, "of", condition.of);
    text(out, "text", condition.text);
    place(out, condition.place);
    count(out, "read", condition.read);
    count(out, "held", condition.held);
    out.key("operands");
    out.begin_array();
    for (const OperandCoverage& operand : condition.operands) {
      out.begin_object();
      text(out, "text", operand.text);
      place(out, operand.place);
      flag(out, "decided_true", operand.decided_true);
      flag(out, "decided_false", operand.decided_false);
      flag(out, "cannot_true", operand.cannot_true);
      flag(out, "cannot_false", operand.cannot_false);
      out.end_object();
    }
    out.end_array();
    out.end_object();
  }
  out.end_array();
}

void write(JsonWriter& out, const Coverage& coverage) {
  out.begin_object();
  text(out, "policy", coverage.policy);
  count(out, "decisions", coverage.decisions);
  out.key("summary");
  out.begin_object();
  covered(out, "rules", coverage.covered_rules());
  covered(out, "rows", coverage.covered_rows());
  covered(out, "conditions", coverage.covered_conditions());
  covered(out, "steps", coverage.covered_steps());
  covered(out, "roles", coverage.covered_roles());
  out.end_object();
  rules(out, "rules", coverage.rules);
  rules(out, "rows", coverage.rows);
  conditions(out, coverage.conditions);
  out.key("steps");
  out.begin_array();
  for (const StepCoverage& step : coverage.steps) {
    out.begin_object();
    text(out, "step", step.step);
    place(out, step.place);
    count(out, "considered", step.considered);
    count(out, "recommended", step.recommended);
    out.end_object();
  }
  out.end_array();
  out.key("role_severity");
  out.begin_array();
  for (const RoleCoverage& cell : coverage.role_severity) {
    out.begin_object();
    text(out, "role", cell.role);
    text(out, "severity", cell.severity);
    count(out, "decisions", cell.decisions);
    out.end_object();
  }
  out.end_array();
  out.end_object();
}

}  // namespace

std::string to_lcov(const Coverage& coverage) { return Lcov(coverage).text(); }

std::string to_lcov(const std::vector<Coverage>& coverage) {
  std::string text;
  for (const Coverage& one : coverage) text += to_lcov(one);
  return text;
}

std::string to_json(const Coverage& coverage, int indent) {
  JsonWriter out(indent);
  write(out, coverage);
  return std::move(out).take();
}

std::string to_json(const std::vector<Coverage>& coverage, int indent) {
  JsonWriter out(indent);
  out.begin_array();
  for (const Coverage& one : coverage) write(out, one);
  out.end_array();
  return std::move(out).take();
}

}  // namespace amends
