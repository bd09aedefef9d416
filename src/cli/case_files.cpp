// The cases named on the command line, as texts.
#include "cli/case_files.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string_view>

namespace amends::cli {

namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

// The error number, 0 where all was read.
int read_all(std::FILE* file, std::string& text) {
  char buffer[65536];
  std::size_t size = 0;
  errno = 0;
  while ((size = std::fread(buffer, 1, sizeof buffer, file)) > 0) text.append(buffer, size);
  return std::ferror(file) == 0 ? 0 : errno;
}

std::vector<CaseText> split_lines(const std::string& name, std::string_view text) {
  std::vector<CaseText> lines;
  std::uint32_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (!trimmed(line).empty()) lines.push_back({name, std::string(line), number, false});
  }
  return lines;
}

// Two or more lines, each of them an object of its own.
bool looks_like_lines(const std::vector<CaseText>& lines) {
  if (lines.size() < 2) return false;
  for (const CaseText& line : lines) {
    const std::string_view text = trimmed(line.text);
    if (text.front() != '{' || text.back() != '}') return false;
  }
  return true;
}

}  // namespace

int read_path(const std::string& path, std::string& text) {
  if (path == "-") return read_all(stdin, text);
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return errno;
  const int error = read_all(file, text);
  std::fclose(file);
  return error;
}

CaseFile read_case_file(const std::string& path) {
  CaseFile file;
  const std::string name = path == "-" ? "standard input" : path;
  std::string text;
  if (const int error = read_path(path, text); error != 0) {
    Diagnostic diagnostic;
    diagnostic.code = "cannot-read";
    diagnostic.message = "cannot read `" + name + "`: " + std::strerror(error);
    file.error = std::move(diagnostic);
    return file;
  }
  const std::string_view end(path);
  const bool yaml = end.ends_with(".yaml") || end.ends_with(".yml");
  file.lines = end.ends_with(".jsonl");
  if (!yaml) {
    std::vector<CaseText> lines = split_lines(name, text);
    file.lines = file.lines || (!end.ends_with(".json") && looks_like_lines(lines));
    if (file.lines) file.cases = std::move(lines);
  }
  if (!file.lines) file.cases.push_back({name, std::move(text), 0, yaml});
  return file;
}

std::string place_of(const CaseText& text) {
  return text.line == 0 ? text.name : text.name + ":" + std::to_string(text.line);
}

Result<Case> read_case(const std::vector<Policy>& policies, const CaseText& text) {
  Result<Case> result = text.yaml ? amends::read_case_yaml(policies, text.text, text.name)
                                  : amends::read_case(policies, text.text, text.name);
  std::vector<Diagnostic> diagnostics = result.diagnostics();
  for (Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.line == 0) {
      diagnostic.file = place_of(text);
    } else if (text.line != 0) {
      diagnostic.line += text.line - 1;
    }
  }
  if (!result) return Result<Case>::failure(std::move(diagnostics));
  return {std::move(result).value(), std::move(diagnostics)};
}

}  // namespace amends::cli
