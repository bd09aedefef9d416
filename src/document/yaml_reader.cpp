// YAML text to a tree. The only user of yaml-cpp, which alone is not safe on the text of strangers: this guards it.
//
// Before it: size, UTF-8, control characters, tabs, brackets nested in one line (yaml-cpp reads a whole line ahead, and
// pays 275 MB for ten thousand brackets). Instead of its node graph: its events, which build our own tree with budgets.
// After the text: a comment and an end marker, without which it takes an unclosed quote or a stray last line for the
// end of the file.
#include "document/yaml_reader.hpp"

#include "document/tree_builder.hpp"
#include "document/yaml_text.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <sstream>

namespace amends::impl {

namespace {

Span span_of(std::uint32_t number, std::size_t begin, std::size_t end) {
  return {number, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool check_characters(std::string_view text, std::uint32_t number, Report& report) {
  std::size_t bad = first_bad_byte(text);
  for (std::size_t cr = text.find('\r'); cr < bad; cr = text.find('\r', cr + 1)) {
    if (cr + 1 < text.size() && text[cr + 1] == '\n') continue;
    bad = cr;
    break;
  }
  if (bad == std::string_view::npos) return true;
  const auto byte = static_cast<unsigned char>(text[bad]);
  if (byte < 0x80 || byte == 0xc2) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto code = byte < 0x80 ? byte : static_cast<unsigned char>(text[bad + 1]);
    report.error(span_of(number, bad, bad + 1), "control-character",
                 std::string("there is a control character here (U+00") + digits[code >> 4U] + digits[code & 15U] + ")",
                 "remove it");
  } else {
    report.error(span_of(number, bad, bad + 1), "not-utf8", "this is not UTF-8", "save the file as UTF-8");
  }
  return false;
}

// Tabs that indent. Inside a text block (| or >), what follows its own indentation is text.
bool check_tabs(const Source& source, std::uint32_t number, Report& report) {
  bool fine = true;
  bool in_block = false;
  std::uint32_t block_indent = 0;
  std::string_view rest = source.text();
  std::size_t begin = 0;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    const std::size_t first = line.find_first_not_of(" \t\r");
    if (first != std::string_view::npos) {
      const std::size_t spaces = line.find_first_not_of(' ');
      if (in_block && spaces <= block_indent) in_block = false;
      const std::size_t tab = line.substr(0, first).find('\t');
      if (!in_block && tab != std::string_view::npos && line[first] != '#') {
        report.error(span_of(number, begin + tab, begin + first), "tab-indentation", "a tab cannot indent in YAML",
                     "use spaces");
        fine = false;
      }
      if (!in_block) {
        const std::string_view value = parts_of(line).value;
        if (!value.empty() && (value.front() == '|' || value.front() == '>')) {
          in_block = true;
          block_indent = static_cast<std::uint32_t>(first);
        }
      }
    }
    begin += end + 1;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return fine;
}

// Brackets that one line opens and leaves open.
bool check_brackets(std::string_view text, std::uint32_t number, std::size_t limit, Report& report) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') depth = 0;
    if (text[i] == '[' || text[i] == '{') ++depth;
    if ((text[i] == ']' || text[i] == '}') && depth > 0) --depth;
    if (depth <= limit) continue;
    report.error(span_of(number, i, i + 1), "too-deep",
                 "lists and maps are nested more than " + std::to_string(limit) + " deep");
    return false;
  }
  return true;
}

// From yaml-cpp's events to ours.
class Events final : public YAML::EventHandler {
 public:
  Events(TreeBuilder& builder, std::size_t size) : builder_(builder), size_(size) {}

  std::uint32_t byte(const YAML::Mark& mark) const {
    return static_cast<std::uint32_t>(std::clamp<long long>(mark.pos, 0, static_cast<long long>(size_)));
  }

  void OnDocumentStart(const YAML::Mark& mark) override { builder_.begin_document(byte(mark)); }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { builder_.null(byte(mark)); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { builder_.alias(byte(mark)); }
  void OnAnchor(const YAML::Mark& mark, const std::string&) override { builder_.anchor(byte(mark)); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value) override {
    check_tag(mark, tag);
    builder_.scalar(byte(mark), value);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value style) override {
    check_tag(mark, tag);
    builder_.begin_list(byte(mark), style == YAML::EmitterStyle::Flow);
  }
  void OnSequenceEnd() override { builder_.end_collection(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  YAML::EmitterStyle::value style) override {
    check_tag(mark, tag);
    builder_.begin_map(byte(mark), style == YAML::EmitterStyle::Flow);
  }
  void OnMapEnd() override { builder_.end_collection(); }

 private:
  // "?" and "!" are what yaml-cpp calls values without a tag, the latter for quoted ones.
  void check_tag(const YAML::Mark& mark, const std::string& tag) {
    if (tag != "?" && !tag.empty() && (tag != "!" || builder_.begins_with_mark(byte(mark)))) builder_.tag(byte(mark));
  }

  TreeBuilder& builder_;
  std::size_t size_;
};

}  // namespace

std::optional<Tree> read_yaml(const Sources& sources, std::uint32_t source, const TreeLimits& limits, Report& report) {
  const Source& input = sources[source];
  const std::string& text = input.text();
  if (text.size() > limits.bytes) {
    report.error({source, 0, 0}, "too-large", "the file has more than " + std::to_string(limits.bytes) + " bytes");
    return std::nullopt;
  }
  if (!check_characters(text, source, report) || !check_tabs(input, source, report) ||
      !check_brackets(text, source, limits.depth, report))
    return std::nullopt;

  const std::size_t errors_before = report.errors();
  TreeBuilder builder(input, source, limits, report);
  Events events(builder, text.size());
  try {
    std::istringstream stream(text + (text.empty() || text.back() == '\n' ? "" : "\n") + "# e\n...\n");
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(events)) {
    }
  } catch (const TreeBuilder::Stop&) {
    return std::nullopt;
  } catch (const YAML::Exception& exception) {
    report_syntax_error(input, source, builder.syntax_error(events.byte(exception.mark), exception.msg), report);
    return std::nullopt;
  }
  if (report.errors() != errors_before) return std::nullopt;
  if (builder.empty()) {
    report.error({source, 0, 0}, "empty-file", "there is nothing in this file");
    return std::nullopt;
  }
  return builder.take();
}

}  // namespace amends::impl
