// The same text, badly laid out.
#include "format/ugly.hpp"

#include "format/scalar_text.hpp"
#include "format/yaml_tokens.hpp"

#include <algorithm>
#include <random>
#include <stdexcept>
#include <vector>

namespace amends::testing {

namespace {

using impl::YamlToken;
using Kind = YamlToken::Kind;
using Style = YamlToken::Style;

class Uglifier {
 public:
  Uglifier(const std::string& text, std::uint32_t seed, bool with_quotes)
      : text_(text), random_(seed), with_quotes_(with_quotes) {
    impl::YamlTokens read = impl::yaml_tokens(text, 64);
    if (!read.problem.empty()) throw std::runtime_error(read.problem);
    tokens_ = std::move(read.tokens);
    step_ = pick(2, 4);
  }

  std::string run() {
    std::uint32_t last = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const YamlToken& token = tokens_[i];
      if (token.end == token.begin && token.kind != Kind::end) continue;
      const std::uint32_t to = token.kind == Kind::end ? static_cast<std::uint32_t>(text_.size()) : token.begin;
      gap(std::string_view(text_).substr(last, to - last), i);
      last = token.end;
      if (token.kind == Kind::flow_map_start || token.kind == Kind::flow_list_start) ++flow_;
      if (token.kind == Kind::flow_map_end || token.kind == Kind::flow_list_end) --flow_;
      if (token.kind == Kind::scalar)
        scalar(token);
      else
        out_ += text_.substr(token.begin, token.end - token.begin);
      if (token.kind != Kind::end) before_ = token.kind;
    }
    return whole();
  }

 private:
  std::size_t pick(std::size_t from, std::size_t to) {
    return std::uniform_int_distribution<std::size_t>(from, to)(random_);
  }
  bool sometimes(std::size_t one_in) { return pick(1, one_in) == 1; }
  std::string blanks(std::size_t from, std::size_t to) { return std::string(pick(from, to), ' '); }

  // What stands before the first other character of a line; in the text that is two blanks for each level.
  std::string indentation(std::size_t columns) const { return std::string(columns / 2 * step_ + columns % 2, ' '); }

  void gap(std::string_view gap, std::size_t next) {
    if (gap.find_first_not_of(' ') == std::string_view::npos && !at_line_begin()) return inside_line(gap, next);
    while (!gap.empty()) {
      const std::size_t end = gap.find('\n');
      std::string_view line = gap.substr(0, end);
      const std::size_t comment = line.find('#');
      if (comment == std::string_view::npos) {
        if (end == std::string_view::npos)
          out_ += at_line_begin() ? indentation(line.size()) : std::string(line);
        else if (at_line_begin() && !out_.empty())
          out_ += blanks(0, 3);  // an empty line
      } else if (at_line_begin()) {
        out_ += indentation(comment) + std::string(line.substr(comment));
      } else {
        out_ += blanks(2, 6) + std::string(line.substr(comment));
      }
      if (end == std::string_view::npos) return;
      if (!at_line_begin() && sometimes(6)) out_ += blanks(1, 3);
      if (at_line_begin() && sometimes(3)) out_ += "\n";  // two empty lines for one
      out_ += '\n';
      gap.remove_prefix(end + 1);
    }
  }
  bool at_line_begin() const { return out_.empty() || out_.back() == '\n'; }

  void inside_line(std::string_view gap, std::size_t next) {
    const Kind kind = tokens_[next].kind;
    if (flow_ > 0) {
      if (before_ == Kind::value)
        out_ += blanks(1, 3);
      else if (kind == Kind::value)
        out_ += sometimes(5) ? " " : "";
      else if (sometimes(4))
        out_ += "\n" + std::string(60, ' ');
      else
        out_ += blanks(0, 3);
    } else if (before_ == Kind::dash) {
      // What follows on the lines below stands as deep as what follows the dash.
      out_ += std::string(step_ - 1, ' ');
    } else if (before_ == Kind::value) {
      out_ += blanks(1, 4);
    } else if (kind == Kind::value) {
      out_ += blanks(0, 2);
    } else {
      out_ += gap;
    }
  }

  void scalar(const YamlToken& token) {
    const std::string raw = text_.substr(token.begin, token.end - token.begin);
    if (token.style == Style::literal || token.style == Style::folded) return block_text(raw);
    const bool one_line = raw.find('\n') == std::string::npos;
    if (!one_line) return block_text(raw);
    const std::string& value = token.value;
    const bool quotable = token.style == Style::plain ? impl::is_safe_plain(value, flow_ > 0)
                                                      : value.find_first_of("'\"\\") == std::string::npos;
    if (!with_quotes_ || !quotable || value.find_first_of("'\"\\") != std::string::npos || !sometimes(3)) {
      out_ += raw;
      return;
    }
    const char quote = sometimes(2) ? '"' : '\'';
    out_ += quote + value + quote;
  }

  // Several lines: those below the first keep what they have more than the second.
  void block_text(const std::string& raw) {
    std::size_t indent = std::string::npos;
    std::string_view rest = raw;
    for (bool first = true; !rest.empty(); first = false) {
      const std::size_t end = rest.find('\n');
      std::string_view line = rest.substr(0, end);
      if (!first && !line.empty()) {
        const std::size_t spaces = std::min(line.find_first_not_of(' '), line.size());
        if (indent == std::string::npos) indent = spaces;
        out_ += indentation(indent) + std::string(line.substr(std::min(indent, line.size())));
      } else {
        out_ += line;
      }
      if (end == std::string_view::npos) return;
      out_ += '\n';
      rest.remove_prefix(end + 1);
    }
  }

  std::string whole() {
    std::string result = out_;
    if (sometimes(4)) result = "---\n" + result;
    if (sometimes(3)) result += "\n\n\n";
    if (sometimes(3)) {
      std::string carriage;
      for (const char c : result) carriage += c == '\n' ? std::string("\r\n") : std::string(1, c);
      result = carriage;
    }
    if (sometimes(4)) result = "\xef\xbb\xbf" + result;
    return result;
  }

  std::string text_;
  std::mt19937 random_;
  bool with_quotes_;
  std::vector<YamlToken> tokens_;
  std::size_t step_ = 2;
  std::size_t flow_ = 0;
  Kind before_ = Kind::end;
  std::string out_;
};

}  // namespace

std::string ugly(const std::string& text, std::uint32_t seed, bool with_quotes) {
  return Uglifier(text, seed, with_quotes).run();
}

}  // namespace amends::testing
