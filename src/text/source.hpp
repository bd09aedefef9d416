// The texts a policy was read from, and spans in them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace amends::impl {

// A piece of one source, in bytes. A span without length still points somewhere; `source` none points nowhere.
struct Span {
  static constexpr std::uint32_t none = 0xffffffff;
  std::uint32_t source = none;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool exists() const noexcept { return source != none; }
  bool operator==(const Span&) const = default;
};

struct LineColumn {
  std::uint32_t line = 0;    // 1-based
  std::uint32_t column = 0;  // 1-based, in code points
};

// One text with its name and its line starts.
class Source {
 public:
  Source(std::string name, std::string text);

  const std::string& name() const noexcept { return name_; }
  const std::string& text() const noexcept { return text_; }
  LineColumn at(std::uint32_t byte) const;               // past the end: the end
  std::string_view line(std::uint32_t number) const;     // 1-based, without its line break (\n or \r\n)
  std::uint32_t line_begin(std::uint32_t number) const;  // byte

 private:
  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_begins_;
};

// All the sources of one load; spans refer to them by number.
class Sources {
 public:
  std::uint32_t add(std::string name, std::string text);  // returns its number
  const Source& operator[](std::uint32_t source) const { return sources_[source]; }
  std::size_t size() const noexcept { return sources_.size(); }
  std::string_view text(Span span) const;

 private:
  std::vector<Source> sources_;
};

// Whether `text` is UTF-8 without control characters other than tab, line feed and carriage return. Returns the first
// offending byte, or npos.
std::size_t first_bad_byte(std::string_view text) noexcept;

}  // namespace amends::impl
