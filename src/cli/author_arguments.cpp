// The command line of the verbs for authors of policies, described to CLI11.
#include "cli/describe.hpp"

namespace amends::cli {

void describe_authoring(CLI::App& app, Arguments& arguments) {
  describe_check(app, arguments);
  describe_test(app, arguments);
  describe_docs(app, arguments);
  describe_new(app, arguments);
  describe_format(app, arguments);
  describe_schema(app, arguments);
}

}  // namespace amends::cli
