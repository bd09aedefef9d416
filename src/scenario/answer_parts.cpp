// The table of the parts of an answer. docs/json.md describes the JSON that they are read from.
#include "scenario/answer_shape.hpp"

#include <array>

namespace amends::impl {

namespace {

using K = AnswerKind;
using N = NamesOf;

constexpr std::string_view option_states =
    "available in_progress declined forbidden used_up not_now no_chance undecided overdue not_planned";

constexpr std::array parts = {
    AnswerPart{"stage", K::word, "Where the case stands.", "", N::nothing, "recover confirm follow_up closed"},
    AnswerPart{"step", K::thing, "The recommended step.", "", N::steps},
    AnswerPart{"step.title", K::text, "Its title."},
    AnswerPart{"step.say", K::text, "How to put it to the customer."},
    AnswerPart{"step.in_progress", K::boolean, "Whether it is under way already."},
    AnswerPart{"step.done_by", K::time, "When it will be done."},
    AnswerPart{"step.hours", K::number, "What it asks of the customer, in hours of their life.", "step.option.hours"},
    AnswerPart{"step.cost", K::money, "What it costs the company.", "step.option.cost"},
    AnswerPart{"step.chance", K::number, "How likely it fixes the problem, 0 to 1 or in percent.",
               "step.option.chance"},
    AnswerPart{"step.expected_total", K::money, "What it comes to until the problem is fixed.",
               "step.option.expected_total"},
    AnswerPart{"step.eases", K::names, "What takes burden off.", "step.option.eases", N::eases},
    AnswerPart{"step.must", K::boolean, "Whether a rule requires it.", "step.option.must"},
    AnswerPart{"no_step", K::word, "Why there is no step.", "", N::nothing, "done undecided all_out"},
    AnswerPart{"highest_role", K::name, "Whom to turn to where every step is out.", "", N::roles},
    AnswerPart{"ask_first", K::there, "Whether the customer is asked before the step."},
    AnswerPart{"ask_first.question", K::text, "The question."},
    AnswerPart{"ask_first.why", K::text, "Why it is asked."},
    AnswerPart{"ask_first.alternatives", K::names, "The next steps of the plan that are offered.", "", N::steps, "",
               true},
    AnswerPart{"approval", K::approval, "Who approves the step: a role, `nobody`, or `none` where none is needed.", "",
               N::roles},
    AnswerPart{"approval.needed", K::boolean, "Whether the step needs approval."},
    AnswerPart{"approval.approver", K::name, "The lowest role that may approve.", "", N::roles},
    AnswerPart{"approval.why", K::text, "Why it is needed."},
    AnswerPart{"options", K::names, "Every step, those of the plan first.", "", N::steps},
    AnswerPart{"options.<step>", K::word, "The state of a step.", "options.<step>.state", N::steps, option_states},
    AnswerPart{"options.<step>.state", K::word, "The same.", "", N::steps, option_states},
    AnswerPart{"options.<step>.title", K::text, "Its title.", "", N::steps},
    AnswerPart{"options.<step>.must", K::boolean, "Whether a rule requires it.", "", N::steps},
    AnswerPart{"options.<step>.hours", K::number, "What it asks of the customer, in hours of their life.", "",
               N::steps},
    AnswerPart{"options.<step>.chance", K::number, "How likely it fixes the problem, 0 to 1 or in percent.", "",
               N::steps},
    AnswerPart{"options.<step>.cost", K::money, "What it costs the company.", "", N::steps},
    AnswerPart{"options.<step>.expected_total", K::money, "What it comes to, tried first, until the problem is fixed.",
               "", N::steps},
    AnswerPart{"options.<step>.eases", K::names, "What takes burden off.", "", N::eases},
    AnswerPart{"options.<step>.out", K::text, "Why it is not possible.", "", N::steps},
    AnswerPart{"options.<step>.against", K::text, "Its disadvantage.", "", N::steps},
    AnswerPart{"plan", K::names, "The steps in the order in which they would be tried.", "", N::steps, "", true},
    AnswerPart{"left_unfixed", K::number, "The chance that every step of the plan fails."},
    AnswerPart{"severity", K::name, "The level of severity.", "", N::severities},
    AnswerPart{"contexts", K::names, "The contexts that hold.", "", N::contexts},
    AnswerPart{"contexts.<context>", K::there, "Whether a context holds.", "", N::contexts},
    AnswerPart{"burden.borne", K::number, "What they have borne, in hours of their life."},
    AnswerPart{"burden.tolerance", K::number, "What they can be asked to bear, in hours."},
    AnswerPart{"burden.known", K::boolean, "Whether all they have borne is known."},
    AnswerPart{"burden.<burden>", K::number, "What they have borne of one kind, in hours.",
               "burden.by_kind.<burden>.hours", N::burdens},
    AnswerPart{"burden.<burden>.hours", K::number, "The same.", "burden.by_kind.<burden>.hours", N::burdens},
    AnswerPart{"burden.<burden>.weight", K::number, "What that kind weighs in their contexts.",
               "burden.by_kind.<burden>.weight", N::burdens},
    AnswerPart{"remedies", K::names, "The remedies that are given.", "", N::remedies},
    AnswerPart{"remedies.<remedy>", K::there, "Whether a remedy is given.", "", N::remedies},
    AnswerPart{"remedies.<remedy>.amount", K::money, "What they are entitled to in this case.",
               "remedies.<remedy>.entitlement", N::remedies},
    AnswerPart{"remedies.<remedy>.entitlement", K::money, "The same.", "", N::remedies},
    AnswerPart{"remedies.<remedy>.open", K::money, "What is still to be given.", "", N::remedies},
    AnswerPart{"remedies.<remedy>.cut", K::money, "What a cap took away.", "", N::remedies},
    AnswerPart{"remedies.<remedy>.owed", K::boolean, "Whether it is owed.", "", N::remedies},
    AnswerPart{"remedies.<remedy>.needs_approval", K::boolean, "Whether it needs approval.", "", N::remedies},
    AnswerPart{"remedies.<remedy>.approver", K::name, "The lowest role that may approve it.", "", N::roles},
    AnswerPart{"remedies.<remedy>.kind", K::name, "Its kind.", "", N::kinds},
    AnswerPart{"remedies.<remedy>.title", K::text, "Its title.", "", N::remedies},
    AnswerPart{"remedies.<remedy>.say", K::text, "How to put it to the customer.", "", N::remedies},
    AnswerPart{"remedies.<remedy>.reason", K::text, "Why it is given.", "", N::remedies},
    AnswerPart{"empowerment.role", K::name, "The role that is asked about.", "", N::roles},
    AnswerPart{"empowerment.may", K::names, "The steps this role may do without approval.", "", N::steps},
    AnswerPart{"empowerment.<kind>.limit", K::money, "What this role may grant in this case; or `unlimited`.",
               "empowerment.limits.<kind>.limit", N::kinds},
    AnswerPart{"empowerment.<kind>.left", K::money, "What is left of it; or `unlimited`.",
               "empowerment.limits.<kind>.left", N::kinds},
    AnswerPart{"empowerment.<kind>.cap_left", K::money, "What is left of the caps over time.",
               "empowerment.limits.<kind>.cap_left", N::kinds},
    AnswerPart{"empowerment.<kind>.known", K::boolean, "Whether limit and role are known.",
               "empowerment.limits.<kind>.known", N::kinds},
    AnswerPart{"commitments", K::names, "What is promised.", "", N::commitments},
    AnswerPart{"commitments.<commitment>", K::time, "What is told: by when.", "commitments.<commitment>.promise",
               N::commitments},
    AnswerPart{"commitments.<commitment>.promise", K::time, "The same.", "", N::commitments},
    AnswerPart{"commitments.<commitment>.aim", K::time, "What is aimed for.", "", N::commitments},
    AnswerPart{"commitments.<commitment>.by", K::text, "Who does it: `person`.", "", N::commitments},
    AnswerPart{"commitments.<commitment>.overdue", K::boolean, "Whether it is overdue.", "", N::commitments},
    AnswerPart{"commitments.<commitment>.already_promised", K::boolean, "Whether it was promised before.", "",
               N::commitments},
    AnswerPart{"closure.questions", K::texts, "What is to be asked before the case is over."},
    AnswerPart{"closure.follow_up_until", K::time, "Until when it is followed up."},
    AnswerPart{"values.<value>", K::value, "A value of the policy, by its own type.", "", N::values},
    AnswerPart{"values.<value>.because", K::texts, "Why it is so.", "", N::values},
    AnswerPart{"questions", K::names, "The unknown facts that left something undecided.", "", N::facts},
    AnswerPart{"questions.<fact>", K::there, "Whether a fact is asked for.", "", N::facts},
    AnswerPart{"questions.<fact>.ask", K::text, "How the customer is asked.", "", N::facts},
    AnswerPart{"reasons", K::texts, "Why, in sentences, the strongest first."},
    AnswerPart{"problems", K::texts, "What went wrong while deciding, in sentences."},
    AnswerPart{"policy.name", K::text, "The policy's name."},
    AnswerPart{"policy.version", K::text, "Its version."},
    AnswerPart{"valid_until", K::time, "When the answer could change by itself."},
    AnswerPart{"error", K::message, "With `change`: the mistake that loading reports, by its code or words."},
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
    case K::text:
      return "text";
    case K::name:
    case K::thing:
      return "a name";
    case K::word:
      return "a word";
    case K::number:
      return "a number";
    case K::money:
      return "money";
    case K::time:
      return "a time";
    case K::boolean:
    case K::there:
      return "`true` or `false`";
    case K::names:
      return "a list of names";
    case K::texts:
      return "a list of texts";
    case K::approval:
      return "a role, `nobody` or `none`";
    case K::value:
      return "a value of its type";
    case K::message:
      return "text";
  }
  return {};
}

}  // namespace amends::impl
