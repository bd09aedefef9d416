// Collects diagnostics while something is read, so that everything wrong is reported at once.
#include "text/report.hpp"

#include "text/near_name.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace amends::impl {

namespace {

constexpr std::size_t most_errors = 200;
constexpr std::size_t most_kept = 2'000;  // a hostile text has more mistakes than anybody reads
constexpr std::size_t longest_line = 400;

}  // namespace

void Report::error(Span span, std::string code, std::string message, std::string help) {
  add(DiagnosticLevel::error, span, {}, std::move(code), std::move(message), std::move(help));
}

void Report::warning(Span span, std::string code, std::string message, std::string help) {
  add(DiagnosticLevel::warning, span, {}, std::move(code), std::move(message), std::move(help));
}

void Report::error_at(std::string path, std::string code, std::string message, std::string help) {
  add(DiagnosticLevel::error, {}, std::move(path), std::move(code), std::move(message), std::move(help));
}

void Report::warning_at(std::string path, std::string code, std::string message, std::string help) {
  add(DiagnosticLevel::warning, {}, std::move(path), std::move(code), std::move(message), std::move(help));
}

void Report::add(DiagnosticLevel level, Span span, std::string path, std::string code, std::string message,
                 std::string help) {
  if (level == DiagnosticLevel::error) ++errors_;
  if (diagnostics_.size() >= most_kept) return;
  Diagnostic diagnostic;
  diagnostic.level = level;
  diagnostic.code = std::move(code);
  diagnostic.message = std::move(message);
  diagnostic.path = std::move(path);
  diagnostic.help = std::move(help);
  if (sources_ != nullptr && span.source < sources_->size()) {
    const Source& source = (*sources_)[span.source];
    const LineColumn place = source.at(span.begin);
    const std::string_view line = source.line(place.line);
    const std::size_t begin = std::min<std::size_t>(span.begin - source.line_begin(place.line), line.size());
    const std::size_t end = std::min<std::size_t>(span.end - std::min(span.begin, span.end) + begin, line.size());
    diagnostic.file = source.name();
    diagnostic.line = place.line;
    diagnostic.column = place.column;
    diagnostic.length = std::max(1U, count_code_points(line.substr(begin, end - begin)));
    diagnostic.line_text = shown(line, longest_line);
  }
  diagnostics_.push_back(std::move(diagnostic));
}

std::vector<Diagnostic> Report::take() {
  std::map<std::string, std::size_t, std::less<>> file_order;
  if (sources_ != nullptr)
    for (std::uint32_t i = 0; i < sources_->size(); ++i) file_order.try_emplace((*sources_)[i].name(), i);
  const auto order = [&](const Diagnostic& diagnostic) {
    const auto found = file_order.find(diagnostic.file);
    return found == file_order.end() ? file_order.size() : found->second;
  };
  std::stable_sort(diagnostics_.begin(), diagnostics_.end(), [&](const Diagnostic& a, const Diagnostic& b) {
    const std::size_t file_a = order(a);
    const std::size_t file_b = order(b);
    if (file_a != file_b) return file_a < file_b;
    return a.line != b.line ? a.line < b.line : a.column < b.column;
  });

  std::vector<Diagnostic> result;
  std::size_t kept_errors = 0;
  std::size_t same = 0;
  for (Diagnostic& diagnostic : diagnostics_) {
    const auto same_place = [&](const Diagnostic& other) { return other == diagnostic; };
    // Identical ones stand near each other; those without a line share one place and are searched all.
    const auto from = result.end() - std::min<std::ptrdiff_t>(result.end() - result.begin(), 200);
    const bool error = diagnostic.level == DiagnosticLevel::error;
    if (std::any_of(from, result.end(), same_place)) {
      same += error ? 1 : 0;
      continue;
    }
    if (error && kept_errors == most_errors) continue;
    kept_errors += error ? 1 : 0;
    result.push_back(std::move(diagnostic));
  }
  const std::size_t left_out = errors_ - kept_errors - same;
  if (left_out > 0) {
    Diagnostic more;
    more.code = "too-many-errors";
    more.message = "there are " + std::to_string(left_out) + " more errors";
    result.push_back(std::move(more));
  }
  diagnostics_.clear();
  errors_ = 0;
  return result;
}

std::string did_you_mean(std::string_view wrong, const std::vector<std::string>& names) {
  const std::string name = near_name(wrong, names);
  return name.empty() ? std::string() : "did you mean `" + name + "`?";
}

Diagnostic error_of_file(std::string file, std::string code, std::string message, std::string help) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.message = std::move(message);
  diagnostic.file = std::move(file);
  diagnostic.help = std::move(help);
  return diagnostic;
}

}  // namespace amends::impl
