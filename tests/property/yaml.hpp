// A YAML document in the making, for generated policies: maps whose keys can be put in another order, amounts of money
// that can be multiplied.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace amends::property {

struct Yaml {
  enum class Kind : std::uint8_t { scalar, map, list };
  using Map = std::vector<std::pair<std::string, Yaml>>;
  using List = std::vector<Yaml>;

  Kind kind = Kind::map;
  std::string scalar;
  Map map;
  List list;

  Yaml() = default;
  Yaml(std::string text) : kind(Kind::scalar), scalar(std::move(text)) {}  // NOLINT(google-explicit-constructor)
  Yaml(const char* text) : kind(Kind::scalar), scalar(text) {}             // NOLINT(google-explicit-constructor)
  Yaml(List items) : kind(Kind::list), list(std::move(items)) {}           // NOLINT(google-explicit-constructor)

  Yaml& add(std::string key, Yaml child);  // to a map; returns the map
  Yaml* find(const std::string& key);      // in a map; nullptr where it is not there
  bool empty() const { return scalar.empty() && map.empty() && list.empty(); }
};

// How an amount stands in a scalar: as minor units between dollar signs, until it is written as "12.34 USD".
std::string amount(std::int64_t minor);

// The text of a policy, every amount multiplied.
std::string write(const Yaml& yaml, std::int64_t amounts_times = 1);

// The same with the keys of every map in another order.
Yaml with_keys_shuffled(const Yaml& yaml, std::uint32_t seed);

}  // namespace amends::property
