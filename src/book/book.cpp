// The book of a policy: its chapters in their order, and the customer's page.
#include <amends/book.hpp>

#include "book/chapters.hpp"
#include "book/customer_page.hpp"
#include "book/picture.hpp"
#include "decide/wording.hpp"

namespace amends {

namespace impl::book {

namespace {

Page whole_book(const Matter& matter) {
  const CompiledPolicy& policy = matter.policy();
  Page page;
  page.title = policy.title.empty() ? capitalised(with_spaces(policy.name)) : policy.title;
  page.subtitle = Rich("The policy " + policy.name + (policy.version.empty() ? "" : ", version " + policy.version) +
                       ", in plain words. What is said here stands in ") +
                  code(matter.file()) + Rich("; each item names its place there.");
  page.contents = true;
  add_purpose(page, matter);
  add_flow(page, matter);
  add_promises(page, matter);
  add_roles(page, matter);
  add_steps(page, matter);
  add_severity(page, matter);
  add_rules(page, matter);
  add_contexts(page, matter);
  add_burdens(page, matter);
  add_remedies(page, matter);
  add_values(page, matter);
  add_parameters(page, matter);
  add_facts(page, matter);
  add_closure(page, matter);
  add_names(page, matter);
  page.foot =
      Rich("Policy " + policy.name + (policy.version.empty() ? "" : ", version " + policy.version) + ", fingerprint ") +
      code(policy.fingerprint) + Rich(". A policy with another fingerprint may say something else.");
  return page;
}

}  // namespace

}  // namespace impl::book

Book make_book(const Policy& policy) {
  using namespace impl::book;
  const Matter matter(policy);
  const std::string picture = flow_picture(matter);
  const Page whole = whole_book(matter);
  const Page customer = customer_page(matter);
  Book book;
  book.files.push_back({"index.md", to_markdown(whole)});
  book.files.push_back({"index.html", to_html(whole, picture)});
  book.files.push_back({"flow.svg", "<!-- " + std::string(made_by) + " -->\n" + picture});
  book.files.push_back({"customer.md", to_markdown(customer)});
  book.files.push_back({"customer.html", to_html(customer, {})});
  return book;
}

}  // namespace amends
