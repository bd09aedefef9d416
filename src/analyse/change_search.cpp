// Sets of changes, smallest first.
#include "analyse/change_search.hpp"

#include <amends/recommend.hpp>

#include <algorithm>
#include <bit>
#include <cmath>

namespace amends::impl {

namespace {

constexpr std::size_t most_ways = 5;
constexpr std::size_t enough = 400;  // found of one size: what comes then is counted no more

bool same_number(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

bool go_together(const PossibleChange& a, const PossibleChange& b) {
  return a.about != b.about || (a.again && b.again);
}

// Whether anything about the decision differs that another change could build on.
bool same(const Decision& a, const Decision& b) {
  if (a.step != b.step || a.stage != b.stage || a.severity != b.severity || a.ask_first != b.ask_first ||
      a.rules != b.rules || a.plan != b.plan || !same_number(a.borne, b.borne) ||
      !same_number(a.tolerance, b.tolerance))
    return false;
  for (std::size_t i = 0; i < a.options.size(); ++i)
    if (a.options[i].state != b.options[i].state || !same_number(a.options[i].hours, b.options[i].hours) ||
        !same_number(a.options[i].cost, b.options[i].cost) || !same_number(a.options[i].chance, b.options[i].chance))
      return false;
  for (std::size_t i = 0; i < a.remedies.size(); ++i)
    if (a.remedies[i].given != b.remedies[i].given || a.remedies[i].open != b.remedies[i].open) return false;
  for (std::size_t i = 0; i < a.limits.size() && i < b.limits.size(); ++i)
    if (a.limits[i].left != b.limits[i].left || a.limits[i].unlimited != b.limits[i].unlimited) return false;
  return true;
}

}  // namespace

bool ChangeSearch::decides_so(const Draft& draft) {
  --left_;
  // A change that brings mistakes into the case is none.
  if (!policy_.bind(draft.a_case, bound_) && bound_.diagnostics().size() > mistakes_) return false;
  return decide(policy_, bound_, draft.now, decision_) && target_.reached(decision_);
}

bool ChangeSearch::leads(const std::vector<const PossibleChange*>& set) {
  Draft draft = changes_.as_it_is();
  std::vector<const PossibleChange*> in_turn = set;
  std::stable_sort(in_turn.begin(), in_turn.end(),
                   [](const PossibleChange* a, const PossibleChange* b) { return a->turn < b->turn; });
  for (const PossibleChange* change : in_turn) change->apply(draft);
  return decides_so(draft);
}

// Each change of a fact with an order goes only as far as it must, the others being as they are.
void ChangeSearch::shrink(std::vector<PossibleChange>& set) {
  for (std::size_t i = 0; i < set.size(); ++i) {
    set[i] = changes_.least(set[i], [&](const PossibleChange& moved) {
      std::vector<const PossibleChange*> all;
      for (std::size_t j = 0; j < set.size(); ++j) all.push_back(j == i ? &moved : &set[j]);
      return leads(all);
    });
  }
}

void ChangeSearch::found(std::vector<PossibleChange> set) {
  if (found_.size() >= enough) return;
  shrink(set);
  Found one;
  for (const PossibleChange& change : set) {
    one.size += change.size;
    one.text += change.said.text + "\n";
  }
  for (const Found& other : found_)
    if (other.text == one.text) return;
  one.changes = std::move(set);
  found_.push_back(std::move(one));
}

void ChangeSearch::singles() {
  std::vector<std::pair<std::uint32_t, bool>> done;  // facts with an order that were moved to a border, and which way
  for (const PossibleChange& change : changes_.all()) {
    if (change.along) {
      const std::pair way(change.about, change.along->to > change.along->from);
      if (std::find(done.begin(), done.end(), way) != done.end()) continue;
      if (!leads({&change})) continue;
      done.push_back(way);
      found({change});
    } else if (leads({&change})) {
      found({change});
    }
  }
}

void ChangeSearch::pairs() {
  const std::vector<PossibleChange>& all = changes_.all();
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i; j < all.size(); ++j) {
      if (!go_together(all[i], all[j])) continue;
      if (left_ <= 0) {
        out_of_budget_ = true;
        return;
      }
      if (leads({&all[i], &all[j]})) found({all[i], all[j]});
    }
  }
}

std::vector<const PossibleChange*> ChangeSearch::that_matter() {
  std::vector<const PossibleChange*> matter;
  decides_so(changes_.as_it_is());
  const Decision as_it_is = decision_;
  for (const PossibleChange& change : changes_.all()) {
    leads({&change});
    if (!same(decision_, as_it_is)) matter.push_back(&change);
  }
  return matter;
}

// Only of changes that change something by themselves: there are too many otherwise.
void ChangeSearch::triples() {
  const std::vector<const PossibleChange*> all = that_matter();
  for (std::size_t k = 0; k < all.size(); ++k) {
    for (std::size_t i = 0; i <= k; ++i) {
      for (std::size_t j = i; j <= k; ++j) {
        const auto fits = [&](std::size_t a, std::size_t b) { return go_together(*all[a], *all[b]); };
        if (!fits(i, j) || !fits(j, k) || !fits(i, k)) continue;
        if (left_ <= 0) {
          out_of_budget_ = true;
          return;
        }
        if (leads({all[i], all[j], all[k]})) found({*all[i], *all[j], *all[k]});
      }
    }
  }
}

void ChangeSearch::run(WhyNot& answer) {
  if (!policy_.bind(changes_.as_it_is().a_case, bound_)) mistakes_ = bound_.diagnostics().size();
  singles();
  answer.searched = 1;
  if (found_.empty()) {
    pairs();
    if (!out_of_budget_) answer.searched = 2;
  }
  if (found_.empty() && !out_of_budget_) triples();
  answer.complete = !out_of_budget_;
  report(answer);
}

// By size. Of those about the same things the smallest stays; other names for the same fact are said with it.
void ChangeSearch::sort_and_merge() {
  std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
    return std::pair(std::round(a.size * 1e9), a.text) < std::pair(std::round(b.size * 1e9), b.text);
  });
  std::vector<Found> kept;
  const auto about = [](const Found& one) {
    std::vector<std::uint32_t> all;
    for (const PossibleChange& change : one.changes) all.push_back(change.about);
    std::sort(all.begin(), all.end());
    return all;
  };
  for (Found& one : found_) {
    const auto like = std::find_if(kept.begin(), kept.end(), [&](const Found& k) { return about(k) == about(one); });
    if (like == kept.end()) {
      kept.push_back(std::move(one));
      continue;
    }
    // The same but for one value: both are said.
    PossibleChange* differs = nullptr;
    const PossibleChange* other = nullptr;
    std::size_t differences = 0;
    for (PossibleChange& mine : like->changes)
      for (const PossibleChange& its : one.changes)
        if (mine.about == its.about && mine.said.text != its.said.text) {
          differs = &mine;
          other = &its;
          ++differences;
        }
    if (differences != 1 || differs->lead.empty() || other->lead != differs->lead || other->rest != differs->rest)
      continue;
    differs->said.to += " or " + other->said.to;
    differs->said.text = differs->lead + differs->said.to + differs->rest;
  }
  found_ = std::move(kept);
}

void ChangeSearch::report(WhyNot& answer) {
  if (found_.empty()) return;
  sort_and_merge();
  for (const Found& one : found_) {
    if (answer.ways.size() == most_ways) {
      ++answer.more_ways;
      continue;
    }
    Way way;
    Draft draft = changes_.as_it_is();
    std::vector<const PossibleChange*> in_turn;
    for (const PossibleChange& change : one.changes) {
      way.changes.push_back(change.said);
      in_turn.push_back(&change);
    }
    std::stable_sort(in_turn.begin(), in_turn.end(),
                     [](const PossibleChange* a, const PossibleChange* b) { return a->turn < b->turn; });
    for (const PossibleChange* change : in_turn) change->apply(draft);
    if (!decides_so(draft)) continue;
    way.a_case = std::move(draft.a_case);
    way.now = draft.now;
    answer.ways.push_back(std::move(way));
  }
}

}  // namespace amends::impl
