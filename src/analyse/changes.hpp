// What could be otherwise in a case: one change at a time, each a small step away from how things are.
#pragma once

#include "analyse/axis.hpp"

#include <amends/case.hpp>
#include <amends/policy.hpp>
#include <amends/why_not.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace amends::impl {

// A case as it would be.
struct Draft {
  Case a_case;
  Time now;
};

struct PossibleChange {
  std::uint32_t about = 0;  // two changes about the same exclude each other
  int turn = 0;             // several are applied in this order, so that numbers of entries stay right
  double size = 1;          // how much it takes, to sort by
  bool again = false;       // it can be made twice
  std::function<void(Draft&)> apply;
  Change said;
  std::string lead, rest;  // said.text is lead, said.to, rest; empty where `to` is no part of it

  // Of a fact with an order, or now: so that the least change that will do can be found between here and there.
  struct Along {
    bool is_now = false;
    std::uint32_t slot = 0;
    Axis axis;
    std::int64_t from = 0, to = 0;  // ordinals: as it is, as it would be
    bool from_known = true;         // it has a value as things are
  };
  std::optional<Along> along;
};

class Changes {
 public:
  Changes(const Policy& policy, const Case& c, Time now, bool with_severity_reached = true);

  // All that is worth trying alone and together.
  const std::vector<PossibleChange>& all() const noexcept { return all_; }
  const Draft& as_it_is() const noexcept { return as_it_is_; }

  // The same change, but only as far as `ordinal`.
  PossibleChange moved(const PossibleChange& change, std::int64_t ordinal, bool is_border) const;

  // Of a change along an order that leads somewhere, the least that does; a value short to write where that is hardly
  // more. Others are as they are.
  PossibleChange least(const PossibleChange& change, const std::function<bool(const PossibleChange&)>& leads) const;

 private:
  void facts();
  void fact_with_names(std::uint32_t slot);
  void fact_with_order(std::uint32_t slot);
  void fact_list(std::uint32_t slot);
  void find_borders();
  void later();
  void attempts();
  void demands();
  void promises();
  void grants();
  void answers();
  void events();
  void attempts_made();
  void attempts_more();
  PossibleChange& add_with_value(std::uint32_t about, double size, Change said, std::string lead, std::string rest,
                                 std::function<void(Draft&)> apply);
  PossibleChange& add(std::uint32_t about, int turn, double size, Change said, std::function<void(Draft&)> apply);
  void add_value(std::uint32_t slot, Cell value, double size);
  bool is_asked_by_the_recommended(const BurdenDef& burden) const;
  std::string shown(std::uint32_t slot, Cell cell) const;
  std::uint32_t next_about() { return next_about_++; }

  const Policy& policy_;
  const CompiledPolicy& compiled_;
  Draft as_it_is_;
  bool with_severity_reached_;
  std::string recommended_;  // step; empty: none
  BoundCase bound_;
  std::vector<std::vector<std::int64_t>> borders_;  // by slot
  std::vector<std::vector<Cell>> texts_;            // by slot: what they are compared with
  std::vector<bool> asks_for_none_;                 // by slot: has() is asked of it
  std::vector<PossibleChange> all_;
  std::uint32_t next_about_ = 0;
};

}  // namespace amends::impl
