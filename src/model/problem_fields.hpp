// The problem, how the customer feels about it, what ends it, and who is helping.
#pragma once

#include "model/case_enums.hpp"

namespace amends::impl {

inline constexpr auto problem_fields = describe<Problem>(
    field<&Problem::kind>("kind", "What they came for."),
    field<&Problem::symptom>("symptom", "What goes wrong, such as `no_signal`.")
        .ask("What happens, or does not happen?"),
    field<&Problem::channel>("channel", "The channel it came in by."),
    field<&Problem::opened_at>("opened_at", "When the case was opened.").past(),
    field<&Problem::reopened_at>("reopened_at", "When the case was last reopened; without it, never.")
        .past()
        .absent_is_none(),
    field<&Problem::reported_by>("reported_by", "Who noticed first: the customer, or you."),
    field<&Problem::out_of_service_since>("out_of_service_since", "Since when they cannot use the product.")
        .past()
        .ask("Since when have you been unable to use it?"),
    field<&Problem::safety_risk>("safety_risk", "Whether somebody could come to harm.")
        .ask("Is anybody in danger, or could anybody get hurt?"),
    field<&Problem::severity_reached>("severity_reached",
                                      "The highest severity that an earlier answer gave; without it, the lowest.")
        .absent_is_none());

inline constexpr auto trust_fields =
    describe<Trust>(field<&Trust::sincerity>("sincerity", "Whether they believe that you mean it.")
                        .ask("Do you feel that we mean what we say?"),
                    field<&Trust::competence>("competence", "Whether they believe that you can do it.")
                        .ask("Do you believe that we can put this right?"),
                    field<&Trust::reliability>("reliability", "Whether they believe that you will do it.")
                        .ask("Do you believe that we will do what we promise?"));

inline constexpr auto signals_fields = describe<Signals>(
    field<&Signals::effort>("effort", "How hard it was for them to get this solved: the customer effort score.")
        .unit("1 (easy) to 7 (hard)")
        .between(1, 7)
        .ask("How hard has it been for you to get this solved, from 1 (easy) to 7 (hard)?"),
    field<&Signals::satisfaction>("satisfaction", "How satisfied they say they are.")
        .unit("1 to 5")
        .between(1, 5)
        .ask("How satisfied are you with us, from 1 to 5?"),
    field<&Signals::sentiment>("sentiment", "How they sound."),
    field<&Signals::usage_trend>("usage_trend", "How their use of the product develops."),
    field<&Signals::leaving>("leaving", "Whether they are leaving, by what they do and by how they feel, both."));

inline constexpr auto closing_fields = describe<Closing>(
    field<&Closing::got_what_needed>("got_what_needed", "Their answer to the first closing question.")
        .ask("Did you get what you needed?"),
    field<&Closing::got_what_needed_at>("got_what_needed_at", "When they gave that answer.").past(),
    field<&Closing::done_well>("done_well", "Their answer to the second closing question.").ask("Did we do it well?"),
    field<&Closing::done_well_at>("done_well_at", "When they gave that answer.").past());

inline constexpr auto agent_fields =
    describe<Agent>(field<&Agent::role>("role", "The role of whoever is helping them, one of the policy's roles."));

}  // namespace amends::impl
