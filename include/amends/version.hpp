// The versions: of the library, and of the language that policies are written in. They change for different reasons.
#pragma once

#include <string_view>

namespace amends {

// The library's version, for example "0.1.0".
std::string_view version() noexcept;

// The version of the policy language that this library reads: the number after `amends:` at the top of a policy.
inline constexpr int language_version = 1;

}  // namespace amends
