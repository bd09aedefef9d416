// Each step: what it asks of the customer, what it costs, how likely it is to help, and what is ruled about it.
#include "book/chapters.hpp"

#include "book/phrases.hpp"
#include "book/powers.hpp"
#include "decide/wording.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace amends::impl::book {

namespace {

// "waiting in for a technician: 1 visit, 3 h of their life"
Lines demands_of(const Matter& matter, const DocBlock& block, const StepDef& step) {
  Lines lines;
  for (const DocValue* entry : Matter::entries(block, "demands")) {
    const BurdenDef& burden = *matter.burden(entry->name.text);
    const auto number = static_cast<std::uint16_t>(&burden - matter.policy().burdens.data());
    const auto demand =
        std::find_if(step.demands.begin(), step.demands.end(), [&](const auto& d) { return d.first == number; });
    const std::optional<double> amount = Matter::constant(demand->second);
    const std::optional<double> each = Matter::constant(burden.hours);
    Rich line = Rich(capitalised(burden.title) + ": ");
    if (amount)
      line += Rich(quantity_in_words(*amount, burden));
    else
      line += joined(matter.speak(*entry, demand->second), "; ") +
              Rich(burden.unit_seconds == 0 ? " (" + burden.unit + ")" : std::string());
    const std::string hours = amount && each ? hours_in_words(*amount * *each) : std::string();
    if (hours.empty())
      line += Rich("; its weight depends on the case");
    else if (!amount || hours != quantity_in_words(*amount, burden))
      line += Rich(", " + hours + " of their life");
    lines.push_back(std::move(line));
  }
  return lines;
}

// Contexts that change what a step asks, where that cannot be said in hours.
Lines weighing(const Matter& matter, const StepDef& step) {
  std::vector<Rich> titles;
  for (const DocBlock* block : matter.blocks("contexts")) {
    const ContextDef& context = *matter.context(block->name.text);
    const bool touches = std::any_of(context.weighs.begin(), context.weighs.end(), [&](const auto& weighed) {
      return std::any_of(step.demands.begin(), step.demands.end(),
                         [&](const auto& demand) { return demand.first == weighed.first; });
    });
    if (touches) titles.push_back(term(lower_first(matter.title(*block))));
  }
  if (titles.empty()) return {};
  return {Rich("changed where one of these applies: ") + joined(titles)};
}

Lines eases_of(const Matter& matter, const StepDef& step) {
  Lines lines;
  for (const std::uint16_t number : step.eased_by) {
    const EaseDef& ease = matter.policy().eases[number];
    std::vector<Rich> removes;
    for (const auto& [burden, share] : ease.removes) {
      const std::string& title = matter.policy().burdens[burden].title;
      const std::optional<double> constant = Matter::constant(share);
      removes.emplace_back((constant ? format_number(*constant * 100) + "% of “" : "part of “") + title + "”");
    }
    lines.push_back(Rich(capitalised(ease.title)) + Rich(": takes off ") + joined(removes));
  }
  return lines;
}

Lines hours_lines(const Matter& matter, const DocBlock& block, const StepDef& step) {
  if (step.demands.empty()) return {Rich("nothing")};
  Lines lines = demands_of(matter, block, step);
  const std::string plain = hours_asked(matter, step);
  if (plain.empty()) {
    for (Rich& line : weighing(matter, step)) lines.push_back(std::move(line));
    return lines;
  }
  Rich all = strong(lines.size() == 1 ? plain : plain + " in all");
  std::vector<Rich> others;
  for (const auto& [context, hours] : hours_by_context(matter, step))
    others.push_back(Rich(hours + " where ") + term(lower_first(context)));
  if (!others.empty()) all += Rich("; ") + joined(others);
  if (lines.size() > 1 || !others.empty()) lines.push_back(std::move(all));
  return lines;
}

Lines who_may(const Matter& matter, const StepDef& step) {
  const CompiledPolicy& policy = matter.policy();
  if (!policy.empowerment.exists) return {};
  const Powers powers(matter);
  const std::vector<const StepDef*> free = powers.free_steps();
  if (std::find(free.begin(), free.end(), &step) != free.end()) return {Rich("Every role")};
  Lines lines;
  for (std::size_t role = 0; role < policy.empowerment.roles.size(); ++role) {
    const std::string name = capitalised(with_spaces(policy.empowerment.roles[role].name));
    std::size_t level = 0;
    while (level < policy.severity_levels.size() && !powers.may(step, role, level).yes) ++level;
    const std::vector<Rich> conditions = powers.may(step, role, 0).conditions;
    if (level == 0)
      lines.emplace_back(name + ": always");
    else if (level < policy.severity_levels.size())
      lines.emplace_back(name + ": from " + with_spaces(policy.severity_levels[level]) + " on");
    else
      lines.push_back(Rich(name + ": ") + faint("with approval"));
    if (level != 0 && !conditions.empty()) lines.back() += Rich("; or if ") + joined(conditions, " or if ");
  }
  return {joined(lines, "; ")};
}

std::string rule_verb(std::string_view kind) {
  if (kind == "never") return "Never";
  if (kind == "must") return "Comes first";
  return "Asked first";
}

Lines rules_about(const Matter& matter, const StepDef& step) {
  Lines lines;
  for (const DocBlock* rule : matter.blocks("rules"))
    for (const std::string_view kind : {"never", "must", "ask_first"}) {
      const DocValue* steps = rule->get(kind);
      const auto names_it = [&](const DocName& name) { return name.text == step.name; };
      if (steps == nullptr || std::none_of(steps->names.begin(), steps->names.end(), names_it)) continue;
      const DocValue* when = rule->get("when");
      Rich line = strong(rule_verb(kind));
      const bool always = when == nullptr || when->text() == "true";
      line += always ? Rich(", always.") : Rich(" if ") + Phrases(matter).condition(when->text()) + Rich(".");
      line = after(std::move(line), matter.filled(*rule, "because"));
      lines.push_back(after(std::move(line), matter.place(*rule)));
    }
  return lines;
}

Lines chance_of(const Matter& matter, const DocBlock& block, const StepDef& step) {
  Lines lines = matter.speak(block, "chance", step.chance, As::share);
  if (step.each_failure_leaves.exists() && !lines.empty()) {
    Rich left = joined(matter.speak(block, "each_failure_leaves", step.each_failure_leaves, As::share), "; ");
    lines.back() += Rich("; each time it fails leaves ") + left + Rich(" of that");
  }
  return lines;
}

void add_step(Page& page, const Matter& matter, const DocBlock& block) {
  const StepDef& step = *matter.step(block.name.text);
  page.begin_group();
  page.heading(Rich(matter.title(block)) + Rich(" ") + matter.place(block), "step-" + step.name);
  std::vector<std::pair<std::string, Lines>> facts;
  if (block.get("say") != nullptr) facts.emplace_back("What to say", Lines{matter.filled(block, "say", Style::say)});
  if (step.ends == Ends::hand_over) facts.emplace_back("Ends the plan", Lines{Rich("by handing over to a person")});
  if (step.ends == Ends::refuse) facts.emplace_back("Ends the plan", Lines{Rich("by refusing")});
  if (const DocValue* when = block.get("when")) {
    Rich line = Rich("only if ") + Phrases(matter).condition(when->text());
    line = block.get("because") == nullptr ? line : line + Rich(". ") + matter.filled(block, "because");
    facts.emplace_back("Possible", Lines{after(std::move(line), source_of(block))});
  }
  facts.emplace_back("Asks of them", hours_lines(matter, block, step));
  facts.emplace_back("Made easier by", eases_of(matter, step));
  if (step.chance.exists()) facts.emplace_back("Chance to help", chance_of(matter, block, step));
  facts.emplace_back("Takes", matter.speak(block, "takes", step.takes));
  facts.emplace_back("Costs us",
                     step.costs.exists() ? matter.speak(block, "costs", step.costs) : Lines{Rich("nothing")});
  if (step.kind >= 0)
    facts.back().second.push_back(
        Rich("counts as " + with_spaces(matter.policy().kinds[static_cast<std::size_t>(step.kind)])));
  if (!step.against.empty()) facts.emplace_back("Speaks against it", Lines{Rich(step.against)});
  if (step.at_most.exists()) {
    Lines most = matter.speak(block, "at_most", step.at_most);
    most.back() += Rich(most.back() == Rich("1") ? " time in a case" : " times in a case");
    facts.emplace_back("At most", std::move(most));
  }
  facts.emplace_back("Without approval", who_may(matter, step));
  facts.emplace_back("Rules", rules_about(matter, step));
  page.facts(std::move(facts));
  page.end_group();
}

void add_eases(Page& page, const Matter& matter) {
  Table table;
  table.caption = "What can take a burden off";
  table.head = {"What we do", "Takes off", "Costs us", "When"};
  for (const DocBlock* block : matter.blocks("eases")) {
    const EaseDef& ease = *matter.ease(block->name.text);
    Lines removes;
    for (const DocValue* entry : Matter::entries(*block, "removes")) {
      const BurdenDef& burden = *matter.burden(entry->name.text);
      for (const auto& [number, share] : ease.removes)
        if (&matter.policy().burdens[number] == &burden)
          removes.push_back(joined(matter.speak(*entry, share, As::share), "; ") + Rich(" of “" + burden.title + "”"));
    }
    const DocValue* when = block->get("when");
    Rich condition = when == nullptr ? Rich("always") : Phrases(matter).condition(when->text());
    condition = after(capitalised(std::move(condition)), matter.filled(*block, "because"));
    table.rows.push_back({{Rich(matter.title(*block)), matter.place(*block)},
                          removes,
                          ease.costs.exists() ? matter.speak(*block, "costs", ease.costs) : Lines{Rich("nothing")},
                          {condition}});
  }
  page.table(std::move(table));
}

void add_plan(Page& page, const Matter& matter) {
  const DocValue* plan = matter.document().get("plan");
  if (matter.policy().plan_expected || plan == nullptr) {
    page.paragraph(
        "Nobody has to try them in a fixed order. What a step costs us and the hours it asks of the customer, at the "
        "worth "
        "of an hour, are added up; the step that costs least all told for what it is likely to bring comes first. "
        "Where it "
        "would ask more than the customer can be asked to bear, or repeats what has failed, the customer is asked "
        "first, "
        "and their answer is final.");
    return;
  }
  const auto titles = [&](const std::vector<DocName>& names) {
    std::vector<Rich> all;
    for (const DocName& name : names) all.emplace_back(Matter::title(*matter.step(name.text)));
    return joined(all, ", ");
  };
  if (!plan->is_decision_list()) {
    page.paragraph(Rich("The order is fixed: ") + titles(plan->names) + Rich(". ") + matter.place(plan->name.span));
    return;
  }
  std::vector<Rich> orders;
  for (const DocBlock& item : plan->blocks) {
    const DocValue* when = item.get("when");
    Rich line =
        when == nullptr ? Rich("Otherwise: ") : Rich("If ") + Phrases(matter).condition(when->text()) + Rich(": ");
    line += titles(item.get("is")->names) + Rich(".");
    line = after(after(std::move(line), matter.filled(item, "because")), source_of(item));
    orders.push_back(after(std::move(line), matter.place(item)));
  }
  page.paragraph("The order is fixed; the first of these that applies:");
  page.list(std::move(orders));
}

}  // namespace

void add_steps(Page& page, const Matter& matter) {
  const std::vector<const DocBlock*> blocks = matter.blocks("steps");
  if (blocks.empty()) return;
  page.chapter("What can be done", "steps");
  add_plan(page, matter);
  for (const DocBlock* block : blocks) add_step(page, matter, *block);
  add_eases(page, matter);
}

}  // namespace amends::impl::book
