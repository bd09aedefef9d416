// The functions of the expression language, each declared once: checking, help, docs/functions.md and the bindings come
// from this table.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace amends::impl {

// What is computed; several rows of the table may share one.
enum class FunctionId : std::uint8_t {
  // those of the case, which the host answers
  tried,
  failed,
  fixed,
  declined,
  demanded,
  times_demanded,
  borne_of,
  granted,
  event,
  // of time; the first three ask the calendar
  days,
  start_of_day,
  each_day,
  earliest,
  latest,
  // the rest
  min,
  max,
  sum,
  ceil,
  floor,
  round,
  size,
  starts_with,
  ends_with,
  contains,
  to_int,
  to_double,
  to_string,
  to_bool,
  to_duration,
  to_time,
  // comprehensions and has, which the checker treats by themselves
  has,
  all,
  exists,
  exists_one,
  filter,
  map,
  transform_list,
};

struct Function {
  std::string_view name;       // "tried", "startsWith"
  bool method = false;         // written after a dot: text.startsWith("a"); the first parameter stands before it
  std::string_view signature;  // "(step) -> int"; `T` stands for one type, `...` for any number of the last,
                               // `|` for or, `name` for a bare word, `window` for a duration or a period
  std::string_view group;      // "history", "text", "time", "numbers", "lists", "conversions"
  std::string_view doc;        // one sentence
  std::string_view example;    // an expression; a test compiles it
  FunctionId id;
};

std::span<const Function> functions() noexcept;

std::string functions_reference();  // docs/functions.md, made from the table

}  // namespace amends::impl
