// amends functions: the table of functions, as help.
#include "cli/commands.hpp"
#include "cli/terminal.hpp"

#include "expression/functions.hpp"
#include "text/near_name.hpp"

#include <string>
#include <vector>

namespace amends::cli {

namespace {

void print_function(const impl::Function& function) {
  std::string text = function.method ? "." : "";
  text.append(function.name).append(function.signature).append("\n    ").append(function.doc).append("\n");
  if (!function.example.empty()) text.append("    for example: ").append(function.example).append("\n");
  print(text);
}

int unknown_function(const std::string& name) {
  std::vector<std::string> names;
  for (const impl::Function& function : impl::functions()) names.emplace_back(function.name);
  const std::string near = impl::near_name(name, names);
  complain("amends: there is no function `" + name + "`" +
           (near.empty() ? std::string() : "; did you mean `" + near + "`?") + "\n");
  return wrong_usage;
}

}  // namespace

int functions_command(const Arguments& arguments) {
  bool found = false;
  std::string_view group;
  for (const impl::Function& function : impl::functions()) {
    if (!arguments.function.empty() && function.name != arguments.function) continue;
    if (arguments.function.empty() && function.group != group) {
      print((found ? "\n" : "") + std::string(function.group) + "\n\n");
      group = function.group;
    }
    print_function(function);
    found = true;
  }
  return found || arguments.function.empty() ? fine : unknown_function(arguments.function);
}

}  // namespace amends::cli
