// Why and why not as JSON.
#include <amends/why_not.hpp>

#include "text/json_writer.hpp"
#include "tools/json_parts.hpp"

#include <amends/json.hpp>

namespace amends {

namespace {

using impl::JsonWriter;
using impl::member;

std::string_view word_of(ConditionReading::Reads reads) {
  switch (reads) {
    case ConditionReading::Reads::no:
      return "no";
    case ConditionReading::Reads::yes:
      return "yes";
    case ConditionReading::Reads::unknown:
      break;
  }
  return "unknown";
}

template <typename T, typename Write>
void list(JsonWriter& out, std::string_view key, const std::vector<T>& items, Write write) {
  out.key(key);
  out.begin_array();
  for (const T& item : items) write(item);
  out.end_array();
}

void write_condition(JsonWriter& out, const ConditionReading& reading) {
  out.begin_object();
  member(out, "about", reading.about);
  member(out, "text", reading.text);
  member(out, "reads", word_of(reading.reads));
  out.key("facts");
  out.begin_object();
  for (const FactReading& fact : reading.facts) member(out, fact.fact, fact.value);
  out.end_object();
  member(out, "because", reading.because);
  member(out, "file", reading.file);
  member(out, "line", reading.line);
  out.end_object();
}

void write_change(JsonWriter& out, const Change& change) {
  out.begin_object();
  member(out, "fact", change.fact);
  member(out, "from", change.from);
  member(out, "to", change.to);
  member(out, "text", change.text);
  out.end_object();
}

}  // namespace

std::string to_json(const Story& story, int indent) {
  JsonWriter out(indent);
  out.begin_object();
  out.key("recommendation");
  out.json(to_json(story.recommendation, indent));
  list(out, "decided", story.decided, [&](const ConditionReading& reading) { write_condition(out, reading); });
  list(out, "close", story.close, [&](const std::string& text) { out.string(text); });
  out.end_object();
  return std::move(out).take();
}

std::string to_json(const WhyNot& answer, int indent) {
  JsonWriter out(indent);
  out.begin_object();
  member(out, "target", to_string(answer.target));
  member(out, "chosen", answer.chosen);
  member(out, "answer", answer.answer);
  list(out, "obstacles", answer.obstacles, [&](const Obstacle& obstacle) {
    out.begin_object();
    member(out, "text", obstacle.text);
    list(out, "conditions", obstacle.conditions,
         [&](const ConditionReading& reading) { write_condition(out, reading); });
    member(out, "compared", obstacle.compared);
    out.end_object();
  });
  list(out, "ways", answer.ways, [&](const Way& way) {
    out.begin_object();
    list(out, "changes", way.changes, [&](const Change& change) { write_change(out, change); });
    out.key("case");
    out.json(to_json(way.a_case, indent));
    member(out, "now", way.now);
    out.end_object();
  });
  member(out, "more_ways", static_cast<std::uint32_t>(answer.more_ways));
  member(out, "searched", static_cast<std::uint32_t>(answer.searched));
  member(out, "complete", answer.complete);
  out.key("policy");
  impl::write_json(out, answer.policy);
  member(out, "at", answer.at);
  out.end_object();
  return std::move(out).take();
}

}  // namespace amends
