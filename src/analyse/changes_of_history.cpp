// What could have happened otherwise: attempts, demands, promises, grants, answers, events.
#include "analyse/changes.hpp"

#include "analyse/units.hpp"

#include "decide/wording.hpp"
#include "document/reader.hpp"
#include "expression/op.hpp"
#include "model/case_enums.hpp"

#include <amends/json.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace amends::impl {

namespace {

constexpr std::size_t most_looked_at = 40;  // of a history, that are looked at one by one
constexpr int removing = 100'000, adding = 200'000;

std::string_view word_of(Outcome outcome) { return enum_names<Outcome>[static_cast<std::size_t>(outcome)]; }

std::string day_of(Time time) { return to_string(time).substr(0, 10); }

std::string index_of(std::string_view list, std::size_t i) { return std::string(list) + "[" + std::to_string(i) + "]"; }

// Takes entry `i` of a list of the case away.
template <typename Entry>
std::function<void(Draft&)> without(std::vector<Entry> Case::*list, std::size_t i) {
  return [list, i](Draft& draft) {
    std::vector<Entry>& entries = draft.a_case.*list;
    if (i < entries.size()) entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(i));
  };
}

std::uint32_t about_entry(std::uint32_t list, std::size_t i) {
  return 2'000'000 + list * 100'000 + static_cast<std::uint32_t>(i);
}

}  // namespace

void Changes::attempts() {
  attempts_made();
  attempts_more();
}

void Changes::attempts_made() {
  const std::vector<Attempt>& made = as_it_is_.a_case.attempts;
  for (std::size_t i = 0; i < made.size() && i < most_looked_at; ++i) {
    const Attempt& attempt = made[i];
    const std::uint32_t about = about_entry(0, i);
    const std::string which = "the attempt of " + ticked(attempt.step) + " on " + day_of(attempt.at);
    for (const Outcome outcome : {Outcome::fixed, Outcome::partial, Outcome::failed, Outcome::worsened}) {
      if (outcome == attempt.outcome) continue;
      Change said{index_of("attempts", i) + ".outcome",
                  std::string(word_of(attempt.outcome)),
                  std::string(word_of(outcome)),
                  {}};
      add_with_value(about, 1, std::move(said), which + " had come out as ",
                     " (it was " + std::string(word_of(attempt.outcome)) + ")",
                     [i, outcome](Draft& draft) { draft.a_case.attempts[i].outcome = outcome; });
    }
    add(about, removing - static_cast<int>(i), 1.2,
        {index_of("attempts", i), "there", "", which + " had not been made"}, without(&Case::attempts, i));
  }
}

void Changes::attempts_more() {
  for (const StepDef& step : compiled_.steps) {
    const std::uint32_t about = next_about() + 3'000'000;
    // What is recommended may well be tried, what was tried once may be again.
    const std::vector<Attempt>& made = as_it_is_.a_case.attempts;
    const bool tried = std::any_of(made.begin(), made.end(), [&](const Attempt& a) { return a.step == step.name; });
    const double usual = step.name == recommended_ ? 1 : tried ? 1.05 : 1.1;
    for (const Outcome outcome : {Outcome::failed, Outcome::partial, Outcome::worsened}) {
      Change said{"attempts", "", step.name + " " + std::string(word_of(outcome)), {}};
      said.text = ticked(step.name) + " had been tried once more" +
                  (outcome == Outcome::failed    ? " and had failed"
                   : outcome == Outcome::partial ? ", with part of it mended"
                                                 : " and had made it worse");
      const double size = usual + (outcome == Outcome::failed ? 0 : outcome == Outcome::partial ? 0.01 : 0.2);
      add(about, adding, size, std::move(said),
          [name = step.name, outcome, at = as_it_is_.now - seconds(hour)](Draft& draft) {
            draft.a_case.attempts.push_back({name, at, outcome, {}, {}});
          })
          .again = true;
    }
  }
}

bool Changes::is_asked_by_the_recommended(const BurdenDef& burden) const {
  const auto number = static_cast<std::size_t>(&burden - compiled_.burdens.data());
  return std::any_of(compiled_.steps.begin(), compiled_.steps.end(), [&](const StepDef& step) {
    return step.name == recommended_ && std::any_of(step.demands.begin(), step.demands.end(),
                                                    [&](const auto& demand) { return demand.first == number; });
  });
}

void Changes::demands() {
  const std::vector<Demand>& all = as_it_is_.a_case.demands;
  std::set<std::pair<std::string, std::int64_t>> said_already;  // equal ones are one change
  for (std::size_t i = 0; i < all.size() && i < most_looked_at; ++i) {
    const Demand& demand = all[i];
    if (!said_already.emplace(demand.burden + "\n" + std::to_string(demand.quantity), demand.at.seconds).second)
      continue;
    add(about_entry(1, i), removing - static_cast<int>(i), 1.2,
        {index_of("demands", i), "there", "",
         ticked(demand.burden) + " had not been asked of them on " + day_of(demand.at)},
        without(&Case::demands, i));
  }
  for (const BurdenDef& burden : compiled_.burdens) {
    const std::string name = burden.name;
    add(next_about() + 3'000'000, adding, is_asked_by_the_recommended(burden) ? 1.15 : 1.2,
        {"demands", "", name,
         ticked(name) + " had been asked of them once more (" + format_quantity(1, burden.unit) + ")"},
        [name, at = as_it_is_.now - seconds(hour)](Draft& draft) {
          draft.a_case.demands.push_back({name, 1, at, {}});
        })
        .again = true;
  }
}

void Changes::promises() {
  const std::vector<Promise>& all = as_it_is_.a_case.promises;
  for (std::size_t i = 0; i < all.size() && i < most_looked_at; ++i) {
    const Promise& promise = all[i];
    if (!promise.due_at.is_known()) continue;
    const Time due = promise.due_at.value();
    const bool kept = promise.kept_at.is_known() && promise.kept_at.value() <= due;
    if (!kept)
      add(about_entry(2, i), 0, 1,
          {index_of("promises", i) + ".kept_at",
           promise.kept_at.is_known() ? to_string(promise.kept_at.value()) : "none", to_string(due),
           "the promise " + ticked(promise.name) + " had been kept in time"},
          [i, due](Draft& draft) { draft.a_case.promises[i].kept_at = due; });
  }
  const bool read = std::any_of(compiled_.sites.begin(), compiled_.sites.end(), [&](const Site& site) {
    for (const auto& [call, number] : compiled_.program.host_calls(site.expr))
      if (call == HostCall::promises_broken) return true;
    return false;
  });
  if (!read) return;
  add(next_about() + 3'000'000, adding, 1.2, {"promises", "", "one not kept", "one more promise had not been kept"},
      [now = as_it_is_.now](Draft& draft) {
        Promise promise;
        promise.name = "promise";
        promise.made_at = now - days(2);
        promise.due_at = now - seconds(hour);
        draft.a_case.promises.push_back(std::move(promise));
      })
      .again = true;
}

void Changes::grants() {
  const std::vector<Grant>& all = as_it_is_.a_case.grants;
  for (std::size_t i = 0; i < all.size() && i < most_looked_at; ++i)
    add(about_entry(3, i), removing - static_cast<int>(i), 1.2,
        {index_of("grants", i), to_string(all[i].amount), "",
         to_string(all[i].amount) + " of " + ticked(all[i].remedy) + " had not been granted on " + day_of(all[i].at)},
        without(&Case::grants, i));
}

void Changes::answers() {
  const std::vector<Answer>& given = as_it_is_.a_case.answers;
  for (std::size_t s = 0; s < compiled_.steps.size(); ++s) {
    const std::string name = compiled_.steps[s].name;
    const auto last = std::find_if(given.rbegin(), given.rend(), [&](const Answer& a) { return a.step == name; });
    const std::string is = last == given.rend() ? "" : last->answer == AnswerKind::declined ? "declined" : "accepted";
    for (const AnswerKind answer : {AnswerKind::accepted, AnswerKind::declined}) {
      const std::string word = answer == AnswerKind::accepted ? "accepted" : "declined";
      if (word == is) continue;
      const std::string text =
          answer == AnswerKind::accepted ? "the customer had agreed to " : "the customer had declined ";
      add(about_entry(4, s), adding, answer == AnswerKind::accepted && is.empty() ? 0.9 : 1,
          {"answers", is, name + ": " + word, text + ticked(name)}, [name, answer, now = as_it_is_.now](Draft& draft) {
            draft.a_case.answers.push_back({name, answer, now});
          });
    }
  }
}

// Events of the kinds that the policy asks for.
void Changes::events() {
  std::vector<std::string> kinds;
  const Program& program = compiled_.program;
  for (std::uint32_t n = 0; n < program.size(); ++n) {
    const Node& node = program.node(n);
    if (node.op != Op::host || static_cast<HostCall>(node.a) != HostCall::event) continue;
    const Cell* const kind = program.constant({program.operands()[node.b]});
    if (kind == nullptr) continue;
    std::string name(kind->text->bytes);
    if (std::find(kinds.begin(), kinds.end(), name) == kinds.end()) kinds.push_back(std::move(name));
  }
  const std::vector<LifeEvent>& events = as_it_is_.a_case.life.events;
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    const std::string kind = kinds[k];
    const bool there = std::any_of(events.begin(), events.end(), [&](const LifeEvent& e) { return e.kind == kind; });
    if (there)
      add(about_entry(5, k), removing, 1.2, {"life.events", kind, "", "there had been no " + ticked(kind)},
          [kind](Draft& draft) {
            std::vector<LifeEvent>& all = draft.a_case.life.events;
            all.erase(std::remove_if(all.begin(), all.end(), [&](const LifeEvent& e) { return e.kind == kind; }),
                      all.end());
          });
    else
      add(about_entry(5, k), adding, 1.2,
          {"life.events", "", kind, "there were " + ticked(kind) + " in their life now"},
          [kind, now = as_it_is_.now](Draft& draft) {
            LifeEvent event;
            event.kind = kind;
            event.from = now;
            draft.a_case.life.events.push_back(std::move(event));
          });
  }
}

}  // namespace amends::impl
