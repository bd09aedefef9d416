// The table of the parts of an answer. docs/json.md describes the JSON that they are read from.
#include "scenario/answer_shape.hpp"

#include <array>

namespace amends::impl {

namespace {

using P = AnswerKind;
using N = NamesOf;

constexpr std::string_view option_states =
    "available in_progress declined forbidden used_up not_now no_chance undecided overdue not_planned";

constexpr std::array parts = {
    AnswerPart{"stage", P::word, "Where the case stands.", "", N::nothing, "recover confirm follow_up closed"},
    AnswerPart{"step", P::thing, "The recommended step.", "", N::steps},
    AnswerPart{"step.title", P::text, "Its title."},
    AnswerPart{"step.say", P::text, "How to put it to the customer."},
    AnswerPart{"step.in_progress", P::boolean, "Whether it is under way already."},
    AnswerPart{"step.done_by", P::time, "When it will be done."},
    AnswerPart{"step.hours", P::number, "What it asks of the customer, in hours of their life.", "step.option.hours"},
    AnswerPart{"step.cost", P::money, "What it costs the company.", "step.option.cost"},
    AnswerPart{"step.chance", P::number, "How likely it fixes the problem, 0 to 1 or in percent.",
               "step.option.chance"},
    AnswerPart{"step.expected_total", P::money, "What it comes to until the problem is fixed.",
               "step.option.expected_total"},
    AnswerPart{"step.eases", P::names, "What takes burden off.", "step.option.eases", N::eases},
    AnswerPart{"step.must", P::boolean, "Whether a rule requires it.", "step.option.must"},
    AnswerPart{"no_step", P::word, "Why there is no step.", "", N::nothing, "done undecided all_out"},
    AnswerPart{"highest_role", P::name, "Whom to turn to where every step is out.", "", N::roles},
    AnswerPart{"ask_first", P::there, "Whether the customer is asked before the step."},
    AnswerPart{"ask_first.question", P::text, "The question."},
    AnswerPart{"ask_first.why", P::text, "Why it is asked."},
    AnswerPart{"ask_first.alternatives", P::names, "The next steps of the plan that are offered.", "", N::steps, "",
               true},
    AnswerPart{"approval", P::approval, "Who approves the step: a role, `nobody`, or `none` where none is needed.", "",
               N::roles},
    AnswerPart{"approval.needed", P::boolean, "Whether the step needs approval."},
    AnswerPart{"approval.approver", P::name, "The lowest role that may approve.", "", N::roles},
    AnswerPart{"approval.why", P::text, "Why it is needed."},
    AnswerPart{"options", P::names, "Every step, those of the plan first.", "", N::steps},
    AnswerPart{"options.<step>", P::word, "The state of a step.", "options.<step>.state", N::steps, option_states},
    AnswerPart{"options.<step>.state", P::word, "The same.", "", N::steps, option_states},
    AnswerPart{"options.<step>.title", P::text, "Its title.", "", N::steps},
    AnswerPart{"options.<step>.must", P::boolean, "Whether a rule requires it.", "", N::steps},
    AnswerPart{"options.<step>.hours", P::number, "What it asks of the customer, in hours of their life.", "",
               N::steps},
    AnswerPart{"options.<step>.chance", P::number, "How likely it fixes the problem, 0 to 1 or in percent.", "",
               N::steps},
    AnswerPart{"options.<step>.cost", P::money, "What it costs the company.", "", N::steps},
    AnswerPart{"options.<step>.expected_total", P::money, "What it comes to, tried first, until the problem is fixed.",
               "", N::steps},
    AnswerPart{"options.<step>.eases", P::names, "What takes burden off.", "", N::eases},
    AnswerPart{"options.<step>.out", P::text, "Why it is not possible.", "", N::steps},
    AnswerPart{"options.<step>.against", P::text, "Its disadvantage.", "", N::steps},
    AnswerPart{"plan", P::names, "The steps in the order in which they would be tried.", "", N::steps, "", true},
    AnswerPart{"left_unfixed", P::number, "The chance that every step of the plan fails."},
    AnswerPart{"severity", P::name, "The level of severity.", "", N::severities},
    AnswerPart{"contexts", P::names, "The contexts that hold.", "", N::contexts},
    AnswerPart{"contexts.<context>", P::there, "Whether a context holds.", "", N::contexts},
    AnswerPart{"burden.borne", P::number, "What they have borne, in hours of their life."},
    AnswerPart{"burden.tolerance", P::number, "What they can be asked to bear, in hours."},
    AnswerPart{"burden.known", P::boolean, "Whether all they have borne is known."},
    AnswerPart{"burden.<burden>", P::number, "What they have borne of one kind, in hours.",
               "burden.by_kind.<burden>.hours", N::burdens},
    AnswerPart{"burden.<burden>.hours", P::number, "The same.", "burden.by_kind.<burden>.hours", N::burdens},
    AnswerPart{"burden.<burden>.weight", P::number, "What that kind weighs in their contexts.",
               "burden.by_kind.<burden>.weight", N::burdens},
    AnswerPart{"remedies", P::names, "The remedies that are given.", "", N::remedies},
    AnswerPart{"remedies.<remedy>", P::there, "Whether a remedy is given.", "", N::remedies},
    AnswerPart{"remedies.<remedy>.amount", P::money, "What they are entitled to in this case.",
               "remedies.<remedy>.entitlement", N::remedies},
    AnswerPart{"remedies.<remedy>.entitlement", P::money, "The same.", "", N::remedies},
    AnswerPart{"remedies.<remedy>.open", P::money, "What is still to be given.", "", N::remedies},
    AnswerPart{"remedies.<remedy>.cut", P::money, "What a cap took away.", "", N::remedies},
    AnswerPart{"remedies.<remedy>.owed", P::boolean, "Whether it is owed.", "", N::remedies},
    AnswerPart{"remedies.<remedy>.needs_approval", P::boolean, "Whether it needs approval.", "", N::remedies},
    AnswerPart{"remedies.<remedy>.approver", P::name, "The lowest role that may approve it.", "", N::roles},
    AnswerPart{"remedies.<remedy>.kind", P::name, "Its kind.", "", N::kinds},
    AnswerPart{"remedies.<remedy>.title", P::text, "Its title.", "", N::remedies},
    AnswerPart{"remedies.<remedy>.say", P::text, "How to put it to the customer.", "", N::remedies},
    AnswerPart{"remedies.<remedy>.reason", P::text, "Why it is given.", "", N::remedies},
    AnswerPart{"empowerment.role", P::name, "The role that is asked about.", "", N::roles},
    AnswerPart{"empowerment.may", P::names, "The steps this role may do without approval.", "", N::steps},
    AnswerPart{"empowerment.<kind>.limit", P::money, "What this role may grant in this case; or `unlimited`.",
               "empowerment.limits.<kind>.limit", N::kinds},
    AnswerPart{"empowerment.<kind>.left", P::money, "What is left of it; or `unlimited`.",
               "empowerment.limits.<kind>.left", N::kinds},
    AnswerPart{"empowerment.<kind>.cap_left", P::money, "What is left of the caps over time.",
               "empowerment.limits.<kind>.cap_left", N::kinds},
    AnswerPart{"empowerment.<kind>.known", P::boolean, "Whether limit and role are known.",
               "empowerment.limits.<kind>.known", N::kinds},
    AnswerPart{"commitments", P::names, "What is promised.", "", N::commitments},
    AnswerPart{"commitments.<commitment>", P::time, "What is told: by when.", "commitments.<commitment>.promise",
               N::commitments},
    AnswerPart{"commitments.<commitment>.promise", P::time, "The same.", "", N::commitments},
    AnswerPart{"commitments.<commitment>.aim", P::time, "What is aimed for.", "", N::commitments},
    AnswerPart{"commitments.<commitment>.by", P::text, "Who does it: `person`.", "", N::commitments},
    AnswerPart{"commitments.<commitment>.overdue", P::boolean, "Whether it is overdue.", "", N::commitments},
    AnswerPart{"commitments.<commitment>.already_promised", P::boolean, "Whether it was promised before.", "",
               N::commitments},
    AnswerPart{"closure.questions", P::texts, "What is to be asked before the case is over."},
    AnswerPart{"closure.follow_up_until", P::time, "Until when it is followed up."},
    AnswerPart{"values.<value>", P::value, "A value of the policy, by its own type.", "", N::values},
    AnswerPart{"values.<value>.because", P::texts, "Why it is so.", "", N::values},
    AnswerPart{"questions", P::names, "The unknown facts that left something undecided.", "", N::facts},
    AnswerPart{"questions.<fact>", P::there, "Whether a fact is asked for.", "", N::facts},
    AnswerPart{"questions.<fact>.ask", P::text, "How the customer is asked.", "", N::facts},
    AnswerPart{"reasons", P::texts, "Why, in sentences, the strongest first."},
    AnswerPart{"problems", P::texts, "What went wrong while deciding, in sentences."},
    AnswerPart{"policy.name", P::text, "The policy's name."},
    AnswerPart{"policy.version", P::text, "Its version."},
    AnswerPart{"valid_until", P::time, "When the answer could change by itself."},
    AnswerPart{"error", P::message, "With `change`: the mistake that loading reports, by its code or words."},
};

}  // namespace

std::span<const AnswerPart> answer_parts() noexcept { return parts; }

std::string_view describe(NamesOf which) noexcept {
  switch (which) {
    case N::nothing:
      return "";
    case N::steps:
      return "step";
    case N::severities:
      return "level of severity";
    case N::roles:
      return "role";
    case N::remedies:
      return "remedy";
    case N::kinds:
      return "kind of grant";
    case N::values:
      return "value";
    case N::commitments:
      return "commitment";
    case N::burdens:
      return "burden";
    case N::contexts:
      return "context";
    case N::eases:
      return "ease";
    case N::facts:
      return "fact";
  }
  return {};
}

std::string_view describe(AnswerKind kind) noexcept {
  switch (kind) {
    case P::text:
      return "text";
    case P::name:
    case P::thing:
      return "a name";
    case P::word:
      return "a word";
    case P::number:
      return "a number";
    case P::money:
      return "money";
    case P::time:
      return "a time";
    case P::boolean:
    case P::there:
      return "`true` or `false`";
    case P::names:
      return "a list of names";
    case P::texts:
      return "a list of texts";
    case P::approval:
      return "a role, `nobody` or `none`";
    case P::value:
      return "a value of its type";
    case P::message:
      return "text";
  }
  return {};
}

}  // namespace amends::impl
