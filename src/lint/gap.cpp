// gap: a value whose list can run out, read where there must be one.
#include "lint/exact.hpp"
#include "lint/guards.hpp"
#include "lint/reading.hpp"
#include "lint/rules.hpp"

#include <unordered_map>

namespace amends::impl::rules {

namespace {

class Gaps {
 public:
  explicit Gaps(Linter& lint) : lint_(lint), policy_(lint.policy()) { under(lint_.document(), {}); }

  void run() {
    for (std::size_t v = 0; v < policy_.values.size(); ++v) {
      const Choice& choice = policy_.values[v].choice;
      if (choice.items.empty() || choice.items.front().listed == no_site) continue;
      std::vector<Reading> out;
      bool runs_out = true;
      for (const ChoiceItem& item : choice.items) {
        runs_out = runs_out && item.when.exists();
        if (item.when.exists()) out.push_back({item.when, false});
      }
      if (runs_out) check(static_cast<std::int64_t>(v), out);
    }
  }

 private:
  // Which conditions hold where the expressions of a block are read: its own `when`, and those around it.
  void under(const DocBlock& block, std::vector<Reading> holding) {
    if (const Expr when = lint_.condition_of(block); when.exists()) holding.push_back({when, true});
    for (const DocValue& value : block.values) under(value, holding);
  }
  void under(const DocValue& value, const std::vector<Reading>& holding) {
    if (value.name.text != "when" && value.tree != nullptr && value.tree->is_scalar())
      holding_[key_of(value.span())] = holding;
    std::vector<Reading> here = holding;
    for (const DocBlock& block : value.blocks) {
      under(block, here);
      // The items below are read where this one is false.
      if (value.is_decision_list())
        if (const Expr when = lint_.condition_of(block); when.exists()) here.push_back({when, false});
    }
    for (const DocValue& entry : value.entries) under(entry, holding);
  }

  static std::uint64_t key_of(Span span) { return static_cast<std::uint64_t>(span.source) << 32U | span.begin; }

  void check(std::int64_t value, const std::vector<Reading>& out) {
    for (const Site& site : policy_.sites) {
      if (site.key == nullptr || !needs_value(policy_, site.expr, value) || is_alias(site)) continue;
      std::vector<Reading> readings = out;
      if (const auto found = holding_.find(key_of(site.span)); found != holding_.end())
        readings.insert(readings.end(), found->second.begin(), found->second.end());
      const Analysis analysis = can(lint_, readings);
      const ValueDef& def = policy_.values[static_cast<std::size_t>(value)];
      if (analysis.verdict == Verdict::yes)
        return lint_.found(site.span, "this needs " + ticked(def.name) + ", which can be none: its list can run out",
                           "add a last item without `when` to its list, or ask with `has(" + def.name + ")` first",
                           shown(analysis));
      if (analysis.verdict == Verdict::inconclusive) lint_.inconclusive(site.span, why_inconclusive(analysis));
    }
  }

  // A value that is another one passes none on.
  bool is_alias(const Site& site) const {
    const std::optional<HostRead> read = host_read(policy_.program, policy_.program.node(site.expr.node));
    return read && read->call == HostCall::value && site.key->name == "is";
  }

  Linter& lint_;
  const CompiledPolicy& policy_;
  std::unordered_map<std::uint64_t, std::vector<Reading>> holding_;
};

void check_gap(Linter& lint) { Gaps(lint).run(); }

}  // namespace

constinit const LintRule gap = {"gap", DiagnosticLevel::warning,
                                "A value whose list can run out, read where there must be one",
                                "Where no item of its list holds, a value is none, and arithmetic, ordering and "
                                "conditions with none fail: the step "
                                "is undecided, the remedy is not priced. The case that is shown falls into the gap.",
                                check_gap};

}  // namespace amends::impl::rules
