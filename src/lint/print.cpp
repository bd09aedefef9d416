// Findings as text for people and as JSON.
#include <amends/lint.hpp>

#include "text/json_writer.hpp"

namespace amends {

namespace impl {

namespace {

std::string bold(std::string_view text, bool colour) {
  return colour ? "\x1b[1m" + std::string(text) + "\x1b[0m" : std::string(text);
}

// Quotes for a shell.
std::string in_single_quotes(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

void write(JsonWriter& out, const Finding& finding) {
  const Diagnostic& d = finding.diagnostic;
  const auto text = [&](std::string_view key, std::string_view value) {
    out.key(key);
    out.string(value);
  };
  const auto number = [&](std::string_view key, std::uint32_t value) {
    out.key(key);
    out.integer(value);
  };
  out.begin_object();
  text("level", word_of(d.level));
  text("code", d.code);
  text("message", d.message);
  text("file", d.file);
  number("line", d.line);
  number("column", d.column);
  number("length", d.length);
  text("line_text", d.line_text);
  text("path", d.path);
  text("help", d.help);
  out.key("witness");
  if (finding.witness) {
    out.begin_object();
    text("says", finding.witness->says);
    text("now", to_string(finding.witness->now));
    text("case", finding.witness->case_json);
    out.end_object();
  } else {
    out.null();
  }
  out.end_object();
}

}  // namespace

}  // namespace impl

std::string to_string(const Finding& finding, bool colour) {
  std::string result = to_string(finding.diagnostic, colour);
  const std::string margin(finding.diagnostic.line == 0 ? 1 : std::to_string(finding.diagnostic.line).size(), ' ');
  const std::string bar = "\n" + margin + (colour ? " \x1b[1;34m=\x1b[0m " : " = ");
  if (finding.witness) {
    const WitnessCase& witness = *finding.witness;
    result += bar + impl::bold("for example", colour) + ": " +
              (witness.says.empty() ? "a case of which nothing is known" : witness.says);
    result += bar + impl::bold("to see it", colour) + ": echo " + impl::in_single_quotes(witness.case_json) +
              " | amends recommend " + (finding.diagnostic.file.empty() ? "POLICY" : finding.diagnostic.file) +
              " - --now " + to_string(witness.now);
  }
  if (find_lint_rule(finding.diagnostic.code))
    result += bar + impl::bold("why", colour) + ": docs/lint/" + finding.diagnostic.code + ".md";
  return result;
}

std::string to_json(const std::vector<Finding>& findings, int indent) {
  impl::JsonWriter out(indent);
  out.begin_array();
  for (const Finding& finding : findings) impl::write(out, finding);
  out.end_array();
  return std::move(out).take();
}

}  // namespace amends
