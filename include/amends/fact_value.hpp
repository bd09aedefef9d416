// The value of a fact that a policy declares (`facts:`), given by name.
//
// Enums are given as their name, text as text: the policy knows which is meant. A list is a list of such values; a list
// of records (`segments[].status`) is a list of Records.
#pragma once

#include <amends/fact.hpp>
#include <amends/money.hpp>
#include <amends/time.hpp>

#include <concepts>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace amends {

class FactValue {
 public:
  using List = std::vector<FactValue>;
  using Record = std::map<std::string, FactValue, std::less<>>;
  using Variant = std::variant<None, bool, std::int64_t, double, std::string, Money, Duration, Time, List, Record>;

  FactValue() = default;                                // none
  FactValue(None) {}                                    // NOLINT(google-explicit-constructor)
  FactValue(bool b) : value_(b) {}                      // NOLINT(google-explicit-constructor)
  FactValue(double d) : value_(d) {}                    // NOLINT(google-explicit-constructor)
  FactValue(std::string s) : value_(std::move(s)) {}    // NOLINT(google-explicit-constructor)
  FactValue(const char* s) : value_(std::string(s)) {}  // NOLINT(google-explicit-constructor): never a bool
  FactValue(Money m) : value_(m) {}                     // NOLINT(google-explicit-constructor)
  FactValue(Duration d) : value_(d) {}                  // NOLINT(google-explicit-constructor)
  FactValue(Time t) : value_(t) {}                      // NOLINT(google-explicit-constructor)
  FactValue(List l) : value_(std::move(l)) {}           // NOLINT(google-explicit-constructor)
  FactValue(Record r) : value_(std::move(r)) {}         // NOLINT(google-explicit-constructor)
  template <std::integral I>
  requires(!std::same_as<I, bool>) FactValue(I i)
      : value_(static_cast<std::int64_t>(i)) {}  // NOLINT(google-explicit-constructor)

  const Variant& variant() const noexcept { return value_; }

  bool operator==(const FactValue&) const = default;

 private:
  Variant value_;
};

}  // namespace amends
