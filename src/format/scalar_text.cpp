// How a scalar is written.
//
// What stood in quotes loses them only where the bare text reads as the same text everywhere: by YAML 1.1, where `no`
// is false, `12:30` a number and `2026-01-01` a date, as by YAML 1.2. What stood bare stays as it is.
#include "format/scalar_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace amends::impl {

namespace {

using Style = YamlToken::Style;
constexpr std::size_t npos = std::string_view::npos;

bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

bool is_word_of_yaml(std::string_view text) noexcept {
  constexpr std::array<std::string_view, 9> words = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"};
  return std::any_of(words.begin(), words.end(), [text](std::string_view word) {
    return text.size() == word.size() && std::equal(text.begin(), text.end(), word.begin(), [](char a, char b) {
             return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
           });
  });
}

// `11 h`, `9.98 GBP`, `50%`: what begins with a digit and yet is no number, time or date.
bool is_quantity(std::string_view text) noexcept {
  std::size_t at = 0;
  while (at < text.size() && is_digit(text[at])) ++at;
  if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1]))
    for (++at; at < text.size() && is_digit(text[at]);) ++at;
  const std::string_view rest = text.substr(at);
  if (rest == "%") return true;
  return rest.size() > 1 && rest.front() == ' ' && std::all_of(rest.begin() + 1, rest.end(), is_letter);
}

std::string_view trimmed(std::string_view text, bool left, bool right) {
  while (left && !text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  const std::size_t size = text.size();
  while (right && !text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  // A backslash makes the blank after it one that is meant.
  if (!text.empty() && text.back() == '\\' && text.size() < size) text = {text.data(), text.size() + 1};
  return text;
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find('\n', begin);
    lines.push_back(text.substr(begin, end - begin));
    if (end == npos) return lines;
    begin = end + 1;
  }
}

// | and >: their header, and then the lines as they stand in the text.
class BlockText {
 public:
  explicit BlockText(const LayoutNode& scalar) : scalar_(scalar), raw_(split(scalar.raw)) {
    const std::string_view header = raw_.front();
    const std::size_t end = std::min(header.find_first_of(" \t"), header.size());
    for (const char c : header.substr(1, end - 1)) {
      if (c == '+' || c == '-')
        chomp_ = c;
      else
        indent_ = static_cast<std::size_t>(c - '0');
    }
  }

  ScalarLines lines() {
    std::vector<std::string> body = scalar_.style == Style::literal ? literal() : folded();
    while (!body.empty() && body.back().empty()) body.pop_back();
    if (chomp_ == '+') {
      const std::size_t last = scalar_.value.find_last_not_of('\n');
      const std::size_t breaks = scalar_.value.size() - (last == npos ? 0 : last + 1);
      body.insert(body.end(), breaks - std::min<std::size_t>(breaks, body.empty() ? 0 : 1), "");
      result_.keeps_end = true;
    }
    std::string header(1, scalar_.style == Style::literal ? '|' : '>');
    const auto first = std::find_if(body.begin(), body.end(), [](const std::string& line) { return !line.empty(); });
    if (first != body.end() && first->front() == ' ') header += '2';
    if (chomp_ != '\0') header += chomp_;
    result_.lines.push_back(std::move(header));
    for (std::string& line : body) result_.lines.push_back(std::move(line));
    return std::move(result_);
  }

 private:
  std::vector<std::string> literal() const {
    std::vector<std::string> body;
    for (const std::string_view line : split(scalar_.value)) body.emplace_back(line);
    return body;
  }

  // Where lines were broken is not in the value.
  std::vector<std::string> folded() const {
    std::size_t indent = indent_ == 0 ? npos : scalar_.parent_indent + indent_;
    for (std::size_t i = 1; i < raw_.size() && indent == npos; ++i) indent = raw_[i].find_first_not_of(' ');
    std::vector<std::string> body;
    for (std::size_t i = 1; i < raw_.size(); ++i) body.emplace_back(raw_[i].substr(std::min(indent, raw_[i].size())));
    return body;
  }

  const LayoutNode& scalar_;
  std::vector<std::string_view> raw_;
  char chomp_ = '\0';
  std::size_t indent_ = 0;  // as the header says, beyond that of the block it is in; 0: it does not
  ScalarLines result_;
};

}  // namespace

bool is_safe_plain(std::string_view text, bool flow) noexcept {
  if (text.empty() || text.back() == ' ' || text.back() == ':' || is_word_of_yaml(text)) return false;
  for (const char c : text)
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') return false;
  if (text.find(": ") != npos || text.find(" #") != npos) return false;
  if (flow && text.find_first_of(",[]{}?:#\"'()") != npos) return false;
  if (is_digit(text.front())) return is_quantity(text);
  return is_letter(text.front()) || text.front() == '(' || text.front() == '$' || text.front() == '/';
}

std::optional<std::string> scalar_on_one_line(const LayoutNode& scalar, bool flow) {
  const bool one_line = scalar.raw.find('\n') == npos;
  if (scalar.style == Style::plain) {
    if (one_line) return std::string(scalar.raw);
    if (scalar.value.find('\n') != npos) return std::nullopt;
    return scalar.value;
  }
  if (scalar.style == Style::literal || scalar.style == Style::folded) return std::nullopt;
  if (!scalar.keeps_quotes && is_safe_plain(scalar.value, flow)) return scalar.value;
  const auto needs_escape = [](char c) {
    return static_cast<unsigned char>(c) < ' ' || c == '\x7f' || c == '"' || c == '\\';
  };
  // What is beyond ASCII may be written as an escape because it cannot be seen.
  const bool has_escape = scalar.style == Style::double_quoted && scalar.raw.find('\\') != npos;
  if (!has_escape && std::none_of(scalar.value.begin(), scalar.value.end(), needs_escape))
    return '"' + scalar.value + '"';
  if (one_line) return std::string(scalar.raw);
  return std::nullopt;
}

ScalarLines scalar_lines(const LayoutNode& scalar) {
  if (scalar.style == Style::literal || scalar.style == Style::folded) return BlockText(scalar).lines();
  ScalarLines result;
  if (scalar.raw.find('\n') == npos) {
    result.lines.push_back(scalar_on_one_line(scalar, false).value_or(std::string(scalar.raw)));
    return result;
  }
  // Where its author broke the lines, they stay broken.
  const std::vector<std::string_view> lines = split(scalar.raw);
  for (std::size_t i = 0; i < lines.size(); ++i)
    result.lines.emplace_back(trimmed(lines[i], i > 0, i + 1 < lines.size()));
  return result;
}

}  // namespace amends::impl
