// The texts a policy was read from, and spans in them.
#include "text/source.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace amends::impl {

namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

}  // namespace

Source::Source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
  // A byte order mark is no part of the text: nobody sees it, and no column should count it.
  if (std::string_view(text_).substr(0, byte_order_mark.size()) == byte_order_mark)
    text_.erase(0, byte_order_mark.size());
  line_begins_.push_back(0);
  for (std::size_t i = 0; i < text_.size(); ++i)
    if (text_[i] == '\n') line_begins_.push_back(static_cast<std::uint32_t>(i + 1));
}

LineColumn Source::at(std::uint32_t byte) const {
  byte = std::min(byte, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), byte);
  LineColumn place{static_cast<std::uint32_t>(after - line_begins_.begin()), 1};
  place.column += count_code_points(std::string_view(text_).substr(*(after - 1), byte - *(after - 1)));
  return place;
}

std::string_view Source::line(std::uint32_t number) const {
  const std::uint32_t begin = line_begin(number);
  std::size_t end = number < line_begins_.size() ? line_begins_[number] - 1 : text_.size();
  if (end > begin && text_[end - 1] == '\r') --end;
  return std::string_view(text_).substr(begin, end - begin);
}

std::uint32_t Source::line_begin(std::uint32_t number) const {
  if (number == 0) return 0;
  return number <= line_begins_.size() ? line_begins_[number - 1] : static_cast<std::uint32_t>(text_.size());
}

std::uint32_t Sources::add(std::string name, std::string text) {
  sources_.emplace_back(std::move(name), std::move(text));
  return static_cast<std::uint32_t>(sources_.size() - 1);
}

std::string_view Sources::text(Span span) const {
  if (span.source >= sources_.size()) return {};
  const std::string_view text = sources_[span.source].text();
  if (span.begin >= text.size() || span.end <= span.begin) return {};
  return text.substr(span.begin, span.end - span.begin);
}

std::size_t first_bad_byte(std::string_view text) noexcept {
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] >= 0x20 && text[i] < 0x7f) {  // nearly all of a policy
      ++i;
      continue;
    }
    const CodePoint point = decode_utf8(text, i);
    const char32_t c = point.value;
    if (!point.valid || (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7f && c < 0xa0)) return i;
    i += point.size;
  }
  return std::string_view::npos;
}

}  // namespace amends::impl
