// amends explain: the decision as a story; with --why-not what stood in the way of something else, and what would have
// led to it.
#include "cli/case_files.hpp"
#include "cli/commands.hpp"
#include "cli/load.hpp"
#include "cli/terminal.hpp"

#include <amends/why_not.hpp>

namespace amends::cli {

namespace {

int explain_why_not(const Arguments& arguments, const Policy& policy, const Case& c, Time now) {
  const Result<Target> target = read_target(policy, arguments.why_not);
  if (!target) {
    complain(target.diagnostics(), arguments);
    return wrong_usage;
  }
  const WhyNot answer = why_not(policy, c, now, *target);
  print(arguments.json ? to_json(answer) + "\n" : explain(answer, explain_options(arguments)));
  return fine;
}

}  // namespace

int explain_command(const Arguments& arguments) {
  const Loaded loaded = load_policy(arguments);
  if (!loaded.policy) return loaded.status;
  const CaseFile file = read_case_file(arguments.cases.front());
  if (file.error) {
    complain({*file.error}, arguments);
    return mistakes;
  }
  if (file.cases.size() != 1) {
    complain("amends: explain takes one case, " + arguments.cases.front() + " holds " +
             std::to_string(file.cases.size()) + "\n");
    return wrong_usage;
  }
  Result<Case> read = read_case(*loaded.policy, file.cases.front());
  complain(read.diagnostics(), arguments);
  if (!read) return mistakes;
  Case c = std::move(read).value();
  set_role(arguments, c);
  const Time now = arguments.now.value_or(system_time());
  if (!arguments.why_not.empty()) return explain_why_not(arguments, *loaded.policy, c, now);
  const Story story = tell(*loaded.policy, c, now);
  print(arguments.json ? to_json(story) + "\n" : explain(story, explain_options(arguments)));
  return has_errors(story.recommendation.problems) ? mistakes : fine;
}

}  // namespace amends::cli
