// The command line of `amends docs`, described to CLI11.
#include "cli/describe.hpp"

namespace amends::cli {

void describe_docs(CLI::App& app, Arguments& arguments) {
  DocsArguments& asked = arguments.docs;
  CLI::App* docs = app.add_subcommand("docs", "A policy as a book for people, and one page for the customer");
  docs->add_option("policy", asked.policy, "The policy, a YAML file")->required()->type_name("POLICY");
  docs->add_option("-o,--output", asked.directory, "The directory to write into; made where it is not there")
      ->required()
      ->type_name("DIR");
  add_colour(*docs, arguments);
  docs->footer(
      "Writes index.html and index.md (the book), flow.svg (how a case flows), customer.html and customer.md (one "
      "page\n"
      "without costs, limits and roles). Files that this command did not make are never replaced.\n"
      "Exit status: 0 written, 1 the policy has mistakes or the files cannot be written, 2 wrong usage.");
  docs->callback([&arguments] { arguments.command = Command::docs; });
}

}  // namespace amends::cli
