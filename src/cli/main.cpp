// The command `amends`: arguments, one call of the library, its answer printed.
#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/terminal.hpp"

namespace {

int run(const amends::cli::Arguments& arguments) {
  using amends::cli::Command;
  switch (arguments.command) {
    case Command::recommend:
      return recommend_command(arguments);
    case Command::what_if:
      return what_if_command(arguments);
    case Command::explain:
      return explain_command(arguments);
    case Command::check:
      return check_command(arguments);
    case Command::test:
      return test_command(arguments);
    case Command::functions:
      return functions_command(arguments);
    case Command::docs:
      return docs_command(arguments);
    case Command::start:
      return new_command(arguments);
    case Command::format:
      return format_command(arguments);
    case Command::schema:
      return schema_command(arguments);
  }
  return amends::cli::wrong_usage;
}

}  // namespace

int main(int count, char** words) {
  amends::cli::Arguments arguments;
  if (const auto settled = amends::cli::parse(count, words, arguments)) return *settled;
  const int status = run(arguments);
  if (amends::cli::all_printed()) return status;
  amends::cli::complain("amends: the answer could not be written\n");
  return amends::cli::mistakes;
}
