// amends explain: the decision as a story; with --why-not what stood in the way of something else, and what would have
// led to it.
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
  const LoadedCase loaded = load_one_case(arguments, "explain");
  if (!loaded.a_case) return loaded.status;
  const Case& c = *loaded.a_case;
  const Time now = arguments.now.value_or(system_time());
  if (!arguments.why_not.empty()) return explain_why_not(arguments, *loaded.policy, c, now);
  const Story story = tell(*loaded.policy, c, now);
  print(arguments.json ? to_json(story) + "\n" : explain(story, explain_options(arguments)));
  return has_errors(story.recommendation.problems) ? mistakes : fine;
}

}  // namespace amends::cli
