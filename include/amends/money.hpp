// Exact amounts of money: integer minor units of one ISO 4217 currency.
//
// Amounts of different currencies are never converted, compared or added; the library refuses them where they meet.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace amends {

// An ISO 4217 code such as USD. Default: no currency.
class Currency {
 public:
  constexpr Currency() = default;
  static std::optional<Currency> from_code(std::string_view code) noexcept;  // only codes in use, in capitals

  std::string_view code() const noexcept { return {code_.data(), code_[0] == '\0' ? 0U : 3U}; }
  int digits() const noexcept { return digits_; }  // of the minor unit: 2 for USD, 0 for JPY, 3 for KWD

  bool operator==(const Currency&) const = default;

 private:
  std::array<char, 3> code_{};
  std::int8_t digits_ = 2;
};

struct Money {
  std::int64_t minor = 0;  // cents, pence, yen
  Currency currency;

  bool operator==(const Money&) const = default;
};

// "20 USD", "-1,400.50 USD" is not accepted (no thousands separators); more decimals than the currency has: nullopt.
std::optional<Money> parse_money(std::string_view text) noexcept;

std::string to_string(Money money);  // "20.00 USD"

}  // namespace amends
