// The command line of `amends fmt`, described to CLI11.
#include "cli/describe.hpp"

namespace amends::cli {

void describe_format(CLI::App& app, Arguments& arguments) {
  CLI::App* format = app.add_subcommand("fmt", "Lay out policies and scenario files, keeping what they say");
  format
      ->add_option("path", arguments.format.paths,
                   "YAML files; directories: the policies and scenario files in them and below; - reads standard input "
                   "and writes to standard output")
      ->required()
      ->type_name("PATH");
  format->add_flag("--check", arguments.format.only_check,
                   "Change nothing; name what is not laid out, and exit with 1");
  add_colour(*format, arguments);
  format->callback([&arguments] { arguments.command = Command::format; });
}

}  // namespace amends::cli
