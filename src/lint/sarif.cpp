// Findings as SARIF 2.1.0, the format in which code hosts and editors take the results of linters.
#include <amends/lint.hpp>

#include "text/json_writer.hpp"

#include <amends/version.hpp>

#include <algorithm>

namespace amends {

namespace impl {

namespace {

// A path as the reference of a URI: what is not allowed there is written in hexadecimal.
std::string uri_of(std::string_view path) {
  constexpr std::string_view plain = "-._~/!$&'()*+,;=@";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || plain.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      uri += '%';
      uri += digits[byte >> 4U];
      uri += digits[byte & 15U];
    }
  }
  return uri;
}

class Sarif {
 public:
  Sarif(const std::vector<Finding>& findings, int indent) : findings_(findings), out_(indent) {
    for (const LintRuleInfo& rule : lint_rules()) codes_.emplace_back(rule.id);
    for (const Finding& finding : findings_)
      if (std::find(codes_.begin(), codes_.end(), finding.diagnostic.code) == codes_.end())
        codes_.push_back(finding.diagnostic.code);
  }

  std::string write() && {
    out_.begin_object();
    text("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    text("version", "2.1.0");
    out_.key("runs");
    out_.begin_array();
    out_.begin_object();
    tool();
    text("columnKind", "unicodeCodePoints");
    out_.key("results");
    out_.begin_array();
    for (const Finding& finding : findings_) result(finding);
    out_.end_array();
    out_.end_object();
    out_.end_array();
    out_.end_object();
    return std::move(out_).take();
  }

 private:
  void text(std::string_view key, std::string_view value) {
    out_.key(key);
    out_.string(value);
  }
  void message(std::string_view key, std::string_view value) {
    out_.key(key);
    out_.begin_object();
    text("text", value);
    out_.end_object();
  }
  void number(std::string_view key, std::int64_t value) {
    out_.key(key);
    out_.integer(value);
  }

  void tool() {
    out_.key("tool");
    out_.begin_object();
    out_.key("driver");
    out_.begin_object();
    text("name", "amends");
    text("version", version());
    out_.key("rules");
    out_.begin_array();
    for (const std::string& code : codes_) {
      out_.begin_object();
      text("id", code);
      if (const std::optional<LintRuleInfo> rule = find_lint_rule(code)) {
        message("shortDescription", rule->summary);
        message("fullDescription", rule->why);
        message("help", "docs/lint/" + code + ".md");
        out_.key("defaultConfiguration");
        out_.begin_object();
        text("level", word_of(rule->level));
        out_.end_object();
      } else {
        message("shortDescription", "A mistake in the policy, which is then not loaded");
      }
      out_.end_object();
    }
    out_.end_array();
    out_.end_object();
    out_.end_object();
  }

  void result(const Finding& finding) {
    const Diagnostic& d = finding.diagnostic;
    out_.begin_object();
    text("ruleId", d.code);
    number("ruleIndex", std::find(codes_.begin(), codes_.end(), d.code) - codes_.begin());
    text("level", word_of(d.level));
    std::string words = d.message;
    if (!d.help.empty()) words += "; " + d.help;
    if (finding.witness) words += "; for example " + finding.witness->says;
    message("message", words);
    if (!d.file.empty()) location(d);
    if (finding.witness) {
      out_.key("properties");
      out_.begin_object();
      text("case", finding.witness->case_json);
      text("now", to_string(finding.witness->now));
      out_.end_object();
    }
    out_.end_object();
  }

  void location(const Diagnostic& d) {
    out_.key("locations");
    out_.begin_array();
    out_.begin_object();
    out_.key("physicalLocation");
    out_.begin_object();
    out_.key("artifactLocation");
    out_.begin_object();
    text("uri", uri_of(d.file));
    out_.end_object();
    if (d.line != 0) {
      out_.key("region");
      out_.begin_object();
      number("startLine", d.line);
      number("startColumn", d.column);
      number("endColumn", d.column + d.length);
      out_.end_object();
    }
    out_.end_object();
    out_.end_object();
    out_.end_array();
  }

  const std::vector<Finding>& findings_;
  JsonWriter out_;
  std::vector<std::string> codes_;  // the rules, then the mistakes that were found
};

}  // namespace

}  // namespace impl

std::string to_sarif(const std::vector<Finding>& findings, int indent) { return impl::Sarif(findings, indent).write(); }

}  // namespace amends
