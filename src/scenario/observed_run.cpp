#include "scenario/observed_run.hpp"

#include "decide/recommendation_builder.hpp"
#include "decide/wording.hpp"
#include "policy/bind.hpp"
#include "text/json_reader.hpp"

#include <amends/json.hpp>

namespace amends::impl {

ObservedRun::ObservedRun(std::shared_ptr<const CompiledPolicy> policy, const Case& a_case, Time now)
    : policy_(std::move(policy)), rules_(policy_->rules.size()), items_(policy_->list_items.size()) {
  bind_case(policy_, a_case, bound_);
  evaluation_ = std::make_unique<Evaluation>(*policy_, bound_, now.seconds, decision_, working_);
  evaluation_->observe(this);
  evaluation_->run();
  recommendation_ = RecommendationBuilder(*evaluation_).build();
  evaluation_->observe(nullptr);
}

const Tree& ObservedRun::answer() const {
  if (answer_) return *answer_;
  std::vector<Diagnostic> none;
  constexpr std::size_t many = 10'000'000;
  answer_ = read_json(to_json(recommendation_, 0), {.bytes = many, .items = many, .nodes = many}, none);
  if (!answer_) answer_.emplace();
  return *answer_;
}

void ObservedRun::item_read(std::uint32_t listed, Holds state) {
  // A list may be read several times, and differently, for one decision (once for each role): what held stays.
  if (items_[listed] != Holds::yes) items_[listed] = state;
}

Cell ObservedRun::value(Expr expr) {
  const Cell cell = evaluation_->evaluate(expr);
  evaluation_->forget_unknowns();
  return cell;
}

std::vector<ReadAs> ObservedRun::operands(const Condition& condition) {
  std::vector<ReadAs> read;
  for (const Operand& operand : condition.operands) read.push_back(read_as(value({operand.node})));
  return read;
}

std::string ObservedRun::shown(const Term& term) {
  const Cell cell = term.slot ? evaluation_->fact(*term.slot) : value({term.node});
  if (term.type.kind == TypeKind::list && cell.known())
    return std::to_string(cell.list->size) + (cell.list->size == 1 ? " entry" : " entries");
  return format_value(*policy_, cell, term.type);
}

}  // namespace amends::impl
