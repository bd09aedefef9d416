// What conditions read of a case, each a variable of its own: facts, counts and amounts of the history, `now`.
#pragma once

#include "expression/program.hpp"
#include "policy/compiled.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace amends::impl {

struct Variable {
  enum class Kind : std::uint8_t { fact, history, now };
  Kind kind = Kind::fact;
  std::uint32_t slot = 0;           // of a fact
  HostCall call = HostCall::now;    // of history: tried, demanded, burden_borne ...
  std::array<Cell, 3> arguments{};  // constant ones of the call
  std::uint32_t argument_count = 0;
  Type type;
  std::string name;  // as messages say it: "product.role", "tried(home_visit)"

  std::int64_t number(std::size_t i) const { return arguments[i].integer; }
  bool is(HostCall c) const noexcept { return kind == Kind::history && call == c; }
};

// The variables of one policy, each once, numbered as they are met.
class Variables {
 public:
  explicit Variables(const CompiledPolicy& policy) : policy_(policy) {}

  static constexpr std::uint32_t none = 0xffffffff;

  std::uint32_t of_fact(std::uint32_t slot);
  std::uint32_t of_history(HostCall call, std::span<const Cell> arguments, Type type);
  std::uint32_t of_now();
  std::uint32_t find(HostCall call, std::span<const Cell> arguments) const;  // none: not met

  const Variable& operator[](std::uint32_t number) const { return all_[number]; }
  std::size_t size() const noexcept { return all_.size(); }

 private:
  using Key = std::tuple<int, std::int64_t, std::int64_t, std::int64_t>;
  static Key key_of(HostCall call, std::span<const Cell> arguments);
  std::uint32_t add(const Key& key, Variable variable);
  std::string name_of_call(const Variable& variable) const;

  const CompiledPolicy& policy_;
  std::vector<Variable> all_;
  std::map<Key, std::uint32_t> known_;
};

// Whether a call of the host reads the history of a case: such a call with constant arguments is a variable.
bool reads_history(HostCall call) noexcept;

}  // namespace amends::impl
