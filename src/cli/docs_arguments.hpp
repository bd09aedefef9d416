// What was asked of `amends docs`.
#pragma once

#include <string>

namespace amends::cli {

struct DocsArguments {
  std::string policy;
  std::string directory;
};

}  // namespace amends::cli
