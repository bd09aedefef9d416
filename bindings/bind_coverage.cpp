// Coverage: what of a policy its scenarios exercise.
#include "casters.hpp"
#include "parts.hpp"

#include <amends/coverage.hpp>

namespace py = pybind11;

namespace amends::python {

namespace {

std::string fraction(const Covered& covered) {
  return std::to_string(covered.covered) + " of " + std::to_string(covered.of);
}

py::dict covered_by_kind(const Coverage& coverage) {
  py::dict kinds;
  kinds["rules"] = coverage.covered_rules();
  kinds["rows"] = coverage.covered_rows();
  kinds["conditions"] = coverage.covered_conditions();
  kinds["steps"] = coverage.covered_steps();
  kinds["roles"] = coverage.covered_roles();
  return kinds;
}

// The file and the line of whatever has a place.
template <typename Item>
void bind_place(py::class_<Item>& item) {
  item.def_property_readonly("file", [](const Item& i) { return i.place.file; })
      .def_property_readonly("line", [](const Item& i) { return i.place.line; });
}

void bind_rules(py::module_& module) {
  py::class_<RuleCoverage> rule(module, "RuleCoverage", "How often a rule, or a row of a list, was read and held.");
  bind_place(rule);
  rule.def_readonly("kind", &RuleCoverage::kind)
      .def_readonly("name", &RuleCoverage::name)
      .def_readonly("read", &RuleCoverage::read)
      .def_readonly("held", &RuleCoverage::held)
      .def_readonly("out_of_reach", &RuleCoverage::out_of_reach)
      .def("__repr__", [](const RuleCoverage& r) {
        return "<RuleCoverage " + r.name + ": held " + std::to_string(r.held) + " of " + std::to_string(r.read) + ">";
      });

  py::class_<StepCoverage> step(module, "StepCoverage", "How often a step was considered and recommended.");
  bind_place(step);
  step.def_readonly("step", &StepCoverage::step)
      .def_readonly("considered", &StepCoverage::considered)
      .def_readonly("recommended", &StepCoverage::recommended)
      .def("__repr__", [](const StepCoverage& s) {
        return "<StepCoverage " + s.step + ": recommended " + std::to_string(s.recommended) + " of " +
               std::to_string(s.considered) + ">";
      });

  py::class_<RoleCoverage>(module, "RoleCoverage", "How often a role was asked about at a severity.")
      .def_readonly("role", &RoleCoverage::role)
      .def_readonly("severity", &RoleCoverage::severity)
      .def_readonly("decisions", &RoleCoverage::decisions)
      .def("__repr__", [](const RoleCoverage& r) {
        return "<RoleCoverage " + r.role + ", " + r.severity + ": " + std::to_string(r.decisions) + ">";
      });
}

void bind_conditions(py::module_& module) {
  py::class_<OperandCoverage> operand(module, "OperandCoverage", "Whether an operand decided its condition both ways.");
  bind_place(operand);
  operand.def_readonly("text", &OperandCoverage::text)
      .def_readonly("decided_true", &OperandCoverage::decided_true)
      .def_readonly("decided_false", &OperandCoverage::decided_false)
      .def_readonly("cannot_true", &OperandCoverage::cannot_true)
      .def_readonly("cannot_false", &OperandCoverage::cannot_false)
      .def("__repr__", [](const OperandCoverage& o) { return "<OperandCoverage " + o.text + ">"; });

  py::class_<ConditionCoverage> condition(module, "ConditionCoverage", "What of a condition was exercised.");
  bind_place(condition);
  condition.def_readonly("of", &ConditionCoverage::of)
      .def_readonly("text", &ConditionCoverage::text)
      .def_readonly("read", &ConditionCoverage::read)
      .def_readonly("held", &ConditionCoverage::held)
      .def_readonly("operands", &ConditionCoverage::operands)
      .def("__repr__", [](const ConditionCoverage& c) { return "<ConditionCoverage " + c.of + ": " + c.text + ">"; });
}

}  // namespace

void bind_coverage(py::module_& module) {
  py::class_<Covered>(module, "Covered", "How much of a kind of thing: 9 of 10.")
      .def_readonly("covered", &Covered::covered)
      .def_readonly("of", &Covered::of)
      .def_readonly("left_out", &Covered::left_out)
      .def_property_readonly("percent", &Covered::percent)
      .def(
          "__eq__", [](const Covered& a, const Covered& b) { return a == b; }, py::is_operator())
      .def("__str__", &fraction)
      .def("__repr__", [](const Covered& c) { return "<Covered " + fraction(c) + ">"; });
  bind_rules(module);
  bind_conditions(module);

  py::class_<Coverage>(module, "Coverage", "What of a policy its scenarios exercise.")
      .def_readonly("policy", &Coverage::policy)
      .def_readonly("decisions", &Coverage::decisions)
      .def_property_readonly("covered", &covered_by_kind, "By kind: rules, rows, conditions, steps and roles.")
      .def_readonly("rules", &Coverage::rules)
      .def_readonly("rows", &Coverage::rows)
      .def_readonly("conditions", &Coverage::conditions)
      .def_readonly("steps", &Coverage::steps)
      .def_readonly("roles", &Coverage::roles)
      .def_readonly("severities", &Coverage::severities)
      .def_readonly("role_severity", &Coverage::role_severity)
      .def(
          "to_text", [](const Coverage& c, bool all_lines) { return to_text(c, all_lines); }, py::kw_only(),
          py::arg("all_lines") = false, "The summary, and the lines of the policy where something is missing.")
      .def(
          "to_lcov", [](const Coverage& c) { return to_lcov(c); }, "For genhtml and the like.")
      .def(
          "to_json", [](const Coverage& c, int indent) { return to_json(c, indent); }, py::arg("indent") = 2,
          "As JSON text; indent=0: on one line.")
      .def(
          "to_dict", [](const Coverage& c) { return from_json(to_json(c, 0)); },
          "As plain dicts and lists, as its JSON has it.")
      .def("__str__", [](const Coverage& c) { return summary(c); })
      .def("__repr__", [](const Coverage& c) {
        return "<Coverage of " + c.policy + ": " + std::to_string(c.covered_rules().percent()) + "% of rules, " +
               std::to_string(c.covered_conditions().percent()) + "% of conditions>";
      });
}

}  // namespace amends::python
