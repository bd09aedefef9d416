// A value, or the diagnostics that say why there is none; and warnings beside a value.
//
// The C++ API never throws for bad input. `value()` on a failed result prints the diagnostics to stderr and
// terminates, so it is for programs that cannot go on; test with `if (result)` first otherwise.
#pragma once

#include <amends/diagnostic.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace amends {

[[noreturn]] void terminate_with(const std::vector<Diagnostic>& diagnostics) noexcept;

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value, std::vector<Diagnostic> warnings = {})  // NOLINT(google-explicit-constructor): a value is a result
      : value_(std::move(value)), diagnostics_(std::move(warnings)) {}

  static Result failure(std::vector<Diagnostic> diagnostics) {
    Result result;
    result.diagnostics_ = std::move(diagnostics);
    return result;
  }

  explicit operator bool() const noexcept { return value_.has_value(); }
  bool has_value() const noexcept { return value_.has_value(); }

  const T& value() const& { return checked(*this); }
  T& value() & { return checked(*this); }
  T value() && { return std::move(checked(*this)); }
  const T& operator*() const& { return value(); }
  const T* operator->() const { return &value(); }

  // Errors where there is no value; warnings, if any, where there is one.
  const std::vector<Diagnostic>& diagnostics() const& noexcept { return diagnostics_; }
  std::vector<Diagnostic> diagnostics() && noexcept { return std::move(diagnostics_); }

 private:
  Result() = default;

  template <typename Self>
  static auto& checked(Self& self) {
    if (!self.value_) terminate_with(self.diagnostics_);
    return *self.value_;
  }

  std::optional<T> value_;
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace amends
