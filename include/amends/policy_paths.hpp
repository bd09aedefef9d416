// The policies that paths stand for, and loading them: what `amends check policies/` looks at. Keeps nothing, and may
// be called from any number of threads at once.
#pragma once

#include <amends/policy.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace amends {

// Whether a file is one of scenarios, by its name: *_test.yaml or *_test.yml. Reads nothing.
bool is_scenario_file(std::string_view path);

struct PolicyPaths {
  std::vector<std::string> files;  // as given; in directories, in order of their names
  bool searched = false;           // a directory was given
  std::vector<std::string> empty;  // directories without any
};

// A file stands for itself. A directory stands for every *.yaml and *.yml in it and below that is a policy (it has the
// key `amends` at its beginning of a line) and not a file of scenarios (*_test.yaml), unless those are wanted too.
PolicyPaths find_policies(const std::vector<std::string>& paths, bool with_scenarios = false);

// Loads each file as Policy::load() does, on as many threads as the machine has cores, and gives the results in the
// order of the files. `threads`: how many at most; 0: all cores.
std::vector<Result<Policy>> load_policies(const std::vector<std::string>& files, unsigned threads = 0);

}  // namespace amends
