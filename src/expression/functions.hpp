// The functions of the expression language, each declared once: checking, help, docs/functions.md and the bindings come
// from this table.
#pragma once

#include <span>
#include <string_view>

namespace amends::impl {

struct Function {
  std::string_view name;       // "tried", "startsWith"
  bool method = false;         // written after a dot: text.startsWith("a")
  std::string_view signature;  // "(step) -> int"; `T` stands for one type, `...` for any number of the last
  std::string_view group;      // "history", "text", "time", "numbers", "lists", "conversions"
  std::string_view doc;        // one sentence
  std::string_view example;    // an expression; a test compiles it
};

std::span<const Function> functions() noexcept;

}  // namespace amends::impl
