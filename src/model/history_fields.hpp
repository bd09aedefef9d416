// What came before: attempts, demands, promises, answers and grants.
#pragma once

#include "model/case_enums.hpp"

namespace amends::impl {

// Beyond this a quantity is a mistake, and sums of hours would no longer fit.
inline constexpr double largest_quantity = 1e6;

inline constexpr auto attempt_fields = describe<Attempt>(
    field<&Attempt::step>("step", "The step that was tried."), field<&Attempt::at>("at", "When.").past(),
    field<&Attempt::outcome>("outcome", "What came of it."),
    field<&Attempt::caused_by_us>("caused_by_us", "Whether what is wrong was caused by what you did."),
    field<&Attempt::note>("note", "What the agent or technician wrote about it.").absent_is_none());

inline constexpr auto demand_fields = describe<Demand>(
    field<&Demand::burden>("burden", "The burden that was placed on them."),
    field<&Demand::quantity>("quantity", "How much of it.").unit("that of the burden").between(0, largest_quantity),
    field<&Demand::at>("at", "When.").past(),
    field<&Demand::case_id>("case", "The id of the case it belongs to; without it, this case.").absent_is_none());

inline constexpr auto promise_fields = describe<Promise>(
    field<&Promise::name>("name", "The name of one of the policy's commitments, or any other."),
    field<&Promise::what>("what", "What was promised, in the words that were used.").absent_is_none(),
    field<&Promise::made_at>("made_at", "When it was made.").past(),
    field<&Promise::due_at>("due_at", "By when it was to be kept."),
    field<&Promise::kept_at>("kept_at", "When it was kept; without it, not yet.").past().absent_is_none(),
    field<&Promise::valued>("valued", "Whether it matters to the customer.")
        .ask("Does it matter to you that we keep this promise?"));

inline constexpr auto answer_fields =
    describe<Answer>(field<&Answer::step>("step", "The step they were asked about."),
                     field<&Answer::answer>("answer", "What they said."), field<&Answer::at>("at", "When.").past());

inline constexpr auto grant_fields = describe<Grant>(
    field<&Grant::remedy>("remedy", "The remedy that was given."),
    field<&Grant::kind>("kind", "Its kind, such as `goodwill`; without it, the kind that the policy gives the remedy."),
    field<&Grant::amount>("amount", "How much; negative where it was taken back."),
    field<&Grant::at>("at", "When.").past(), field<&Grant::role>("role", "The role of who gave it."),
    field<&Grant::case_id>("case", "The id of the case it belongs to; without it, this case.").absent_is_none(),
    field<&Grant::reason>("reason", "Why it was given, in the words of who gave it.").absent_is_none());

}  // namespace amends::impl
