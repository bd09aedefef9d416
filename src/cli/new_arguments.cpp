// The command line of `amends new`, described to CLI11.
#include "cli/describe.hpp"

namespace amends::cli {

void describe_new(CLI::App& app, Arguments& arguments) {
  NewArguments& asked = arguments.start;
  CLI::App* start = app.add_subcommand("new", "A first policy with its scenarios, to be changed");
  start->add_option("name", asked.name, "Its name: NAME.yaml and NAME_test.yaml are written")
      ->required()
      ->type_name("NAME");
  std::string kinds;
  for (const StartKind& kind : start_kinds()) kinds += (kinds.empty() ? "" : ", ") + kind.name;
  start->add_option("--kind", asked.kind, "What it is about: " + kinds)->type_name("KIND");
  start->add_option("--title", asked.title, "Its title")->type_name("TEXT");
  start->add_option("--currency", asked.currency, "The ISO 4217 code of all its money")->type_name("CODE");
  start
      ->add_option("--worth-of-an-hour", asked.worth_of_an_hour,
                   "What you would spend to save a customer one hour of their life; all other amounts follow from it")
      ->type_name("MONEY");
  start->add_option("--roles", asked.roles, "Who helps, the one who talks to customers first: agent,team_lead,manager")
      ->delimiter(',')
      ->type_name("NAMES");
  start->add_option("--dir", asked.directory, "Where to write it; made where it is not there")->type_name("DIR");
  start->add_flag("--ask-nothing", asked.ask_nothing, "Take the usual for what is not given, on a terminal too");
  add_colour(*start, arguments);
  std::string footer = "Kinds:\n";
  for (const StartKind& kind : start_kinds())
    footer += "  " + kind.name + std::string(14 - kind.name.size(), ' ') + kind.title + ": " + kind.about + "\n";
  start->footer(footer +
                "\nOn a terminal what is not given is asked for. Nothing is ever written over.\n"
                "Exit status: 0 written, 1 it cannot be so or cannot be written, 2 wrong usage.");
  start->callback([&arguments] { arguments.command = Command::start; });
}

}  // namespace amends::cli
