// A table of a scenario: facts to the left of `||`, what is expected to its right, a line for each case.
//
//   journey.delay | ticket.class || remedies.compensation.amount
//   14 min        | first        || none
//   15 min        | first        || 12.50 GBP
#include "document/reader.hpp"
#include "document/yaml_reader.hpp"
#include "scenario/scenario_document.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

struct TableCell {
  std::string text;
  Span span;
};

struct TableLine {
  std::vector<TableCell> given, expected;
  Span span;
  bool split = false;  // it has `||`
};

std::string_view without_blanks(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

// The next `|` outside of quotes and brackets, from `from` on.
std::size_t next_bar(std::string_view line, std::size_t from) {
  char quote = 0;
  for (std::size_t i = from; i < line.size(); ++i) {
    const char c = line[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"') {
      quote = c;
    } else if (c == '|') {
      return i;
    }
  }
  return std::string_view::npos;
}

TableLine split(std::string_view line, std::uint32_t source, std::size_t begin) {
  TableLine result;
  const std::string_view whole = without_blanks(line);
  const std::size_t indent = whole.empty() ? 0 : static_cast<std::size_t>(whole.data() - line.data());
  result.span = {source, static_cast<std::uint32_t>(begin + indent),
                 static_cast<std::uint32_t>(begin + indent + whole.size())};
  std::size_t at = 0;
  std::vector<TableCell>* into = &result.given;
  while (true) {
    const std::size_t bar = next_bar(line, at);
    const std::string_view raw = line.substr(at, bar == std::string_view::npos ? bar : bar - at);
    const std::string_view text = without_blanks(raw);
    const std::size_t offset = text.empty() ? at : static_cast<std::size_t>(text.data() - line.data());
    into->push_back({std::string(text),
                     {source, static_cast<std::uint32_t>(begin + offset),
                      static_cast<std::uint32_t>(begin + offset + std::max<std::size_t>(text.size(), 1))}});
    if (bar == std::string_view::npos) return result;
    at = bar + 1;
    if (at < line.size() && line[at] == '|' && !result.split) {
      result.split = true;
      into = &result.expected;
      ++at;
    }
  }
}

// A list of records, in braces: read as YAML, at the same bytes as in the file.
std::optional<Tree> records_of(const TableCell& cell, Report& report) {
  Sources sources;
  const std::uint32_t source = sources.add("a cell", std::string(cell.span.begin, ' ') + cell.text);
  Report found(&sources);
  std::optional<Tree> tree = read_yaml(sources, source, {}, found);
  if (!tree || found.has_errors()) {
    report.error(cell.span, "syntax", "this cell cannot be read: " + found.all().front().message);
    return std::nullopt;
  }
  move_spans(*tree, source, cell.span.source);
  return tree;
}

// The value that a cell holds: as YAML would read it after a key.
Tree value_of(const TableCell& cell, Report& report) {
  Tree value;
  value.kind = Tree::Kind::text;
  value.plain = true;
  value.text = cell.text;
  value.span = cell.span;
  value.content_begin = cell.span.begin;
  if (cell.text == "~") value.kind = Tree::Kind::null;
  const bool quoted = cell.text.size() >= 2 && cell.text.front() == '"' && cell.text.back() == '"';
  if (quoted) {
    value.plain = false;
    value.text = cell.text.substr(1, cell.text.size() - 2);
    ++value.content_begin;
  }
  if (!cell.text.starts_with('[')) return value;
  if (cell.text.find('{') != std::string::npos) return records_of(cell, report).value_or(value);
  if (!cell.text.ends_with(']')) {
    report.error(cell.span, "syntax", "this list has no end", "close it with `]`");
    return value;
  }
  value.kind = Tree::Kind::list;
  std::string_view rest = std::string_view(cell.text).substr(1, cell.text.size() - 2);
  std::size_t at = 1;
  while (!without_blanks(rest).empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view part = without_blanks(rest.substr(0, comma));
    const std::size_t offset = part.empty() ? at : at + static_cast<std::size_t>(part.data() - rest.data());
    const auto begin = static_cast<std::uint32_t>(cell.span.begin + offset);
    value.items.push_back(value_of(
        {std::string(part), {cell.span.source, begin, static_cast<std::uint32_t>(begin + part.size())}}, report));
    if (comma == rest.size()) break;
    rest.remove_prefix(comma + 1);
    at += comma + 1;
  }
  return value;
}

std::optional<Time> time_of(const TableCell& cell, Report& report) {
  const ParsedTime parsed = parse_time(cell.text);
  if (!parsed.time)
    report.error(cell.span, "wrong-type", ticked(cell.text) + " is not a time such as 2026-03-02T09:00:00Z");
  return parsed.time;
}

// The lines of a text block, each with where it begins in the file.
std::vector<TableLine> lines_of(const Tree& block, const Sources& sources) {
  std::vector<TableLine> lines;
  const std::string& text = sources[block.span.source].text();
  std::size_t left = static_cast<std::size_t>(std::count(block.text.begin(), block.text.end(), '\n'));
  if (!block.text.empty() && block.text.back() != '\n') ++left;
  std::size_t begin = text.find('\n', block.span.begin);
  while (left > 0 && begin != std::string::npos) {
    ++begin;
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line(text.data() + begin, end - begin);
    --left;
    if (!without_blanks(line).empty()) lines.push_back(split(line, block.span.source, begin));
    begin = end < text.size() ? end : std::string::npos;
  }
  return lines;
}

}  // namespace

std::vector<ScenarioRow> read_table(const Tree& block, const Sources& sources, Report& report) {
  std::vector<ScenarioRow> rows;
  const std::string& text = sources[block.span.source].text();
  if (!block.is_scalar() || block.span.begin >= text.size() || text[block.span.begin] != '|') {
    report.error(head(block), "wrong-shape", "`rows` wants a table, as a text block, but here is " + describe(block),
                 "write `rows: |`, and the table on the lines below it");
    return rows;
  }
  const std::vector<TableLine> lines = lines_of(block, sources);
  if (lines.size() < 2 || !lines.front().split) {
    report.error(lines.empty() ? head(block) : lines.front().span, "bad-table",
                 lines.size() < 2 ? "this table has no rows" : "this table does not say what is expected",
                 "the first line names the columns: facts, `||`, parts of the answer");
    return rows;
  }
  const TableLine& columns = lines.front();
  for (const std::vector<TableCell>* side : {&columns.given, &columns.expected})
    for (const TableCell& column : *side)
      if (column.text.empty())
        report.error(column.span, "bad-table", "a column has no name",
                     side == &columns.given ? "name a fact of the case, `now` or `name`" : "name a part of the answer");
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const TableLine& line = lines[i];
    const auto wrong = [&](std::string_view where, std::size_t found, std::size_t wanted) {
      report.error(line.span, "bad-table",
                   "this row has " + std::to_string(found) + " cells " + std::string(where) + " `||`, the table has " +
                       std::to_string(wanted) + " columns there",
                   "leave a cell empty where nothing is to be said");
    };
    if (!line.split) {
      report.error(line.span, "bad-table", "this row has no `||` between facts and what is expected");
      continue;
    }
    if (line.given.size() != columns.given.size()) wrong("before", line.given.size(), columns.given.size());
    if (line.expected.size() != columns.expected.size()) wrong("after", line.expected.size(), columns.expected.size());
    ScenarioRow row;
    row.span = line.span;
    for (std::size_t c = 0; c < std::min(line.given.size(), columns.given.size()); ++c) {
      const TableCell& cell = line.given[c];
      std::string name = columns.given[c].text;
      if (cell.text.empty() || name.empty()) continue;
      if (name == "name") {
        row.label = cell.text;
        continue;
      }
      if (row.label.empty() || !std::any_of(columns.given.begin(), columns.given.end(),
                                            [](const TableCell& column) { return column.text == "name"; }))
        row.label += (row.label.empty() ? "" : ", ") + name + " " + cell.text;
      if (name == "now") {
        row.now = time_of(cell, report);
        continue;
      }
      GivenFact fact;
      fact.name_span = columns.given[c].span;
      fact.value = value_of(cell, report);
      if (name.ends_with('+')) {
        name.pop_back();
        fact.adds = true;
      }
      fact.name = std::move(name);
      row.facts.push_back(std::move(fact));
    }
    for (std::size_t c = 0; c < std::min(line.expected.size(), columns.expected.size()); ++c) {
      const TableCell& cell = line.expected[c];
      if (cell.text.empty() || columns.expected[c].text.empty()) continue;
      row.expected.push_back({columns.expected[c].text, columns.expected[c].span, value_of(cell, report)});
    }
    if (row.expected.empty() && !report.has_errors())
      report.error(line.span, "expects-nothing", "this row expects nothing", "fill at least one cell after `||`");
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace amends::impl
