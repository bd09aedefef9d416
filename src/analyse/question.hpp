// One question: formulas that are to read so, the variables they are made of, and the values worth trying for each.
//
// The values are one of each region between the borders of the atoms. Where every atom changes only at such borders,
// trying them all is a proof. An atom for which that is not so (two facts compared with each other) is inexact: cases
// are tried all the same, but that none was found proves nothing; then the question is asked once more with what the
// inexact atoms say left free, and only if it has no answer even so, there is none.
#pragma once

#include "analyse/assumed_case.hpp"
#include "analyse/formula.hpp"
#include "analyse/lists.hpp"
#include "analyse/possible.hpp"
#include "analyse/regions.hpp"

#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <vector>

namespace amends::impl {

// A formula and how it is to read.
struct Goal {
  std::uint32_t formula = 0;
  bool is = true;
};

// A value for each variable; `set` says which have one.
struct Assignment {
  struct Entry {
    std::uint32_t variable = 0;
    Cell value;
  };
  std::vector<Entry> entries;  // in the order of setting
};

// What one question needs of its analyser.
struct Tools {
  const CompiledPolicy& policy;
  const Program& program;
  const Variables& variables;
  const Formulas& formulas;
  AssumedCase& probe;
  Regions& regions;
  Lists& lists;
  const Text* another;  // a text that the policy does not know
  std::int64_t now;     // the moment that witnesses lie at if nothing else is wanted
};

class Question {
 public:
  enum class Outcome : std::uint8_t { none, found, refused, out_of_budget };

  Question(const Tools& tools, std::vector<Goal> goals);

  // Looks for values with which all goals read as wished. `accept` is asked about each; false: go on. Outcome
  // `refused`: there were some and none was accepted.
  Outcome search(const std::function<bool(const Assignment&)>& accept);

  // Whether the goals can be read so with inexact atoms left free: `none` is a proof that there is no such case.
  Outcome search_freely();

  bool is_exact() const noexcept { return inexact_.empty(); }
  // An inexact atom, the first that was read.
  const Atom& inexact() const { return tools_.formulas.atom(inexact_.front()); }

 private:
  // Where nothing changes that one variable alone decides.
  struct Region {
    Cell least, most;
  };
  struct Values {
    std::vector<Cell> cells;
    std::vector<Region> regions;  // of the first cells, those of numbers: what each of them stands for
    std::size_t plain = 0;        // of the first ones: neither below 0 nor none nor unknown
    std::int32_t chosen = -1;     // -1: open
    bool may_be_unknown = false;
  };
  // Of an atom while the question lasts: what it read for each combination of its variables' values.
  struct Table {
    std::vector<std::uint8_t> truths;
    bool may_be_unknown = false;
    bool complete = true;         // all combinations of other values were looked at for borders
    std::uint32_t free = none;    // what stands for it in a free search
    std::uint32_t threshold = 0;  // of that
    enum class Side : std::uint8_t { below, at, above, either } side = Side::either;
  };
  // Stands for an inexact term: where it lies between the constants that it is compared with. Even positions lie
  // between two constants, odd ones at one. Or for a whole atom: 0 no, 1 yes.
  struct Free {
    std::vector<double> constants;
    bool whole_numbers = false;
    std::vector<std::int32_t> positions;  // -1: unknown
    std::int32_t chosen = -1;             // index into positions; -1: open
  };
  static constexpr std::uint32_t none = 0xffffffff;
  static constexpr std::uint32_t first_free = 0x80000000;

  void collect(std::uint32_t formula, bool may_be_unknown);
  void choose_values();
  void choose_values_of_now();
  void choose_finite_values(std::uint32_t variable);
  void add_borders(std::uint32_t variable, std::uint32_t atom, std::uint64_t most);
  void fill_from_borders(std::uint32_t variable);
  void add_none(std::uint32_t variable);
  void dates_under(std::uint32_t node, std::set<std::int64_t>& dates) const;
  void judge(std::uint32_t atom);
  bool moves_with_now(std::uint32_t variable) const;
  bool is_finite(std::uint32_t variable) const;
  std::vector<std::uint32_t> infinite_of(const Atom& atom) const;

  Possible read(std::uint32_t formula);
  Possible evaluate(std::uint32_t formula);
  Possible read_atom(std::uint32_t atom);
  std::uint32_t next_open(std::uint32_t formula);  // to be chosen next: a variable, or first_free + a free term
  bool counts_agree() const;
  void choose(std::uint32_t open, std::int32_t value);  // a variable, or first_free + a free term; -1: open
  const std::vector<std::uint32_t>& readers_of(std::uint32_t open);
  bool agrees_with_others(std::uint32_t variable) const;
  bool is_part_of_all_borne(std::uint32_t variable) const;
  Region region_of(std::uint32_t variable) const;
  void free_the_inexact();
  Possible read_free(const Table& table) const;
  Outcome step(const std::function<bool(const Assignment&)>& accept);
  Outcome try_assignment(const std::function<bool(const Assignment&)>& accept);

  // Which choices a failure rests on, by bit: variables, then free terms. Where the last choice is not among them, its
  // other values need not be tried.
  using Blame = std::vector<std::uint64_t>;
  void put_into(Blame& blame, std::uint32_t chosen) const;  // a variable, or first_free + a free term
  bool is_in(const Blame& blame, std::uint32_t chosen) const;
  void take_out(Blame& blame, std::uint32_t chosen) const;
  void blame_for_not(std::uint32_t formula, Truth truth);  // for it that the formula may not read so
  void blame_all(std::uint32_t formula);
  void blame_history();

  const Tools tools_;
  std::vector<Goal> goals_;
  std::vector<std::uint32_t> atoms_;  // of the question
  std::vector<std::uint32_t> used_;   // variables of the question
  std::vector<Values> values_;        // by variable
  std::vector<std::set<std::int64_t>> borders_;
  std::vector<Table> tables_;           // by atom
  std::vector<std::uint32_t> inexact_;  // atoms
  std::vector<Free> frees_;
  std::vector<std::uint32_t> order_;   // variables set, in order
  std::vector<std::uint8_t> is_read_;  // by formula: its reading still holds
  std::vector<Possible> readings_;
  std::vector<std::uint8_t> collected_;              // by formula: 1 collected, 2 as one that may be unknown
  Blame blame_;                                      // of the last step that failed
  std::vector<std::vector<std::uint32_t>> readers_;  // by variable, then free term: formulas whose reading it changes
  std::uint64_t budget_ = 0;
  bool free_ = false;
  bool plainly_ = false;  // plain values only
  bool refused_ = false;
};

}  // namespace amends::impl
