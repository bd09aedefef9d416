// aim-not-inside: An aim that is no stricter than the promise.
#include "lint/linter.hpp"
#include "lint/rules.hpp"

namespace amends::impl::rules {

namespace {

// What a constant says: a share, seconds, or the count of a period; nothing where it depends on the case.
const Cell* constant_of(const Choice& choice) {
  return choice.constant && choice.constant->known() ? &*choice.constant : nullptr;
}

void check_aim_not_inside(Linter& lint) {
  const CompiledPolicy& policy = lint.policy();
  for (std::size_t i = 0; i < policy.commitments.size(); ++i) {
    const CommitmentDef& commitment = policy.commitments[i];
    const Cell* aim = constant_of(commitment.aim);
    if (aim == nullptr) continue;
    bool inside = true;
    if (commitment.aim.type.kind == TypeKind::real) {
      inside = aim->real < 1;
    } else if (const Cell* promise = constant_of(commitment.promise);
               promise != nullptr && commitment.promise.type == commitment.aim.type) {
      if (commitment.aim.type.kind == TypeKind::duration) {
        inside = aim->integer < promise->integer || promise->integer == 0;
      } else {
        const Period a = Period::unpack(aim->integer);
        const Period p = Period::unpack(promise->integer);
        inside = a.unit != p.unit || a.count < p.count;
      }
    }
    if (!inside)
      lint.found(lint.entries("commitments")[i].block().get("aim")->span(),
                 "the aim of " + ticked(commitment.name) + " is no stricter than its promise",
                 "aim for less than what is promised, such as `75%`, or leave the aim out");
  }
}

}  // namespace

constinit const LintRule aim_not_inside = {
    "aim-not-inside", DiagnosticLevel::warning, "An aim that is no stricter than the promise",
    "The promise is what is told outside, the aim is what is worked to inside, so that promises are kept. "
    "An aim that is not earlier leaves no room for a bad day.",
    check_aim_not_inside};

}  // namespace amends::impl::rules
