// Where the answer goes, and the one clock: only the command line reads them.
#pragma once

#include "cli/arguments.hpp"

#include <amends/diagnostic.hpp>
#include <amends/explain.hpp>

#include <string_view>
#include <vector>

namespace amends::cli {

Time system_time();

// Colours as asked; otherwise on a terminal, unless NO_COLOR is set or TERM is `dumb`.
bool coloured_output(const Arguments& arguments);
bool coloured_errors(const Arguments& arguments);
ExplainOptions explain_options(const Arguments& arguments);  // the terminal's width, within reason

void print(std::string_view text);     // to standard output
void complain(std::string_view text);  // to standard error
void complain(const std::vector<Diagnostic>& diagnostics, const Arguments& arguments);
// Flushes standard output; false where it could not all be written.
bool all_printed();

}  // namespace amends::cli
