// amends what-if: what each answer to each unknown fact would lead to.
#include "cli/commands.hpp"
#include "cli/load.hpp"
#include "cli/terminal.hpp"

#include <amends/explain.hpp>
#include <amends/json.hpp>
#include <amends/recommend.hpp>

namespace amends::cli {

int what_if_command(const Arguments& arguments) {
  const LoadedCase loaded = load_one_case(arguments, "what-if");
  if (!loaded.a_case) return loaded.status;
  BoundCase bound;
  const bool clean = loaded.policy->bind(*loaded.a_case, bound);
  complain(bound.diagnostics(), arguments);
  const std::vector<WhatIf> answers = what_if(*loaded.policy, bound, arguments.now.value_or(system_time()));
  print(arguments.json ? to_json(answers) + "\n" : explain(answers, explain_options(arguments)));
  return clean ? fine : mistakes;
}

}  // namespace amends::cli
