// parameter-gap: dates at which a parameter has no value.
#include "lint/linter.hpp"
#include "lint/reading.hpp"
#include "lint/rules.hpp"

#include <amends/time.hpp>

#include <set>

namespace amends::impl::rules {

namespace {

std::string date_of(std::int64_t seconds) { return to_string(Time{seconds}).substr(0, 10); }

// The dated value that was made of this block.
const ParameterValue* value_of(const ParameterDef& parameter, const DocBlock& block) {
  const DocValue* is = block.get("is");
  for (const ParameterValue& value : parameter.values)
    if (is != nullptr && value.span == is->span()) return &value;
  return nullptr;
}

const ParameterDef* parameter_of(const CompiledPolicy& policy, std::string_view name) {
  for (const ParameterDef& parameter : policy.parameters)
    if (parameter.name == name) return &parameter;
  return nullptr;
}

// As it is written in the document.
std::string first_date(const Linter& lint, const ParameterDef& parameter) {
  for (const DocValue& entry : lint.entries("parameters"))
    if (entry.name.text == parameter.name)
      for (const DocBlock& block : entry.blocks)
        if (value_of(parameter, block) == &parameter.values.front()) return block.text("from");
  return date_of(parameter.values.front().from);
}

// A date that stands out of order is a slip of a year, or was put in the wrong place.
void check_order(Linter& lint) {
  for (const DocValue& entry : lint.entries("parameters")) {
    const ParameterDef* parameter = parameter_of(lint.policy(), entry.name.text);
    for (std::size_t i = 1; parameter != nullptr && i < entry.blocks.size(); ++i) {
      const ParameterValue* above = value_of(*parameter, entry.blocks[i - 1]);
      const ParameterValue* here = value_of(*parameter, entry.blocks[i]);
      if (above != nullptr && here != nullptr && here->from < above->from)
        lint.found(entry.blocks[i].get("from")->span(), "this date lies before the one above it",
                   "if it is not a slip, write the values in the order of their dates");
    }
  }
}

// Asked for at a date that is written down and lies before the first value.
void check_dates(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  for (const Site& site : policy.sites)
    for_each_node(policy.program, site.expr, [&](std::uint32_t, const Node& node) {
      const std::optional<HostRead> read = host_read(policy.program, node);
      if (!read || read->call != HostCall::parameter_at || read->argument < 0 || node.c < 2) return;
      const Cell* at = policy.program.constant({policy.program.operands()[node.b + 1]});
      const ParameterDef& parameter = policy.parameters[static_cast<std::size_t>(read->argument)];
      if (at == nullptr || !at->known() || at->integer >= parameter.values.front().from) return;
      lint.found(site.span, ticked(parameter.name) + " has no value yet at " + date_of(at->integer),
                 "its first value is from " + first_date(lint, parameter) + " on; add an earlier one");
    });
}

// Two that are used together, one of which begins later.
void check_together(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  std::set<std::pair<std::size_t, std::size_t>> said;
  for (const Site& site : policy.sites) {
    if (site.key == nullptr) continue;
    std::set<std::size_t> used;
    for_each_node(policy.program, site.expr, [&](std::uint32_t, const Node& node) {
      const std::optional<HostRead> read = host_read(policy.program, node);
      if (read && read->call == HostCall::parameter && read->argument >= 0)
        used.insert(static_cast<std::size_t>(read->argument));
    });
    for (const std::size_t early : used)
      for (const std::size_t late : used) {
        const ParameterDef& a = policy.parameters[early];
        const ParameterDef& b = policy.parameters[late];
        if (a.values.front().from >= b.values.front().from || !said.insert({early, late}).second) continue;
        lint.found(b.span,
                   ticked(b.name) + " has no value before " + first_date(lint, b) + ", but " + ticked(a.name) +
                       ", which it is used with, has one from " + first_date(lint, a) + " on",
                   "add the earlier values of " + ticked(b.name));
      }
  }
}

void check_parameter_gap(Linter& lint) {
  check_order(lint);
  check_dates(lint);
  check_together(lint);
}

}  // namespace

constinit const LintRule parameter_gap = {
    "parameter-gap", DiagnosticLevel::warning, "A parameter that has no value at dates where it is needed",
    "Before its first date a parameter is unknown, and so is all that is made of it. Cases reach back: what happened "
    "last year is paid at last year's rate.",
    check_parameter_gap};

}  // namespace amends::impl::rules
