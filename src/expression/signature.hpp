// The signature of a function, taken apart: "(T, T...) -> T".
#pragma once

#include <string_view>
#include <vector>

namespace amends::impl {

struct Signature {
  std::vector<std::string_view> parameters;
  bool variadic = false;  // any number of the last, at least one
  std::string_view result;

  explicit Signature(std::string_view text) {
    const std::size_t close = text.find(')');
    std::string_view list = text.substr(1, close - 1);
    while (!list.empty()) {
      const std::size_t comma = list.find(", ");
      parameters.push_back(list.substr(0, comma));
      list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 2);
    }
    if (!parameters.empty() && parameters.back().ends_with("...")) {
      variadic = true;
      parameters.back().remove_suffix(3);
    }
    result = text.substr(close + 5);
  }

  std::string_view parameter(std::size_t i) const {
    return parameters[i < parameters.size() ? i : parameters.size() - 1];
  }
};

// f(alternative) for each of "string | list of T", until one gives true.
template <typename F>
bool any_alternative(std::string_view parameter, F&& f) {
  for (;;) {
    const std::size_t bar = parameter.find(" | ");
    if (f(parameter.substr(0, bar))) return true;
    if (bar == std::string_view::npos) return false;
    parameter = parameter.substr(bar + 3);
  }
}

}  // namespace amends::impl
