// The command line of `amends explain`, described to CLI11.
#include "cli/describe.hpp"

namespace amends::cli {

void describe_explain(CLI::App& app, Arguments& arguments) {
  CLI::App* explain = app.add_subcommand("explain", "Why a case was decided so, and why not otherwise");
  add_case_options(*explain, arguments);
  explain->add_option("case", arguments.cases, "The case, as for recommend")
      ->required()
      ->expected(1)
      ->type_name("FILE");
  explain
      ->add_option("--why-not", arguments.why_not,
                   "A step, severity, remedy or grant that was not chosen: replace, severity:critical, "
                   "remedy:apology_credit, 'grant:goodwill 300 USD'")
      ->type_name("TARGET");
  explain->callback([&arguments] { arguments.command = Command::explain; });
}

}  // namespace amends::cli
