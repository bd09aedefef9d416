// Why and why not as text for a team leader.
#include <amends/why_not.hpp>

#include "tools/explain_words.hpp"
#include "tools/text_writer.hpp"

#include <algorithm>

namespace amends {

namespace {

using impl::Style;
using impl::TextWriter;

std::string_view said_of(ConditionReading::Reads reads) {
  switch (reads) {
    case ConditionReading::Reads::no:
      return "does not hold";
    case ConditionReading::Reads::yes:
      return "holds";
    case ConditionReading::Reads::unknown:
      break;
  }
  return "not known";
}

std::string place_of(const ConditionReading& reading) {
  if (reading.file.empty()) return {};
  return reading.file + (reading.line == 0 ? "" : ":" + std::to_string(reading.line));
}

std::string facts_of(const ConditionReading& reading) {
  std::string text;
  for (const FactReading& fact : reading.facts) text += (text.empty() ? "" : ", ") + fact.fact + " = " + fact.value;
  return text;
}

// "severity serious: burden.borne > burden.tolerance", then why, the values and the place below it.
void say_condition(TextWriter& out, int indent, const ConditionReading& reading, bool with_reading) {
  std::string text = impl::words_of(reading.about);
  if (!reading.text.empty()) text += ": " + reading.text;
  if (with_reading) text += " (" + std::string(said_of(reading.reads)) + ")";
  out.hanging(indent, "- ", text);
  if (!reading.because.empty() && with_reading) out.text(indent + 2, reading.because);
  std::string below = facts_of(reading);
  const std::string place = place_of(reading);
  if (!place.empty()) below += (below.empty() ? "" : "; ") + place;
  if (!below.empty()) out.text(indent + 2, below, Style::faint);
}

// A table of the two.
void say_compared(TextWriter& out, const std::vector<Option>& options) {
  if (options.empty()) return;
  std::vector<std::vector<std::string>> rows{{"", "they bear", "chance", "we pay", "expected total"}};
  constexpr std::size_t numbers = 52;  // columns that they take
  const std::size_t room = out.width() > numbers + 24 ? out.width() - numbers : 24;
  for (const Option& o : options)
    rows.push_back({impl::display_width(o.title) > room ? impl::words_of(o.id) : o.title,
                    o.hours ? impl::hours_text(*o.hours) : "", o.chance ? impl::chance_text(*o.chance) : "",
                    o.cost ? to_string(*o.cost) : "", o.expected_total ? to_string(*o.expected_total) : ""});
  std::vector<std::size_t> widths(rows.front().size());
  for (const std::vector<std::string>& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], impl::display_width(row[i]));
  for (const std::vector<std::string>& row : rows) {
    std::string line = impl::padded(row[0], widths[0]);
    for (std::size_t i = 1; i < row.size(); ++i) line += "  " + impl::padded_left(row[i], widths[i]);
    out.line(4, line);
  }
}

// "a, and b"; what happens once more and once more happens twice more.
std::string together(const std::vector<Change>& changes) {
  std::string text;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    std::size_t times = 1;
    while (i + 1 < changes.size() && changes[i + 1] == changes[i]) ++i, ++times;
    std::string one = changes[i].text;
    const std::string_view once = "once more";
    if (const std::size_t at = one.find(once); times > 1 && at != std::string::npos)
      one.replace(at, once.size(), times == 2 ? "twice more" : "three times more");
    text += (text.empty() ? "" : ", and ") + one;
  }
  return text;
}

void say_ways(TextWriter& out, const WhyNot& answer) {
  if (answer.ways.empty()) {
    out.heading("What would have led to it");
    std::string text =
        answer.searched >= 2 ? "No one or two changes of this case do it" : "No single change of this case does it";
    text += answer.complete && answer.searched >= 2 ? ", nor three of those that matter." : ".";
    if (!answer.complete) text += " The search ended there: there are too many combinations to try them all.";
    out.text(2, text);
    return;
  }
  const std::size_t changes = answer.ways.front().changes.size();
  out.heading("What would have led to it");
  if (changes == 1) {
    out.text(2, answer.ways.size() == 1 ? "One change would have been enough:"
                                        : "One change would have been enough, any of these:");
  } else {
    const std::string number = changes == 2 ? "two" : "three";
    const std::string fewer = changes == 2 ? "No single change does it" : "No one or two changes do it";
    out.text(2, fewer + "; " + number + " do" + (answer.ways.size() == 1 ? ":" : ", any of these:"));
  }
  for (std::size_t i = 0; i < answer.ways.size(); ++i) {
    out.hanging(2, std::to_string(i + 1) + ". ", "if " + together(answer.ways[i].changes));
  }
  if (answer.more_ways > 0)
    out.text(2,
             "and " + std::to_string(answer.more_ways) + " more of " +
                 (changes == 1 ? "one change" : "as many changes") + ".",
             Style::faint);
  out.text(2, answer.ways.size() == 1 ? "It was tried." : "Each was tried.", Style::faint);
}

void foot(TextWriter& out, const PolicyName& policy, Time at) {
  out.blank();
  std::string text = "Policy " + policy.name;
  if (!policy.version.empty()) text += " " + policy.version;
  out.text(0, text + ", as of " + impl::moment_text(at), Style::faint);
}

}  // namespace

std::string explain(const WhyNot& answer, const ExplainOptions& options) {
  TextWriter out(options.width, options.colour);
  out.text(0, (answer.chosen ? "Why " : "Why not ") + to_string(answer.target), Style::strong);
  out.text(0, answer.answer);
  if (!answer.chosen) {
    if (!answer.obstacles.empty()) out.heading("What stood in its way");
    for (const Obstacle& obstacle : answer.obstacles) {
      out.hanging(2, "- ", obstacle.text);
      say_compared(out, obstacle.compared);
      for (const ConditionReading& condition : obstacle.conditions) say_condition(out, 4, condition, true);
    }
    say_ways(out, answer);
  }
  foot(out, answer.policy, answer.at);
  return out.result();
}

std::string explain(const Story& story, const ExplainOptions& options) {
  TextWriter out(options.width, options.colour);
  if (!story.decided.empty()) {
    out.heading("The rules behind it");
    for (const ConditionReading& reading : story.decided) say_condition(out, 2, reading, false);
  }
  if (!story.close.empty()) {
    out.heading("What came close");
    for (const std::string& text : story.close) out.hanging(2, "- ", text);
  }
  return explain(story.recommendation, options) + "\n" + out.result();
}

}  // namespace amends
