// The tokens of a YAML text, by libyaml, which is seen here alone.
//
// libyaml says where each token begins and ends, and keeps silent about comments: whatever stands between two tokens
// is blank or a comment. It takes time that grows with the square of the nesting, so the depth is counted as it goes.
#include "format/yaml_tokens.hpp"

#include "text/utf8.hpp"

#include <yaml.h>

#include <algorithm>
#include <utility>

namespace amends::impl {

namespace {

using Kind = YamlToken::Kind;
using Style = YamlToken::Style;

// libyaml counts code points.
std::vector<std::uint32_t> bytes_of_code_points(std::string_view text) {
  std::vector<std::uint32_t> bytes;
  bytes.reserve(text.size() + 1);
  for (std::size_t i = 0; i < text.size(); i += decode_utf8(text, i).size)
    bytes.push_back(static_cast<std::uint32_t>(i));
  bytes.push_back(static_cast<std::uint32_t>(text.size()));
  return bytes;
}

class Parser {
 public:
  explicit Parser(std::string_view text) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
  }
  ~Parser() {
    yaml_token_delete(&token_);
    yaml_parser_delete(&parser_);
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  const yaml_token_t* next() {
    yaml_token_delete(&token_);
    return yaml_parser_scan(&parser_, &token_) == 1 ? &token_ : nullptr;
  }
  // Where there is no next one.
  std::string problem() const { return parser_.problem != nullptr ? parser_.problem : "it does not end"; }
  yaml_mark_t place() const { return parser_.problem_mark; }

 private:
  yaml_parser_t parser_{};
  yaml_token_t token_{};
};

std::optional<Kind> kind_of(yaml_token_type_t type) {
  switch (type) {
    case YAML_DOCUMENT_START_TOKEN:
      return Kind::document_start;
    case YAML_DOCUMENT_END_TOKEN:
      return Kind::document_end;
    case YAML_BLOCK_MAPPING_START_TOKEN:
      return Kind::map_start;
    case YAML_BLOCK_SEQUENCE_START_TOKEN:
      return Kind::list_start;
    case YAML_BLOCK_END_TOKEN:
      return Kind::block_end;
    case YAML_FLOW_MAPPING_START_TOKEN:
      return Kind::flow_map_start;
    case YAML_FLOW_MAPPING_END_TOKEN:
      return Kind::flow_map_end;
    case YAML_FLOW_SEQUENCE_START_TOKEN:
      return Kind::flow_list_start;
    case YAML_FLOW_SEQUENCE_END_TOKEN:
      return Kind::flow_list_end;
    case YAML_BLOCK_ENTRY_TOKEN:
      return Kind::dash;
    case YAML_FLOW_ENTRY_TOKEN:
      return Kind::comma;
    case YAML_KEY_TOKEN:
      return Kind::key;
    case YAML_VALUE_TOKEN:
      return Kind::value;
    case YAML_SCALAR_TOKEN:
      return Kind::scalar;
    case YAML_STREAM_END_TOKEN:
      return Kind::end;
    default:
      return std::nullopt;
  }
}

Style style_of(yaml_scalar_style_t style) {
  switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
      return Style::single_quoted;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      return Style::double_quoted;
    case YAML_LITERAL_SCALAR_STYLE:
      return Style::literal;
    case YAML_FOLDED_SCALAR_STYLE:
      return Style::folded;
    default:
      return Style::plain;
  }
}

// What a token takes up in the text. Those that libyaml infers from indentation take up nothing; the mark of such a
// token, and that of a key without a question mark, is that of the next one.
bool is_written(Kind kind, std::string_view text) {
  switch (kind) {
    case Kind::map_start:
    case Kind::list_start:
    case Kind::block_end:
    case Kind::end:
      return false;
    case Kind::key:
      return text == "?";
    default:
      return true;
  }
}

// libyaml counts the blank lines after a block text to it; here it ends with its last line that is not blank.
std::uint32_t end_of_lines(std::string_view text, const YamlToken& token) {
  const std::size_t last = text.substr(token.begin, token.end - token.begin).find_last_not_of(" \t\n");
  const std::size_t end = text.find('\n', token.begin + last);
  return static_cast<std::uint32_t>(std::min(end, text.size() - 1) + 1);
}

std::string header_comment(std::string_view text, const YamlToken& token) {
  const std::string_view line = text.substr(token.begin, text.find('\n', token.begin) - token.begin);
  const std::size_t begin = line.find('#');
  if (begin == std::string_view::npos) return {};
  return std::string(line.substr(begin, line.find_last_not_of(" \t") + 1 - begin));
}

class Gaps {
 public:
  explicit Gaps(std::string_view text) : text_(text) {}

  // Takes the comments of the gap from where the last written token ended to `to`; false where there is more in it
  // than comments and blanks.
  bool take(std::uint32_t to, std::vector<YamlToken>& tokens) {
    if (to <= last_) return true;
    std::size_t breaks = 0;  // since the last token or comment
    for (std::uint32_t at = std::exchange(last_, to); at < to;) {
      const char c = text_[at];
      if (c == '\n') ++breaks;
      if (c != '#') {
        if (c != ' ' && c != '\t' && c != '\n') return false;
        ++at;
        continue;
      }
      YamlComment comment;
      const std::size_t end = std::min(text_.find('\n', at), text_.size());
      comment.text = std::string(text_.substr(at, end - at));
      comment.text.erase(comment.text.find_last_not_of(" \t") + 1);
      const std::size_t line = at == 0 ? 0 : text_.rfind('\n', at - 1) + 1;
      comment.column = count_code_points(text_.substr(line, at - line));
      comment.blank_before = breaks + (after_break_ ? 1U : 0U) > 1;
      if (breaks == 0 && !after_break_ && !tokens.empty())
        beside(tokens, std::move(comment));
      else
        pending_.push_back(std::move(comment));
      breaks = 0;
      after_break_ = false;
      at = static_cast<std::uint32_t>(end);
    }
    blank_ = breaks + (after_break_ ? 1U : 0U) > 1;
    return true;
  }

  void place(YamlToken& token, bool written) {
    token.before = std::exchange(pending_, {});
    token.blank_before = blank_;
    if (!written) return;
    last_ = token.end;
    blank_ = false;
    // A block text ends with its last line break.
    after_break_ = token.end > token.begin && text_[token.end - 1] == '\n';
  }

 private:
  // The last token that is written.
  static void beside(std::vector<YamlToken>& tokens, YamlComment comment) {
    for (auto token = tokens.rbegin(); token != tokens.rend(); ++token) {
      if (token->end == token->begin) continue;
      token->beside = std::move(comment);
      return;
    }
  }

  std::string_view text_;
  std::uint32_t last_ = 0;
  bool after_break_ = false;
  bool blank_ = false;
  std::vector<YamlComment> pending_;
};

}  // namespace

YamlTokens yaml_tokens(std::string_view text, std::size_t depth) {
  const std::vector<std::uint32_t> bytes = bytes_of_code_points(text);
  const auto byte_of = [&](const yaml_mark_t& mark) { return bytes[std::min(mark.index, bytes.size() - 1)]; };
  Parser parser(text);
  Gaps gaps(text);
  YamlTokens result;
  const auto failed = [&](std::string problem, std::uint32_t place) {
    result.problem = std::move(problem);
    result.place = place;
    return result;
  };
  std::size_t nesting = 0;
  while (const yaml_token_t* read = parser.next()) {
    if (read->type == YAML_STREAM_START_TOKEN) continue;
    YamlToken token;
    token.begin = byte_of(read->start_mark);
    const std::optional<Kind> kind = kind_of(read->type);
    if (!kind) return failed("directives, anchors, aliases and tags are not laid out", token.begin);
    token.kind = *kind;
    token.end = std::max(token.begin, byte_of(read->end_mark));
    token.column = static_cast<std::uint32_t>(read->start_mark.column);
    if (*kind == Kind::scalar) {
      token.style = style_of(read->data.scalar.style);
      token.value.assign(reinterpret_cast<const char*>(read->data.scalar.value), read->data.scalar.length);
      if (token.style == Style::literal || token.style == Style::folded) {
        token.end = end_of_lines(text, token);
        token.header_comment = header_comment(text, token);
      }
    }
    const bool written = is_written(*kind, text.substr(token.begin, token.end - token.begin));
    if (!written) token.end = token.begin;
    const std::uint32_t to = *kind == Kind::end ? static_cast<std::uint32_t>(text.size()) : token.begin;
    if (!gaps.take(to, result.tokens)) return failed("something here is neither a value nor a comment", token.begin);
    gaps.place(token, written);
    const bool opens = *kind == Kind::map_start || *kind == Kind::list_start || *kind == Kind::flow_map_start ||
                       *kind == Kind::flow_list_start;
    const bool closes = *kind == Kind::block_end || *kind == Kind::flow_map_end || *kind == Kind::flow_list_end;
    if (opens && ++nesting > depth) return failed("this is nested too deep", token.begin);
    if (closes && nesting > 0) --nesting;
    result.tokens.push_back(std::move(token));
    if (*kind == Kind::end) return result;
  }
  return failed("strict YAML does not have this: " + parser.problem(), byte_of(parser.place()));
}

}  // namespace amends::impl
