// One layout for policies and scenario files: what `amends fmt` does.
//
// Comments are kept and the meaning never changes: the text that was laid out is read again and compared with the one
// before, for a policy down to its fingerprint; what would differ is refused. Laying out twice changes nothing more.
// docs/formatting.md says what the layout is. Plain functions without state: call them from any number of threads, on
// different files. Only format_file() touches the disk.
#pragma once

#include <amends/result.hpp>

#include <string>
#include <string_view>

namespace amends {

// The text of a policy, a scenario file or any other YAML of one document, laid out. Fails where it is not well-formed;
// `name` stands in diagnostics. A policy may have other mistakes: they stay as they are.
Result<std::string> format_text(std::string_view text, std::string_view name = "policy");

// Lays out a file in its place; whether it changed. The file is replaced as a whole or not at all, and keeps its
// permissions; where it is laid out already it is not touched.
Result<bool> format_file(const std::string& path);

// What laying out would change: the first lines that differ, for a person. Empty where nothing does.
//
//   12 -   chance:    0.7
//   12 +   chance: 0.7
//      ... and 3 more lines
std::string format_difference(std::string_view before, std::string_view after);

}  // namespace amends
