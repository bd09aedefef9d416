// Numbers with a unit: `11 h`, `1 h 30 min`, `6 months`, `10 working days`, `20 USD`.
#include "expression/parser.hpp"
#include "text/report.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace amends::impl {

namespace {

struct Unit {
  std::string_view one, many;
  std::int64_t size;  // seconds, or months
  enum class Kind : std::uint8_t { duration, months, working_days, working_hours } kind;
};
using Kind = Unit::Kind;
constexpr std::array units{
    Unit{"s", "s", 1, Kind::duration},
    Unit{"second", "seconds", 1, Kind::duration},
    Unit{"min", "min", 60, Kind::duration},
    Unit{"minute", "minutes", 60, Kind::duration},
    Unit{"h", "h", 3600, Kind::duration},
    Unit{"hour", "hours", 3600, Kind::duration},
    Unit{"d", "d", 86400, Kind::duration},
    Unit{"day", "days", 86400, Kind::duration},
    Unit{"week", "weeks", 604800, Kind::duration},
    Unit{"month", "months", 1, Kind::months},
    Unit{"year", "years", 12, Kind::months},
};
constexpr std::array working_units{
    Unit{"day", "days", 1, Kind::working_days},
    Unit{"hour", "hours", 1, Kind::working_hours},
};

template <typename Units>
const Unit* find_unit(const Units& all, std::string_view word) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Unit& u) { return u.one == word || u.many == word; });
  return found == all.end() ? nullptr : &*found;
}

bool is_currency_code(std::string_view word) {
  return word.size() == 3 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::vector<std::string> unit_names() {
  std::vector<std::string> names{"working days", "working hours"};
  for (const Unit& unit : units) {
    names.emplace_back(unit.one);
    if (unit.one != unit.many) names.emplace_back(unit.many);
  }
  return names;
}

}  // namespace

bool Parser::unit_follows() const {
  // `is`, AND and the like are no units but mistakes that have better messages.
  const Lexeme& next = lexemes_[at_ + 1];
  return next.token == Token::name && next.text != "is" && next.text != "AND" && next.text != "OR";
}

Parser::Id Parser::quantity() {
  const Lexeme number = token();
  Ast node = start(number.token == Token::integer ? AstKind::integer : AstKind::real);
  node.integer = static_cast<std::int64_t>(number.integer);
  node.real = number.real;
  if (!unit_follows()) {
    if (number.token == Token::integer && number.integer == 1ULL << 63U)
      return fail(node.begin, node.end, "this number does not fit in 64 bits",
                  "write it with a decimal point for a double");
    ++at_;
    return add(std::move(node));
  }
  ++at_;
  if (is_currency_code(token().text)) return money(number, std::move(node));
  if (!duration_or_period(number, node)) return std::nullopt;
  return node.kind == AstKind::duration ? add_duration(std::move(node)) : add(std::move(node));
}

// The parts of `1 h 30 min` after the first.
Parser::Id Parser::add_duration(Ast node) {
  while ((token().token == Token::integer || token().token == Token::real) && unit_follows()) {
    const Lexeme number = token();
    Ast part = start(AstKind::duration);
    ++at_;
    if (is_currency_code(token().text) || !find_unit(units, token().text)) return unexpected("an operator or the end");
    if (!duration_or_period(number, part)) return std::nullopt;
    if (part.kind != AstKind::duration)
      return fail(node.begin, part.end, "months and years have no fixed length in seconds",
                  "add them to a time one after the other");
    if (__builtin_add_overflow(node.integer, part.integer, &node.integer))
      return fail(node.begin, part.end, "this duration is too long");
    node.end = part.end;
  }
  return add(std::move(node));
}

bool Parser::duration_or_period(const Lexeme& number, Ast& node) {
  const bool working = token().text == "working" && lexemes_[at_ + 1].token == Token::name;
  if (working) ++at_;
  const Lexeme word = token();
  const Unit* const unit = working ? find_unit(working_units, word.text) : find_unit(units, word.text);
  const std::uint32_t unit_begin = working ? lexemes_[at_ - 1].begin : word.begin;
  if (!unit) {
    const std::string written(text_.substr(unit_begin, word.end - unit_begin));
    std::string help = working ? "did you mean `working days`?" : did_you_mean(word.text, unit_names());
    if (help.empty())
      help = "units are s, min, h, days, weeks, months, years, working days, working hours and currency codes";
    fail(unit_begin, word.end, "there is no unit `" + written + "`", std::move(help), "unknown-unit");
    return false;
  }
  ++at_;
  node.end = word.end;
  const bool whole_number = number.token == Token::integer;
  if (unit->kind != Kind::duration) {
    if (!whole_number || number.integer > 100'000) {
      fail(node.begin, node.end,
           whole_number ? "this period is too long" : "this must be a whole number of " + std::string(unit->many));
      return false;
    }
    const PeriodUnit unit_kind = unit->kind == Kind::months         ? PeriodUnit::months
                                 : unit->kind == Kind::working_days ? PeriodUnit::working_days
                                                                    : PeriodUnit::working_hours;
    node.kind = AstKind::period;
    node.integer =
        Period{unit_kind, static_cast<std::int32_t>(static_cast<std::int64_t>(number.integer) * unit->size)}.packed();
    return true;
  }
  node.kind = AstKind::duration;
  const double seconds = number.real * static_cast<double>(unit->size);
  if (!(std::fabs(seconds) < 9e15)) {
    fail(node.begin, node.end, "this duration is too long");
    return false;
  }
  if (std::fabs(seconds - std::round(seconds)) > 1e-6) {
    fail(node.begin, node.end, "this is not a whole number of seconds");
    return false;
  }
  node.integer = static_cast<std::int64_t>(std::round(seconds));
  return true;
}

Parser::Id Parser::money(const Lexeme& number, Ast node) {
  const Lexeme word = token();
  ++at_;
  node.kind = AstKind::money;
  node.end = word.end;
  const std::optional<Currency> currency = Currency::from_code(word.text);
  if (!currency)
    return fail(word.begin, word.end, "there is no currency `" + word.text + "`",
                "use a code of ISO 4217 such as `USD`", "unknown-unit");
  node.currency = *currency;
  const std::size_t point = number.text.find('.');
  const std::size_t decimals = point == std::string::npos ? 0 : number.text.size() - point - 1;
  if (decimals > static_cast<std::size_t>(currency->digits()) || number.text.find_first_of("eExX") != std::string::npos)
    return fail(node.begin, node.end,
                currency->digits() == 0
                    ? word.text + " has no decimals"
                    : "an amount in " + word.text + " has at most " + std::to_string(currency->digits()) + " decimals");
  // Whole minor units, so that 0.29 USD is exactly 29.
  node.real = std::round(number.real * minor_units(*currency));
  if (node.real > 9007199254740992.0) return fail(node.begin, node.end, "this amount is too large");
  return add(std::move(node));
}

}  // namespace amends::impl
