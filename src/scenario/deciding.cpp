#include "scenario/deciding.hpp"

#include "decide/wording.hpp"
#include "scenario/deciding_parts.hpp"

#include <algorithm>
#include <cmath>

namespace amends::impl {

namespace {

constexpr std::size_t enough = 6;

}  // namespace

std::vector<DecidingCondition> Deciding::find() {
  const std::string_view path = expectation_.path.part->path;
  const std::string& placed = expectation_.path.placed;
  const auto begins = [&](std::string_view with) {
    return path == with || (path.starts_with(with) && path.size() > with.size() && path[with.size()] == '.');
  };
  if (begins("step") || path == "plan" || path == "no_step" || path == "options" || path == "highest_role") {
    of_step();
  } else if (begins("options")) {
    of_option(placed);
  } else if (begins("ask_first")) {
    of_asking();
  } else if (begins("approval")) {
    of_approval();
  } else if (path == "severity") {
    of_severity();
  } else if (begins("contexts")) {
    of_contexts();
  } else if (begins("questions")) {
    of_questions();
  } else if (begins("burden")) {
    for (const ContextDef& context : policy_.contexts) rule(context.rule);
  } else if (begins("remedies")) {
    of_remedies();
  } else if (begins("empowerment")) {
    of_empowerment();
  } else if (begins("values")) {
    of_value(placed);
  } else if (begins("commitments")) {
    of_commitment(placed);
  } else if (path == "stage" || begins("closure")) {
    note("", "the stage is " + std::string(word_of_stage()), {});
  }
  if (result_.size() > enough) result_.resize(enough);
  return std::move(result_);
}

std::string Deciding::reading(std::optional<Holds> state) {
  if (!state) return "was not read";
  return *state == Holds::yes ? "holds" : *state == Holds::no ? "does not hold" : "is unknown";
}

void Deciding::at(DecidingCondition& condition, Span span) const {
  if (!span.exists()) return;
  const Source& source = policy_.sources[span.source];
  condition.file = source.name();
  condition.line = source.at(span.begin).line;
}

DecidingCondition& Deciding::note(std::string rule, std::string reading, Span span) {
  DecidingCondition condition;
  condition.rule = std::move(rule);
  condition.reading = std::move(reading);
  at(condition, span);
  result_.push_back(std::move(condition));
  return result_.back();
}

void Deciding::terms(const Condition& condition, DecidingCondition& into) {
  for (const Operand& operand : condition.operands)
    for (const Term& term : operand.terms) {
      const bool there = std::any_of(into.values.begin(), into.values.end(),
                                     [&](const FactReading& reading) { return reading.fact == term.text; });
      if (!there) into.values.push_back({term.text, run_.shown(term)});
    }
}

void Deciding::condition_of(std::uint32_t site, DecidingCondition& into) {
  if (site == no_site) return;
  const Condition condition = texts_.condition(policy_.sites[site]);
  into.text = texts_.text(policy_.sites[site]);
  at(into, policy_.sites[site].span);
  terms(condition, into);
}

void Deciding::rule(std::uint16_t number) {
  if (number == no_rule) return;
  const RuleInfo& info = policy_.rules[number];
  condition_of(info.site, note(info.name, reading(run_.rule(number)), info.span));
}

// The items of a list down to the one that was taken; of a single expression what it reads.
void Deciding::list(std::string_view name, const Choice& choice) {
  for (const ChoiceItem& item : choice.items) {
    if (item.listed == no_site) {
      expression(name, item.is);
      continue;
    }
    const ListItem& listed = policy_.list_items[item.listed];
    const std::optional<Holds> state = run_.item(item.listed);
    if (!state) break;
    DecidingCondition& made = note(listed.of + ", item " + std::to_string(listed.number), reading(state), listed.span);
    condition_of(listed.when, made);
    if (*state == Holds::yes) break;
  }
}

void Deciding::expression(std::string_view name, Expr expr) {
  for (const Site& site : policy_.sites) {
    if (site.expr != expr || policy_.program.constant(expr) != nullptr) continue;
    if (site.of.find(name.substr(name.rfind(' ') + 1)) == std::string::npos) continue;
    DecidingCondition& made = note(std::string(name), "", site.span);
    made.text = texts_.text(site);
    for (const std::uint32_t slot : policy_.program.slots_read(expr))
      made.values.push_back({policy_.facts[slot].name, run_.shown({"", policy_.facts[slot].type, slot, Expr::none})});
    return;
  }
}

// Where a key stands in the policy.
Span Deciding::place(std::initializer_list<std::string_view> keys) const {
  const Tree* tree = &policy_.tree;
  Span span;
  for (const std::string_view key : keys) {
    const auto found = std::find_if(tree->entries.begin(), tree->entries.end(),
                                    [&](const TreeEntry& entry) { return entry.key == key; });
    if (found == tree->entries.end()) return span;
    span = found->key_span;
    tree = &found->value;
  }
  return span;
}

std::string_view Deciding::word_of_stage() const {
  switch (decision_.stage) {
    case Stage::recover:
      return "recover";
    case Stage::confirm:
      return "confirm: it was fixed, and the two questions are open";
    case Stage::follow_up:
      return "follow_up: it was fixed, and both questions were answered YES";
    case Stage::closed:
      return "closed";
  }
  return {};
}

std::optional<std::uint16_t> Deciding::step(std::string_view name) const {
  for (std::size_t i = 0; i < policy_.steps.size(); ++i)
    if (policy_.steps[i].name == name) return static_cast<std::uint16_t>(i);
  return std::nullopt;
}

std::string Deciding::total(std::uint16_t s) const {
  const double expected = decision_.options[s].expected;
  return std::isnan(expected) ? "no expected total" : to_string(money_of(policy_, expected)) + " expected";
}

const std::string& Deciding::severity() const {
  return policy_.severity_levels[static_cast<std::size_t>(decision_.severity)];
}

std::string Deciding::role_name() const {
  return run_.role() < 0 ? "unknown" : policy_.empowerment.roles[static_cast<std::size_t>(run_.role())].name;
}

std::vector<DecidingCondition> decided_by(ObservedRun& run, const SiteTexts& texts, const Expectation& expectation) {
  return Deciding(run, texts, expectation).find();
}

}  // namespace amends::impl
