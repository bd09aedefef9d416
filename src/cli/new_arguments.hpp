// What was asked of `amends new`.
#pragma once

#include <amends/start.hpp>

#include <optional>
#include <string>
#include <vector>

namespace amends::cli {

struct NewArguments {
  std::string name;
  // What was not given is asked for on a terminal, and otherwise as usual.
  std::optional<std::string> kind, title, currency, worth_of_an_hour;
  std::vector<std::string> roles;
  std::string directory = ".";
  bool ask_nothing = false;
};

}  // namespace amends::cli
