// "What else was possible": all steps of the plan side by side. "Not possible": the others, each with why.
#include "tools/explain_parts.hpp"
#include "tools/explain_words.hpp"

#include <algorithm>
#include <array>

namespace amends::impl {

namespace {

constexpr std::size_t column_count = 4;
constexpr std::size_t title_min = 16;
using Columns = std::array<std::string, column_count>;

bool possible(const Option& option) {
  return option.state == OptionState::available || option.state == OptionState::in_progress;
}

Columns columns_of(const Option& option) {
  return {option.hours ? hours_text(*option.hours) : "?", option.chance ? chance_text(*option.chance) : "?",
          option.cost ? to_string(*option.cost) : "?", option.expected_total ? to_string(*option.expected_total) : "?"};
}

std::string row(std::string_view title, std::size_t title_width, const Columns& columns,
                const std::array<std::size_t, column_count>& widths) {
  std::string result = padded(title, title_width);
  for (std::size_t i = 0; i < column_count; ++i) result += "  " + padded_left(columns[i], widths[i]);
  return result;
}

// Why an option is out, where the policy gives no text of its own.
std::string_view state_text(OptionState state) {
  switch (state) {
    case OptionState::declined:
      return "the customer declined it";
    case OptionState::forbidden:
      return "a rule forbids it";
    case OptionState::used_up:
      return "it has been tried as often as it may be";
    case OptionState::not_now:
      return "it does not apply here";
    case OptionState::no_chance:
      return "it has no chance left";
    case OptionState::undecided:
      return "it depends on something unknown";
    case OptionState::overdue:
      return "it was tried and is past its time";
    case OptionState::not_planned:
      return "the plan leaves it out";
    case OptionState::available:
    case OptionState::in_progress:
      break;
  }
  return {};
}

}  // namespace

void explain_options(TextWriter& out, const Recommendation& r) {
  std::vector<const Option*> options;
  for (const Option& option : r.options)
    if (possible(option)) options.push_back(&option);
  const bool only_the_step = options.size() == 1 && r.step && options.front()->id == r.step->id;
  if (options.empty() || only_the_step) return;

  const Columns titles = {"they bear", "chance", "we pay", "expected total"};
  std::array<std::size_t, column_count> widths{};
  std::size_t title_width = 0;
  for (std::size_t i = 0; i < column_count; ++i) widths[i] = titles[i].size();
  for (const Option* option : options) {
    const Columns columns = columns_of(*option);
    for (std::size_t i = 0; i < column_count; ++i) widths[i] = std::max(widths[i], display_width(columns[i]));
    title_width = std::max(title_width, display_width(titled(option->title, option->id)));
  }
  std::size_t numbers = 0;
  for (const std::size_t width : widths) numbers += width + 2;

  out.heading("What else was possible");
  const bool fits = out.width() >= numbers + title_min + 4;
  title_width = fits ? std::min(title_width, out.width() - numbers - 4) : 0;
  if (fits) out.line(4, row("", title_width, titles, widths), Style::faint);
  for (const Option* option : options) {
    const bool chosen = r.step && option->id == r.step->id;
    const Style style = chosen ? Style::strong : Style::plain;
    const std::string title = titled(option->title, option->id);
    const std::string mark = chosen ? "* " : "  ";
    if (fits && display_width(title) <= title_width) {
      out.line(2, mark + row(title, title_width, columns_of(*option), widths), style);
    } else {
      out.hanging(2, mark, title, style);
      if (fits) {
        out.line(4, row("", title_width, columns_of(*option), widths), style);
      } else {
        const std::string customer = for_customer(*option);
        const std::string company = for_company(*option);
        if (!customer.empty()) out.text(6, customer);
        if (!company.empty()) out.text(6, "we pay: " + company, Style::faint);
      }
    }
    for (const UsedEase& ease : option->eases) out.text(6, "with: " + titled(ease.title, ease.id), Style::faint);
  }
}

void explain_impossible(TextWriter& out, const Recommendation& r) {
  bool first = true;
  for (const Option& option : r.options) {
    if (possible(option)) continue;
    if (first) out.heading("Not possible");
    first = false;
    const std::string why = option.out.empty() ? std::string(state_text(option.state)) : option.out;
    out.hanging(2, "- ", titled(option.title, option.id) + (why.empty() ? "" : ": " + why));
  }
}

}  // namespace amends::impl
