// Numbers to text and back, without locale. The only place that prints doubles.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace amends::impl {

// For people: "8.43", "12", "0.7". At most `max_decimals`, rounded half away from zero as the shortest decimal form of
// `value` reads (1.005 becomes "1.01"), without trailing zeros and never "-0"; from 1e15 on with an exponent.
std::string format_number(double value, int max_decimals = 2);

// With exactly `decimals` of them: "8.40".
std::string format_fixed(double value, int decimals);

// For programs: the shortest text that reads back as the same double, as JSON wants it. `value` must be finite.
std::string format_exact(double value);

// The whole of `text`, in decimal; nullopt also where it does not fit or is not finite. No spaces, no plus sign.
std::optional<std::int64_t> parse_integer(std::string_view text) noexcept;
std::optional<double> parse_double(std::string_view text) noexcept;

}  // namespace amends::impl
