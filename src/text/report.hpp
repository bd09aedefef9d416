// Collects diagnostics while something is read, so that everything wrong is reported at once.
#pragma once

#include <amends/diagnostic.hpp>

#include "text/source.hpp"

#include <string>
#include <vector>

namespace amends::impl {

class Report {
 public:
  explicit Report(const Sources* sources = nullptr) : sources_(sources) {}

  // At a place in a source; only the first line of the span is underlined.
  void error(Span span, std::string code, std::string message, std::string help = {});
  void warning(Span span, std::string code, std::string message, std::string help = {});
  // At a path in a case.
  void error_at(std::string path, std::string code, std::string message, std::string help = {});
  void warning_at(std::string path, std::string code, std::string message, std::string help = {});

  bool has_errors() const noexcept { return errors_ != 0; }
  std::size_t errors() const noexcept { return errors_; }
  // In order of file, line, column; identical ones once; at most 200 errors, then one that says how many more.
  std::vector<Diagnostic> take();
  const std::vector<Diagnostic>& all() const noexcept { return diagnostics_; }

 private:
  void add(DiagnosticLevel level, Span span, std::string path, std::string code, std::string message, std::string help);

  const Sources* sources_;
  std::vector<Diagnostic> diagnostics_;
  std::size_t errors_ = 0;
};

// An error about a file as a whole.
Diagnostic error_of_file(std::string file, std::string code, std::string message, std::string help = {});

// "did you mean `x`?" for the nearest of `names`, or empty where none is near (Damerau-Levenshtein distance at most a
// third of the length, at least 1).
std::string did_you_mean(std::string_view wrong, const std::vector<std::string>& names);

}  // namespace amends::impl
