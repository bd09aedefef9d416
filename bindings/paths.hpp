// Paths as Python gives them: text, or path objects.
#pragma once

#include <pybind11/pybind11.h>

#include <string>
#include <vector>

namespace amends::python {

std::string path_text(pybind11::handle path);                      // a TypeError for what is no path
std::vector<std::string> path_texts(const pybind11::args& paths);  // a TypeError where there are none
// Files as they are, and the policies in directories; with the scenario files, where they are wanted too.
std::vector<std::string> policies_of(const pybind11::args& paths, bool with_scenarios = false);

}  // namespace amends::python
