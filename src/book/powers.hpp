// What each role may do and grant without approval, worked out for every severity: the same reading of the policy that
// deciding makes of it.
#pragma once

#include "book/matter.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace amends::impl::book {

class Powers {
 public:
  explicit Powers(const Matter& matter) : matter_(matter), def_(matter.policy().empowerment) {}

  // Steps that somebody may not do at some severity, in the order in which they are written.
  std::vector<const StepDef*> limited_steps() const;
  std::vector<const StepDef*> free_steps() const;  // by every role, always

  struct May {
    bool yes = false;
    std::vector<Rich> conditions;  // under which, where not simply yes
  };
  May may(const StepDef& step, std::size_t role, std::size_t severity) const;
  // The lowest role that may do it without a condition; nullptr: nobody.
  const RoleDef* lowest(const StepDef& step, std::size_t severity) const;

  // Kinds that have limits, and the limit of a role: "25 USD", "unlimited"; empty where nothing is granted.
  std::vector<std::size_t> limited_kinds() const;
  Rich limit(std::size_t kind, std::size_t role, std::size_t severity) const;

 private:
  bool at_or_after(std::size_t role, std::size_t of) const;
  std::size_t number(const StepDef& step) const;
  Rich condition_of(const MayDef& may) const;
  Rich amount_of(const LimitDef& limit) const;

  const Matter& matter_;
  const EmpowermentDef& def_;
};

}  // namespace amends::impl::book
