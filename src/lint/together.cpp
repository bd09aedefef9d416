// What several policies say against each other where they hold for one case.
#include <amends/json.hpp>
#include <amends/lint.hpp>
#include <amends/together.hpp>

#include "analyse/analyser.hpp"
#include "document/reader.hpp"
#include "policy/compiled.hpp"
#include "text/report.hpp"

#include <algorithm>

namespace amends {

namespace impl {

namespace {

// Finds what a policy, `later`, says against one before it, `earlier`. Places are those of the later one.
class Pair {
 public:
  Pair(const Policy& earlier, const Policy& later, std::vector<Finding>& findings)
      : earlier_policy_(earlier),
        later_policy_(later),
        earlier_(earlier.compiled()),
        later_(later.compiled()),
        findings_(findings) {}

  void compare() {
    facts();
    burdens();
    remedies();
    rules(earlier_policy_, earlier_.musts, later_policy_, later_.nevers, false);
    rules(later_policy_, later_.musts, earlier_policy_, earlier_.nevers, true);
    levels();
  }

 private:
  void found(Span span, const char* code, DiagnosticLevel level, std::string message, std::string help) {
    Report report(&later_.sources);
    report.warning(span, code, std::move(message), std::move(help));
    Finding finding;
    finding.diagnostic = report.all().front();
    finding.diagnostic.level = level;
    findings_.push_back(std::move(finding));
  }

  static Span place_in(const CompiledPolicy& policy, std::string_view block, const std::string& name) {
    if (const Tree* tree = policy.tree.find(block))
      for (const TreeEntry& entry : tree->entries)
        if (entry.key == name) return entry.key_span;
    return {};
  }

  Span place(std::string_view block, const std::string& name) const { return place_in(later_, block, name); }

  // One law that extends another, or two policies on one base: what both have from one file is one thing.
  bool has_one_origin(std::string_view block, const std::string& name) const {
    const Span here = place(block, name), there = place_in(earlier_, block, name);
    return here.exists() && there.exists() &&
           later_.sources[here.source].name() == earlier_.sources[there.source].name();
  }

  void facts() {
    for (const PolicyFact& fact : later_.facts) {
      if (!fact.declared) continue;
      for (const PolicyFact& other : earlier_.facts) {
        if (!other.declared || other.name != fact.name) continue;
        const std::string here = later_.types.to_string(fact.type), there = earlier_.types.to_string(other.type);
        if (here != there)
          found(place("facts", fact.name), "together-fact", DiagnosticLevel::warning,
                ticked(fact.name) + " is " + here + " here, but " + there + " in " + ticked(earlier_.name),
                "a case can say only one of them: give one of the facts another name, or both the same type");
      }
    }
  }

  void burdens() {
    for (const BurdenDef& burden : later_.burdens)
      for (const BurdenDef& other : earlier_.burdens)
        if (other.name == burden.name && other.unit != burden.unit)
          found(place("burdens", burden.name), "together-unit", DiagnosticLevel::warning,
                "the burden " + ticked(burden.name) + " counts " + ticked(burden.unit) + " here, but " +
                    ticked(other.unit) + " in " + ticked(earlier_.name),
                "a demand of the case has one quantity: use the same unit");
  }

  void remedies() {
    for (const RemedyDef& remedy : later_.remedies)
      for (const RemedyDef& other : earlier_.remedies) {
        if (!remedy.once.empty() && remedy.once == other.once && later_.currency != earlier_.currency)
          found(place("remedies", remedy.name), "together-currency", DiagnosticLevel::note,
                ticked(remedy.name) + " and " + ticked(other.name) + " of " + ticked(earlier_.name) +
                    " make good the same harm in two currencies: that of " + ticked(earlier_.name) + " stands",
                "put the policy first whose remedy is to stand");
        if (other.name == remedy.name && !has_one_origin("remedies", remedy.name) &&
            (remedy.once.empty() || remedy.once != other.once))
          found(place("remedies", remedy.name), "together-remedy", DiagnosticLevel::warning,
                ticked(earlier_.name) + " has a remedy " + ticked(remedy.name) +
                    ", too: a grant of it counts for both, and only one of them is given",
                "give it another name, or both the same `once` where they make good the same harm");
      }
  }

  using Seen = std::pair<Case, Time>;

  // A step that one may require and the other forbid, with a case where one was found.
  void rules(const Policy& requires_it, const std::vector<StepRule>& musts, const Policy& forbids_it,
             const std::vector<StepRule>& nevers, bool must_is_later) {
    for (const StepRule& must : musts)
      for (const StepRule& never : nevers) {
        const CompiledPolicy& a = requires_it.compiled();
        const CompiledPolicy& b = forbids_it.compiled();
        const std::string& step = a.steps[must.step].name;
        if (step != b.steps[never.step].name) continue;
        const std::optional<Seen> required = holding(requires_it, a.rules[must.rule].condition);
        const std::optional<Seen> forbidden = holding(forbids_it, b.rules[never.rule].condition);
        if (!required || !forbidden) continue;
        std::string example;
        for (const Seen* seen : {&*forbidden, &*required})
          if (example.empty() && collide(seen->first, seen->second, step))
            example = ": for example in the case " + to_json(seen->first, 0) + " at " + to_string(seen->second);
        const std::string other = ticked(earlier_.name);
        found(must_is_later ? a.rules[must.rule].span : b.rules[never.rule].span, "together-rules",
              DiagnosticLevel::warning,
              must_is_later ? ticked(step) + " is required here, but " + other + " may forbid it"
                            : ticked(step) + " is forbidden here, but " + other + " may require it",
              "what is forbidden is stronger; say in the condition of one when the other holds" + example);
      }
  }

  // A case in which the condition holds, an empty one where none was found; nothing where it never does.
  static std::optional<Seen> holding(const Policy& policy, Expr condition) {
    if (!condition.exists()) return Seen();
    const Analysis analysis = Analyser(policy).can({{condition, true}});
    if (analysis.verdict == Verdict::no) return std::nullopt;
    return analysis.witness ? Seen(analysis.witness->a_case, analysis.witness->now) : Seen();
  }

  bool collide(const Case& a_case, Time now, const std::string& step) const {
    const Recommendation answer = recommend({earlier_policy_, later_policy_}, a_case, now);
    return std::any_of(answer.problems.begin(), answer.problems.end(), [&](const Diagnostic& problem) {
      return problem.code == "must-is-out" && problem.message.find(ticked(step)) != std::string::npos;
    });
  }

  void levels() {
    if (later_.raises.empty()) return;
    std::string unknown;
    for (const RaiseDef& raise : later_.raises) {
      const std::string& level = later_.severity_levels[raise.to];
      const std::vector<std::string>& levels = earlier_.severity_levels;
      if (std::find(levels.begin(), levels.end(), level) == levels.end() &&
          unknown.find(ticked(level)) == std::string::npos)
        unknown += (unknown.empty() ? "" : ", ") + ticked(level);
    }
    if (!unknown.empty() && earlier_.severity_levels.size() > 1)
      found(place("severity", "levels"), "together-levels", DiagnosticLevel::note,
            ticked(earlier_.name) + " has no level of severity " + unknown + ": it raises nothing there",
            "name levels that mean the same alike");
  }

  const Policy& earlier_policy_;
  const Policy& later_policy_;
  const CompiledPolicy& earlier_;
  const CompiledPolicy& later_;
  std::vector<Finding>& findings_;
};

}  // namespace

}  // namespace impl

std::vector<Finding> lint_together(const std::vector<Policy>& policies) {
  std::vector<Finding> findings;
  for (std::size_t later = 1; later < policies.size(); ++later)
    for (std::size_t earlier = 0; earlier < later; ++earlier)
      impl::Pair(policies[earlier], policies[later], findings).compare();
  return findings;
}

}  // namespace amends
