// What was asked of `amends fmt`.
#pragma once

#include <string>
#include <vector>

namespace amends::cli {

struct FormatArguments {
  std::vector<std::string> paths;
  bool only_check = false;
};

}  // namespace amends::cli
