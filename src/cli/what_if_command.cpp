// amends what-if: what each answer to each unknown fact would lead to.
#include "cli/case_files.hpp"
#include "cli/commands.hpp"
#include "cli/load.hpp"
#include "cli/terminal.hpp"

#include <amends/explain.hpp>
#include <amends/json.hpp>
#include <amends/recommend.hpp>

namespace amends::cli {

int what_if_command(const Arguments& arguments) {
  const Loaded loaded = load_policy(arguments);
  if (!loaded.policy) return loaded.status;
  const CaseFile file = read_case_file(arguments.cases.front());
  if (file.error) {
    complain({*file.error}, arguments);
    return mistakes;
  }
  if (file.cases.size() != 1) {
    complain("amends: what-if takes one case, " + arguments.cases.front() + " holds " +
             std::to_string(file.cases.size()) + "\n");
    return wrong_usage;
  }
  Result<Case> read = read_case(*loaded.policy, file.cases.front());
  complain(read.diagnostics(), arguments);
  if (!read) return mistakes;
  Case c = std::move(read).value();
  set_role(arguments, c);
  BoundCase bound;
  const bool clean = loaded.policy->bind(c, bound);
  complain(bound.diagnostics(), arguments);
  const std::vector<WhatIf> answers = what_if(*loaded.policy, bound, arguments.now.value_or(system_time()));
  print(arguments.json ? to_json(answers) + "\n" : explain(answers, explain_options(arguments)));
  return clean ? fine : mistakes;
}

}  // namespace amends::cli
