// The command line of `amends check`, described to CLI11.
#include "cli/describe.hpp"

#include <map>

namespace amends::cli {

void describe_check(CLI::App& app, Arguments& arguments) {
  static const std::map<std::string, CheckFormat> formats = {{"text", CheckFormat::text},
                                                             {"json", CheckFormat::json},
                                                             {"sarif", CheckFormat::sarif},
                                                             {"github", CheckFormat::github}};
  CheckArguments& asked = arguments.check;
  CLI::App* check = app.add_subcommand("check", "Every mistake in each policy, and what is probably not meant");
  check
      ->add_option("policy", asked.paths,
                   "Policies, YAML files; directories: all policies in them and below, without their scenario files")
      ->type_name("PATH");
  check->add_option("--format", asked.format, "text (the default), json, sarif (SARIF 2.1.0) or github (annotations)")
      ->transform(CLI::CheckedTransformer(formats).description(""))
      ->type_name("FORMAT");
  check->add_flag_callback(
      "--json", [&asked] { asked.format = CheckFormat::json; }, "The same as --format json");
  check->add_option("--rule", asked.only, "Only this rule; several times for several")->type_name("RULE");
  check->add_option("--no-rule", asked.without, "Not this rule; several times for several")->type_name("RULE");
  check->add_flag("--strict", asked.strict, "Notes fail, too: exit with 1 where there is any finding");
  check->add_flag("--inconclusive", asked.inconclusive, "Also show what a rule could not decide, and where");
  check->add_flag("--together", asked.together,
                  "Also what the policies say against each other where they hold for one case, in this order");
  check->add_option("--explain", asked.explain, "Say what a rule looks for and why, and check nothing")
      ->type_name("RULE");
  add_colour(*check, arguments);
  check->footer(
      "Exit status: 0 no finding but notes, 1 a mistake or a warning (with --strict a note), 2 wrong usage.\n"
      "A comment `# amends: allow RULE because REASON` on the line, or above it, silences a finding.\n"
      "docs/lint/ has a page for each rule.");
  check->callback([&arguments] { arguments.command = Command::check; });
}

}  // namespace amends::cli
