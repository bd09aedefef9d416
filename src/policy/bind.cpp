// Binds a case to a policy: fills its slots and histories, names interned once, so that deciding needs no look-up.
#include "policy/bind.hpp"

#include <amends/policy.hpp>

#include "model/case_reader.hpp"
#include "model/history_fields.hpp"
#include "model/person_fields.hpp"
#include "policy/compiled.hpp"
#include "policy/fact_cells.hpp"
#include "text/report.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace amends {

namespace impl {

namespace {

constexpr std::size_t longest_name = 60;
constexpr std::int64_t day = 86'400;

// Where the names of an entry's fields stand in its row.
constexpr std::size_t first = 0;
static_assert(attempt_fields.fields[first].name == "step" && demand_fields.fields[first].name == "burden" &&
              answer_fields.fields[first].name == "step" && grant_fields.fields[first].name == "remedy" &&
              life_event_fields.fields[first].name == "kind");
constexpr std::size_t grant_kind = 1;
static_assert(grant_fields.fields[grant_kind].name == "kind");
constexpr std::size_t most_fields = 8;

std::int64_t in_years(Time time) { return std::clamp(time.seconds, first_second, last_second); }

std::int64_t moment_or(const Fact<Time>& fact, std::int64_t otherwise) {
  return fact.is_known() ? in_years(fact.value()) : otherwise;
}

std::int32_t number(const Cell& cell) { return cell.known() ? static_cast<std::int32_t>(cell.integer) : -1; }

class Binder {
 public:
  Binder(const CompiledPolicy& policy, const Case& c, BoundData& data)
      : policy_(policy), case_(c), data_(data), cells_(policy, data.memory, report_) {}

  bool bind() {
    clear();
    bind_singles();
    bind_declared();
    for (const BindPlan::List& list : data_.plan->lists) bind_list(list);
    number_other_cases();
    mark_occasions();
    sort_by_time();
    read_own_facts(data_);
    data_.policy = policy_.identity;
    const bool good = !report_.has_errors();
    if (!report_.all().empty()) data_.diagnostics = report_.take();
    return good;
  }

 private:
  void clear() {
    data_.slots.resize(policy_.facts.size());
    for (std::uint32_t i = 0; i < data_.slots.size(); ++i) data_.slots[i] = unknown_cell(i);
    data_.attempts.clear();
    data_.demands.clear();
    data_.promises.clear();
    data_.answers.clear();
    data_.grants.clear();
    data_.events.clear();
    data_.past_times.clear();
    data_.diagnostics.clear();
    data_.memory.reset();
  }

  void bind_singles() {
    for (const BindPlan::Single& single : data_.plan->singles) {
      const FieldView view = single.field->get(single.record->one(&case_));
      data_.slots[single.slot] = cells_.of(view, {single.record, single.field}, single.slot);
    }
    for (const BindPlan::Single& single : data_.plan->past) {
      const FieldView view = single.field->get(single.record->one(&case_));
      if (view.state == FieldState::known)
        data_.past_times.push_back({single.record->name, single.field->name, -1, view.integer});
    }
  }

  // All that are given are checked, used or not: a wrong name is a fact that somebody believes to have given.
  void bind_declared() {
    const auto& declared = data_.plan->declared;
    for (const auto& [name, slot] : declared) data_.slots[slot] = missing_cell(policy_.facts[slot], nullptr, slot);
    for (const auto& [name, value] : case_.facts) {
      const auto found =
          std::lower_bound(declared.begin(), declared.end(), name,
                           [](const auto& entry, const std::string& wanted) { return entry.first < wanted; });
      if (found != declared.end() && found->first == name)
        data_.slots[found->second] = cells_.of(value, found->second, name);
      else
        report_unknown_fact(name);
    }
  }

  void report_unknown_fact(const std::string& name) {
    std::vector<std::string> names;
    std::string help;
    for (const PolicyFact& fact : policy_.facts) {
      if (fact.declared && !fact.of_list_record) names.push_back(fact.name);
      if (!fact.declared && fact.name == name) help = "it is a field of the standard case: give it there";
    }
    if (help.empty()) help = did_you_mean(name, names);
    const std::string wrong = shown(name, longest_name);
    report_.error_at(wrong, "unknown-name", "the policy declares no fact `" + wrong + "`", std::move(help));
  }

  void bind_list(const BindPlan::List& list) {
    std::size_t size = list.record->size(&case_);
    if (size > max_list) {
      report_too_many(std::string(list.record->name), report_);
      size = max_list;
    }
    const std::size_t width = list.record->fields.size();
    Cell* const rows = list.used ? data_.memory.cells(size * width) : nullptr;
    Cell* const entries = list.used ? data_.memory.cells(size) : nullptr;
    std::array<Cell, most_fields> own_row;
    for (std::size_t i = 0; i < size; ++i) {
      Cell* const row = list.used ? rows + i * width : own_row.data();
      bind_entry(list, i, row);
      add_entry(list, i, row);
      if (list.used) entries[i] = Cell::of(static_cast<const Cell*>(row));
    }
    if (list.used) data_.slots[list.slot] = Cell::of(data_.memory.list(entries, size));
  }

  void bind_entry(const BindPlan::List& list, std::size_t index, Cell* row) {
    const void* const entry = list.record->element(&case_, index);
    const auto number_of_entry = static_cast<std::int32_t>(index);
    for (std::size_t i = 0; i < list.record->fields.size(); ++i) {
      const FieldInfo& field = list.record->fields[i];
      const auto fact = static_cast<std::uint32_t>(list.slot + 1 + i);
      const FieldView view = field.get(entry);
      // Texts that nothing reads are not interned; names are.
      const bool plain_text = field.kind == FieldKind::text && policy_.facts[fact].type.kind == TypeKind::text;
      if (list.used || !plain_text) row[i] = cells_.of(view, {list.record, &field, number_of_entry}, fact);
      if (field.past && view.state == FieldState::known)
        data_.past_times.push_back({list.record->name, field.name, number_of_entry, view.integer});
    }
  }

  void add_entry(const BindPlan::List& list, std::size_t index, Cell* row) {
    const auto of_list = [&](const auto& fields) { return list.record->fields.data() == fields.fields.data(); };
    if (of_list(attempt_fields)) {
      const Attempt& attempt = case_.attempts[index];
      data_.attempts.push_back(
          {number(row[first]), attempt.outcome, in_years(attempt.at), static_cast<std::uint32_t>(index)});
    } else if (of_list(demand_fields)) {
      add_demand(case_.demands[index], number(row[first]));
    } else if (of_list(promise_fields)) {
      add_promise(case_.promises[index], index);
    } else if (of_list(answer_fields)) {
      const Answer& answer = case_.answers[index];
      data_.answers.push_back({number(row[first]), answer.answer == AnswerKind::accepted, in_years(answer.at),
                               static_cast<std::uint32_t>(index)});
    } else if (of_list(grant_fields)) {
      add_grant(case_.grants[index], row);
    } else if (of_list(life_event_fields)) {
      add_event(case_.life.events[index]);
    }
  }

  bool is_this_case(const Fact<std::string>& id) const {
    return !id.is_known() || (case_.id.is_known() && case_.id.value() == id.value());
  }

  void add_demand(const Demand& demand, std::int32_t burden) {
    BoundDemand bound;
    bound.burden = burden;
    bound.this_case = is_this_case(demand.case_id);
    // What is in error was reported, and weighs nothing.
    bound.quantity = demand.quantity >= 0 && demand.quantity <= largest_quantity ? demand.quantity : 0;
    bound.at = in_years(demand.at);
    if (!bound.this_case)
      data_.other_cases.emplace_back(demand.case_id.value(), static_cast<std::uint32_t>(data_.demands.size()));
    data_.demands.push_back(bound);
  }

  void add_promise(const Promise& promise, std::size_t index) {
    BoundPromise bound;
    for (std::size_t i = 0; i < policy_.commitments.size(); ++i)
      if (policy_.commitments[i].name == promise.name) bound.commitment = static_cast<std::int32_t>(i);
    bound.made_at = in_years(promise.made_at);
    bound.due_at = moment_or(promise.due_at, INT64_MAX);
    bound.kept_at = moment_or(promise.kept_at, INT64_MAX);
    bound.index = static_cast<std::uint32_t>(index);
    data_.promises.push_back(bound);
  }

  void add_grant(const Grant& grant, Cell* row) {
    BoundGrant bound;
    bound.remedy = number(row[first]);
    if (!grant.kind.is_known() && bound.remedy >= 0)
      row[grant_kind] = Cell::of(std::int64_t{policy_.remedies[static_cast<std::size_t>(bound.remedy)].kind});
    bound.kind = number(row[grant_kind]);
    bound.this_case = is_this_case(grant.case_id);
    const bool counts = grant.amount.currency == policy_.currency || policy_.currency == Currency();
    bound.minor = counts ? grant.amount.minor : 0;
    bound.at = in_years(grant.at);
    data_.grants.push_back(bound);
  }

  void add_event(const LifeEvent& event) {
    BoundEvent bound;
    bound.kind = cells_.text(event.kind);
    bound.from = in_years(event.from);
    bound.to = std::max(bound.from, moment_or(event.to, bound.from + day));
    data_.events.push_back(bound);
  }

  // An occasion is all demands of one kind with the same case and time; one of them stands for it.
  void mark_occasions() {
    auto& demands = data_.demands;
    auto& order = data_.occasion_order;
    order.resize(demands.size());
    for (std::uint32_t i = 0; i != order.size(); ++i) order[i] = i;
    const auto key = [&](std::uint32_t i) {
      return std::tuple(demands[i].burden, demands[i].case_number, demands[i].at);
    };
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return std::tuple(key(a), a) < std::tuple(key(b), b); });
    for (std::size_t i = 1; i < order.size(); ++i)
      if (key(order[i]) == key(order[i - 1])) demands[order[i]].first_of_occasion = false;
  }

  // Equal ids, equal numbers, whatever the order of the demands.
  void number_other_cases() {
    auto& others = data_.other_cases;
    std::sort(others.begin(), others.end());
    std::uint32_t case_number = 0;
    for (std::size_t i = 0; i < others.size(); ++i) {
      if (i == 0 || others[i].first != others[i - 1].first) ++case_number;
      data_.demands[others[i].second].case_number = case_number;
    }
    others.clear();
  }

  void sort_by_time() {
    const auto earlier = [](const auto& a, const auto& b) { return a.at != b.at ? a.at < b.at : a.index < b.index; };
    std::sort(data_.attempts.begin(), data_.attempts.end(), earlier);
    std::sort(data_.answers.begin(), data_.answers.end(), earlier);
  }

  const CompiledPolicy& policy_;
  const Case& case_;
  BoundData& data_;
  Report report_;
  FactCells cells_;
};

}  // namespace

void read_own_facts(BoundData& data) {
  const BindPlan& plan = *data.plan;
  const auto moment = [&](std::uint32_t slot) {
    return data.slots[slot].known() ? data.slots[slot].integer : INT64_MIN;
  };
  const auto reply = [&](std::uint32_t slot) {
    if (!data.slots[slot].known()) return BoundData::Reply::unanswered;
    return data.slots[slot].boolean ? BoundData::Reply::yes : BoundData::Reply::no;
  };
  data.role = number(data.slots[plan.role]);
  data.role_unknown = data.slots[plan.role].state == State::unknown;
  data.severity_reached = std::max(number(data.slots[plan.severity_reached]), 0);
  data.opened_at = moment(plan.opened_at);
  data.reopened_at = moment(plan.reopened_at);
  data.got_what_needed = reply(plan.got_what_needed);
  data.got_what_needed_at = moment(plan.got_what_needed_at);
  data.done_well = reply(plan.done_well);
  data.done_well_at = moment(plan.done_well_at);
}

bool bind_case(const std::shared_ptr<const CompiledPolicy>& policy, const Case& c, BoundData& data) {
  if (data.compiled != policy) {
    data.compiled = policy;
    data.plan = policy->bind_plan.get();
    data.own_texts.clear();
  }
  return Binder(*policy, c, data).bind();
}

}  // namespace impl

bool Policy::bind(const Case& c, BoundCase& bound) const { return impl::bind_case(compiled_, c, bound.data()); }

Result<BoundCase> Policy::bind(const Case& c) const {
  BoundCase bound;
  if (!bind(c, bound)) return Result<BoundCase>::failure(bound.diagnostics());
  std::vector<Diagnostic> warnings = bound.diagnostics();
  return Result<BoundCase>(std::move(bound), std::move(warnings));
}

}  // namespace amends
