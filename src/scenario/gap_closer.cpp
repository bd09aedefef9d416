// Cases that close gaps: first by the readings of conditions that the analyser finds a case for, then, where a decision
// does not come that far (it asks about another step, another role), by small changes around it. Each is run.
#include "decide/wording.hpp"
#include "model/case_reader.hpp"
#include "model/case_to_tree.hpp"
#include "scenario/gap.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

constexpr Time some_day{1'772'442'000};  // 2026-03-02T09:00:00Z: where nothing depends on the moment

std::string in_words(const Gap& gap) {
  switch (gap.kind) {
    case Gap::Kind::rule:
      return "no case makes it hold";
    case Gap::Kind::row:
      return "no case comes to it";
    default:
      return "no case lets it decide";
  }
}

void move_times(Tree& tree, Duration by) {
  if (tree.kind == Tree::Kind::text)
    if (const ParsedTime parsed = parse_time(tree.text); parsed.time) tree.text = to_string(*parsed.time + by);
  for (Tree& item : tree.items) move_times(item, by);
  for (TreeEntry& entry : tree.entries) move_times(entry.value, by);
}

// The same case, so much later.
std::optional<Case> moved_by(const CompiledPolicy& policy, const Case& a_case, Duration by) {
  Tree tree = case_to_tree(a_case);
  move_times(tree, by);
  Report report;
  return read_case(tree, &policy.shape, report);
}

// A plain value of a type, a low or a high one; nothing where there is no plain one.
std::string some_value(const CompiledPolicy& policy, Type type, Time now, bool high) {
  switch (type.kind) {
    case TypeKind::boolean:
      return high ? "true" : "false";
    case TypeKind::integer:
    case TypeKind::real:
      return high ? "3" : "1";
    case TypeKind::money:
      return std::string(high ? "100 " : "10 ") + std::string(policy.currency.code());
    case TypeKind::duration:
      return high ? "2 days" : "1 h";
    case TypeKind::time:
      return to_string(now - (high ? days(30) : days(1)));
    case TypeKind::enumeration: {
      const std::vector<std::string>& names = policy.types.enumeration(type).names;
      return names.empty() ? std::string() : high ? names.back() : names.front();
    }
    default:
      return {};
  }
}

// The same case, with what the answer asks for filled in.
std::optional<Case> answered_questions(const CompiledPolicy& policy, const Case& a_case,
                                       const std::vector<Question>& questions, Time now, bool high) {
  Tree tree = case_to_tree(a_case);
  bool any = false;
  for (const Question& question : questions)
    for (const PolicyFact& fact : policy.facts) {
      if (fact.name != question.fact || fact.of_list_record) continue;
      Tree value;
      value.kind = Tree::Kind::text;
      value.plain = true;
      value.text = some_value(policy, fact.type, now, high);
      if (value.text.empty()) continue;
      tree.entries.push_back({fact.name, {}, std::move(value)});
      any = true;
    }
  Report report;
  return any ? read_case(tree, &policy.shape, report) : std::nullopt;
}

// A fact in the tree of a case, where groups are nested: "product.role".
const Tree* at_path(const Tree& tree, std::string_view name) {
  if (const Tree* const whole = tree.find(name)) return whole;
  const std::size_t dot = name.find('.');
  const Tree* const group = dot == std::string_view::npos ? nullptr : tree.find(name.substr(0, dot));
  return group == nullptr ? nullptr : at_path(*group, name.substr(dot + 1));
}

void remove_path(Tree& tree, std::string_view name) {
  std::erase_if(tree.entries, [&](const TreeEntry& entry) { return entry.key == name; });
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos) return;
  for (TreeEntry& entry : tree.entries)
    if (entry.key == name.substr(0, dot)) remove_path(entry.value, name.substr(dot + 1));
}

}  // namespace

GapCloser::GapCloser(const Policy& policy, const CoverageCollector& collector)
    : collector_(collector), policy_(policy.compiled()), analyser_(policy) {}

std::string GapCloser::proof(const Gap& gap) {
  const std::vector<std::vector<Reading>> ways = ways_to_close(collector_, gap);
  if (ways.empty()) return {};
  for (const std::vector<Reading>& way : ways)
    if (analyser_.can(way).verdict != Verdict::no) return {};
  return in_words(gap);
}

// The step that a rule or row is about: it is read only where that step is recommended.
std::optional<std::uint16_t> GapCloser::step_of(const Gap& gap) const {
  if (gap.kind == Gap::Kind::step) return static_cast<std::uint16_t>(gap.index);
  std::uint16_t rule = no_rule;
  if (gap.kind == Gap::Kind::rule) rule = collector_.rules()[gap.index];
  if (gap.kind == Gap::Kind::operand) {
    const WatchedCondition& watched = collector_.conditions()[gap.index];
    if (watched.when == WatchedCondition::When::rule) rule = static_cast<std::uint16_t>(watched.number);
  }
  if (rule == no_rule) return std::nullopt;
  for (const StepRule& ask : policy_.asks)
    if (ask.rule == rule) return ask.step;
  for (const MayDef& may : policy_.empowerment.may)
    if (may.how == MayDef::How::condition && may.rule == rule) return may.step;
  return std::nullopt;
}

std::optional<std::uint16_t> GapCloser::role_of(const Gap& gap) const {
  std::string_view of;
  if (gap.kind == Gap::Kind::row && collector_.rows()[gap.index].value == nullptr)
    of = policy_.list_items[collector_.rows()[gap.index].listed].of;
  if (gap.kind == Gap::Kind::rule) of = policy_.rules[collector_.rules()[gap.index]].name;
  if (gap.kind == Gap::Kind::operand) of = collector_.conditions()[gap.index].of;
  const std::vector<RoleDef>& roles = policy_.empowerment.roles;
  for (std::size_t r = 0; r < roles.size(); ++r) {
    const std::string& name = roles[r].name;
    if (of.starts_with(name + " may ") || of.starts_with("limit of " + name + " "))
      return static_cast<std::uint16_t>(r);
  }
  return std::nullopt;
}

// Of the facts that were filled in, those without which it closes the gap as well.
void GapCloser::forget_what_does_not_matter(const Gap& gap, const Case& before, Case& tried, Time now) {
  const Tree known = case_to_tree(before);
  const Tree filled = case_to_tree(tried);
  std::vector<std::string> names;
  for (const PolicyFact& fact : policy_.facts)
    if (at_path(filled, fact.name) != nullptr && at_path(known, fact.name) == nullptr) names.push_back(fact.name);
  for (const std::string& name : names) {
    Tree tree = case_to_tree(tried);
    remove_path(tree, name);
    Report report;
    std::optional<Case> smaller = read_case(tree, &policy_.shape, report);
    if (!smaller) continue;
    ObservedRun run(collector_.shared_policy(), *smaller, now);
    if (closes(collector_, gap, run)) tried = std::move(*smaller);
  }
}

bool GapCloser::try_case(const Gap& gap, Case a_case, Time now, Answer& answer) {
  constexpr int rounds = 3;
  for (const bool high : {false, true}) {
    Case tried = a_case;
    for (int round = 0; round < rounds; ++round) {
      ObservedRun run(collector_.shared_policy(), tried, now);
      if (closes(collector_, gap, run)) {
        if (round > 0) forget_what_does_not_matter(gap, a_case, tried, now);
        answer.a_case = std::move(tried);
        answer.now = now;
        return true;
      }
      if (run.recommendation().questions.empty()) break;
      std::optional<Case> answered = answered_questions(policy_, tried, run.recommendation().questions, now, high);
      if (!answered) break;
      tried = std::move(*answered);
    }
  }
  return false;
}

// The case itself; then with the role it is about; then with every other step declined.
bool GapCloser::try_around(const Gap& gap, const Case& a_case, Time now, Answer& answer) {
  if (try_case(gap, a_case, now, answer)) return true;
  const std::optional<std::uint16_t> step = step_of(gap);
  std::vector<Case> cases{a_case};
  if (const auto role = role_of(gap)) {
    Case with_role = a_case;
    with_role.agent.role = policy_.empowerment.roles[*role].name;
    if (try_case(gap, with_role, now, answer)) return true;
    cases.push_back(std::move(with_role));
  }
  if (!step) return false;
  for (Case& other : cases) {
    for (std::uint16_t s = 0; s < policy_.steps.size(); ++s)
      if (s != *step) other.answers.push_back({policy_.steps[s].name, amends::AnswerKind::declined, now});
    if (try_case(gap, other, now, answer)) return true;
  }
  return false;
}

// A value by date: the cases there are, as if they had happened then.
bool GapCloser::try_at_date(const Gap& gap, const std::vector<std::pair<Case, Time>>& cases, Answer& answer) {
  const ParameterValue& value = *collector_.rows()[gap.index].value;
  if (value.from == INT64_MIN) return false;
  const Time then = Time{value.from} + days(1);
  for (const auto& [a_case, now] : cases)
    if (auto moved = moved_by(policy_, a_case, then - now); moved && try_case(gap, std::move(*moved), then, answer))
      return true;
  return false;
}

bool GapCloser::is_cap(const Gap& gap) const {
  return gap.kind == Gap::Kind::rule && policy_.rules[collector_.rules()[gap.index]].kind == RuleKind::cap;
}

// A cap: something was granted before, in another case or in this one, by a role that may give as much.
bool GapCloser::try_cap(const Gap& gap, const std::vector<std::pair<Case, Time>>& cases, Answer& answer) {
  for (const CapDef& cap : policy_.empowerment.caps) {
    if (cap.rule != collector_.rules()[gap.index] || !cap.at_most.constant) continue;
    Grant grant;
    grant.kind = policy_.kinds[cap.kind];
    for (const RemedyDef& remedy : policy_.remedies)
      if (remedy.kind == cap.kind && !remedy.owed) grant.remedy = remedy.name;
    if (grant.remedy.empty()) grant.remedy = policy_.kinds[cap.kind];
    grant.amount = money_of(policy_, cap.at_most.constant->real);
    if (cap.per_customer) grant.case_id = std::string("earlier");
    for (const auto& [a_case, now] : cases) {
      grant.at = now - days(1);
      for (const RoleDef& role : policy_.empowerment.roles) {
        Case granted = a_case;
        granted.agent.role = role.name;
        granted.grants.push_back(grant);
        if (try_case(gap, std::move(granted), now, answer)) return true;
      }
    }
  }
  return false;
}

GapCloser::Answer GapCloser::close(const Gap& gap) {
  Answer answer;
  const std::vector<std::vector<Reading>> ways = ways_to_close(collector_, gap);
  bool all_no = !ways.empty();
  for (const std::vector<Reading>& way : ways) {
    const Analysis analysis = analyser_.can(way);
    if (analysis.verdict == Verdict::no) continue;
    all_no = false;
    if (analysis.verdict == Verdict::inconclusive) {
      answer.why = "not decided: " + analysis.why;
      continue;
    }
    if (try_around(gap, analysis.witness->a_case, analysis.witness->now, answer)) return answer;
    answer.why = "it can read so, but no decision was found that comes to it";
  }
  if (all_no) {
    answer.proved = true;
    answer.why = in_words(gap);
    return answer;
  }
  std::vector<std::pair<Case, Time>> cases{{Case(), some_day}};
  cases.insert(cases.end(), collector_.cases().begin(), collector_.cases().end());
  if (gap.kind == Gap::Kind::row && collector_.rows()[gap.index].value != nullptr) {
    if (try_at_date(gap, cases, answer)) return answer;
  } else if (is_cap(gap)) {
    if (try_cap(gap, cases, answer)) return answer;
  } else {
    for (const auto& [a_case, now] : cases)
      if (try_around(gap, a_case, now, answer)) return answer;
  }
  if (answer.why.empty()) answer.why = "no case was found";
  return answer;
}

void prove_out_of_reach(const Policy& policy, CoverageCollector& collector) {
  GapCloser closer(policy, collector);
  for (const Gap& gap : gaps_of(collector)) {
    const std::string proof = closer.proof(gap);
    if (proof.empty()) continue;
    Coverage& coverage = collector.coverage();
    if (gap.kind == Gap::Kind::rule) coverage.rules[gap.index].out_of_reach = proof;
    if (gap.kind == Gap::Kind::row) coverage.rows[gap.index].out_of_reach = proof;
    if (gap.kind == Gap::Kind::operand) {
      OperandCoverage& operand = coverage.conditions[gap.index].operands[gap.operand];
      (gap.is ? operand.cannot_true : operand.cannot_false) = true;
    }
  }
}

}  // namespace amends::impl
