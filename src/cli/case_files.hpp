// The cases named on the command line, as texts.
#pragma once

#include <amends/policy.hpp>

#include <optional>
#include <string>
#include <vector>

namespace amends::cli {

struct CaseText {
  std::string name;  // of its file; "standard input"
  std::string text;
  std::uint32_t line = 0;  // of JSON lines; 0: the whole file is one case
  bool yaml = false;
};

struct CaseFile {
  std::vector<CaseText> cases;
  bool lines = false;               // JSON lines
  std::optional<Diagnostic> error;  // it cannot be read
};

// All of a file, or of standard input where it is `-`; the error number where that cannot be read, otherwise 0.
int read_path(const std::string& path, std::string& text);

// `-` is standard input. What does not end in .yaml, .yml or .jsonl is JSON, or JSON lines where it looks so.
CaseFile read_case_file(const std::string& path);

// "cases.jsonl:3"
std::string place_of(const CaseText& text);

// Reads it for the policies; places in diagnostics are those in the file.
Result<Case> read_case(const std::vector<Policy>& policies, const CaseText& text);

}  // namespace amends::cli
