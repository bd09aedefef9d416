// What was asked of `amends check`.
#pragma once

#include <string>
#include <vector>

namespace amends::cli {

enum class CheckFormat { text, json, sarif, github };

struct CheckArguments {
  std::vector<std::string> paths;  // policies, or directories
  CheckFormat format = CheckFormat::text;
  std::vector<std::string> only, without;  // rules
  bool strict = false;                     // notes fail, too
  bool inconclusive = false;
  bool together = false;  // as policies of one case, in their order
  std::string explain;    // a rule; then nothing is checked
};

}  // namespace amends::cli
