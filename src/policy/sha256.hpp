// SHA-256 (FIPS 180-4), for the fingerprint of a policy.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace amends::impl {

std::array<std::uint8_t, 32> sha256(std::string_view bytes) noexcept;
std::string to_hex(const std::array<std::uint8_t, 32>& digest);  // 64 small hex digits

}  // namespace amends::impl
