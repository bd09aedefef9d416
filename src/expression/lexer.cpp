// Words, signs and blanks; numbers and texts are read in literals.cpp.
#include "expression/lexer.hpp"

#include <array>

namespace amends::impl {

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

std::optional<std::vector<Lexeme>> Lexer::run() {
  std::vector<Lexeme> lexemes;
  do {
    if (!next(lexemes.emplace_back())) return std::nullopt;
  } while (lexemes.back().token != Token::end);
  return lexemes;
}

bool Lexer::fail(std::size_t begin, std::size_t end, std::string message, std::string help) {
  error_.begin = static_cast<std::uint32_t>(begin);
  error_.end = static_cast<std::uint32_t>(end);
  error_.message = std::move(message);
  error_.help = std::move(help);
  return false;
}

std::size_t Lexer::skip_blank(std::size_t i) const {
  for (; i < text_.size(); ++i) {
    const char c = text_[i];
    if (c == '/' && at(i + 1) == '/') {
      while (i < text_.size() && text_[i] != '\n') ++i;
      if (i == text_.size()) break;
    } else if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') {
      break;
    }
  }
  return i;
}

bool Lexer::next(Lexeme& lexeme) {
  at_ = skip_blank(at_);
  lexeme.begin = lexeme.end = static_cast<std::uint32_t>(at_);
  if (at_ == text_.size()) return true;
  const char c = text_[at_], d = at(at_ + 1);
  bool fine = true;
  if (is_digit(c) || (c == '.' && is_digit(d))) {
    fine = number(lexeme);
  } else if (c == '"' || c == '\'') {
    fine = quoted(lexeme, false);
  } else if ((c == 'r' || c == 'R') && (d == '"' || d == '\'')) {
    ++at_;
    fine = quoted(lexeme, true);
  } else if ((c == 'b' || c == 'B') && (d == '"' || d == '\'')) {
    return fail(at_, at_ + 1, "there are no bytes in this language", "leave out the `b`");
  } else if (is_letter(c)) {
    word(lexeme);
  } else {
    fine = sign(lexeme);
  }
  lexeme.end = static_cast<std::uint32_t>(at_);
  return fine;
}

void Lexer::word(Lexeme& lexeme) {
  const std::size_t begin = at_;
  while (is_letter(at(at_)) || is_digit(at(at_))) ++at_;
  lexeme.text = text_.substr(begin, at_ - begin);
  lexeme.token = lexeme.text == "true"    ? Token::true_
                 : lexeme.text == "false" ? Token::false_
                 : lexeme.text == "in"    ? Token::in
                 : lexeme.text == "and"   ? Token::and_
                 : lexeme.text == "or"    ? Token::or_
                 : lexeme.text == "not"   ? Token::not_
                                          : Token::name;
}

bool Lexer::sign(Lexeme& lexeme) {
  struct Sign {
    std::string_view text;
    Token token;
  };
  static constexpr std::array signs{
      Sign{"&&", Token::and_},         Sign{"||", Token::or_},        Sign{"==", Token::equal},
      Sign{"!=", Token::not_equal},    Sign{"<=", Token::less_equal}, Sign{">=", Token::greater_equal},
      Sign{"<", Token::less},          Sign{">", Token::greater},     Sign{"!", Token::not_},
      Sign{"+", Token::plus},          Sign{"-", Token::minus},       Sign{"*", Token::star},
      Sign{"/", Token::slash},         Sign{"%", Token::modulo},      Sign{"?", Token::question},
      Sign{":", Token::colon},         Sign{",", Token::comma},       Sign{".", Token::dot},
      Sign{"(", Token::open_paren},    Sign{")", Token::close_paren}, Sign{"[", Token::open_bracket},
      Sign{"]", Token::close_bracket},
  };
  const std::string_view rest = text_.substr(at_);
  for (const Sign& sign : signs) {
    if (rest.substr(0, sign.text.size()) != sign.text) continue;
    lexeme.token = sign.token;
    at_ += sign.text.size();
    return true;
  }
  switch (rest.front()) {
    case '=':
      if (rest.starts_with("=>")) return fail(at_, at_ + 2, "`=>` is no operator", "write `>=`");
      if (rest.starts_with("=<")) return fail(at_, at_ + 2, "`=<` is no operator", "write `<=`");
      return fail(at_, at_ + 1, "`=` is no operator", "to compare, write `==`");
    case '&':
      return fail(at_, at_ + 1, "`&` is no operator", "write `and` or `&&`");
    case '|':
      return fail(at_, at_ + 1, "`|` is no operator", "write `or` or `||`");
    case '{':
    case '}':
      return fail(at_, at_ + 1, "there are no maps in expressions",
                  "`parameters` and `values` can hold what is looked up");
    case '`':
      return fail(at_, at_ + 1, "names are not put in backticks here", "leave them out");
    default:
      break;
  }
  std::size_t end = at_ + 1;
  while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U) ++end;
  const auto byte = static_cast<unsigned char>(rest.front());
  if (byte < 0x20 || byte == 0x7f) return fail(at_, end, "there is a control character here");
  for (const std::string_view sign : {"$", "\u20ac", "\u00a3", "\u00a5"})  // dollar, euro, pound, yen
    if (rest.starts_with(sign))
      return fail(at_, end, "`" + std::string(sign) + "` has no meaning here",
                  "money is a number with the code of its currency, as in `30 USD`");
  return fail(at_, end, "`" + std::string(text_.substr(at_, end - at_)) + "` has no meaning here",
              byte >= 0x80 ? "names are made of the letters a-z, digits and `_`; other text needs quotes" : "");
}

}  // namespace amends::impl
