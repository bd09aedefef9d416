// Findings as annotations of GitHub Actions: lines that the runner turns into remarks beside the text.
#include <amends/lint.hpp>

namespace amends {

namespace impl {

namespace {

// In a message only line breaks and % are special, in a property also : and ,.
std::string escaped(std::string_view text, bool property) {
  std::string result;
  for (const char c : text) {
    if (c == '%')
      result += "%25";
    else if (c == '\r')
      result += "%0D";
    else if (c == '\n')
      result += "%0A";
    else if (c == ':' && property)
      result += "%3A";
    else if (c == ',' && property)
      result += "%2C";
    else
      result += c;
  }
  return result;
}

std::string_view command_of(DiagnosticLevel level) noexcept {
  if (level == DiagnosticLevel::error) return "error";
  return level == DiagnosticLevel::warning ? "warning" : "notice";
}

}  // namespace

}  // namespace impl

std::string to_github(const std::vector<Finding>& findings) {
  std::string result;
  for (const Finding& finding : findings) {
    const Diagnostic& d = finding.diagnostic;
    result += "::" + std::string(impl::command_of(d.level)) + " ";
    if (!d.file.empty()) result += "file=" + impl::escaped(d.file, true) + ",";
    if (d.line != 0)
      result += "line=" + std::to_string(d.line) + ",col=" + std::to_string(d.column) +
                ",endColumn=" + std::to_string(d.column + d.length) + ",";
    result += "title=" + impl::escaped(d.code, true) + "::";
    std::string words = d.message;
    if (!d.help.empty()) words += "\n" + d.help;
    if (finding.witness) words += "\nfor example: " + finding.witness->says;
    result += impl::escaped(words, false) + "\n";
  }
  return result;
}

}  // namespace amends
