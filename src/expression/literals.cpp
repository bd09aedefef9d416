// Numbers, per cent, dates, times and texts.
#include "expression/lexer.hpp"

#include <charconv>
#include <limits>

namespace amends::impl {

bool Lexer::date_or_time(Lexeme& lexeme) {
  // dddd-dd-dd, then perhaps Thh:mm[:ss[.f]] and Z or an offset
  const auto digits = [this](std::size_t i, std::size_t n) {
    for (std::size_t k = 0; k != n; ++k)
      if (!is_digit(at(i + k))) return false;
    return true;
  };
  const std::size_t b = at_;
  if (!digits(b, 4) || at(b + 4) != '-' || !digits(b + 5, 2) || at(b + 7) != '-' || !digits(b + 8, 2) ||
      is_digit(at(b + 10)))
    return false;
  std::size_t end = b + 10;
  lexeme.token = Token::date;
  if (at(end) == 'T' && digits(end + 1, 2) && at(end + 3) == ':' && digits(end + 4, 2)) {
    lexeme.token = Token::time;
    end += 6;
    if (at(end) == ':' && digits(end + 1, 2)) {
      end += 3;
      if (at(end) == '.' && is_digit(at(end + 1)))
        for (++end; is_digit(at(end));) ++end;
    }
    if (at(end) == 'Z')
      ++end;
    else if ((at(end) == '+' || at(end) == '-') && digits(end + 1, 2) && at(end + 3) == ':' && digits(end + 4, 2))
      end += 6;
  }
  lexeme.text = text_.substr(b, end - b);
  at_ = end;
  return true;
}

bool Lexer::hexadecimal(Lexeme& lexeme) {
  const std::size_t begin = at_;
  const char* const first = text_.data() + at_ + 2;
  const auto [end, error] = std::from_chars(first, text_.data() + text_.size(), lexeme.integer, 16);
  at_ = static_cast<std::size_t>(end - text_.data());
  if (end == first) return fail(begin, begin + 2, "`0x` wants hexadecimal digits");
  if (error != std::errc{} || lexeme.integer > (1ULL << 63U))
    return fail(begin, at_, "this number does not fit in 64 bits");
  lexeme.token = Token::integer;
  lexeme.text = text_.substr(begin, at_ - begin);
  return true;
}

// `%` straight after a number is per cent only before the end or a closing or joining sign, otherwise modulo.
bool Lexer::is_percent_sign(std::size_t i) const {
  i = skip_blank(i + 1);
  if (i >= text_.size()) return true;
  const std::string_view rest = text_.substr(i);
  for (const char c : {')', ']', '}', ',', ':', '?', '+', '-', '*', '/', '<', '>'})
    if (rest.front() == c) return true;
  for (const std::string_view sign : {"&&", "||", "==", "!="})
    if (rest.substr(0, 2) == sign) return true;
  for (const std::string_view joining : {"and", "or", "in"})
    if (rest.substr(0, joining.size()) == joining && !is_letter(at(i + joining.size())) &&
        !is_digit(at(i + joining.size())))
      return true;
  return false;
}

bool Lexer::number(Lexeme& lexeme) {
  if (date_or_time(lexeme)) return true;
  if (at(at_) == '0' && (at(at_ + 1) == 'x' || at(at_ + 1) == 'X')) {
    if (!hexadecimal(lexeme)) return false;
  } else {
    const std::size_t begin = at_;
    bool whole = true;
    while (is_digit(at(at_))) ++at_;
    if (at(at_) == '.' && is_digit(at(at_ + 1))) {
      whole = false;
      for (++at_; is_digit(at(at_));) ++at_;
    }
    if (at(at_) == 'e' || at(at_) == 'E') {
      const std::size_t sign = at(at_ + 1) == '+' || at(at_ + 1) == '-' ? 1 : 0;
      if (is_digit(at(at_ + 1 + sign))) {
        whole = false;
        for (at_ += 1 + sign; is_digit(at(at_));) ++at_;
      }
    }
    lexeme.text = text_.substr(begin, at_ - begin);
    const char* const first = text_.data() + begin;
    const char* const last = text_.data() + at_;
    if (whole) {
      lexeme.token = Token::integer;
      if (std::from_chars(first, last, lexeme.integer).ec != std::errc{} || lexeme.integer > (1ULL << 63U))
        return fail(begin, at_, "this number does not fit in 64 bits", "write it with a decimal point for a double");
      lexeme.real = static_cast<double>(lexeme.integer);
    } else {
      lexeme.token = Token::real;
      // Underflow is zero, as everywhere; only what is too large is refused.
      const auto [end, error] = std::from_chars(first, last, lexeme.real);
      if (error == std::errc::result_out_of_range && lexeme.text.find("e-") == std::string::npos &&
          lexeme.text.find("E-") == std::string::npos)
        return fail(begin, at_, "this number is too large for a double");
      if (error != std::errc{}) lexeme.real = 0;
    }
  }
  if ((at(at_) == 'u' || at(at_) == 'U') && !is_letter(at(at_ + 1)) && !is_digit(at(at_ + 1)))
    return fail(lexeme.begin, at_ + 1, "there are no unsigned numbers in this language", "leave out the `u`");
  if (at(at_) == '%' && is_percent_sign(at_)) {
    ++at_;
    lexeme.token = Token::percent;
    // 33.3% is the double nearest to 0.333, which a division by 100 would not always give.
    const std::string shifted = lexeme.text + "e-2";
    if (lexeme.text.find_first_of("eExX") != std::string::npos ||
        std::from_chars(shifted.data(), shifted.data() + shifted.size(), lexeme.real).ec != std::errc{})
      lexeme.real /= 100;
  }
  return true;
}

bool Lexer::quoted(Lexeme& lexeme, bool raw) {
  const char quote = at(at_);
  const bool triple = at(at_ + 1) == quote && at(at_ + 2) == quote;
  at_ += triple ? 3 : 1;
  for (;;) {
    if (at_ >= text_.size()) return fail(lexeme.begin, text_.size(), "this text has no closing quote");
    const char c = text_[at_];
    if (c == quote && (!triple || (at(at_ + 1) == quote && at(at_ + 2) == quote))) {
      at_ += triple ? 3 : 1;
      lexeme.token = Token::text;
      return true;
    }
    if (!triple && (c == '\n' || c == '\r'))
      return fail(lexeme.begin, at_, "this text has no closing quote", "a text over several lines needs three quotes");
    if (c == '\\' && !raw) {
      if (!escape(lexeme.text)) return false;
    } else if (c == '\\' && at_ + 1 < text_.size()) {
      lexeme.text += c;  // in a raw text a quote after a backslash does not close it
      lexeme.text += text_[at_ + 1];
      at_ += 2;
    } else {
      lexeme.text += c;
      ++at_;
    }
  }
}

bool Lexer::escape(std::string& out) {
  const std::size_t start = at_;
  const char c = at(at_ + 1);
  at_ += 2;
  switch (c) {
    case 'a':
      out += '\a';
      return true;
    case 'b':
      out += '\b';
      return true;
    case 'f':
      out += '\f';
      return true;
    case 'n':
      out += '\n';
      return true;
    case 'r':
      out += '\r';
      return true;
    case 't':
      out += '\t';
      return true;
    case 'v':
      out += '\v';
      return true;
    case '\\':
    case '?':
    case '"':
    case '\'':
    case '`':
      out += c;
      return true;
    case 'x':
    case 'X':
      return code_point(out, 2, 16, start);
    case 'u':
      return code_point(out, 4, 16, start);
    case 'U':
      return code_point(out, 8, 16, start);
    case '0':
    case '1':
    case '2':
    case '3':
      --at_;
      return code_point(out, 3, 8, start);
    default:
      at_ = std::min(at_, text_.size());
      return fail(start, at_, "this escape has no meaning",
                  "a backslash itself is `\\\\`; r'...' takes all as it stands");
  }
}

bool Lexer::code_point(std::string& out, std::size_t digits, unsigned base, std::size_t start) {
  std::uint32_t code = 0;
  const char* const first = text_.data() + std::min(at_, text_.size());
  const char* const last = text_.data() + std::min(at_ + digits, text_.size());
  const auto [end, error] = std::from_chars(first, last, code, static_cast<int>(base));
  if (end != first + digits || error != std::errc{}) {
    return fail(start, std::min(at_ + digits, text_.size()),
                "this escape wants " + std::to_string(digits) + (base == 8 ? " octal digits" : " hexadecimal digits"));
  }
  at_ += digits;
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return fail(start, at_, "this is no Unicode code point");
  const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0U | (code >> 6U));
    put(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    put(0xE0U | (code >> 12U));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  } else {
    put(0xF0U | (code >> 18U));
    put(0x80U | ((code >> 12U) & 0x3FU));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  }
  return true;
}

}  // namespace amends::impl
