// Comments that silence findings.
#include "lint/allow.hpp"

#include "lint/rules.hpp"
#include "text/near_name.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

constexpr std::string_view mark = "amends:";
constexpr std::string_view form = "write `# amends: allow <rule> because <reason>`";

struct Allow {
  Span span;  // of the comment, from its # on
  std::vector<const LintRule*> rules;
  std::uint32_t source = 0;
  std::uint32_t first = 0, last = 0;  // lines
  bool used = false;
};

std::string_view trimmed_text(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

bool is_blank_or_comment(std::string_view line) {
  const std::string_view text = trimmed_text(line);
  return text.empty() || text.front() == '#';
}

// Where a comment that speaks to amends begins in the line, or npos.
std::size_t comment_for_us(std::string_view line) {
  for (std::size_t at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1)) {
    if (at > 0 && line[at - 1] != ' ' && line[at - 1] != '\t') continue;
    if (trimmed_text(line.substr(at + 1)).starts_with(mark)) return at;
  }
  return std::string_view::npos;
}

class Comments {
 public:
  Comments(const Sources& sources, std::vector<RawFinding>& findings) : sources_(sources), findings_(findings) {}

  std::vector<Allow> read() {
    for (std::uint32_t i = 0; i < sources_.size(); ++i) {
      const Source& source = sources_[i];
      const std::uint32_t lines = source.at(static_cast<std::uint32_t>(source.text().size())).line;
      bool at_the_top = true;
      for (std::uint32_t line = 1; line <= lines; ++line) {
        const std::string_view text = source.line(line);
        const std::size_t begin = comment_for_us(text);
        if (begin != std::string_view::npos) read(i, line, lines, begin, at_the_top);
        at_the_top = at_the_top && is_blank_or_comment(text);
      }
    }
    return std::move(allows_);
  }

 private:
  void found(Span span, std::string message, std::string help) {
    findings_.push_back({&rules::bad_allow, span, std::move(message), std::move(help), {}});
  }

  void read(std::uint32_t number, std::uint32_t line, std::uint32_t lines, std::size_t begin, bool at_the_top) {
    const Source& source = sources_[number];
    const std::string_view text = source.line(line);
    Allow allow;
    allow.source = number;
    allow.span.source = number;
    allow.span.begin = source.line_begin(line) + static_cast<std::uint32_t>(begin);
    allow.span.end = source.line_begin(line) + static_cast<std::uint32_t>(text.size());
    if (!read_words(trimmed_text(text.substr(begin + 1)).substr(mark.size()), allow)) return;
    if (!trimmed_text(text.substr(0, begin)).empty()) {
      allow.first = allow.last = line;
    } else if (at_the_top) {
      allow.first = 1;
      allow.last = lines;
    } else {
      below(source, line, lines, allow);
    }
    allows_.push_back(std::move(allow));
  }

  // The next line that says something, and what is indented deeper below it.
  static void below(const Source& source, std::uint32_t line, std::uint32_t lines, Allow& allow) {
    std::uint32_t next = line + 1;
    while (next <= lines && is_blank_or_comment(source.line(next))) ++next;
    allow.first = allow.last = next;
    if (next > lines) return;
    const std::size_t indent = indent_of(source.line(next));
    while (allow.last < lines) {
      const std::string_view below = source.line(allow.last + 1);
      if (!is_blank_or_comment(below) && indent_of(below) <= indent) break;
      ++allow.last;
    }
  }

  // ` allow a, b because of this`
  bool read_words(std::string_view text, Allow& allow) {
    constexpr std::string_view verb = "allow";
    constexpr std::string_view because = " because ";
    text = trimmed_text(text);
    if (!text.starts_with(verb) || (text.size() > verb.size() && text[verb.size()] != ' ')) {
      found(allow.span, "this comment says nothing that amends knows", std::string(form));
      return false;
    }
    text.remove_prefix(verb.size());
    const std::size_t reason = std::string(text).append(" ").find(because);
    std::string_view names = trimmed_text(text.substr(0, std::min(reason, text.size())));
    bool good = reason != std::string_view::npos && reason + because.size() < text.size();
    if (!good) found(allow.span, "this allows a finding and does not say why", std::string(form));
    if (names.empty()) {
      if (good) found(allow.span, "this does not say which rule it allows", std::string(form));
      return false;
    }
    while (!names.empty()) {
      const std::size_t comma = std::min(names.find(','), names.size());
      good = read_rule(trimmed_text(names.substr(0, comma)), allow) && good;
      names.remove_prefix(std::min(comma + 1, names.size()));
    }
    return good;
  }

  bool read_rule(std::string_view name, Allow& allow) {
    if (const LintRule* rule = find_rule(name)) {
      allow.rules.push_back(rule);
      return true;
    }
    const std::string near = near_lint_rule(name);
    found(allow.span, "there is no rule " + ticked(name),
          near.empty() ? "docs/lint/README.md lists the rules" : "did you mean `" + near + "`?");
    return false;
  }

  const Sources& sources_;
  std::vector<RawFinding>& findings_;
  std::vector<Allow> allows_;
};

}  // namespace

std::size_t apply_allows(const Sources& sources, std::vector<RawFinding>& findings, bool all_rules) {
  std::vector<RawFinding> about_comments;
  std::vector<Allow> allows = Comments(sources, about_comments).read();
  const auto is_allowed = [&](const RawFinding& finding) {
    if (!finding.span.exists()) return false;
    const std::uint32_t line = sources[finding.span.source].at(finding.span.begin).line;
    bool allowed = false;
    for (Allow& allow : allows) {
      const bool covers = allow.source == finding.span.source && allow.first <= line && line <= allow.last;
      if (!covers || std::find(allow.rules.begin(), allow.rules.end(), finding.rule) == allow.rules.end()) continue;
      allow.used = allowed = true;
    }
    return allowed;
  };
  const std::size_t silenced = std::erase_if(findings, is_allowed);
  for (const Allow& allow : allows)
    if (!allow.used && all_rules && allow.source == 0)  // in a base file it may be for others that extend it
      about_comments.push_back(
          {&rules::bad_allow,
           allow.span,
           "this allows " + ticked(allow.rules.front()->id) + ", but there is no such finding here",
           "leave the comment out",
           {}});
  findings.insert(findings.end(), about_comments.begin(), about_comments.end());
  return silenced;
}

}  // namespace amends::impl
