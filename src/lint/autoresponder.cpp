// autoresponder: somebody whom something went wrong for is answered like a form that was filled in.
#include "lint/rules.hpp"
#include "lint/texts.hpp"

#include <array>

namespace amends::impl::rules {

namespace {

constexpr std::array<std::string_view, 24> machine_words = {"do not reply to this",
                                                            "don't reply to this",
                                                            "no-reply",
                                                            "noreply",
                                                            "this is an automated",
                                                            "automated message",
                                                            "automated response",
                                                            "automatic reply",
                                                            "automatically generated",
                                                            "we have received your",
                                                            "we received your",
                                                            "thank you for contacting",
                                                            "thank you for reaching out",
                                                            "your call is important",
                                                            "your message is important",
                                                            "your feedback is important",
                                                            "your ticket number",
                                                            "your case number",
                                                            "your reference number",
                                                            "has been logged",
                                                            "has been forwarded to the relevant",
                                                            "the relevant department",
                                                            "we apologise for any inconvenience",
                                                            "we apologize for any inconvenience"};

bool answers_only_inquiries(const Linter& lint) {
  for (const DocValue& fact : lint.entries("facts")) {
    if (fact.name.text != "problem.kind") continue;
    const DocValue* type = fact.block().get("type");
    if (type == nullptr || type->names.empty()) return false;
    for (const DocName& name : type->names)
      if (name.text == "complaint") return false;
    return true;
  }
  return false;
}

void check_autoresponder(Linter& lint) {
  if (answers_only_inquiries(lint)) return;
  for (const DocValue& commitment : lint.entries("commitments")) {
    if (commitment.name.text != "acknowledge") continue;
    const DocValue* by = commitment.block().get("by");
    if (by == nullptr)
      lint.found(commitment.name.span, "a complaint may be acknowledged by a machine", "add `by: person`");
    else if (by->text() != "person")
      lint.found(by->span(), "a complaint is acknowledged by " + ticked(by->text()) + ", not by a person",
                 "write `by: person`");
  }
  for (const DocValue* text : texts_for_customers(lint)) {
    const std::string_view phrase = phrase_in(text->text(), machine_words);
    if (!phrase.empty())
      lint.found(place_of_phrase(lint, *text, phrase), "this answers a complaint like a machine would",
                 "say what you understood, what you do about it, and when they hear from you");
  }
}

}  // namespace

constinit const LintRule autoresponder = {
    "autoresponder", DiagnosticLevel::warning, "A complaint is answered like an inquiry: by a machine, or in its words",
    "An inquiry can be confirmed by a machine. Whoever complains has been let down once already; a ticket number tells "
    "them that nobody has read it. The first answer comes from a person who has.",
    check_autoresponder};

}  // namespace amends::impl::rules
