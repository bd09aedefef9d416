// The texts of a policy that reach a customer, and phrases in them.
#include "lint/texts.hpp"

#include <algorithm>
#include <array>

namespace amends::impl {

namespace {

bool is_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) > 127;
}

bool is_blank(char c) noexcept { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

char small(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// How much of `text` from `begin` on reads as the phrase; 0: it does not. Commas in the text do not count.
std::size_t length_of(std::string_view text, std::size_t begin, std::string_view phrase) {
  std::size_t i = begin;
  for (const char c : phrase) {
    if (c == ' ') {
      const std::size_t before = i;
      while (i < text.size() && (is_blank(text[i]) || text[i] == ',')) ++i;
      if (i == before) return 0;
    } else if (i < text.size() && small(text[i]) == c) {
      ++i;
    } else {
      return 0;
    }
  }
  return i < text.size() && is_letter(text[i]) && is_letter(phrase.back()) ? 0 : i - begin;
}

std::pair<std::size_t, std::size_t> find_phrase(std::string_view text, std::string_view phrase) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && is_letter(text[i - 1])) continue;
    if (const std::size_t length = length_of(text, i, phrase); length > 0) return {i, length};
  }
  return {0, 0};
}

void take(std::vector<const DocValue*>& texts, const DocBlock& block, std::span<const std::string_view> keys) {
  for (const std::string_view key : keys)
    if (const DocValue* value = block.get(key)) texts.push_back(value);
}

}  // namespace

std::vector<const DocValue*> texts_for_customers(const Linter& lint) {
  static constexpr std::array<std::string_view, 4> keys = {"title", "say", "ask", "against"};
  std::vector<const DocValue*> texts;
  for (const std::string_view blocks : {"facts", "steps", "eases", "remedies", "commitments"})
    for (const DocValue& entry : lint.entries(blocks))
      if (!entry.blocks.empty()) take(texts, entry.block(), keys);
  for (const DocBlock& rule : lint.list("rules")) take(texts, rule, keys);
  return texts;
}

std::string_view phrase_in(std::string_view text, std::span<const std::string_view> phrases) {
  for (const std::string_view phrase : phrases)
    if (find_phrase(text, phrase).second > 0) return phrase;
  return {};
}

Span place_of_phrase(const Linter& lint, const DocValue& text, std::string_view phrase) {
  const Span span = text.span();
  if (!span.exists()) return span;
  // Of a text over several lines the span is only the first; the rest follows it.
  constexpr std::size_t room_for_indentation = 4;
  const std::string_view source = lint.policy().sources[span.source].text();
  const std::size_t size = std::max<std::size_t>(span.end - span.begin, text.text().size() * room_for_indentation);
  const auto [begin, length] = find_phrase(source.substr(span.begin, size), phrase);
  if (length == 0) return span;
  Span place = span;
  place.begin += static_cast<std::uint32_t>(begin);
  place.end = place.begin + static_cast<std::uint32_t>(length);
  return place;
}

}  // namespace amends::impl
