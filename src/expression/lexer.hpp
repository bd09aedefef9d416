// Expression text to tokens.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace amends::impl {

enum class Token : std::uint8_t {
  end,
  name,     // also the reserved words, which the parser refuses where a value is wanted
  integer,  // `integer`; up to 2^63, which only a minus before it makes an int
  real,
  percent,  // `90%`: `real` is 0.9
  text,
  date,  // 2025-04-01
  time,  // 2025-04-01T09:30:00Z
  true_,
  false_,
  in,
  and_,
  or_,
  not_,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  plus,
  minus,
  star,
  slash,
  modulo,
  question,
  colon,
  comma,
  dot,
  open_paren,
  close_paren,
  open_bracket,
  close_bracket,
};

struct Lexeme {
  Token token = Token::end;
  std::uint32_t begin = 0, end = 0;  // bytes in the text
  std::uint64_t integer = 0;
  double real = 0;
  std::string text;  // of a name, a text (what it says) or a number, date or time (as written)
};

struct SyntaxError {
  std::uint32_t begin = 0, end = 0;
  std::string message;
  std::string help;
  std::string code = "syntax";
};

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  // All tokens, `end` last; nullopt after an error.
  std::optional<std::vector<Lexeme>> run();
  const SyntaxError& error() const noexcept { return error_; }

 private:
  bool next(Lexeme& lexeme);
  bool number(Lexeme& lexeme);
  bool hexadecimal(Lexeme& lexeme);
  bool date_or_time(Lexeme& lexeme);
  bool is_percent_sign(std::size_t at) const;
  bool quoted(Lexeme& lexeme, bool raw);
  bool escape(std::string& out);
  bool code_point(std::string& out, std::size_t digits, unsigned base, std::size_t start);
  void word(Lexeme& lexeme);
  bool sign(Lexeme& lexeme);
  std::size_t skip_blank(std::size_t at) const;
  char at(std::size_t i) const noexcept { return i < text_.size() ? text_[i] : '\0'; }
  bool fail(std::size_t begin, std::size_t end, std::string message, std::string help = {});

  std::string_view text_;
  std::size_t at_ = 0;
  SyntaxError error_;
};

bool is_digit(char c) noexcept;
bool is_letter(char c) noexcept;  // also _

}  // namespace amends::impl
