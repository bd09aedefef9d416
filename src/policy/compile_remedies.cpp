// What is given, what is promised, and how a case ends.
#include "document/reader.hpp"
#include "policy/builder.hpp"

namespace amends::impl {

namespace {

bool is_owed(const DocBlock& remedy) {
  const DocValue* owed = remedy.get("owed");
  return owed != nullptr && owed->text() == "true";
}

RemedyDef remedy_of(Builder& build, const DocBlock& block) {
  RemedyDef def;
  def.name = block.name.text;
  def.title = build.title(block);
  def.say = build.filled(block, "say");
  def.owed = is_owed(block);
  def.rule = build.rule(RuleKind::remedy, "remedy " + def.name, block, build.condition(block));
  def.amount = build.choice(block, "amount");
  const DocValue* kind = block.get("kind");
  const DocName kind_name = kind != nullptr ? kind->names.front() : DocName{def.owed ? "owed" : "goodwill", {}};
  if (const auto number = build.number(build.policy.kind_type, "kind of grant", kind_name)) def.kind = *number;
  if (def.owed && kind_name.text == "goodwill")
    build.error(kind_name.span, "contradiction", "what is owed is not goodwill", "leave out `kind`, or name another");
  if (const DocValue* once = block.get("once")) def.once = once->names.front().text;
  if (const DocValue* other = block.get("instead_of"))
    if (const auto number = build.number(build.policy.remedy_type, "remedy", other->names.front()))
      def.instead_of = static_cast<std::int16_t>(*number);
  return def;
}

// A remedy that replaces another, which in the end replaces it, would leave none.
void check_circles(Builder& build) {
  const std::vector<RemedyDef>& remedies = build.policy.remedies;
  for (std::size_t i = 0; i < remedies.size(); ++i) {
    std::int16_t next = remedies[i].instead_of;
    bool first = true;  // of its circle, by name: each circle is reported once
    for (std::size_t n = 0; n < remedies.size() && next >= 0; ++n) {
      if (static_cast<std::size_t>(next) == i) break;
      first = first && static_cast<std::size_t>(next) > i;
      next = remedies[static_cast<std::size_t>(next)].instead_of;
    }
    if (next < 0 || static_cast<std::size_t>(next) != i || !first) continue;
    const DocValue* instead_of = build.entries("remedies")[i].block().get("instead_of");
    build.error(instead_of->span(), "cycle",
                "the remedy " + ticked(remedies[i].name) + " is given instead of itself in the end");
  }
}

}  // namespace

void compile_remedies(Builder& build) {
  for (const DocValue& remedy : build.entries("remedies"))
    build.policy.remedies.push_back(remedy_of(build, remedy.block()));
  check_circles(build);
}

void compile_commitments(Builder& build) {
  for (const DocValue& commitment : build.entries("commitments")) {
    const DocBlock& block = commitment.block();
    CommitmentDef def;
    def.name = block.name.text;
    def.title = build.title(block);
    def.by = build.plain(block, "by");
    def.when = build.condition(block);
    if (const DocValue* since = block.get("since"))
      if (const auto compiled = build.expression(*since->tree, Builder::place(*since->key, def.name)))
        def.since = compiled->expr;
    const DocValue* promise = block.get("promise");
    def.promise_is_takes = promise != nullptr && promise->tree->is_scalar() && promise->text() == "takes";
    if (def.promise_is_takes) {
      const std::string taken = build.scope.what_is("takes");
      if (!taken.empty())
        build.error(promise->span(), "name-twice", "`takes` is " + taken + ", and here also what the step takes",
                    "choose another name for it");
    } else {
      def.promise = build.choice(block, "promise");
    }
    def.aim = build.choice(block, "aim");
    build.policy.commitments.push_back(std::move(def));
  }
}

void compile_closure(Builder& build) {
  const DocBlock* closure = build.block("closure");
  build.policy.closure = closure != nullptr;
  if (closure != nullptr) build.policy.follow_up = build.choice(*closure, "follow_up");
}

}  // namespace amends::impl
