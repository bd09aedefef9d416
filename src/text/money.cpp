// Exact amounts of money, and the ISO 4217 currencies in use.
#include <amends/money.hpp>

#include <algorithm>
#include <limits>

namespace amends {

namespace {

// Currencies in use, by the digits of their minor unit. Metals, test codes and units of account that nobody is paid in
// are left out.
constexpr std::string_view without_minor_unit = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
constexpr std::string_view with_three_digits = "BHD IQD JOD KWD LYD OMR TND";
constexpr std::string_view with_four_digits = "CLF UYW";
constexpr std::string_view with_two_digits =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF "
    "CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF "
    "IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN "
    "MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS "
    "SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";

bool lists(std::string_view codes, std::string_view code) noexcept {
  for (std::size_t i = 0; i + 3 <= codes.size(); i += 4)
    if (codes.substr(i, 3) == code) return true;
  return false;
}

}  // namespace

std::optional<Currency> Currency::from_code(std::string_view code) noexcept {
  if (code.size() != 3) return std::nullopt;
  Currency currency;
  if (lists(with_two_digits, code))
    currency.digits_ = 2;
  else if (lists(without_minor_unit, code))
    currency.digits_ = 0;
  else if (lists(with_three_digits, code))
    currency.digits_ = 3;
  else if (lists(with_four_digits, code))
    currency.digits_ = 4;
  else
    return std::nullopt;
  std::copy(code.begin(), code.end(), currency.code_.begin());
  return currency;
}

std::optional<Money> parse_money(std::string_view text) noexcept {
  if (text.size() < 5 || text[text.size() - 4] != ' ') return std::nullopt;
  const std::optional<Currency> currency = Currency::from_code(text.substr(text.size() - 3));
  if (!currency) return std::nullopt;
  text.remove_suffix(4);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);

  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  std::int64_t minor = 0;
  int decimals = -1;  // -1: no point yet
  bool digit_before = false;
  const auto append = [&minor](int digit) {
    if (minor > (std::numeric_limits<std::int64_t>::max() - digit) / 10) return false;
    minor = minor * 10 + digit;
    return true;
  };
  for (const char c : text) {
    if (c == '.' && decimals < 0 && digit_before) {
      decimals = 0;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    digit_before = true;
    if (decimals >= 0 && ++decimals > currency->digits()) return std::nullopt;
    if (!append(c - '0')) return std::nullopt;
  }
  if (!digit_before || decimals == 0) return std::nullopt;
  for (int i = std::max(0, decimals); i < currency->digits(); ++i)
    if (!append(0)) return std::nullopt;
  return Money{negative ? -minor : minor, *currency};
}

std::string to_string(Money money) {
  const bool negative = money.minor < 0;
  std::uint64_t minor = static_cast<std::uint64_t>(money.minor);
  if (negative) minor = 0 - minor;
  const auto places = static_cast<std::size_t>(money.currency.digits());
  std::string digits = std::to_string(minor);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, 1, '.');
  std::string result = (negative ? "-" : "") + digits;
  if (!money.currency.code().empty()) result.append(" ").append(money.currency.code());
  return result;
}

}  // namespace amends
