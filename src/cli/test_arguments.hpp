// What was asked of `amends test`.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace amends::cli {

struct TestArguments {
  std::vector<std::string> paths;
  std::string filter;
  std::string junit;                                   // a file; empty: none
  std::string form;                                    // of the coverage: summary, text, lcov or json; empty: none
  std::string coverage_file;                           // empty: standard output
  std::vector<std::pair<std::string, int>> threshold;  // of a kind (empty: rules, rows, conditions) and percent
  bool missing = false;
  bool list = false;
};

}  // namespace amends::cli
