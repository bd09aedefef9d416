// What is wrong, where, and what to do about it.
//
// A Diagnostic is a plain value that owns its text: it can outlive the policy or case it speaks of, be copied between
// threads and be printed much later. Loading a policy or reading a case reports everything that is wrong in one go, as
// a list of diagnostics; warnings and notes stand beside errors and never stop anything.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace amends {

enum class DiagnosticLevel : std::uint8_t { error, warning, note };

struct Diagnostic {
  DiagnosticLevel level = DiagnosticLevel::error;
  std::string code;          // stable, for programs: "unknown-key", "wrong-type", ...
  std::string message;       // one sentence, no full stop: "there is no step `home_vist`"
  std::string file;          // as given to load(); empty for text without a name
  std::uint32_t line = 0;    // 1-based; 0 where no line is known (a case read from JSON has a path instead)
  std::uint32_t column = 0;  // 1-based, in code points
  std::uint32_t length = 0;  // of the underlined text on that line, in code points; at least 1 where there is a line
  std::string line_text;     // the line itself, without its line break
  std::string path;          // where in a case: "attempts[2].at"; empty for policies
  std::string help;          // what to do: "did you mean `home_visit`?"; may be empty

  bool operator==(const Diagnostic&) const = default;
};

// As Rust and Cedar print them:
//
//   error: there is no step `home_vist` [unknown-name]
//     --> policies/computer-repair.yaml:61:14
//      |
//   61 |   - ask_first: home_vist
//      |                ^^^^^^^^^
//      = help: did you mean `home_visit`?
//
// No trailing newline. `colour` adds ANSI colours.
std::string to_string(const Diagnostic& diagnostic, bool colour = false);

// All of them, one empty line between two, each ended by a newline.
std::string to_string(const std::vector<Diagnostic>& diagnostics, bool colour = false);

bool has_errors(const std::vector<Diagnostic>& diagnostics) noexcept;

std::string_view word_of(DiagnosticLevel level) noexcept;  // "error", "warning", "note"

}  // namespace amends
