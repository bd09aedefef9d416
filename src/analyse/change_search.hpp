// The smallest sets of changes that lead to a target: all of one, then two, then three, each tried.
#pragma once

#include "analyse/changes.hpp"
#include "analyse/reached.hpp"

#include <cstdint>
#include <vector>

namespace amends::impl {

class ChangeSearch {
 public:
  ChangeSearch(const Policy& policy, const Changes& changes, const TargetTest& target)
      : policy_(policy), changes_(changes), target_(target) {}

  // Fills ways, more_ways, searched and complete.
  void run(WhyNot& answer);

 private:
  struct Found {
    std::vector<PossibleChange> changes;
    double size = 0;
    std::string text;
  };

  bool leads(const std::vector<const PossibleChange*>& set);
  bool decides_so(const Draft& draft);
  void singles();
  void pairs();
  void triples();
  void found(std::vector<PossibleChange> set);
  void shrink(std::vector<PossibleChange>& set);
  std::vector<const PossibleChange*> that_matter();
  void sort_and_merge();
  void report(WhyNot& answer);

  const Policy& policy_;
  const Changes& changes_;
  const TargetTest& target_;
  std::vector<Found> found_;
  std::int64_t left_ = 60'000;  // decisions
  bool out_of_budget_ = false;
  std::size_t mistakes_ = 0;  // of the case as it is
  BoundCase bound_;
  Decision decision_;
};

}  // namespace amends::impl
