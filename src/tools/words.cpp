// The words for enumerations, as JSON and Python have them.
#include <amends/json.hpp>

namespace amends {

std::string_view word_of(Stage stage) noexcept {
  switch (stage) {
    case Stage::recover:
      return "recover";
    case Stage::confirm:
      return "confirm";
    case Stage::follow_up:
      return "follow_up";
    case Stage::closed:
      return "closed";
  }
  return {};
}

std::string_view word_of(NoStep no_step) noexcept {
  switch (no_step) {
    case NoStep::has_step:
      return "has_step";
    case NoStep::done:
      return "done";
    case NoStep::undecided:
      return "undecided";
    case NoStep::all_out:
      return "all_out";
  }
  return {};
}

std::string_view word_of(OptionState state) noexcept {
  switch (state) {
    case OptionState::available:
      return "available";
    case OptionState::in_progress:
      return "in_progress";
    case OptionState::declined:
      return "declined";
    case OptionState::forbidden:
      return "forbidden";
    case OptionState::used_up:
      return "used_up";
    case OptionState::not_now:
      return "not_now";
    case OptionState::no_chance:
      return "no_chance";
    case OptionState::undecided:
      return "undecided";
    case OptionState::overdue:
      return "overdue";
    case OptionState::not_planned:
      return "not_planned";
  }
  return {};
}

std::string_view word_of(ValueAnswer::State state) noexcept {
  switch (state) {
    case ValueAnswer::State::known:
      return "known";
    case ValueAnswer::State::none:
      return "none";
    case ValueAnswer::State::unknown:
      return "unknown";
  }
  return {};
}

}  // namespace amends
