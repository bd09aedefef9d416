// What can be said once the whole program is compiled: constants, their ranges, the facts that are read.
#include "document/reader.hpp"
#include "policy/builder.hpp"
#include "policy/compile_policy.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

double number_of(const Cell& cell, Type type, const CompiledPolicy& policy) {
  switch (type.kind) {
    case TypeKind::real:
      return cell.real;
    case TypeKind::money: {
      double unit = 1;
      for (int i = 0; i < policy.currency.digits(); ++i) unit *= 10;
      return cell.real / unit;
    }
    case TypeKind::period:
      return Period::unpack(cell.integer).count;
    default:
      return static_cast<double>(cell.integer);
  }
}

// What the range demands, where `number` is outside of it; otherwise empty.
std::string_view broken_range(Range range, double number, Type type) {
  switch (range) {
    case Range::any:
      return "";
    case Range::share:
      if (type.kind != TypeKind::real) return number < 0 ? "cannot be negative" : "";
      return number < 0 || number > 1 ? "must be between 0 and 1" : "";
    case Range::not_negative:
      return number < 0 ? "cannot be negative" : "";
    case Range::positive:
      return number <= 0 ? "must be more than 0" : "";
    case Range::at_least_one:
      return number < 1 ? "must be at least 1" : "";
  }
  return "";
}

void check_ranges(Builder& build) {
  for (const Builder::RangeCheck& check : build.ranges) {
    const Cell* cell = build.policy.program.constant(check.expr);
    if (cell == nullptr || !cell->known()) continue;
    const double number = number_of(*cell, check.type, build.policy);
    const std::string_view broken = broken_range(check.range, number, check.type);
    if (broken.empty()) continue;
    std::string help;
    const bool is_share = build.policy.sources.text(check.span).find('%') != std::string_view::npos;
    if (check.range == Range::share && number >= 2 && number <= 100 && !is_share)
      help = "write " + ticked(format_number(number) + "%") + " for a share";
    if (help.empty() && check.range == Range::share) help = "a share lies between 0 and 1, that is 0% and 100%";
    if (help.empty() && !check.example.empty()) help = "for example " + ticked(check.example);
    build.error(check.span, "out-of-range", check.key + " " + std::string(broken), std::move(help));
  }
}

// A list must not run out: its last condition holds always.
void check_ends_of_lists(Builder& build) {
  for (const Builder::LastCondition& last : build.last_conditions) {
    const Cell* cell = build.policy.program.constant(last.expr);
    if (cell == nullptr || !cell->is_true())
      build.error(last.span, "runs-out", "this list can run out: its last item holds only sometimes",
                  "leave out the `when` of the last item, or add an item without one");
  }
}

void read_constants(Builder& build) {
  CompiledPolicy& policy = build.policy;
  for_each_choice(policy, [&](Choice& choice) {
    if (choice.items.size() != 1 || choice.items.front().when.exists() || !choice.items.front().is.exists()) return;
    if (const Cell* cell = policy.program.constant(choice.items.front().is)) choice.constant = *cell;
  });
  for (const Builder::Default& fallback : build.defaults)
    if (const Cell* cell = policy.program.constant(fallback.expr)) policy.facts[fallback.fact].fallback = *cell;
}

void read_parameters(Builder& build) {
  CompiledPolicy& policy = build.policy;
  for (const Builder::Dated& dated : build.dated) {
    std::vector<Cell> cells;
    for (const Expr part : dated.parts) {
      const Cell* cell = policy.program.constant(part);
      cells.push_back(cell == nullptr ? Cell{} : *cell);
    }
    Cell& value = policy.parameters[dated.parameter].values[dated.value].value;
    if (!dated.is_record) {
      value = cells.front();
      continue;
    }
    policy.rows.push_back(std::move(cells));
    value = Cell::of(static_cast<const Cell*>(policy.rows.back().data()));
  }
  for (ParameterDef& parameter : policy.parameters)
    std::stable_sort(parameter.values.begin(), parameter.values.end(),
                     [](const ParameterValue& a, const ParameterValue& b) { return a.from < b.from; });
}

void mark_used_facts(Builder& build) {
  CompiledPolicy& policy = build.policy;
  for (const Site& site : build.policy.sites)
    for (const std::uint32_t slot : policy.program.slots_read(site.expr)) policy.facts[slot].used = true;
  for (PolicyFact& field : policy.facts) {
    if (!field.of_list_record) continue;
    const std::string list = field.name.substr(0, field.name.find("[]"));
    for (const PolicyFact& fact : policy.facts)
      if (fact.used && fact.name == list) field.used = true;
  }
}

}  // namespace

void finish_policy(Builder& build) {
  build.policy.program = build.compiler.finish();
  check_ranges(build);
  check_ends_of_lists(build);
  read_constants(build);
  read_parameters(build);
  mark_used_facts(build);
}

}  // namespace amends::impl
