// beyond-every-limit: a remedy or a step that the policy asks for and that no role may grant.
#include "analyse/case_facts.hpp"
#include "lint/available.hpp"
#include "lint/bounds.hpp"
#include "lint/reading.hpp"
#include "lint/rules.hpp"

#include <amends/json.hpp>
#include <amends/recommend.hpp>

#include <algorithm>
#include <optional>

namespace amends::impl::rules {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

class BeyondLimits {
 public:
  explicit BeyondLimits(Linter& lint) : lint_(lint), policy_(lint.policy()) {}

  void run() {
    for (std::uint16_t s = 0; s < policy_.steps.size(); ++s)
      if (policy_.steps[s].kind >= 0 && policy_.steps[s].costs.exists()) check_step(s);
    for (std::size_t i = 0; i < policy_.remedies.size(); ++i) {
      const RemedyDef& remedy = policy_.remedies[i];
      if (remedy.owed || !remedy.amount.exists() || !has_limit(remedy.kind)) continue;
      check(remedy, lint_.entries("remedies")[i].block().get("amount")->span());
    }
  }

 private:
  bool has_limit(std::uint16_t kind) const {
    return std::any_of(policy_.empowerment.limits.begin(), policy_.empowerment.limits.end(),
                       [&](const LimitDef& limit) { return limit.kind == kind; });
  }

  // The highest limit of any role at this severity; infinite where it is unlimited or depends on the case.
  double highest_limit(std::uint16_t kind, std::uint16_t level) const {
    double highest = 0;
    for (std::uint16_t role = 0; role < policy_.empowerment.roles.size(); ++role) {
      const LimitDef* here = nullptr;
      for (const LimitDef& limit : policy_.empowerment.limits)
        if (limit.kind == kind && limit.role == role && limit.severity <= level &&
            (here == nullptr || limit.severity > here->severity))
          here = &limit;
      if (here == nullptr) continue;
      if (here->unlimited || !here->amount.constant || !here->amount.constant->known()) return infinite;
      highest = std::max(highest, here->amount.constant->real);
    }
    return highest;
  }

  // What a cap leaves of it at most.
  double most_of(const RemedyDef& remedy) const {
    double most = bounds_of(policy_, remedy.amount).most;
    for (const CapDef& cap : policy_.empowerment.caps)
      if (cap.kind == remedy.kind && cap.at_most.constant && cap.at_most.constant->known())
        most = std::min(most, cap.at_most.constant->real);
    return most;
  }

  // A step of a kind with limits that always costs more than the highest of them.
  void check_step(std::uint16_t number) {
    const StepDef& step = policy_.steps[number];
    const auto kind = static_cast<std::uint16_t>(step.kind);
    if (!has_limit(kind)) return;
    const double least = bounds_of(policy_, step.costs).least;
    for (std::uint16_t level = 0; level < policy_.severity_levels.size(); ++level) {
      if (least <= highest_limit(kind, level)) continue;
      const Analysis available = available_at(lint_, number, level);
      if (available.verdict != Verdict::yes) continue;
      lint_.found(
          lint_.entries("steps")[number].block().get("costs")->span(),
          ticked(step.name) + " costs more than any role may grant at " + ticked(policy_.severity_levels[level]),
          "raise the limit, let the highest role be `unlimited`, or leave out the step's `kind`",
          as_only_answer(lint_, number, *available.witness));
      return;
    }
  }

  void check(const RemedyDef& remedy, Span span) {
    const double most = most_of(remedy);
    bool possible = false;
    for (std::uint16_t level = 0; level < policy_.severity_levels.size(); ++level) {
      const double limit = highest_limit(remedy.kind, level);
      if (most <= limit) continue;
      for (std::vector<Reading> readings : at_severity(policy_, level)) {
        if (const Expr when = condition_of(policy_, remedy.rule); when.exists()) readings.push_back({when, true});
        const Analysis analysis = can(lint_, readings);
        if (analysis.verdict == Verdict::no) continue;
        possible = true;
        if (analysis.verdict != Verdict::yes) continue;
        if (const auto witness = exceeding(remedy, *analysis.witness, level, limit))
          return found(remedy, span, *witness);
      }
    }
    if (possible)
      lint_.inconclusive(span, "this may exceed what every role may grant, but no case was found in which it does");
  }

  // The case with all that the amount grows with, made large, run to see that nobody may approve it.
  std::optional<WitnessCase> exceeding(const RemedyDef& remedy, const Witness& base, std::uint16_t level,
                                       double limit) {
    for (const bool with_facts : {false, true})
      for (const bool with_demands : {false, true}) {
        Witness grown = base;
        if (with_facts) grow_facts(remedy.amount, grown.a_case);
        if (with_demands) grow_demands(grown);
        grown.a_case.agent.role = policy_.empowerment.roles.back().name;
        if (const auto witness = tried(remedy, grown, level, limit)) return witness;
      }
    return std::nullopt;
  }

  std::optional<WitnessCase> tried(const RemedyDef& remedy, const Witness& grown, std::uint16_t level,
                                   double limit) const {
    const Recommendation answer = recommend(lint_.loaded(), grown.a_case, grown.now);
    if (answer.severity != policy_.severity_levels[level]) return std::nullopt;  // the case grew out of it
    for (const RemedyAnswer& given : answer.remedies) {
      if (given.id != remedy.name || !given.needs_approval || !given.approver.empty()) continue;
      if (!given.entitlement || static_cast<double>(given.entitlement->minor) <= limit) continue;
      return WitnessCase{to_json(grown.a_case, 0), grown.now,
                         "severity " + answer.severity + ", " + remedy.name + " of " + to_string(*given.entitlement)};
    }
    return std::nullopt;
  }

  void grow_facts(const Choice& amount, Case& a_case) const {
    std::vector<bool> seen(policy_.values.size());
    for (const ChoiceItem& item : amount.items) grow_facts(item.is, a_case, seen);
  }

  void grow_facts(Expr expr, Case& a_case, std::vector<bool>& seen) const {
    constexpr std::int64_t large = 1'000'000;
    if (!expr.exists()) return;
    for (const std::uint32_t slot : policy_.program.slots_read(expr)) {
      const TypeKind kind = policy_.facts[slot].type.kind;
      if (kind == TypeKind::integer || kind == TypeKind::duration) set_fact(policy_, a_case, slot, Cell::of(large));
      if (kind == TypeKind::real || kind == TypeKind::money)
        set_fact(policy_, a_case, slot, Cell::of(static_cast<double>(large) * 100));
      if (kind == TypeKind::boolean) set_fact(policy_, a_case, slot, Cell::of(true));
    }
    for (const auto& [call, number] : policy_.program.host_calls(expr)) {
      if (call != HostCall::value || number < 0 || seen[static_cast<std::size_t>(number)]) continue;
      seen[static_cast<std::size_t>(number)] = true;
      for (const ChoiceItem& item : policy_.values[static_cast<std::size_t>(number)].choice.items)
        grow_facts(item.is, a_case, seen);
    }
  }

  void grow_demands(Witness& witness) const {
    constexpr double many = 10'000;
    for (const BurdenDef& burden : policy_.burdens) {
      Demand demand;
      demand.burden = burden.name;
      demand.quantity = many;
      demand.at = witness.now;
      witness.a_case.demands.push_back(demand);
    }
  }

  void found(const RemedyDef& remedy, Span span, const WitnessCase& witness) {
    lint_.found(span, ticked(remedy.name) + " can be more than any role may grant",
                "bound it, as in `min(..., 200 USD)`, or let the highest role be `unlimited`", witness);
  }

  Linter& lint_;
  const CompiledPolicy& policy_;
};

void check_beyond_every_limit(Linter& lint) { BeyondLimits(lint).run(); }

}  // namespace

constinit const LintRule beyond_every_limit = {
    "beyond-every-limit", DiagnosticLevel::warning,
    "A remedy that can be more than the limit of every role, or a step that always is",
    "The policy computes what is fair, and nobody in the house may give it. Either the amount has to be bounded, or "
    "somebody has to be able to grant it.",
    check_beyond_every_limit};

}  // namespace amends::impl::rules
