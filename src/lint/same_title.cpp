// same-title: two things of one kind that people cannot tell apart.
#include "lint/linter.hpp"
#include "lint/rules.hpp"

#include <map>
#include <string>

namespace amends::impl::rules {

namespace {

void check_same_title(Linter& lint) {
  for (const std::string_view blocks : {"steps", "eases", "remedies", "burdens"}) {
    std::map<std::string, const DocName*> seen;
    for (const DocValue& entry : lint.entries(blocks)) {
      const DocValue* title = entry.block().get("title");
      if (title == nullptr) continue;
      const auto [other, is_new] = seen.emplace(title->text(), &entry.name);
      if (!is_new)
        lint.found(title->span(), ticked(entry.name.text) + " is called the same as " + ticked(other->second->text),
                   "give each a title of its own: people choose between titles");
    }
  }
}

}  // namespace

constinit const LintRule same_title = {
    "same-title", DiagnosticLevel::warning, "Two steps, eases, remedies or burdens with the same title",
    "People see titles, not names: the agent who reads the plan and the customer who chooses between alternatives. Two "
    "with one title are usually one that was copied and not changed.",
    check_same_title};

}  // namespace amends::impl::rules
