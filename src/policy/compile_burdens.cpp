// What a customer bears: burdens, contexts, memory and tolerance.
#include "document/reader.hpp"
#include "policy/builder.hpp"

#include <array>

namespace amends::impl {

namespace {

struct Unit {
  std::string_view name;
  std::int64_t seconds;
};

constexpr std::array<Unit, 14> units = {{{"s", 1},
                                         {"second", 1},
                                         {"seconds", 1},
                                         {"min", 60},
                                         {"minute", 60},
                                         {"minutes", 60},
                                         {"h", 3600},
                                         {"hour", 3600},
                                         {"hours", 3600},
                                         {"day", 86'400},
                                         {"days", 86'400},
                                         {"week", 604'800},
                                         {"weeks", 604'800},
                                         {"d", 86'400}}};

std::int64_t seconds_of(std::string_view unit) {
  for (const Unit& known : units)
    if (known.name == unit) return known.seconds;
  return 0;
}

}  // namespace

void compile_burdens(Builder& build) {
  CompiledPolicy& policy = build.policy;
  policy.burdens.resize(build.entries("burdens").size());
  for (std::size_t i = 0; i < policy.burdens.size(); ++i) {
    const DocBlock& block = build.entries("burdens")[i].block();
    BurdenDef& def = policy.burdens[i];
    def.name = block.name.text;
    def.title = build.title(block);
    def.unit = build.plain(block, "unit");
    def.unit_seconds = seconds_of(def.unit);
    def.hours = build.choice(block, "hours");
    const DocValue* since = block.get("since");
    if (since == nullptr) continue;
    if (const auto compiled = build.expression(*since->tree, Builder::place(*since->key, {})))
      def.since = compiled->expr;
    if (def.unit_seconds == 0)
      build.error(since->name.span, "not-a-time", "only a burden in a unit of time can run",
                  "units of time are `s`, `min`, `h`, `day` and `week`");
  }
  if (const DocBlock* memory = build.block("memory")) {
    policy.halves_every = build.choice(*memory, "halves_every");
    policy.each_repeat_adds = build.choice(*memory, "each_repeat_adds");
  }
  if (const DocBlock* tolerance = build.block("tolerance")) {
    policy.tolerance_hours = build.choice(*tolerance, "hours");
    policy.tolerance_each_failure_leaves = build.choice(*tolerance, "each_failure_leaves");
  }
}

void compile_contexts(Builder& build) {
  for (const DocValue& context : build.entries("contexts")) {
    const DocBlock& block = context.block();
    ContextDef def;
    def.name = block.name.text;
    def.title = build.title(block);
    def.rule = build.rule(RuleKind::context, "context " + def.name, block, build.condition(block));
    def.weighs = build.by_burden(block, "weighs");
    build.policy.contexts.push_back(std::move(def));
  }
}

}  // namespace amends::impl
