// How the command line is described to CLI11; only the files that describe it include this.
#pragma once

#include "cli/arguments.hpp"

#include <CLI/CLI.hpp>

namespace amends::cli {

void describe_answering(CLI::App& app, Arguments& arguments);  // answering_arguments.cpp: recommend, what-if, functions
void describe_authoring(CLI::App& app, Arguments& arguments);  // author_arguments.cpp: check and the like

void describe_explain(CLI::App& app, Arguments& arguments);  // explain_arguments.cpp
void describe_check(CLI::App& app, Arguments& arguments);    // check_arguments.cpp
void describe_test(CLI::App& app, Arguments& arguments);     // test_arguments.cpp
void describe_docs(CLI::App& app, Arguments& arguments);     // docs_arguments.cpp
void describe_new(CLI::App& app, Arguments& arguments);      // new_arguments.cpp
void describe_format(CLI::App& app, Arguments& arguments);   // format_arguments.cpp
void describe_schema(CLI::App& app, Arguments& arguments);   // schema_arguments.cpp

// Options that several verbs have.
void add_now(CLI::App& command, Arguments& arguments);
void add_json(CLI::App& command, Arguments& arguments);
void add_colour(CLI::App& command, Arguments& arguments);
// The policy, --now, --role, --json, --color: of verbs that answer cases.
void add_case_options(CLI::App& command, Arguments& arguments);

}  // namespace amends::cli
