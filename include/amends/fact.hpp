// One typed value of a case, which may be unknown, or known to be none.
//
// The difference matters everywhere: `unknown` may become a question to the customer, `none` is an answer. A Fact
// starts unknown; assigning a value makes it known; assigning `amends::none` says there is none.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <utility>

namespace amends {

struct None {
  bool operator==(const None&) const = default;
};

struct Unknown {
  bool operator==(const Unknown&) const = default;
};

// Inline, so that enums may have members of these names without shadowing them (g++ 12 warns otherwise).
inline namespace words {
inline constexpr None none{};
inline constexpr Unknown unknown{};
}  // namespace words

template <typename T>
class Fact {
 public:
  using value_type = T;

  constexpr Fact() = default;
  constexpr Fact(Unknown) {}                                                   // NOLINT(google-explicit-constructor)
  constexpr Fact(None) : state_(State::none) {}                                // NOLINT(google-explicit-constructor)
  constexpr Fact(T value) : value_(std::move(value)), state_(State::known) {}  // NOLINT(google-explicit-constructor)
  // A text may be given as a literal: c.agent.role = "agent".
  constexpr Fact(const char* text)  // NOLINT(google-explicit-constructor)
      requires std::same_as<T, std::string> : value_(text),
                                              state_(State::known) {}

  constexpr bool is_known() const noexcept { return state_ == State::known; }
  constexpr bool is_none() const noexcept { return state_ == State::none; }
  constexpr bool is_unknown() const noexcept { return state_ == State::unknown; }

  // The value where it is known; T{} otherwise. Ask is_known() first.
  constexpr const T& value() const noexcept { return value_; }
  constexpr const T& value_or(const T& other) const noexcept { return is_known() ? value_ : other; }

  bool operator==(const Fact&) const = default;

 private:
  enum class State : std::uint8_t { unknown, none, known };
  T value_{};
  State state_ = State::unknown;
};

}  // namespace amends
