// amends fmt: lays out files in their place, or says which are not laid out.
#include "cli/case_files.hpp"
#include "cli/commands.hpp"
#include "cli/terminal.hpp"

#include <amends/format.hpp>
#include <amends/policy_paths.hpp>

#include <cstring>

namespace amends::cli {

namespace {

class Formatting {
 public:
  explicit Formatting(const Arguments& arguments) : arguments_(arguments) {}

  void standard_input() {
    std::string text;
    if (const int error = read_path("-", text))
      return fail(std::string("amends: standard input: ") + std::strerror(error) + "\n");
    const Result<std::string> after = format_text(text, "standard input");
    if (!after) return fail(after.diagnostics());
    if (!arguments_.format.only_check) return print(*after);
    compare("standard input", text, *after);
  }

  void in_place(const std::string& path) {
    const Result<bool> changed = format_file(path);
    if (!changed) return fail(changed.diagnostics());
    if (*changed) print(path + "\n");
  }

  void only_check(const std::string& path) {
    std::string text;
    if (const int error = read_path(path, text)) return fail("amends: " + path + ": " + std::strerror(error) + "\n");
    const Result<std::string> after = format_text(text, path);
    if (!after) return fail(after.diagnostics());
    compare(path, text, *after);
  }

  void fail(const std::string& text) {
    complain(text);
    status_ = mistakes;
  }

  int status() const { return status_; }

 private:
  void compare(const std::string& name, const std::string& before, const std::string& after) {
    if (before == after) return;
    print(name + "\n" + format_difference(before, after));
    status_ = mistakes;
  }
  void fail(const std::vector<Diagnostic>& diagnostics) {
    complain(diagnostics, arguments_);
    status_ = mistakes;
  }
  const Arguments& arguments_;
  int status_ = fine;
};

}  // namespace

int format_command(const Arguments& arguments) {
  Formatting formatting(arguments);
  const PolicyPaths found = find_policies(arguments.format.paths, true);
  for (const std::string& path : found.empty)
    formatting.fail("amends: there is no policy and no scenario file in " + path + "\n");
  for (const std::string& path : found.files) {
    if (path == "-")
      formatting.standard_input();
    else if (arguments.format.only_check)
      formatting.only_check(path);
    else
      formatting.in_place(path);
  }
  return formatting.status();
}

}  // namespace amends::cli
