// quotes-policy: text for customers that holds the rules of the house against them.
#include "lint/rules.hpp"
#include "lint/texts.hpp"

#include <array>

namespace amends::impl::rules {

namespace {

// English; only what can hardly be said to a customer's good.
constexpr std::array<std::string_view, 37> house_rules = {"our policy",
                                                          "company policy",
                                                          "our company's policy",
                                                          "policy states",
                                                          "policy does not allow",
                                                          "policy doesn't allow",
                                                          "against policy",
                                                          "as per",
                                                          "per our",
                                                          "terms and conditions",
                                                          "terms of service",
                                                          "terms of use",
                                                          "terms & conditions",
                                                          "small print",
                                                          "fine print",
                                                          "our terms",
                                                          "our guidelines",
                                                          "our procedures",
                                                          "our rules",
                                                          "you agreed to",
                                                          "you should have",
                                                          "you failed to",
                                                          "unfortunately we cannot",
                                                          "unfortunately we can't",
                                                          "unfortunately we are unable",
                                                          "unfortunately we are not able",
                                                          "we regret to inform",
                                                          "we regret that we cannot",
                                                          "no exceptions",
                                                          "make an exception",
                                                          "not our responsibility",
                                                          "not our fault",
                                                          "beyond our control",
                                                          "outside of our control",
                                                          "the system does not allow",
                                                          "the system doesn't allow",
                                                          "our system does not allow"};

void check_quotes_policy(Linter& lint) {
  for (const DocValue* text : texts_for_customers(lint)) {
    const std::string_view phrase = phrase_in(text->text(), house_rules);
    if (!phrase.empty())
      lint.found(place_of_phrase(lint, *text, phrase), "this holds the rules of the house against the customer",
                 "say what you do for them now, or ask; they did not come for " + ticked(phrase));
  }
}

}  // namespace

constinit const LintRule quotes_policy = {
    "quotes-policy", DiagnosticLevel::warning, "Text for customers that quotes policy or small print at them",
    "Whoever hears a rule quoted hears that the rule counts and they do not, and that nothing can be done. Say what "
    "happens next and what it means for them. If a rule really stands in the way, it belongs in the policy's "
    "conditions, "
    "not into the customer's ear.",
    check_quotes_policy};

}  // namespace amends::impl::rules
