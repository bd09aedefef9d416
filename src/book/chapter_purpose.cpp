// What the policy is for, and how a case flows.
#include "book/chapters.hpp"
#include "book/plain_words.hpp"

#include "decide/wording.hpp"

namespace amends::impl::book {

void add_purpose(Page& page, const Matter& matter) {
  page.chapter("What this policy is for", "purpose");
  const std::string doc = matter.document().text("doc");
  if (!doc.empty()) page.paragraph(marked(doc));
  const std::vector<std::string> story = matter.story();
  const std::string title = matter.policy().title;
  for (const std::string& paragraph : story)
    if (paragraph != title && paragraph != title + ".") page.paragraph(marked(paragraph));
  const CompiledPolicy& policy = matter.policy();
  std::vector<std::pair<std::string, Lines>> facts;
  facts.emplace_back("Policy", Lines{code(policy.name)});
  if (!policy.version.empty()) facts.emplace_back("Version", Lines{policy.version});
  if (!policy.currency.code().empty()) facts.emplace_back("Currency", Lines{std::string(policy.currency.code())});
  if (const DocValue* worth = matter.document().get("worth_of_an_hour")) {
    Lines lines = matter.speak(*worth, policy.worth_of_an_hour);
    lines.front() += Rich(" is what we are willing to spend to save a customer one hour of their life ") +
                     matter.place(worth->name.span);
    facts.emplace_back("Worth of an hour", std::move(lines));
  }
  facts.emplace_back("Fingerprint", Lines{code(policy.fingerprint)});
  page.facts(std::move(facts));
}

void add_flow(Page& page, const Matter& matter) {
  page.chapter("How a case flows", "flow");
  std::vector<Rich> said;
  const CompiledPolicy& policy = matter.policy();
  const bool recovers = !policy.steps.empty() || policy.closure;
  said.emplace_back(recovers ? "a problem is reported" : "a case comes in");
  if (policy.severity_levels.size() > 1) {
    std::vector<Rich> levels;
    for (const std::string& level : policy.severity_levels) levels.push_back(strong(with_spaces(level)));
    said.push_back(Rich("its severity is read off a ladder: ") + joined(levels, ", "));
  }
  if (!policy.steps.empty())
    said.emplace_back(
        "the plan offers the step that costs the customer and us least until the problem is fixed, and asks first "
        "where "
        "it asks much");
  if (!policy.remedies.empty()) said.emplace_back("what is owed is given, and what makes good is offered");
  if (recovers)
    said.emplace_back("two questions end the case, and both must be answered with yes");
  else if (!policy.values.empty())
    said.emplace_back("what depends on it is worked out");
  Rich text;
  for (std::size_t i = 0; i < said.size(); ++i)
    text += (i == 0 ? Rich() : Rich(i + 1 == said.size() ? "; then " : "; ")) + said[i];
  page.paragraph(capitalised(text) + Rich("."));
  page.picture("How a case flows, from the report to its end; the same is said in the chapters that follow");
}

}  // namespace amends::impl::book
