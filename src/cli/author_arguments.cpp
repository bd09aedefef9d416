// The command line of the verbs for authors of policies, described to CLI11.
#include "cli/describe.hpp"

namespace amends::cli {

namespace {

void describe_check(CLI::App& app, Arguments& arguments) {
  CLI::App* check = app.add_subcommand("check", "Every mistake in each policy, with its place");
  check->add_option("policy", arguments.policies, "Policies, YAML files")->required()->type_name("FILE");
  check->add_flag("--json", arguments.json, "The mistakes and warnings as one JSON list");
  add_colour(*check, arguments);
  check->callback([&arguments] { arguments.command = Command::check; });
}

}  // namespace

void describe_authoring(CLI::App& app, Arguments& arguments) { describe_check(app, arguments); }

}  // namespace amends::cli
