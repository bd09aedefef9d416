// amends docs: the book of a policy, written into a directory.
#include "cli/commands.hpp"
#include "cli/terminal.hpp"

#include <amends/book.hpp>

namespace amends::cli {

int docs_command(const Arguments& arguments) {
  const Result<Policy> policy = Policy::load(arguments.docs.policy);
  if (!policy) {
    complain(policy.diagnostics(), arguments);
    return mistakes;
  }
  const Result<std::vector<std::string>> written = write_book(make_book(*policy), arguments.docs.directory);
  if (!written) {
    complain(written.diagnostics(), arguments);
    return mistakes;
  }
  for (const std::string& path : *written) print(path + "\n");
  return fine;
}

}  // namespace amends::cli
