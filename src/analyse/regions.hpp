// Where along the values of one variable an atom changes.
#pragma once

#include "analyse/assumed_case.hpp"
#include "analyse/axis.hpp"
#include "analyse/formula.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace amends::impl {

// How a node moves as one variable grows, all others fixed.
enum class Direction : std::uint8_t { still, rises, falls, anyhow };

class Regions {
 public:
  Regions(const CompiledPolicy& policy, const Program& program, const Variables& variables, AssumedCase& probe)
      : policy_(policy), program_(program), variables_(variables), probe_(probe) {}

  // Adds the first ordinals of new regions of `variable` in this atom, with all others as the probe has them.
  void borders(const Atom& atom, std::uint32_t variable, const Axis& axis, std::set<std::int64_t>& found);

  // Whether the borders so found are all: the atom changes in one direction only.
  bool is_exact(const Atom& atom, std::uint32_t variable);

  // Whether the atom stays as it is when now and all times move by the same: it asks for distances only.
  bool is_relative(const Atom& atom) const;

 private:
  Direction direction(std::uint32_t node, std::uint32_t variable);
  std::optional<int> times_in(std::uint32_t node) const;
  Direction compute(std::uint32_t node, std::uint32_t variable);
  Direction of_host(std::uint32_t node, std::uint32_t variable);
  Direction only_still(std::uint32_t node, std::uint32_t variable);
  double sign(std::uint32_t node) const;
  double sign_of_parameter(const Node& node) const;
  void bisect(std::uint32_t node, std::uint32_t variable, const Axis& axis, std::set<std::int64_t>& found);
  Truth at(std::uint32_t node, std::uint32_t variable, Cell value);

  const CompiledPolicy& policy_;
  const Program& program_;
  const Variables& variables_;
  AssumedCase& probe_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Direction> known_;
};

}  // namespace amends::impl
